package backprop;

import backprop.activation.Tanh;
import backprop.chart.Charts;
import backprop.data.Examples;
import backprop.equations.Document;
import backprop.equations.document.Equations;
import backprop.experiment.Experiment;
import backprop.experiment.Measure;
import backprop.experiment.Simulation;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.matrix.Threads;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.text.Text;
import backprop.train.GradientDescent;
import backprop.train.History;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How time and memory grow with what a reader can make large: a line for each size, with the time
 * for one unit of it, which stays level where growth is linear. Run it after {@code mvn -Pbench
 * test-compile} with target/classes, target/test-classes and the libraries on the class path;
 * arguments choose among the sections.
 */
public final class Growth {
  private interface Work {
    /** Does it, and returns what is to be kept in memory meanwhile. */
    Object run(int size) throws IOException, InterruptedException;
  }

  private static Path folder;

  private Growth() {}

  /** Prints the lines of these sections; of all for none. */
  public static void main(String[] sections) throws IOException, InterruptedException {
    folder = Files.createTempDirectory("growth");
    Threads.use(1);
    grow(sections, "batch", size -> steps(size + ": 128-128-128-10"), 64, 256, 1024, 4096);
    grow(
        sections,
        "weights",
        size -> steps("128: " + side(size)),
        1 << 14,
        1 << 16,
        1 << 18,
        1 << 20);
    grow(sections, "layers", size -> steps("128: " + "128-".repeat(size) + "10"), 2, 8, 32, 128);
    grow(sections, "examples", Growth::readExamples, 10_000, 100_000, 1_000_000);
    grow(sections, "settings", Growth::study, 100, 1_000, 10_000);
    grow(sections, "epochs", Growth::history, 10_000, 100_000, 1_000_000);
    grow(sections, "points", size -> Charts.loss(history(size)).png(), 10_000, 100_000, 1_000_000);
    for (Document<?> document : Equations.documents()) {
      grow(
          sections,
          "claims",
          size -> document.rows(Equations.seeds()),
          document.rows(Equations.seeds()).size());
    }
  }

  private static void grow(String[] sections, String what, Work work, int... sizes)
      throws IOException, InterruptedException {
    if (sections.length > 0 && !List.of(sections).contains(what)) {
      return;
    }
    work.run(sizes[0]); // the JIT compiler has met it
    for (int size : sizes) {
      long before = usedBytes();
      long start = System.nanoTime();
      Object kept = work.run(size);
      double seconds = (System.nanoTime() - start) / 1e9;
      double megabytes = (usedBytes() - before) / 1e6;
      System.out.println(
          Text.format(
              "%-9s %8d %9.3f s %10.3f µs each %8.1f MB%s",
              what, size, seconds, 1e6 * seconds / size, megabytes, kept == null ? "?" : ""));
    }
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static String side(int weights) {
    int side = (int) Math.sqrt(weights);
    return side + "-" + side + "-10";
  }

  private static Case steps(String sizes) {
    Case work = Case.sized(sizes);
    IntStream.range(0, 20).forEach(i -> work.step());
    return work;
  }

  private static Examples readExamples(int rows) throws IOException {
    Path csv = folder.resolve(rows + ".csv");
    if (!Files.exists(csv)) {
      Random random = new Random(1);
      try (Writer out = Files.newBufferedWriter(csv)) {
        out.write("a,b,c,d,y\n");
        for (int row = 0; row < rows; row++) {
          for (int column = 0; column < 4; column++) {
            out.write(random.nextDouble() + ",");
          }
          out.write(random.nextInt(10) + "\n");
        }
      }
    }
    return Examples.regression(csv, "y");
  }

  private static Object study(int settings) throws InterruptedException {
    Object[] rates = IntStream.rangeClosed(1, settings).mapToObj(i -> i * 1e-6).toArray();
    return Experiment.named("growth")
        .varying("rate", rates)
        .data(new Simulation(Simulation.Target.SUM_OF_SIGMOIDS, 10, 10, 4, 1))
        .network(at -> Network.input(2).output(1, Output.identitySquaredError(Reduction.MEAN)))
        .training(at -> GradientDescent.withRate(at.number("rate")).epochs(1))
        .measuring(Measure.trainingLoss())
        .run();
  }

  private static History history(int epochs) {
    Matrix X = Matrix.of(new double[] {0, 0, 1, 1}, new double[] {0, 1, 0, 1});
    Matrix Y = Matrix.rowOf(0, 1, 1, 0);
    Network net =
        Network.input(2)
            .layer(3, new Tanh())
            .output(1, Output.sigmoidCrossEntropy(Reduction.MEAN))
            .initialised(Initialisation.xavier(), 1);
    return GradientDescent.withRate(0.1).epochs(epochs).train(net, X, Y);
  }
}
