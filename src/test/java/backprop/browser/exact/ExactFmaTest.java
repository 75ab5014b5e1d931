package backprop.browser.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The fma of a page has the bits of {@link Math#fma}. */
class ExactFmaTest {
  private static final double[] SPECIAL = {
    0,
    1,
    3,
    1 + 0x1p-52,
    1 - 0x1p-53,
    0.1,
    1e16,
    1e-16,
    0x1p500,
    0x1p-500,
    0x1.8p1000,
    0x1p1023,
    0x1.fffffffffffffp511,
    0x1p512,
    0x1p-537,
    0x1.8p-537,
    0x1p-538,
    0x1p-900,
    0x1p-1000,
    Double.MAX_VALUE,
    Double.MIN_NORMAL,
    0x0.fffffffffffffp-1022,
    0x0.8p-1022,
    3 * Double.MIN_VALUE,
    Double.MIN_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NaN
  };

  @Test
  void ofEverySpecialOperandWithEveryOther() {
    for (double a : SPECIAL) {
      for (double b : SPECIAL) {
        for (double c : SPECIAL) {
          for (int signs = 0; signs < 8; signs++) {
            require(
                (signs & 1) == 0 ? a : -a, (signs & 2) == 0 ? b : -b, (signs & 4) == 0 ? c : -c);
          }
        }
      }
    }
  }

  /** Ten million: half of all sizes, half where a·b and c nearly cancel, in every range. */
  @Test
  void ofRandomOperands() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2_500_000; i++) {
      double a = ofSize(random, 3);
      double b = ofSize(random, 3);
      require(a, b, ofSize(random, 60));
      require(a, b, near(-a * b, random));
      a = Double.longBitsToDouble(random.nextLong());
      b = random.nextBoolean() ? Double.longBitsToDouble(random.nextLong()) : around(a, random);
      require(a, b, random.nextBoolean() ? ofSize(random, 1060) : -a * b);
      require(a, b, near(-a * b, random));
    }
  }

  /** Halfway between two subnormal numbers, and beside it, one rounding must decide. */
  @Test
  void ofTiesAmongSubnormalNumbers() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 300_000; i++) {
      double odd = (2 * random.nextInt(1 << 20) + 1) * 0x1p-537; // odd · ½ · MIN_VALUE
      double tie = odd * 0x1p-1;
      double c = (random.nextLong() >>> 12 + random.nextInt(40)) * Double.MIN_VALUE;
      require(tie, 0x1p-537, c);
      require(tie, 0x1p-537, -c);
      require(Math.nextUp(tie), 0x1p-537, c);
      require(Math.nextDown(tie), 0x1p-537, -c);
    }
  }

  private static double ofSize(SplittableRandom random, int most) {
    double fraction = 1 + random.nextDouble();
    return Math.scalb(random.nextBoolean() ? fraction : -fraction, random.nextInt(-most, most + 1));
  }

  // so that the product is near the smallest numbers
  private static double around(double a, SplittableRandom random) {
    return Math.scalb(1 + random.nextDouble(), -1050 + random.nextInt(80) - Math.getExponent(a));
  }

  private static double near(double x, SplittableRandom random) {
    return x + (random.nextInt(9) - 4) * Math.ulp(x) * (random.nextBoolean() ? 1 : 0.5);
  }

  private static void require(double a, double b, double c) {
    double expected = Math.fma(a, b, c);
    double actual = ExactFma.of(a, b, c);
    if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
      assertEquals(expected, actual, "fma(" + a + ", " + b + ", " + c + ")");
    }
  }
}
