package backprop.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Sigmoid;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Fingerprint;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.Pass;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsTest {
  private static double gradientNorm(Network net, Matrix X, Matrix Y) {
    return net.gradients(X, Y).clip(Double.POSITIVE_INFINITY);
  }

  /** 100 examples of a sum of two sigmoids with noise, as in HTF §11.6. */
  private static Matrix[] study() {
    Random random = new Random(1);
    Matrix X = Matrix.normal(2, 100, 1, random);
    Matrix Y = Matrix.zeros(1, 100);
    for (int p = 0; p < 100; p++) {
      double x1 = 3 * X.get(0, p);
      double x2 = 3 * X.get(1, p);
      double f = 1 / (1 + StrictMath.exp(-x1 - x2)) + 1 / (1 + StrictMath.exp(x2 - x1));
      Y.set(0, p, f + 0.2 * random.nextGaussian());
    }
    return new Matrix[] {X, Y};
  }

  private static Network ofStudy(int units) {
    return Network.input(2)
        .layer(units, new Sigmoid())
        .output(1, Output.identitySquaredError(Reduction.MEAN))
        .initialised(Initialisation.uniform(0.7), 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 6, 9})
  void aQuadraticIsSolvedInAboutAsManyStepsAsItHasParameters(int n) {
    Random random = new Random(n);
    Matrix X = Matrix.normal(n, 30, 1, random);
    Matrix Y = Matrix.normal(1, 30, 1, random);
    Network net =
        Network.input(n)
            .output(1, Output.identitySquaredError(Reduction.MEAN))
            .withoutBiases()
            .initialised(Initialisation.xavier(), 1);
    History history = new Lbfgs(2 * n + 3, 0).train(net, X, Y);
    assertTrue(history.stopped().orElseThrow().startsWith("converged"), history::toString);
    // the normal equations hold: X (Xᵀ Wᵀ − Yᵀ) = 0
    Matrix residual = net.predict(X).minus(Y);
    assertEquals(0, residual.times(X.transpose()).maxAbs(), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void xorWithWeightDecayConvergesAndItsCostOnlyFalls(int seed) {
    Network net = Xor.network(seed);
    double before = cost(net, 0.01);
    for (int k = 0; k < 3; k++) {
      new Lbfgs(1, 0.01).train(net, Xor.X, Xor.Y);
      assertTrue(cost(net, 0.01) < before);
      before = cost(net, 0.01);
    }
    History history = new Lbfgs(500, 0.01).train(net, Xor.X, Xor.Y);
    assertTrue(history.stopped().orElseThrow().startsWith("converged"), history::toString);
    // where descent with the same decay stays too
    Network further = net.copy();
    GradientDescent.withRate(0.1).weightDecay(0.01).epochs(10).train(further, Xor.X, Xor.Y);
    assertEquals(0, further.W(1).minus(net.W(1)).maxAbs(), 1e-7);
    assertEquals(0, further.b(2).minus(net.b(2)).maxAbs(), 1e-7);
  }

  private static double cost(Network net, double lambda) {
    double squares = Math.pow(net.W(1).norm(), 2) + Math.pow(net.W(2).norm(), 2);
    return net.cost(Xor.Y, net.forward(Xor.X)) + lambda / 2 * squares;
  }

  @Test
  void itReachesAGradientThatDescentDoesNotInAHundredTimesThePasses() {
    Matrix[] study = study();
    compare(Xor.network(1), Xor.X, Xor.Y, 1);
    compare(ofStudy(2), study[0], study[1], 0.5);
  }

  private static void compare(Network net, Matrix X, Matrix Y, double rate) {
    Network slow = net.copy();
    String why = new Lbfgs(1000, 0).train(net, X, Y).stopped().orElseThrow();
    assertTrue(why.startsWith("converged"), why);
    int passes = Integer.parseInt(why.replaceAll(".* and (\\d+) passes.*", "$1"));
    assertTrue(passes < 200, why);
    GradientDescent.withRate(rate).epochs(100 * passes).train(slow, X, Y);
    assertTrue(gradientNorm(net, X, Y) <= 1e-8, why);
    assertTrue(gradientNorm(slow, X, Y) > 1e-7, why + ", descent: " + gradientNorm(slow, X, Y));
  }

  @Test
  void itsHistoryIsThatOfItsNetwork() {
    Network net = Xor.network(1);
    History history = new Lbfgs(7, 0).train(net, Xor.X, Xor.Y);
    assertEquals(8, history.epochs().size());
    assertEquals(net.cost(Xor.Y, net.forward(Xor.X)), history.last().loss());
    assertEquals(net.gradients(Xor.X, Xor.Y).dW(2).norm(), history.last().gradientNorms().get(1));
    for (int k = 1; k <= 7; k++) {
      assertTrue(history.loss()[k] < history.loss()[k - 1]);
    }
  }

  @Test
  void anInterruptLeavesTheLastIteration() {
    Network net = Xor.network(1);
    Thread.currentThread().interrupt();
    History history = new Lbfgs(7, 0).train(net, Xor.X, Xor.Y);
    assertTrue(history.interrupted());
    assertEquals("interrupted after 0 iterations", history.stopped().orElseThrow());
    assertEquals(Xor.network(1).W(1), net.W(1));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void whatIsNoNumberIsNotMinimised() {
    Network net = Xor.network(1);
    net.W(2).set(0, 0, Double.NaN);
    History history = new Lbfgs(7, 0).train(net, Xor.X, Xor.Y);
    assertTrue(history.stopped().orElseThrow().startsWith("found no lower cost"));
    assertThrows(IllegalArgumentException.class, () -> new Lbfgs(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Lbfgs(1, -1));
    Matrix few = Matrix.rowOf(1, 0);
    assertThrows(
        IllegalArgumentException.class, () -> new Lbfgs(1, 0).train(Xor.network(1), Xor.X, few));
  }

  @Test
  void anIterationAllocatesNothing() {
    Matrix[] study = study();
    Network net = ofStudy(10);
    Minimiser minimiser =
        new Minimiser(
            net,
            Pass.forCheckedTargets(net, study[0].columns()),
            1e-3,
            (trial, pass) -> {
              trial.forward(study[0], pass);
              double loss = trial.cost(study[1], pass);
              trial.backward(study[1], pass);
              return loss;
            });
    ThreadMXBean jvm = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20 && least > 0; round++) {
      long before = jvm.getCurrentThreadAllocatedBytes();
      for (int k = 0; k < 5; k++) {
        minimiser.iterate();
      }
      least = Math.min(least, jvm.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }

  private static Minimiser ofXor(Network net) {
    return new Minimiser(
        net,
        new Pass(net, 4),
        0.01,
        (trial, pass) -> {
          trial.forward(Xor.X, pass);
          trial.backward(Xor.Y, pass);
          return trial.cost(Xor.Y, pass);
        });
  }

  /** As Spark does after a crash. */
  @Test
  void anotherRunGoesOnWithTheMemoryOfThisOne() {
    Network whole = Xor.network();
    Minimiser run = ofXor(whole);
    Network half = Xor.network();
    Minimiser first = ofXor(half);
    for (int k = 0; k < 13; k++) { // more than it remembers
      run.iterate();
      first.iterate();
    }
    double[] memory = first.memory();
    Minimiser second = ofXor(half);
    second.remember(memory);
    assertEquals(first.toString(), second.toString());
    for (int k = 0; k < 12; k++) {
      run.iterate();
      second.iterate();
    }
    assertEquals(Fingerprint.of(whole), Fingerprint.of(half));
    assertEquals(run.toString(), second.toString());
    String message =
        assertThrows(IllegalArgumentException.class, () -> run.remember(new double[7]))
            .getMessage();
    assertTrue(message.endsWith(memory.length + " numbers, not 7"), message);
  }

  /** f(t) = t³ − 3t + 2 is least at 1, wherever it is looked at from. */
  @Test
  void theCubicBetweenTwoTrialsIsThatOfItsValuesAndSlopes() {
    for (double[] ends : new double[][] {{0, 2}, {2, 0}, {-0.5, 1.5}, {0.5, 4}, {3, 0.25}}) {
      double a = ends[0];
      double b = ends[1];
      assertEquals(1, Minimiser.between(a, f(a), slope(a), b, f(b), slope(b)), 1e-12);
    }
    // closer to an end than a twentieth of the way: the middle
    assertEquals(3, Minimiser.between(0.9, f(0.9), slope(0.9), 5.1, f(5.1), slope(5.1)), 1e-12);
    assertEquals(1, Minimiser.between(0, 1, -1, 2, Double.NaN, 5), "no number: the middle");
  }

  private static double f(double t) {
    return t * t * t - 3 * t + 2;
  }

  private static double slope(double t) {
    return 3 * t * t - 3;
  }
}
