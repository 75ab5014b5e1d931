package backprop.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Sigmoid;
import backprop.activation.Tanh;
import backprop.check.Check;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Fingerprint;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.train.Batches;
import backprop.train.GradientDescent;
import backprop.train.History;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class SparkDescentTest {
  private static final int EXAMPLES = 700;
  private static final Generated GENERATED = new Generated(7, 12, 3);
  private static final GradientDescent FULL =
      GradientDescent.withRate(0.5).epochs(4).momentum(0.9).weightDecay(0.001);
  private static final GradientDescent BATCHES = FULL.batches(Batches.of(100, 3));

  private static Network network(Reduction reduction) {
    return Network.input(12)
        .layer(8, new Tanh())
        .layer(5, new Sigmoid())
        .output(3, Output.softmaxCrossEntropy(reduction))
        .initialised(Initialisation.xavier(), 5);
  }

  private static Shards shards(SparkSession spark, int partitions) {
    return GENERATED.shards(Sessions.context(spark), EXAMPLES, partitions);
  }

  /** All examples on this machine, in the order of their numbers. */
  private static Matrix[] onThisMachine() {
    List<Block.Example> all = new ArrayList<>();
    for (int number = 0; number < EXAMPLES; number++) {
      all.add(GENERATED.example(number));
    }
    double[][] x = all.stream().map(Block.Example::x).toArray(double[][]::new);
    double[][] y = all.stream().map(Block.Example::y).toArray(double[][]::new);
    return new Matrix[] {Matrix.of(x).transpose(), Matrix.of(y).transpose()};
  }

  private static String trained(GradientDescent descent, Shards shards) {
    Network net = network(Reduction.MEAN);
    History history = SparkDescent.train(descent, net, shards, null);
    assertTrue(history.loss()[descent.epochs()] < history.loss()[0], "nothing was learnt");
    return Fingerprint.of(net);
  }

  @Test
  void theGradientIsThatOfOneMachineForAnyNumberOfPartitions()
      throws IOException, InterruptedException {
    Matrix[] XY = onThisMachine();
    for (Reduction reduction : Reduction.values()) {
      Network net = network(reduction);
      Pass expected = net.gradients(XY[0], XY[1]);
      Sessions.at(
          "local[2]",
          spark -> {
            for (int partitions : new int[] {1, 2, 7, 40, 300, 900}) { // the last has empty ones
              PartialSum sum = PartialSum.over(shards(spark, partitions), net, null, true);
              double factor = reduction.factor(EXAMPLES);
              Pass pass = Pass.forGradientsOf(net);
              sum.fill(pass, factor);
              assertEquals(EXAMPLES, sum.examples());
              Check.close(factor * sum.cost(), net.cost(XY[1], expected), 1e-12);
              for (int l = 1; l <= net.depth(); l++) {
                Check.close(pass.dW(l), expected.dW(l), 1e-12);
                Check.close(pass.db(l), expected.db(l), 1e-12);
              }
            }
            return null;
          });
    }
  }

  @Test
  void fullBatchDescentIsThatOfOneMachine() throws IOException, InterruptedException {
    Matrix[] XY = onThisMachine();
    Network here = network(Reduction.MEAN);
    History expected = FULL.train(here, XY[0], XY[1]);
    Network there = network(Reduction.MEAN);
    History history =
        Sessions.at("local[2]", spark -> SparkDescent.train(FULL, there, shards(spark, 7), null));
    assertArrayEquals(expected.loss(), history.loss(), 1e-12);
    for (int l = 1; l <= here.depth(); l++) {
      assertArrayEquals(expected.gradientNorm(l), history.gradientNorm(l), 1e-12);
      Check.close(there.W(l), here.W(l), 1e-12);
    }
  }

  @Test
  void theBitsDependOnPartitionsNotOnProcessors() throws IOException, InterruptedException {
    for (GradientDescent descent : List.of(FULL, BATCHES)) {
      for (int partitions : new int[] {1, 2, 7, 40}) {
        String one = Sessions.at("local[1]", spark -> trained(descent, shards(spark, partitions)));
        String two = Sessions.at("local[2]", spark -> trained(descent, shards(spark, partitions)));
        assertEquals(one, two, descent.batches() + " in " + partitions + " partitions");
      }
    }
  }

  @Test
  void aBatchHasTheSameExamplesHoweverTheyAreDivided() throws IOException, InterruptedException {
    Network one = network(Reduction.MEAN);
    Network seven = network(Reduction.MEAN);
    Sessions.at(
        "local[2]",
        spark -> {
          SparkDescent.train(BATCHES, one, shards(spark, 1), null);
          return SparkDescent.train(BATCHES, seven, shards(spark, 7), null);
        });
    for (int l = 1; l <= one.depth(); l++) {
      Check.close(seven.W(l), one.W(l), 1e-12);
    }
    assertNotEquals(Fingerprint.of(one), Fingerprint.of(seven)); // another order of addition
  }

  @Test
  void aTaskThatFailsIsRunAgainAndChangesNothing() throws IOException, InterruptedException {
    String expected = Sessions.at("local[2]", spark -> trained(FULL, shards(spark, 7)));
    AtomicInteger failures = FAILURES;
    String after =
        Sessions.at(
            "local[2]",
            spark -> {
              Shards whole = shards(spark, 7);
              return trained(
                  FULL, new Shards(whole.blocks().map(SparkDescentTest::failing), EXAMPLES, 7));
            });
    assertEquals(expected, after);
    assertTrue(failures.get() > 0, "nothing failed");
  }

  private static final AtomicInteger FAILURES = new AtomicInteger();

  private static Block failing(Block block) {
    TaskContext task = TaskContext.get();
    if (task.attemptNumber() == 0 && task.partitionId() == 3) {
      FAILURES.incrementAndGet();
      throw new IllegalStateException("the machine is on fire (a test)");
    }
    return block;
  }

  @Test
  void aTaskThatIsKilledIsRunAgainAndChangesNothing() throws IOException, InterruptedException {
    String expected = Sessions.at("local[2]", spark -> trained(BATCHES, shards(spark, 7)));
    Killer killer = new Killer();
    String after =
        Sessions.at(
            "local[2]",
            spark -> {
              killer.context = Sessions.context(spark);
              spark.sparkContext().addSparkListener(killer);
              Shards whole = shards(spark, 7);
              return trained(
                  BATCHES, new Shards(whole.blocks().map(SparkDescentTest::slow), EXAMPLES, 7));
            });
    assertEquals(expected, after);
    assertTrue(killer.killed.size() > 2, "killed: " + killer.killed);
  }

  /** Kills the first attempt of a task now and then. */
  private static final class Killer extends SparkListener {
    private final Set<Long> killed = ConcurrentHashMap.newKeySet();
    private JavaSparkContext context;

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
      if (start.taskInfo().attemptNumber() == 0 && start.stageId() % 5 == 2 && killed.size() < 20) {
        if (context.sc().killTaskAttempt(start.taskInfo().taskId(), true, "a test")) {
          killed.add(start.taskInfo().taskId());
        }
      }
    }
  }

  private static Block slow(Block block) throws InterruptedException {
    if (TaskContext.get().stageId() % 5 == 2) {
      Thread.sleep(20); // there is time to kill it
    }
    return block;
  }

  @Test
  void aLossThatIsNotFiniteStopsWithTheParametersBefore() throws IOException, InterruptedException {
    GradientDescent wild = GradientDescent.withRate(Double.MAX_VALUE).epochs(5);
    Network net = network(Reduction.MEAN);
    History history =
        Sessions.at("local[2]", spark -> SparkDescent.train(wild, net, shards(spark, 2), null));
    assertTrue(
        history.stopped().orElseThrow().contains("with learning rate 1.797"), history::toString);
    assertTrue(net.W(1).isFinite());
  }

  @Test
  void impossibleBatchesAndPartitionsAreRefusedWithTheNumbers()
      throws IOException, InterruptedException {
    Sessions.at(
        "local[1]",
        spark -> {
          var batch =
              assertThrows(
                  IllegalArgumentException.class,
                  () -> trained(FULL.batches(Batches.of(701, 1)), shards(spark, 2)));
          assertEquals(
              "batch size: 701, but there are 700 examples: a number from 1 to 700 was expected",
              batch.getMessage());
          var partitions = assertThrows(IllegalArgumentException.class, () -> shards(spark, 0));
          assertTrue(partitions.getMessage().contains("0"), partitions.getMessage());
          return null;
        });
  }
}
