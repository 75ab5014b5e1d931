package backprop.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Identity;
import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.check.Check;
import backprop.matrix.Matrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutputTest {
  static List<Output> natural() {
    return List.of(
        Output.identitySquaredError(Reduction.SUM),
        Output.identitySquaredError(Reduction.MEAN),
        Output.sigmoidCrossEntropy(Reduction.SUM),
        Output.sigmoidCrossEntropy(Reduction.MEAN),
        Output.softmaxCrossEntropy(Reduction.SUM),
        Output.softmaxCrossEntropy(Reduction.MEAN));
  }

  static Matrix targets(Loss loss, int n, int m, Random random) {
    if (loss instanceof CrossEntropy) {
      return new Softmax().of(Matrix.normal(n, m, 1, random));
    }
    return Matrix.uniform(n, m, 0, 1, random);
  }

  @ParameterizedTest
  @MethodSource("natural")
  void theShortWayIsTheLongWay(Output shortWay) {
    Output longWay = Output.longWay(shortWay.activation(), shortWay.loss(), shortWay.reduction());
    Random random = new Random(3);
    for (int trial = 0; trial < 100; trial++) {
      Matrix z = Matrix.normal(4, 6, 2, random);
      Matrix a = shortWay.activation().of(z);
      Matrix y = targets(shortWay.loss(), 4, 6, random);
      Matrix deltaShort = Matrix.zeros(4, 6);
      Matrix deltaLong = Matrix.zeros(4, 6);
      shortWay.delta(z, a, y, deltaShort);
      longWay.delta(z, a, y, deltaLong);
      Check.close(deltaShort, deltaLong, 1e-12);
      Check.close(shortWay.cost(z, a, y), longWay.cost(z, a, y), 1e-12);
      Check.close(deltaShort, a.minus(y).scale(shortWay.reduction().factor(6)), 1e-15);
    }
  }

  @Test
  void logitsOfAThousandStayFinite() {
    Matrix z = Matrix.of(new double[] {1000}, new double[] {-1000});
    Matrix y = Matrix.of(new double[] {0}, new double[] {1});
    for (Output output :
        List.of(
            Output.sigmoidCrossEntropy(Reduction.SUM), Output.softmaxCrossEntropy(Reduction.SUM))) {
      Matrix a = output.activation().of(z);
      Matrix delta = Matrix.zeros(2, 1);
      output.delta(z, a, y, delta);
      assertEquals(2000, output.cost(z, a, y));
      assertEquals(Matrix.columnOf(1, -1), delta);
      Output longWay = Output.longWay(output.activation(), output.loss(), Reduction.SUM);
      assertFalse(Double.isFinite(longWay.cost(z, a, y)), "the long way is not stable");
    }
  }

  @Test
  void naturalPairsAreFoundAndOthersGoTheLongWay() {
    assertTrue(Output.of(new Softmax(), new CrossEntropy(), Reduction.SUM) instanceof ShortWay);
    assertTrue(Output.of(new Sigmoid(), new CrossEntropy(), Reduction.SUM) instanceof LongWay);
    assertTrue(Output.of(new Identity(), SquaredError.SUM, Reduction.SUM) instanceof LongWay);
  }

  @Test
  void theThreeSquaredErrorsDifferByTheirFactor() {
    Matrix a = Matrix.columnOf(1, 2, 3, 4);
    Matrix y = Matrix.columnOf(0, 0, 0, 0);
    assertEquals(15, SquaredError.HALF.value(a, y));
    assertEquals(30, SquaredError.SUM.value(a, y));
    assertEquals(7.5, SquaredError.MEAN.value(a, y));
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void sumAndMeanDifferByTheNumberOfExamples(Reduction reduction) {
    Matrix a = Matrix.rowOf(1, 2, 3, 4);
    Matrix y = Matrix.rowOf(0, 0, 0, 0);
    double expected = reduction == Reduction.SUM ? 15 : 15.0 / 4;
    assertEquals(expected, Output.identitySquaredError(reduction).cost(a, a, y));
  }

  @Test
  void lossesHaveTheirKnownValues() {
    assertEquals(3, new AbsoluteError().value(Matrix.columnOf(1, 4), Matrix.columnOf(2, 2)));
    assertEquals(0, new AbsoluteError().slope(2, 2));
    assertEquals(-StrictMath.log(0.5), new CrossEntropy().value(0.5, 1));
    assertEquals(0, new CrossEntropy().value(0, 0));
    assertEquals(0, new BinaryCrossEntropy().value(1, 1));
    assertEquals(StrictMath.log(2), new BinaryCrossEntropy().value(0.5, 0.3), 1e-15);
    assertEquals(1, new BinaryCrossEntropy().slope(0, 0));
    assertEquals(-1, new BinaryCrossEntropy().slope(1, 1));
    assertEquals(Double.NEGATIVE_INFINITY, new BinaryCrossEntropy().slope(0, 1));
    assertTrue(
        Double.isNaN(new CrossEntropy().value(-0.1, 1)), "the logarithm of a negative output");
  }

  @Test
  void everyLossHasTheSlopeOfItsValue() {
    Loss quartic =
        Loss.of("quartic", (a, y) -> Math.pow(a - y, 4), (a, y) -> 4 * Math.pow(a - y, 3));
    for (Loss loss :
        List.of(
            SquaredError.HALF,
            SquaredError.SUM,
            SquaredError.MEAN,
            new AbsoluteError(),
            new BinaryCrossEntropy(),
            new CrossEntropy(),
            quartic)) {
      for (double a = 0.05; a < 1; a += 0.1) {
        double numeric = (loss.value(a + 1e-6, 0.32) - loss.value(a - 1e-6, 0.32)) / 2e-6;
        assertEquals(numeric, loss.slope(a, 0.32), 1e-7, loss.toString());
      }
    }
  }

  @Test
  void targetsThatMeanNothingAreRefused() {
    assertRefused(
        new CrossEntropy(),
        Matrix.of(new double[] {1, 0.5}, new double[] {0, 0.4}),
        "the targets of example 1 sum to 0.9, but must sum to 1: 1 for the true class, 0 for the"
            + " others");
    assertRefused(
        new CrossEntropy(),
        Matrix.columnOf(1.5, -0.5),
        "target 0 of example 0 is 1.5, but must be a number from 0 to 1; map -1 and 1 to 0 and 1");
    assertRefused(
        new BinaryCrossEntropy(),
        Matrix.rowOf(0, 2),
        "target 0 of example 1 is 2.0, but must be a number from 0 to 1");
    assertRefused(SquaredError.SUM, Matrix.rowOf(0, Double.NaN), "target 0 of example 1 is NaN");
    new BinaryCrossEntropy().requireTargets(Matrix.columnOf(0.3, 1, 1));
  }

  @Test
  void anyPairingIsAllowedAndAFailureIsVisible() {
    Output odd = Output.of(new ReLU(), new CrossEntropy(), Reduction.SUM);
    Matrix z = Matrix.columnOf(-1, 2);
    assertEquals(Double.POSITIVE_INFINITY, odd.cost(z, new ReLU().of(z), Matrix.columnOf(1, 0)));
  }

  private static void assertRefused(Loss loss, Matrix Y, String expected) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> loss.requireTargets(Y)).getMessage();
    assertTrue(message.contains(expected), message);
  }

  @ParameterizedTest
  @MethodSource("natural")
  void shapesThatDifferAreRefused(Output shortWay) {
    Output longWay = Output.longWay(shortWay.activation(), shortWay.loss(), shortWay.reduction());
    for (Output output : List.of(shortWay, longWay)) {
      for (int odd = 0; odd < 4; odd++) { // z, a, y or δ has a row too many
        Matrix[] of = new Matrix[4];
        for (int k = 0; k < 4; k++) {
          of[k] = Matrix.zeros(k == odd ? 3 : 2, 3).map(zero -> 0.5);
        }
        if (odd < 3) {
          assertThrows(IllegalArgumentException.class, () -> output.cost(of[0], of[1], of[2]));
        }
        assertThrows(
            IllegalArgumentException.class, () -> output.delta(of[0], of[1], of[2], of[3]));
      }
    }
  }

  @Test
  void theLossOfManyExamplesIsTheSumOfTheirs() {
    Random random = new Random(8);
    for (int m : new int[] {1, 2048, 2049, 5000}) { // in blocks of 2048
      Matrix A = Matrix.normal(2, m, 1, random);
      Matrix Y = Matrix.normal(2, m, 1, random);
      double expected = A.minus(Y).hadamard(A.minus(Y)).sum();
      assertEquals(expected, SquaredError.SUM.value(A, Y), 1e-12 * expected);
    }
    Matrix A = Matrix.zeros(2, 3);
    assertThrows(
        IllegalArgumentException.class, () -> SquaredError.SUM.value(A, Matrix.zeros(3, 3)));
  }
}
