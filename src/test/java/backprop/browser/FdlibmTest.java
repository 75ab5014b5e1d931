package backprop.browser;

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
