package backprop.activation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.matrix.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {
  static List<Elementwise> elementwise() {
    return List.of(
        new Identity(),
        new Sigmoid(),
        new Tanh(),
        new ReLU(),
        new LeakyReLU(0.1),
        new ELU(0.7),
        Elementwise.of("square", z -> z * z, z -> 2 * z));
  }

  static List<Activation> all() {
    return List.of(
        new Identity(),
        new Sigmoid(),
        new Tanh(),
        new ReLU(),
        new LeakyReLU(0.1),
        new ELU(0.7),
        new Softmax());
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void theSlopeIsTheDerivative(Elementwise sigma) {
    for (double z = -3.05; z < 3; z += 0.1) {
      double numeric = (sigma.value(z + 1e-6) - sigma.value(z - 1e-6)) / 2e-6;
      assertEquals(numeric, sigma.slope(z), 1e-8);
      assertEquals(sigma.slope(z), sigma.slope(z, sigma.value(z)), 1e-15);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void thePullBackIsTheTransposedJacobian(Activation sigma) {
    Random random = new Random(5);
    Matrix z = Matrix.normal(4, 3, 1, random);
    Matrix dA = Matrix.normal(4, 3, 1, random);
    Matrix dZ = Matrix.zeros(4, 3);
    sigma.pullBack(z, sigma.of(z), dA, dZ);
    for (int p = 0; p < 3; p++) {
      for (int i = 0; i < 4; i++) {
        Matrix right = z.copy();
        Matrix left = z.copy();
        right.set(i, p, z.get(i, p) + 1e-6);
        left.set(i, p, z.get(i, p) - 1e-6);
        double directional = sigma.of(right).minus(sigma.of(left)).hadamard(dA).sum() / 2e-6;
        assertEquals(directional, dZ.get(i, p), 1e-8);
      }
    }
    sigma.pullBack(z, sigma.of(z), dA, dA); // in place
    assertEquals(dZ, dA);
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void aRowHasTheBitsOfItsEntries(Elementwise sigma) {
    double[] ends = {0, -0.0, 1e-300, 20, -20, 21, 709, -746, 1e300, Double.NaN, 1 / 0.0, -1 / 0.0};
    double[] z =
        DoubleStream.concat(
                DoubleStream.of(ends),
                new Random(7).doubles(1000, -3, 3).map(x -> x * x * x)) // and many small ones
            .toArray();
    double[] a = new double[z.length];
    sigma.apply(z, a);
    for (int j = 0; j < z.length; j++) {
      assertEquals(sigma.value(z[j]), a[j], "at " + z[j]);
    }
  }

  @Test
  void tanhWorksInPlace() {
    double[] z = {-1, 0.5};
    new Tanh().apply(z, z);
    assertArrayEquals(new double[] {new Tanh().value(-1), new Tanh().value(0.5)}, z);
  }

  @Test
  void knownValues() {
    assertEquals(0.5, new Sigmoid().value(0));
    assertEquals(0.25, new Sigmoid().slope(0));
    assertEquals(StrictMath.tanh(1), new Tanh().value(1), 1e-15);
    assertEquals(0, new ReLU().value(-2));
    assertEquals(2, new ReLU().value(2));
    assertEquals(-0.2, new LeakyReLU(0.1).value(-2), 1e-15);
    assertEquals(0.7 * (StrictMath.exp(-2) - 1), new ELU(0.7).value(-2), 1e-15);
    assertEquals(
        Matrix.columnOf(0.25, 0.25, 0.5),
        new Softmax()
            .of(Matrix.columnOf(0, 0, StrictMath.log(2)))
            .map(x -> Math.rint(x * 1e12) / 1e12));
  }

  @Test
  void theSlopeOfReLUAtZeroIsTheReadersChoice() {
    assertEquals(0, new ReLU().slope(0));
    assertEquals(1, new ReLU(1).slope(0));
    assertEquals(0.5, new ReLU(0.5).slope(0));
    assertEquals(0.1, new LeakyReLU(0.1).slope(0));
    assertEquals(0.7, new ELU(0.7).slope(0));
    // at −38 a is −α to the last bit, and a + α would be 0
    assertEquals(-38, StrictMath.log(new ELU(1).slope(-38, new ELU(1).value(-38))), 1e-14);
    assertThrows(IllegalArgumentException.class, () -> new ReLU(2));
    assertThrows(IllegalArgumentException.class, () -> new ReLU(Double.NaN));
  }

  @Test
  void theRowsOfReLUAreItsSlopesBitForBit() {
    double[] z = {
      -Double.MAX_VALUE,
      -1,
      -Double.MIN_VALUE,
      -0.0,
      0,
      Double.MIN_VALUE,
      1e-300,
      1,
      Double.MAX_VALUE
    };
    for (ReLU relu : List.of(new ReLU(), new ReLU(0.5))) {
      double[] a = new double[z.length];
      relu.apply(z, a);
      double[] dA = new double[z.length];
      Arrays.setAll(dA, j -> j % 2 == 0 ? 3 : -3);
      double[] dZ = new double[z.length];
      relu.pullBack(z, a, dA, dZ);
      for (int j = 0; j < z.length; j++) {
        assertEquals(dA[j] * relu.slope(z[j]), dZ[j], relu + " at " + z[j]);
      }
    }
  }

  @Test
  void sigmoidAndSoftmaxAreFiniteAtAThousand() {
    assertEquals(1, new Sigmoid().value(1000));
    assertEquals(0, new Sigmoid().value(-1000));
    assertEquals(0, new Sigmoid().slope(-1000));
    Matrix a = new Softmax().of(Matrix.columnOf(1000, 0, -1000));
    assertEquals(Matrix.columnOf(1, 0, 0), a);
    assertEquals(
        Matrix.columnOf(1.0 / 3, 1.0 / 3, 1.0 / 3),
        new Softmax().of(Matrix.columnOf(1e3, 1e3, 1e3)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void notANumberStaysNotANumber(Activation sigma) {
    assertTrue(Double.isNaN(sigma.of(Matrix.columnOf(Double.NaN, 1)).get(0, 0)));
  }

  @Test
  void piecesChangeAtKinksAlone() {
    assertEquals(new ReLU().piece(1e-9), new ReLU().piece(5));
    assertTrue(new ReLU().piece(-1e-9) != new ReLU().piece(1e-9));
    assertEquals(new ELU(1).piece(-1), new ELU(1).piece(1)); // α = 1 has no kink
    assertTrue(new ELU(0.5).piece(-1) != new ELU(0.5).piece(1));
    assertEquals(new Sigmoid().piece(-1), new Sigmoid().piece(1));
    Elementwise hardTanh =
        Elementwise.of(
            "hard tanh", z -> Math.max(-1, Math.min(1, z)), z -> Math.abs(z) < 1 ? 1 : 0, 1, -1);
    assertEquals(
        5,
        java.util.stream.DoubleStream.of(-2, -1, 0, 1, 2)
            .mapToInt(hardTanh::piece)
            .distinct()
            .count());
  }

  @Test
  void alphaIsANumberOfAtMostOne() {
    for (double bad : new double[] {1.1, Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> new LeakyReLU(bad));
      assertThrows(IllegalArgumentException.class, () -> new ELU(bad));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void matricesOfAnotherShapeAreRefused(Activation sigma) {
    Matrix fits = Matrix.zeros(2, 3);
    Matrix longer = Matrix.zeros(3, 3); // a loop over the rows of z would not notice
    assertNames("a", () -> sigma.apply(fits, longer));
    assertNames("a", () -> sigma.pullBack(fits, longer, fits, Matrix.zeros(2, 3)));
    assertNames("dA", () -> sigma.pullBack(fits, fits, longer, Matrix.zeros(2, 3)));
    assertNames("dZ", () -> sigma.pullBack(fits, fits, fits, longer));
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void rowsOfAnotherLengthAreRefused(Elementwise sigma) {
    double[] fits = new double[2];
    double[] longer = new double[3];
    assertNames("a", () -> sigma.apply(fits, longer));
    assertNames("a", () -> sigma.pullBack(fits, longer, fits, new double[2]));
    assertNames("dA", () -> sigma.pullBack(fits, fits, longer, new double[2]));
    assertNames("dZ", () -> sigma.pullBack(fits, fits, fits, longer));
  }

  private static void assertNames(String expected, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.matches(".*\\bz\\b.*\\b" + expected + "\\b.*"), message);
  }
}
