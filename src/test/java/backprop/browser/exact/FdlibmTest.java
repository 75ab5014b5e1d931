package backprop.browser.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The functions of a page have the bits of {@link StrictMath}. */
class FdlibmTest {
  private static final double[] SPECIAL = {
    0,
    1,
    2,
    0.5,
    Math.E,
    0.1,
    22,
    709,
    709.7827128933840,
    709.79,
    745.1,
    745.2,
    1e300,
    1e-300,
    0x1p-28,
    0x1p-29,
    0x1p-53,
    0x1p-54,
    0x1p-55,
    0.34657359027997264,
    0.41421356237309503,
    0.2928932188134524,
    1.0397207708399179,
    38.816242111356935,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NaN
  };

  @Test
  void log() {
    same(StrictMath::log, Fdlibm::log);
  }

  @Test
  void log1p() {
    same(StrictMath::log1p, Fdlibm::log1p);
  }

  @Test
  void exp() {
    same(StrictMath::exp, Fdlibm::exp);
  }

  @Test
  void expm1() {
    same(StrictMath::expm1, Fdlibm::expm1);
  }

  @Test
  void tanh() {
    same(StrictMath::tanh, Fdlibm::tanh);
  }

  @Test
  void sin() {
    periodic(StrictMath::sin, Fdlibm::sin);
  }

  @Test
  void cos() {
    periodic(StrictMath::cos, Fdlibm::cos);
  }

  @Test
  void pow() {
    for (double x : SPECIAL) {
      for (double y : SPECIAL) {
        for (int signs = 0; signs < 4; signs++) {
          requirePow((signs & 1) == 0 ? x : -x, (signs & 2) == 0 ? y : -y);
          requirePow((signs & 1) == 0 ? x : -x, (signs & 2) == 0 ? Math.rint(y) : -Math.rint(y));
        }
      }
    }
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 300_000; i++) {
      requirePow(random.nextDouble(0, 10), random.nextDouble(-10, 10));
      requirePow(random.nextDouble(-10, 10), random.nextInt(-340, 340));
      requirePow(1 + random.nextDouble(-1e-6, 1e-6), random.nextDouble(-1e11, 1e11));
      requirePow(
          Double.longBitsToDouble(random.nextLong()), Double.longBitsToDouble(random.nextLong()));
      requirePow(Double.longBitsToDouble(random.nextLong()), random.nextDouble(-3, 3));
      requirePow(2, random.nextDouble(-1080, 1030));
    }
  }

  private static void requirePow(double x, double y) {
    require(base -> StrictMath.pow(base, y), base -> FdlibmPow.pow(base, y), x);
  }

  private static void periodic(DoubleUnaryOperator expected, DoubleUnaryOperator actual) {
    same(expected, x -> Math.abs(x) < 1e5 ? actual.applyAsDouble(x) : expected.applyAsDouble(x));
    SplittableRandom random = new SplittableRandom(2);
    for (int n = 0; n < 200_000; n++) { // beside multiples of π/4
      double x = n * (Math.PI / 4);
      require(expected, actual, x);
      require(expected, actual, -Math.nextUp(x));
      require(expected, actual, x * (1 + random.nextDouble(-0x1p-16, 0x1p-16)));
      require(expected, actual, random.nextDouble(-800_000, 800_000));
    }
  }

  private static void same(DoubleUnaryOperator expected, DoubleUnaryOperator actual) {
    for (double x : SPECIAL) {
      for (double beside : new double[] {Math.nextDown(x), x, Math.nextUp(x), 1 + x, 1 - x}) {
        require(expected, actual, beside);
        require(expected, actual, -beside);
      }
    }
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 300_000; i++) {
      require(expected, actual, random.nextDouble(-1, 2));
      require(expected, actual, random.nextDouble(-60, 60));
      require(expected, actual, random.nextDouble(-800, 800));
      require(expected, actual, Double.longBitsToDouble(random.nextLong()));
      require(expected, actual, 1 + random.nextDouble(-0x1p-18, 0x1p-18));
    }
  }

  private static void require(DoubleUnaryOperator expected, DoubleUnaryOperator actual, double x) {
    double wanted = expected.applyAsDouble(x);
    double got = actual.applyAsDouble(x);
    if (Double.doubleToLongBits(wanted) != Double.doubleToLongBits(got)) {
      assertEquals(wanted, got, "of " + x);
    }
  }
}
