package backprop.spark;

import backprop.activation.Tanh;
import backprop.file.AtomicFile;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Blocks;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.text.Text;
import com.google.common.collect.Iterators;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/**
 * How long a full-batch step of 784-HIDDEN-10 takes, by one thread without Spark and by Spark:
 * {@code mvn -Pspark test -Dtest=StepBenchmark} writes the figures of notebook 09 to
 * target/spark-steps.csv, in five minutes. Run it on a machine that does nothing else.
 */
class StepBenchmark {
  private static final Generated GENERATED = new Generated(1, 784, 10);
  private static final long EXAMPLES = 1_000_000; // of a step of 784-128-10
  private static final int STEPS = 3; // of which the median counts; of the longest there is one
  private static final int PARTITIONS = 16;
  private static final int HIDDEN = 128;
  private static final int[] WIDTHS = {32, 128, 512, 2048};

  private interface Step {
    void run() throws IOException;
  }

  private final StringBuilder csv =
      new StringBuilder("what,hidden,parameters,examples,partitions,seconds,examples per second\n");

  @Test
  void stepsWithSparkAndWithout() throws IOException, InterruptedException {
    long tenth = EXAMPLES / 10;
    Step nothing = () -> Iterators.size(GENERATED.blocks(0, tenth));
    row("generated only", HIDDEN, tenth, 1, STEPS, nothing);
    for (int width : WIDTHS) { // wider ones with fewer examples: a step takes as long
      oneThread(width, tenth * HIDDEN / Math.max(width, HIDDEN));
    }
    oneThread(HIDDEN, EXAMPLES);
    for (String master : new String[] {"local[1]", "local[2]"}) {
      Sessions.at(
          master,
          spark -> {
            withSpark(Sessions.context(spark), master);
            return null;
          });
    }
    Path out = Path.of("target", "spark-steps.csv");
    AtomicFile.write(out, csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void oneThread(int hidden, long examples) throws IOException {
    PartialSum.Work work =
        new PartialSum.Work(
            Parameters.of(network(hidden)),
            new double[784],
            GENERATED.ones(),
            null,
            examples,
            true);
    long count = Blocks.count(examples);
    Step step = () -> PartialSum.of(GENERATED.blocks(0, examples), 0, count, work);
    row("one thread", hidden, examples, 1, STEPS, step);
  }

  private void withSpark(JavaSparkContext context, String master) throws IOException {
    for (int partitions : new int[] {PARTITIONS, 4 * PARTITIONS, 16 * PARTITIONS}) {
      empty(context, master, 1, partitions); // Spark, and no work
    }
    for (int width : WIDTHS) {
      empty(context, master, width, PARTITIONS);
    }
    for (long some = EXAMPLES / 100; some <= EXAMPLES; some *= 10) {
      step(master, HIDDEN, some, GENERATED.shards(context, some, PARTITIONS), PARTITIONS, STEPS);
    }
  }

  private void empty(JavaSparkContext context, String master, int hidden, int partitions)
      throws IOException {
    Shards shards = GENERATED.sparse(context, partitions);
    step(master, hidden, partitions, shards, partitions, 3 * STEPS);
  }

  private void step(String master, int hidden, long some, Shards shards, int partitions, int steps)
      throws IOException {
    Network net = network(hidden);
    Step step = () -> PartialSum.over(shards, net, null, true);
    row(master, hidden, some, partitions, steps, step);
  }

  private static Network network(int hidden) {
    return Network.input(GENERATED.features())
        .layer(hidden, new Tanh())
        .output(GENERATED.classes(), Output.softmaxCrossEntropy(Reduction.MEAN))
        .initialised(Initialisation.xavier(), 1);
  }

  /**
   * Measures, after one step that is not counted unless all examples are in it, and writes a row.
   */
  private void row(String what, int hidden, long some, int partitions, int steps, Step step)
      throws IOException {
    if (some < EXAMPLES) {
      step.run();
    }
    double[] seconds = new double[some < EXAMPLES ? steps : 1];
    for (int s = 0; s < seconds.length; s++) {
      long start = System.nanoTime();
      step.run();
      seconds[s] = (System.nanoTime() - start) * 1e-9;
    }
    Arrays.sort(seconds);
    double median = seconds[seconds.length / 2];
    String row =
        Text.format(
            "%s,%d,%d,%d,%d,%.6f,%.0f",
            what,
            hidden,
            network(hidden).parameterCount(),
            some,
            partitions,
            median,
            some / median);
    csv.append(row).append('\n');
    System.out.println(row);
  }
}
