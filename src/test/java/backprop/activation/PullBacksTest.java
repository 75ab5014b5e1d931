package backprop.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.check.Check;
import backprop.check.GradientCheck;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.SinglePath;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Dropout, batch normalisation and a way around: their values, and their pull-backs. */
class PullBacksTest {
  private final Random random = new Random(4);
  private final Matrix z = Matrix.normal(3, 7, 2, random);
  private final Matrix dA = Matrix.normal(3, 7, 1, random); // of the cost Σ dA ⊙ a
  private final Matrix a = Matrix.zeros(3, 7);
  private final Matrix dZ = Matrix.zeros(3, 7);

  @Test
  void batchNormGivesMeanBetaAndDeviationGamma() {
    BatchNorm norm = new BatchNorm(Matrix.columnOf(2, 1, 0.5), Matrix.columnOf(-1, 0, 3));
    norm.apply(z, a);
    for (int i = 0; i < 3; i++) {
      double mean = Arrays.stream(a.row(i)).sum() / 7;
      double variance = Arrays.stream(a.row(i)).map(x -> (x - mean) * (x - mean)).sum() / 7;
      assertEquals(norm.beta().get(i, 0), mean, 1e-14);
      assertEquals(norm.gamma().get(i, 0), Math.sqrt(variance), 1e-4);
    }
    // whatever scale and shift z has
    Matrix other = Matrix.zeros(3, 7);
    BatchNorm.of(3).apply(z, a);
    BatchNorm.of(3).apply(z.map(x -> 100 * x + 7), other);
    Check.close(a, other, 1e-4);
  }

  @Test
  void thePullBackOfBatchNormIsItsGradient() {
    BatchNorm norm = new BatchNorm(Matrix.columnOf(2, 1, 0.5), Matrix.columnOf(-1, 0, 3));
    Matrix dGamma = Matrix.zeros(3, 1);
    Matrix dBeta = Matrix.zeros(3, 1);
    norm.pullBack(z, dA, dZ, dGamma, dBeta);
    GradientCheck.of(
            List.of(
                new GradientCheck.Claimed("z", z, dZ),
                new GradientCheck.Claimed("γ", norm.gamma(), dGamma),
                new GradientCheck.Claimed("β", norm.beta(), dBeta)),
            () -> {
              norm.apply(z, a);
              return a.hadamard(dA).sum();
            })
        .requirePassed();
    // nothing reaches z that would move all examples alike
    assertEquals(0, dZ.rowSums().maxAbs(), 1e-13);
    Matrix inPlace = dA.copy();
    norm.pullBack(z, inPlace, inPlace, dGamma, dBeta);
    assertEquals(dZ, inPlace);
  }

  @Test
  void aPullBackThatForgetsTheWayThroughTheMeanIsFound() {
    BatchNorm norm = BatchNorm.of(3);
    norm.pullBack(z, dA, dZ, Matrix.zeros(3, 1), Matrix.zeros(3, 1));
    Matrix forgetful = dZ.copy();
    for (int i = 0; i < 3; i++) {
      double shift = Arrays.stream(dA.row(i)).sum() / 7 / 2;
      for (int p = 0; p < 7; p++) {
        forgetful.row(i)[p] += shift;
      }
    }
    GradientCheck.Report report =
        GradientCheck.of(
            List.of(new GradientCheck.Claimed("z", z, forgetful)),
            () -> {
              norm.apply(z, a);
              return a.hadamard(dA).sum();
            });
    assertTrue(report.toString().contains("FAILED"), report::toString);
  }

  @Test
  void dropoutKeepsTheMeanAndIsItsOwnPullBack() {
    Matrix large = Matrix.zeros(200, 500);
    Dropout.draw(0.8, random, large);
    assertEquals(1, large.sum() / 100_000, 0.01); // five standard deviations are 0.008
    assertTrue(Arrays.stream(large.toArray()).allMatch(x -> x == 0 || x == 1.25));

    Matrix mask = Matrix.zeros(3, 7);
    Dropout.draw(0.5, random, mask);
    Dropout.apply(dA, mask, dZ);
    GradientCheck.of(
            List.of(new GradientCheck.Claimed("z", z, dZ)),
            () -> {
              Dropout.apply(z, mask, a);
              return a.hadamard(dA).sum();
            })
        .requirePassed();
    Matrix same = Matrix.zeros(3, 7);
    Dropout.draw(0.5, new Random(9), same);
    Dropout.draw(0.5, new Random(9), mask);
    assertEquals(same, mask);
    Dropout.draw(1, random, mask);
    assertEquals(21, mask.sum());
  }

  /** a = z + σ(z): a way around the unit, He et al. (2016). */
  private static Elementwise around(Elementwise sigma) {
    double[] kinks = sigma instanceof ReLU ? new double[] {0} : new double[0];
    return Elementwise.of(
        "around " + sigma, z -> z + sigma.value(z), z -> 1 + sigma.slope(z), kinks);
  }

  @Test
  void aroundAPathTheFactorsAreAboveOne() {
    double[] ones = new double[21];
    Arrays.fill(ones, 1);
    Elementwise around = around(new Sigmoid());
    double[] shares = new double[2];
    for (Elementwise sigma : List.of(new Sigmoid(), around)) {
      SinglePath path = new SinglePath(sigma, new Identity(), ones);
      double product = 1;
      for (int l = 2; l <= 21; l++) {
        product *= sigma.slope(path.pass(1, 0).z(l));
      }
      double share = path.pass(1, 0).dTheta(1) / path.pass(1, 0).delta(22);
      assertEquals(product, share, 1e-12 * product);
      shares[sigma == around ? 1 : 0] = share;
    }
    assertTrue(shares[0] < 1e-12, "" + shares[0]);
    assertTrue(shares[1] >= 1 && shares[1] < 10, "" + shares[1]);
  }

  @Test
  void aDeepNetworkWithWaysAroundHasARightGradient() {
    Network net =
        Network.input(3)
            .layer(4, new Tanh())
            .layer(4, around(new Tanh()))
            .layer(4, around(new ReLU()))
            .output(3, Output.of(new Identity(), SquaredError.HALF, Reduction.MEAN))
            .initialised(Initialisation.xavier(), 3);
    GradientCheck.of(net, z, dA).requirePassed();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    for (double bad : new double[] {0, -1, 1.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> Dropout.draw(bad, random, a));
    }
    Matrix one = Matrix.zeros(3, 1);
    String message =
        assertThrows(IllegalArgumentException.class, () -> BatchNorm.of(3).apply(one, one))
            .getMessage();
    assertTrue(message.contains("at least 2 columns"), message);
    assertThrows(IllegalArgumentException.class, () -> BatchNorm.of(2).apply(z, a));
  }

  @Test
  void theyRefuseWhatDoesNotFit() {
    Matrix higher = Matrix.zeros(4, 7);
    Matrix mask = Matrix.zeros(3, 7);
    BatchNorm norm = BatchNorm.of(3);
    Matrix three = Matrix.zeros(3, 1);
    for (Executable call :
        List.<Executable>of(
            () -> Dropout.apply(z, higher, a),
            () -> Dropout.apply(z, mask, higher),
            () -> norm.apply(z, higher),
            () -> norm.apply(Matrix.zeros(3, 1), Matrix.zeros(3, 1)),
            () -> BatchNorm.of(2).apply(z, a),
            () -> norm.pullBack(z, higher, dZ, three, Matrix.zeros(3, 1)),
            () -> norm.pullBack(z, dA, higher, three, Matrix.zeros(3, 1)),
            () -> norm.pullBack(z, dA, dZ, Matrix.zeros(4, 1), three),
            () -> norm.pullBack(z, dA, dZ, three, Matrix.zeros(4, 1)))) {
      assertThrows(IllegalArgumentException.class, call);
    }
    norm.apply(Matrix.zeros(3, 2), Matrix.zeros(3, 2)); // two examples are enough
  }

  @Test
  void batchNormBeginsWithGammaOne() {
    assertEquals(Matrix.columnOf(1, 1), BatchNorm.of(2).gamma());
    assertEquals(Matrix.columnOf(0, 0), BatchNorm.of(2).beta());
  }
}
