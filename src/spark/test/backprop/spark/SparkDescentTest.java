package backprop.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Sigmoid;
import backprop.activation.Tanh;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import backprop.network.Fingerprint;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.train.Adam;
import backprop.train.Batches;
import backprop.train.GradientDescent;
import backprop.train.History;
import backprop.train.Lbfgs;
import backprop.train.Trainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class SparkDescentTest {
  private static final int EXAMPLES = 11_000; // six blocks, the last one shorter
  private static final Generated GENERATED = new Generated(7, 12, 3);
  private static final GradientDescent FULL =
      GradientDescent.withRate(0.5).epochs(3).momentum(0.9).weightDecay(0.001);
  private static final GradientDescent BATCHES = FULL.batches(Batches.of(2500, 3));

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
    Block all = GENERATED.block(0, EXAMPLES);
    return new Matrix[] {Matrix.of(all.X()), all.targets()};
  }

  private static String trained(GradientDescent descent, Shards shards) {
    Network net = network(Reduction.MEAN);
    History history = SparkDescent.train(descent, net, shards, null);
    assertTrue(history.loss()[descent.epochs()] < history.loss()[0], "nothing was learnt");
    return Fingerprint.of(net);
  }

  @Test
  void gradientAndCostHaveTheBitsOfOneMachineInAnyNumberOfPartitions()
      throws IOException, InterruptedException {
    Matrix[] XY = onThisMachine();
    List<Network> networks = List.of(network(Reduction.SUM), network(Reduction.MEAN), theLongWay());
    for (Network net : networks) {
      Pass expected = net.gradients(XY[0], XY[1]);
      Sessions.at(
          "local[2]",
          spark -> {
            for (int partitions : new int[] {1, 2, 7, 1000}) {
              PartialSum sum = PartialSum.over(shards(spark, partitions), net, null, true);
              Pass pass = Pass.forGradientsOf(net);
              sum.fill(pass);
              assertEquals(EXAMPLES, sum.vector()[0]);
              assertEquals(net.cost(XY[1], expected), sum.cost(net.output().reduction()));
              for (int l = 1; l <= net.depth(); l++) {
                assertEquals(expected.dW(l), pass.dW(l), partitions + " partitions");
                assertEquals(expected.db(l), pass.db(l), partitions + " partitions");
              }
            }
            return null;
          });
    }
  }

  private static Network theLongWay() {
    return Network.input(12)
        .layer(8, new Tanh())
        .output(3, Output.of(new Sigmoid(), SquaredError.MEAN, Reduction.MEAN))
        .initialised(Initialisation.xavier(), 5);
  }

  @Test
  void fullBatchesTrainToTheBitsOfOneMachine() throws IOException, InterruptedException {
    Matrix[] XY = onThisMachine();
    for (Trainer trainer : List.of(FULL, FULL.rule(Adam.standard()), new Lbfgs(5, 0.001))) {
      Network here = network(Reduction.MEAN);
      History expected = trainer.train(here, XY[0], XY[1]);
      for (int partitions : new int[] {1, 4, 1000}) {
        Network there = network(Reduction.MEAN);
        History history =
            Sessions.at(
                "local[2]",
                spark ->
                    trainer instanceof Lbfgs lbfgs
                        ? SparkDescent.train(lbfgs, there, shards(spark, partitions), null)
                        : SparkDescent.train(
                            (GradientDescent) trainer, there, shards(spark, partitions), null));
        assertArrayEquals(expected.loss(), history.loss(), trainer.toString());
        assertArrayEquals(expected.gradientNorms(), history.gradientNorms());
        assertEquals(Fingerprint.of(here), Fingerprint.of(there), trainer.toString());
      }
    }
  }

  @Test
  void theBitsDependNeitherOnPartitionsNorOnProcessors() throws IOException, InterruptedException {
    String expected = Sessions.at("local[1]", spark -> trained(BATCHES, shards(spark, 1)));
    for (int partitions : new int[] {2, 7, 1000}) {
      String found = Sessions.at("local[2]", spark -> trained(BATCHES, shards(spark, partitions)));
      assertEquals(expected, found, partitions + " partitions");
    }
  }

  @Test
  void aTrainingThatStoppedAnywhereGoesOnToTheSameBits() throws IOException, InterruptedException {
    List<Trainer> trainers =
        List.of(FULL, BATCHES, BATCHES.rule(Adam.standard()), new Lbfgs(5, 0.001));
    for (Trainer trainer : trainers) {
      Sessions.at(
          "local[2]",
          spark -> {
            Shards training = shards(spark, 4);
            Shards heldOut = new Generated(8, 12, 3).shards(Sessions.context(spark), 300, 2);
            List<State> states = new ArrayList<>();
            Network whole = network(Reduction.MEAN);
            History expected =
                new SparkDescent(
                        trainer,
                        2,
                        whole,
                        training,
                        heldOut,
                        epoch -> {},
                        null,
                        state -> states.add(state.get()))
                    .run();
            for (State state : states) {
              Network net = state.network().network();
              History history =
                  new SparkDescent(
                          trainer, 2, net, training, heldOut, epoch -> {}, state, kept -> {})
                      .run();
              assertEquals(expected.epochs(), history.epochs());
              assertEquals(expected.stopped(), history.stopped());
              assertEquals(Fingerprint.of(whole), Fingerprint.of(net), trainer.toString());
            }
            return null;
          });
    }
  }

  @Test
  void withoutPatienceLeftTheBestNetworkRemains() throws IOException, InterruptedException {
    Sessions.at(
        "local[2]",
        spark -> {
          Shards training = new Generated(7, 12, 3).shards(Sessions.context(spark), 20, 1);
          Shards heldOut = new Generated(8, 12, 3).shards(Sessions.context(spark), 300, 2);
          Network net = network(Reduction.MEAN);
          GradientDescent descent = GradientDescent.withRate(2).epochs(300).patience(5);
          History history = SparkDescent.train(descent, net, training, heldOut);
          assertTrue(history.stopped().orElseThrow().contains("no held-out loss for 5 epochs"));
          assertEquals(history.best().number() + 5, history.last().number());
          PartialSum measured = PartialSum.over(heldOut, net, null, false);
          assertEquals(history.best().heldOutLoss(), measured.cost(Reduction.MEAN));
          return null;
        });
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
              return trained(FULL, with(whole, whole.blocks().map(SparkDescentTest::failing)));
            });
    assertEquals(expected, after);
    assertTrue(failures.get() > 0, "nothing failed");
  }

  private static Shards with(Shards shards, JavaRDD<Block> blocks) {
    return new Shards(
        blocks, shards.examples(), shards.partitions(), shards.shift(), shards.scale());
  }

  private static final AtomicInteger FAILURES = new AtomicInteger();

  private static Block failing(Block block) {
    TaskContext task = TaskContext.get();
    if (task.attemptNumber() == 0 && task.partitionId() == 2) {
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
              return trained(BATCHES, with(whole, whole.blocks().map(SparkDescentTest::slow)));
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
                  () -> trained(FULL.batches(Batches.of(11_001, 1)), shards(spark, 2)));
          assertEquals(
              "batch size: 11001, but there are only 11000 examples: it must be from 1 to 11000",
              batch.getMessage());
          var partitions = assertThrows(IllegalArgumentException.class, () -> shards(spark, 0));
          assertTrue(partitions.getMessage().contains("0"), partitions.getMessage());
          return null;
        });
  }
}
