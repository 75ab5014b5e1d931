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
import backprop.matrix.Shuffle;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What mutation testing (the profile mutation) found untested in this package. */
class SchedulesAndReportsTest {
  private static final Matrix X = Matrix.of(new double[] {1, 2, 3}, new double[] {4, 5, 6});
  private static final Matrix Y = Matrix.rowOf(0, 1, 0);

  private static Network net() {
    return Network.input(2)
        .layer(3, new Tanh())
        .output(1, Output.identitySquaredError(Reduction.MEAN))
        .initialised(Initialisation.xavier(), 1);
  }

  private static void assertRefused(Runnable call) {
    assertThrows(IllegalArgumentException.class, call::run);
  }

  @Test
  void schedulesRefuseWhatIsNoRate() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(() -> LearningRate.constant(bad));
      assertRefused(() -> LearningRate.inverse(bad, 1));
      assertRefused(() -> LearningRate.inverse(1, bad));
    }
  }

  @Test
  void momentumAndDecayAllowZeroAndRefuseTheirUpperBounds() {
    GradientDescent descent = GradientDescent.withRate(1).momentum(0).weightDecay(0);
    assertRefused(() -> descent.momentum(1));
    assertRefused(() -> descent.weightDecay(Double.POSITIVE_INFINITY));
    assertRefused(() -> descent.epochs(0));
  }

  @Test
  void everyLayerIsUpdatedByTheFormulas() {
    for (double[] settings : new double[][] {{0, 0}, {0.9, 0}, {0, 0.1}, {0.9, 0.1}}) {
      double mu = settings[0];
      double lambda = settings[1];
      Network net = net();
      Network by = net.copy();
      Update update = new Update(net, GradientDescent.withRate(1).momentum(mu).weightDecay(lambda));
      Matrix[] V = new Matrix[net.depth() + 1];
      Matrix[] v = new Matrix[net.depth() + 1];
      for (int l = 1; l <= net.depth(); l++) {
        V[l] = Matrix.zerosLike(net.W(l));
        v[l] = Matrix.zerosLike(net.b(l));
      }
      for (int r = 0; r < 3; r++) {
        update.apply(net.gradients(X, Y), 0.05);
        Pass pass = by.gradients(X, Y);
        for (int l = 1; l <= by.depth(); l++) {
          V[l] = V[l].scale(mu).minus(pass.dW(l).plus(by.W(l).scale(lambda)).scale(0.05));
          v[l] = v[l].scale(mu).minus(pass.db(l).scale(0.05));
          by.W(l).addScaled(1, V[l]);
          by.b(l).addScaled(1, v[l]);
        }
      }
      for (int l = 1; l <= net.depth(); l++) {
        Check.close(net.W(l), by.W(l), 1e-14);
        Check.close(net.b(l), by.b(l), 1e-14);
      }
    }
  }

  @Test
  void batchesKnowTheirSizeAndSeed() {
    Batches batches = Batches.of(3, 41);
    assertEquals(3, batches.size());
    assertEquals(41, batches.seed());
    assertEquals(3, batches.sizeFor(3));
    assertRefused(() -> batches.sizeFor(2));
    assertEquals(0, Batches.full().size());
    assertNotEquals(Batches.full().toString(), batches.toString());
    assertTrue(batches.toString().contains("3"), batches.toString());
  }

  @Test
  void aShuffleOfNNumbersDrawsOnceForEachButOne() {
    Random random = new Random(1);
    Random counted = new Random(1);
    int[] numbers = IntStream.range(0, 6).toArray();
    Shuffle.inPlace(numbers, random);
    for (int i = numbers.length - 1; i > 0; i--) {
      counted.nextInt(i + 1);
    }
    assertEquals(counted.nextLong(), random.nextLong());
    assertArrayEquals(IntStream.range(0, 6).toArray(), IntStream.of(numbers).sorted().toArray());
  }

  @Test
  void metricsHaveTheirKnownValues() {
    assertEquals(
        0.75, Metric.accuracy().of(Matrix.rowOf(0.5, 0.4, 0.6, 1), Matrix.rowOf(1, 0, 1, 0)));
    assertEquals(
        0.25,
        Metric.accuracy()
            .of(
                Matrix.of(new double[] {1, 1, 1, 1}, new double[] {0, 0, 0, 0}),
                Matrix.of(new double[] {1, 0, 0, 0}, new double[] {0, 1, 1, 1})));
    Matrix off = Matrix.of(new double[] {3, 3}, new double[] {3, 3}, new double[] {3, 3});
    assertEquals(3, Metric.rootMeanSquaredError().of(off, Matrix.zerosLike(off)), 1e-15);
  }

  @Test
  void aMetricRefusesTargetsThatItSaysNothingAbout() {
    Metric accuracy = Metric.accuracy();
    refused("is -1.0, but must be 0 or 1", accuracy, Matrix.rowOf(0.2, -0.2), Matrix.rowOf(1, -1));
    refused("use rootMeanSquaredError", accuracy, Matrix.rowOf(3.2), Matrix.rowOf(3));
    Matrix zeros = Matrix.columnOf(0, 0);
    Matrix tie = Matrix.columnOf(0.5, 0.5);
    refused("targets 0 and 1 of example 0 are both 0.5", accuracy, Matrix.columnOf(1, 0), tie);
    Matrix two = Matrix.columnOf(0.2, 0.7);
    for (Matrix numbers : List.of(Matrix.columnOf(3, 1.5), Matrix.columnOf(1, -1), zeros)) {
      refused("use rootMeanSquaredError", accuracy, two, numbers);
    }
    assertEquals(1, accuracy.of(two, Matrix.columnOf(0.1, 0.9)), "labels may be smoothed");
    Metric error = Metric.rootMeanSquaredError();
    refused("Y[0][1] is NaN", error, Matrix.rowOf(1, 2), Matrix.rowOf(1, Double.NaN));
    for (Metric metric : List.of(accuracy, error)) {
      refused("no examples", metric, Matrix.zeros(2, 0), Matrix.zeros(2, 0));
      refused("Y is 1×1 and the output is 1×2", metric, Matrix.rowOf(1, 0), Matrix.rowOf(1));
    }
  }

  private static void refused(String expected, Metric metric, Matrix A, Matrix Y) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> metric.of(A, Y)).getMessage();
    assertTrue(message.contains(expected), message);
  }

  private static Listener into(List<String> heard, String name) {
    return new Listener() {
      @Override
      public void begins(GradientDescent descent) {
        heard.add(name + " begins");
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
        heard.add(name + " ends");
      }
    };
  }

  @Test
  void twoListenersHearEverythingInTheirOrder() {
    List<String> heard = new ArrayList<>();
    GradientDescent.withRate(0.1)
        .epochs(1)
        .listening(into(heard, "a"))
        .listening(into(heard, "b"))
        .train(net(), X, Y);
    List<String> expected = new ArrayList<>();
    for (String event : List.of("begins", "epoch 0", "update 1.0", "epoch 1", "ends")) {
      expected.add("a " + event);
      expected.add("b " + event);
    }
    assertEquals(expected, heard);
  }

  @Test
  void whatIsMeasuredHasAColumnAndNothingElse() {
    GradientDescent descent = GradientDescent.withRate(0.1).epochs(2);
    History plain = descent.train(net(), X, Y);
    assertFalse(plain.interrupted());
    assertEquals(Set.of("epoch", "loss", "‖∂C/∂W^1‖", "‖∂C/∂W^2‖"), plain.columns().keySet());
    assertFalse(plain.toString().contains("metric"), plain::toString);
    assertFalse(plain.toString().contains("held-out"), plain::toString);
    for (int l = 1; l <= 2; l++) {
      double[] norms = plain.gradientNorm(l);
      for (int epoch = 0; epoch <= 2; epoch++) {
        assertEquals(norms[epoch], plain.gradientNorms()[epoch][l - 1]);
      }
    }
    History all = descent.measuring(Metric.accuracy()).heldOut(X, Y).train(net(), X, Y);
    for (String column : List.of("metric", "held-out loss", "held-out metric")) {
      assertTrue(all.columns().containsKey(column), column);
      long titles = all.toString().lines().filter(line -> line.contains(column)).count();
      assertTrue(titles >= 2, column + " in the summary and over its column: " + all);
    }
  }

  @Test
  void anEpochAndTheOtherPartsPrintThemselves() {
    double none = Double.NaN;
    assertEquals(
        "epoch 3: loss 0.250000",
        new History.Epoch(3, 0.25, none, none, none, List.of(1.0)).toString());
    assertEquals(
        "epoch 3: loss 0.250000, metric 0.7500, held-out loss 0.500000, held-out metric 1.000",
        new History.Epoch(3, 0.25, 0.75, 0.5, 1, List.of(1.0)).toString());
  }

  @Test
  void aLongHistoryShowsAboutTenOfItsEpochs() {
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8), shown(8));
    assertEquals(List.of(0, 2, 4, 6, 8, 9), shown(9));
    assertEquals(List.of(0, 2, 4, 6, 8, 10, 12, 14, 16), shown(16));
    assertEquals(List.of(0, 5, 10, 15, 20, 25, 30, 35, 40, 44), shown(44));
    assertEquals(List.of(0, 10, 20, 30, 40, 45), shown(45));
    assertEquals(List.of(0, 10, 20, 30, 40, 50, 60, 70, 80), shown(80));
    assertEquals(List.of(0, 20, 40, 60, 80, 100, 120, 140, 160), shown(160));
    assertEquals(List.of(0, 50, 100, 150, 200, 250, 300, 350, 400, 444), shown(444));
  }

  private static List<Integer> shown(int epochs) {
    List<History.Epoch> all =
        IntStream.rangeClosed(0, epochs)
            .mapToObj(
                e -> new History.Epoch(e, 1, Double.NaN, Double.NaN, Double.NaN, List.of(1.0)))
            .toList();
    return new History(all, null)
        .toString()
        .lines()
        .filter(line -> line.matches("\\s*\\d+\\s+1"))
        .map(line -> Integer.valueOf(line.strip().split("\\s+")[0]))
        .toList();
  }

  @Test
  void aLossThatIsInfiniteAtTheStartIsNotTrained() {
    Network net = net();
    net.W(2).multiply(1e200);
    Network before = net.copy();
    History history = GradientDescent.withRate(0.1).train(net, X, Y);
    assertEquals(1, history.epochs().size());
    assertTrue(history.stopped().orElseThrow().contains("Infinity"), history::toString);
    assertEquals(before.W(2), net.W(2));
  }

  @Test
  void aTrainingThatBlowsUpNamesTheRateAndTheEpochThatItGoesBackTo() {
    Network net = net();
    History history = GradientDescent.withRate(r -> (r + 1) * 1e200).train(net, X, Y);
    String why = history.stopped().orElseThrow();
    assertTrue(why.contains("1.0E200"), why);
    assertTrue(why.contains("epoch 1") && why.contains("epoch 0"), why);
    assertEquals(net().W(1), net.W(1));
  }

  @Test
  void examplesWithoutAValueAreRefused() {
    Matrix bad = X.copy();
    bad.set(0, 0, Double.NaN);
    assertRefused(() -> GradientDescent.withRate(1).train(net(), bad, Y));
    assertRefused(
        () -> GradientDescent.withRate(1).train(net(), X, Matrix.rowOf(0, Double.NaN, 0)));
  }
}
