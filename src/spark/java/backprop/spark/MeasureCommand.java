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
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code measure}: how long a full-batch step takes, with Spark and without. */
@Command(name = "measure", sortOptions = false)
final class MeasureCommand implements Callable<Integer> {
  private static final Generated EXAMPLES = new Generated(1, 784, 10);
  private static final int PARTITIONS = 16;
  private static final int HIDDEN = 128;

  @Spec private CommandSpec spec;

  @Option(names = "--examples", paramLabel = "N")
  private long examples = 1_000_000;

  @Option(names = "--steps", paramLabel = "N")
  private int steps = 3;

  @Option(names = "--widths", split = ",", paramLabel = "UNITS")
  private int[] widths = {32, 128, 512, 2048};

  @Option(names = "--out", paramLabel = "FILE")
  private Path out = Path.of("target", "spark-steps.csv");

  private final StringBuilder csv =
      new StringBuilder("what,hidden,parameters,examples,partitions,seconds,examples per second\n");

  @Override
  public Integer call() throws Exception {
    row(
        "generated only",
        HIDDEN,
        examples / 10,
        1,
        steps,
        () -> Iterators.size(EXAMPLES.blocks(0, examples / 10)));
    for (int width : widths) { // wider ones with fewer examples: a step takes as long
      long some = Math.max(2 * Blocks.EXAMPLES, examples / 10 * HIDDEN / Math.max(width, HIDDEN));
      oneThread(width, some);
    }
    oneThread(HIDDEN, examples);
    for (String master : new String[] {"local[1]", "local[2]"}) {
      try (SparkSession spark = new Cluster().open(master)) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        for (int partitions : new int[] {PARTITIONS, 4 * PARTITIONS, 16 * PARTITIONS}) {
          step(context, master, 1, partitions, partitions, 5 * steps); // Spark, and no work
        }
        for (int width : widths) {
          step(context, master, width, PARTITIONS, PARTITIONS, 5 * steps);
        }
        for (long some = examples / 100; some <= examples; some *= 10) {
          step(context, master, HIDDEN, some, PARTITIONS, steps);
        }
      }
    }
    AtomicFile.write(out, csv.toString().getBytes(StandardCharsets.UTF_8));
    return 0;
  }

  private void oneThread(int hidden, long some) throws Exception {
    Network net = network(hidden);
    row(
        "one thread",
        hidden,
        some,
        1,
        steps,
        () -> PartialSum.of(EXAMPLES.blocks(0, some), some, net, EXAMPLES.features()));
  }

  private void step(
      JavaSparkContext context, String master, int hidden, long some, int partitions, int steps)
      throws Exception {
    Network net = network(hidden);
    Shards shards =
        some == partitions
            ? EXAMPLES.sparse(context, partitions)
            : EXAMPLES.shards(context, some, partitions);
    row(master, hidden, some, partitions, steps, () -> PartialSum.over(shards, net, null, true));
  }

  private static Network network(int hidden) {
    return Network.input(EXAMPLES.features())
        .layer(hidden, new Tanh())
        .output(EXAMPLES.classes(), Output.softmaxCrossEntropy(Reduction.MEAN))
        .initialised(Initialisation.xavier(), 1);
  }

  /** Measures, after one step that is not counted, and writes the row. */
  private void row(String what, int hidden, long some, int partitions, int steps, Callable<?> step)
      throws Exception {
    step.call();
    double[] seconds = new double[steps];
    for (int s = 0; s < steps; s++) {
      long start = System.nanoTime();
      step.call();
      seconds[s] = (System.nanoTime() - start) * 1e-9;
    }
    Arrays.sort(seconds);
    double median = seconds[steps / 2];
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
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.println(row);
    terminal.flush();
  }
}
