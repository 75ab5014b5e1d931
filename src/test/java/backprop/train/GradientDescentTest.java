package backprop.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Tanh;
import backprop.check.Check;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GradientDescentTest {
  @Test
  void learnsXor() {
    Network net = Xor.network();
    History history =
        GradientDescent.withRate(1)
            .epochs(2000)
            .measuring(Metric.accuracy())
            .train(net, Xor.X, Xor.Y);
    assertEquals(1, history.last().metric());
    assertTrue(history.last().loss() < 0.05, history.toString());
    assertEquals(2001, history.loss().length);
    assertTrue(history.stopped().isEmpty());
  }

  @Test
  void oneEpochOfFullBatchIsOneUpdateByTheFormula() {
    Network net = Xor.network();
    Network byHand = net.copy();
    Pass pass = byHand.gradients(Xor.X, Xor.Y);
    byHand.W(1).addScaled(-0.5, pass.dW(1));
    byHand.b(2).addScaled(-0.5, pass.db(2));
    GradientDescent.withRate(0.5).epochs(1).train(net, Xor.X, Xor.Y);
    assertEquals(byHand.W(1), net.W(1));
    assertEquals(byHand.b(2), net.b(2));
  }

  @Test
  void momentumAndWeightDecayFollowTheirFormula() {
    Network net = Xor.network();
    Network byHand = net.copy();
    Matrix V = Matrix.zerosLike(net.W(1));
    Matrix v = Matrix.zerosLike(net.b(1));
    Update rest = new Update(byHand, GradientDescent.withRate(1).momentum(0.9).weightDecay(0.01));
    for (int r = 0; r < 3; r++) {
      Pass pass = byHand.gradients(Xor.X, Xor.Y);
      Matrix W = byHand.W(1);
      V = V.scale(0.9).minus(pass.dW(1).plus(W.scale(0.01)).scale(0.5));
      v = v.scale(0.9).minus(pass.db(1).scale(0.5));
      Matrix expectedW = W.plus(V);
      Matrix expectedb = byHand.b(1).plus(v);
      rest.apply(pass, 0.5);
      Check.close(byHand.W(1), expectedW, 1e-14);
      Check.close(byHand.b(1), expectedb, 1e-14);
    }
    GradientDescent.withRate(0.5)
        .epochs(3)
        .momentum(0.9)
        .weightDecay(0.01)
        .train(net, Xor.X, Xor.Y);
    assertEquals(byHand.W(1), net.W(1));
  }

  @Test
  void anEpochOfMiniBatchesSeesEveryExampleOnce() {
    // with a linear model, sum reduction and a tiny rate, the updates of an epoch add up
    Network net =
        Network.input(1)
            .output(1, Output.identitySquaredError(Reduction.SUM))
            .withoutBiases()
            .initialised(Initialisation.uniform(0), 1);
    Matrix X = Matrix.rowOf(1, 10, 100, 1000, 10000);
    Matrix Y = Matrix.rowOf(1, 1, 1, 1, 1);
    GradientDescent.withRate(1e-15).epochs(1).batches(Batches.of(2, 1)).train(net, X, Y);
    assertEquals(11111e-15, net.W(1).get(0, 0), 1e-17);
  }

  @Test
  void theScheduleCountsUpdates() {
    List<Long> asked = new ArrayList<>();
    LearningRate spy =
        r -> {
          asked.add(r);
          return 0.1;
        };
    GradientDescent.withRate(spy)
        .epochs(2)
        .batches(Batches.of(3, 1))
        .train(Xor.network(), Xor.X, Xor.Y); // 4 examples: batches of 3 and 1
    assertEquals(List.of(0L, 1L, 2L, 3L), asked);
    assertEquals(0.05, LearningRate.inverse(0.1, 10).at(10), 1e-15);
    assertEquals(0.1, LearningRate.constant(0.1).at(1000));
  }

  @Test
  void theSameSeedsGiveTheSameBits() {
    Network first = Xor.network();
    Network second = Xor.network();
    GradientDescent descent = GradientDescent.withRate(0.3).epochs(20).batches(Batches.of(3, 7));
    History one = descent.train(first, Xor.X, Xor.Y);
    History two = descent.train(second, Xor.X, Xor.Y);
    assertEquals(first.W(1), second.W(1));
    assertArrayEquals(one.loss(), two.loss());
    Network other = Xor.network();
    descent.batches(Batches.of(3, 8)).train(other, Xor.X, Xor.Y);
    assertNotEquals(first.W(1), other.W(1));
  }

  @Test
  void divergenceStopsWithAMessageAndKeepsTheLastFiniteParameters() {
    Network net =
        Network.input(1)
            .output(1, Output.identitySquaredError(Reduction.SUM))
            .initialised(Initialisation.uniform(1), 1);
    Matrix X = Matrix.rowOf(1, 2, 3);
    Matrix Y = Matrix.rowOf(2, 4, 6);
    History history = GradientDescent.withRate(1e30).epochs(50).train(net, X, Y);
    String message = history.stopped().orElseThrow();
    int kept = history.last().number();
    assertTrue(message.contains("stopped in epoch " + (kept + 1)), message);
    assertTrue(message.contains("learning rate 1.0E30"), message);
    assertTrue(message.contains("the loss became"), message);
    assertTrue(net.W(1).isFinite());
    assertEquals(history.last().loss(), net.cost(Y, net.forward(X)));
    assertTrue(Arrays.stream(history.loss()).allMatch(Double::isFinite));
  }

  @Test
  void heldOutExamplesAreMeasuredAndNotLearnt() {
    Network with = Xor.network();
    Network without = Xor.network();
    GradientDescent descent = GradientDescent.withRate(0.5).epochs(5).measuring(Metric.accuracy());
    History history =
        descent.heldOut(Matrix.columnOf(0.5, 0.5), Matrix.columnOf(1)).train(with, Xor.X, Xor.Y);
    descent.train(without, Xor.X, Xor.Y);
    assertEquals(without.W(1), with.W(1));
    assertEquals(
        with.cost(Matrix.columnOf(1), with.forward(Matrix.columnOf(0.5, 0.5))),
        history.last().heldOutLoss());
  }

  @Test
  void theHistoryHoldsGradientNormsPerLayer() {
    Network net = Xor.network();
    double expected = net.gradients(Xor.X, Xor.Y).dW(2).norm();
    History history = GradientDescent.withRate(0.5).epochs(3).train(net, Xor.X, Xor.Y);
    assertEquals(expected, history.gradientNorm(2)[0]);
    assertEquals(4, history.gradientNorms().length);
    assertEquals(
        List.of("epoch", "loss", "‖∂C/∂W^1‖", "‖∂C/∂W^2‖"),
        List.copyOf(history.columns().keySet()));
  }

  @Test
  void theListenerHearsEveryEpoch() {
    List<Integer> heard = new ArrayList<>();
    GradientDescent.withRate(0.5)
        .epochs(3)
        .listening(epoch -> heard.add(epoch.number()))
        .train(Xor.network(), Xor.X, Xor.Y);
    assertEquals(List.of(0, 1, 2, 3), heard);
  }

  @Test
  void anInterruptEndsTrainingAfterAnUpdate() {
    Network net = Xor.network();
    History history =
        GradientDescent.withRate(0.5)
            .epochs(1000)
            .listening(
                epoch -> {
                  if (epoch.number() == 10) {
                    Thread.currentThread().interrupt();
                  }
                })
            .train(net, Xor.X, Xor.Y);
    assertTrue(history.stopped().orElseThrow().contains("interrupted in epoch 11"));
    assertEquals(11, history.epochs().size());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void anInterruptLeavesTheNetworkAsAfterTheLastFullUpdate() {
    Network net = Xor.network();
    List<Network> after = new ArrayList<>();
    Listener interrupting =
        new Listener() {
          @Override
          public void epoch(History.Epoch epoch) {}

          @Override
          public void update(double epochs) {
            after.add(net.copy());
            if (epochs == 2.75) {
              Thread.currentThread().interrupt();
            }
          }
        };
    History history =
        GradientDescent.withRate(0.5)
            .batches(Batches.of(1, 1))
            .listening(interrupting)
            .train(net, Xor.X, Xor.Y);
    assertTrue(history.interrupted());
    assertEquals("interrupted in epoch 3, after 11 updates", history.stopped().orElseThrow());
    assertEquals(11, after.size());
    assertEquals(after.get(10).W(1), net.W(1));
    assertEquals(3, history.epochs().size());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void anInterruptBeforeTheFirstMeasurementLeavesAnEmptyHistory() {
    Thread.currentThread().interrupt();
    History history = GradientDescent.withRate(0.5).train(Xor.network(), Xor.X, Xor.Y);
    assertEquals("nothing measured\ninterrupted in epoch 0, after 0 updates", history.toString());
    assertEquals(0, history.loss().length);
    assertThrows(IllegalStateException.class, history::last);
  }

  @Test
  void aBigPassEndsWithinItself() throws Exception {
    Network net =
        Network.input(1000)
            .layer(1000, new Tanh())
            .output(1000, Output.identitySquaredError(Reduction.MEAN))
            .initialised(Initialisation.xavier(), 1);
    Matrix X = Matrix.zeros(1000, 1500); // 9 billion multiplications to measure it
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<History> history = new AtomicReference<>();
    Listener listener =
        new Listener() {
          @Override
          public void begins(GradientDescent descent) {
            begun.countDown();
          }

          @Override
          public void epoch(History.Epoch epoch) {}
        };
    GradientDescent descent = GradientDescent.withRate(1).listening(listener);
    Thread trainer = new Thread(() -> history.set(descent.train(net, X, X)));
    trainer.start();
    begun.await();
    Thread.sleep(20);
    trainer.interrupt();
    trainer.join(20_000);
    assertEquals("interrupted in epoch 0, after 0 updates", history.get().stopped().orElseThrow());
    assertEquals(List.of(), history.get().epochs());
  }

  @Test
  void listenersAreToldInOrderAndOfTheEnd() {
    List<String> heard = new ArrayList<>();
    record Spy(String name, List<String> heard) implements Listener {
      @Override
      public void begins(GradientDescent descent) {
        heard.add(name + " begins " + descent.epochs());
      }

      @Override
      public void epoch(History.Epoch epoch) {
        heard.add(name + " epoch " + epoch.number());
      }

      @Override
      public void update(double epochs) {
        heard.add(name + " update " + epochs);
      }

      @Override
      public void ends(History history) {
        heard.add(name + " ends " + history.epochs().size());
      }
    }
    GradientDescent.withRate(0.5)
        .epochs(1)
        .batches(Batches.of(3, 1))
        .listening(new Spy("a", heard))
        .listening(new Spy("b", heard))
        .train(Xor.network(), Xor.X, Xor.Y);
    assertEquals(
        List.of("begins 1", "epoch 0", "update 0.75", "update 1.0", "epoch 1", "ends 2"),
        heard.stream().filter(s -> s.startsWith("a")).map(s -> s.substring(2)).toList());
    assertEquals(List.of("a begins 1", "b begins 1"), heard.subList(0, 2));
    heard.clear();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            GradientDescent.withRate(r -> Double.NaN)
                .listening(new Spy("a", heard))
                .train(Xor.network(), Xor.X, Xor.Y));
    assertEquals("a ends 1", heard.get(heard.size() - 1));
  }

  @Test
  void aHistoryPrintsATableOfAFewEpochs() {
    History history =
        GradientDescent.withRate(0.5)
            .epochs(43)
            .measuring(Metric.accuracy())
            .train(Xor.network(), Xor.X, Xor.Y);
    List<String> lines = history.toString().lines().toList();
    assertTrue(lines.get(0).startsWith("43 epochs, loss "), lines.get(0));
    assertEquals("  epoch    loss  metric", lines.get(1));
    assertEquals(
        List.of("0", "5", "10", "15", "20", "25", "30", "35", "40", "43"),
        lines.subList(2, 12).stream().map(line -> line.strip().split(" +")[0]).toList());
    assertEquals("  every 5 epochs; epochs() has them all", lines.get(12));
  }

  @Test
  void itPrintsAsPeopleWriteItDown() {
    GradientDescent plain = GradientDescent.withRate(0.5);
    assertEquals("gradient descent: γ = 0.5, 100 epochs, full batch", plain.toString());
    assertEquals(
        "gradient descent: γ_r = 1 / (1 + r / 50), 1 epoch, batches of 32, momentum μ = 0.9,"
            + " weight decay λ = 0.0001, measuring accuracy, 4 held-out examples",
        GradientDescent.withRate(LearningRate.inverse(1, 50))
            .epochs(1)
            .batches(Batches.of(32, 1))
            .momentum(0.9)
            .weightDecay(1e-4)
            .measuring(Metric.accuracy())
            .heldOut(Xor.X, Xor.Y)
            .toString());
    assertEquals(
        "gradient descent: γ_r of your own, 100 epochs, full batch, measuring a metric of your own",
        GradientDescent.withRate(r -> 0.1).measuring((A, Y) -> 0).toString());
    assertEquals("root mean squared error", Metric.rootMeanSquaredError().toString());
  }

  @Test
  void aNetworkWithoutNumbersHasNoMetricAndSaysSo() {
    Network net = Xor.network();
    net.W(2).set(0, 0, Double.NaN);
    History history =
        GradientDescent.withRate(0.1).measuring(Metric.accuracy()).train(net, Xor.X, Xor.Y);
    assertEquals("stopped before the first update: the loss is NaN", history.stopped().orElse(""));
    assertTrue(Double.isNaN(history.last().metric()));
    for (Metric metric : List.of(Metric.accuracy(), Metric.rootMeanSquaredError())) {
      assertMessage("is NaN", () -> metric.of(net.predict(Xor.X), Xor.Y));
    }
  }

  @Test
  void momentumNeedsGradientsToo() {
    Network net = Xor.network();
    Update update = new Update(net, GradientDescent.withRate(1).momentum(0.9));
    assertThrows(IllegalStateException.class, () -> update.apply(net.forward(Xor.X), 0.1));
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsLearnt() {
    Network net = Xor.network();
    Matrix before = net.W(1).copy();
    GradientDescent descent = GradientDescent.withRate(0.1);
    assertMessage("learning rate: 0.0", () -> GradientDescent.withRate(0));
    assertMessage("learning rate: -1.0", () -> GradientDescent.withRate(-1));
    assertMessage("learning rate: NaN", () -> GradientDescent.withRate(Double.NaN));
    assertMessage(
        "learning rate: NaN",
        () -> GradientDescent.withRate(r -> Double.NaN).train(net, Xor.X, Xor.Y));
    assertMessage("batch size: 0", () -> Batches.of(0, 1));
    assertMessage(
        "batch size: 5, but there are only 4 examples",
        () -> descent.batches(Batches.of(5, 1)).train(net, Xor.X, Xor.Y));
    assertMessage("epochs: 0", () -> descent.epochs(0));
    assertMessage("momentum: 1.0", () -> descent.momentum(1));
    assertMessage("weight decay: -1.0", () -> descent.weightDecay(-1));
    assertMessage(
        "X is 2×4 and Y is 1×3: they must have 2 and 1 rows, and equally many columns",
        () -> descent.train(net, Xor.X, Matrix.rowOf(1, 0, 1)));
    assertMessage(
        "held-out X is 1×1",
        () -> descent.heldOut(Matrix.columnOf(1), Matrix.columnOf(1)).train(net, Xor.X, Xor.Y));
    assertMessage(
        "X[0][2] is NaN",
        () ->
            descent.train(
                net,
                Matrix.of(new double[] {0, 0, Double.NaN, 1}, new double[] {0, 1, 0, 1}),
                Xor.Y));
    assertMessage(
        "binary cross-entropy: target 0 of example 1 is 2.0",
        () -> descent.train(net, Xor.X, Matrix.rowOf(0, 2, 1, 0)));
    assertMessage("no examples", () -> descent.train(net, Matrix.zeros(2, 0), Matrix.zeros(1, 0)));
    assertEquals(before, net.W(1));
  }

  private static void assertMessage(String expected, Executable action) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    assertTrue(message.contains(expected), () -> message + "  does not contain  " + expected);
  }
}
