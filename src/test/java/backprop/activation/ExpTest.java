package backprop.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ExpTest {
  private static final int POINTS = 1_000_000;

  @Test
  void isWithinOneUnitInTheLastPlaceOfStrictMath() {
    assertClose(Exp::of, StrictMath::exp, 1, 709.78);
  }

  @Test
  void minusOneIsWithinTwo() {
    assertClose(Exp::minusOne, StrictMath::expm1, 2, 709.78);
  }

  @Test
  void tanhIsWithinFour() {
    assertClose(new Tanh()::value, StrictMath::tanh, 4, 30);
  }

  @Test
  void neverFallsWhereXRises() {
    Random random = new Random(2);
    for (int i = 0; i < POINTS; i++) {
      double x = point(random, 709);
      assertTrue(Exp.of(x) <= Exp.of(Math.nextUp(x)), () -> "at " + x);
      assertTrue(Exp.minusOne(x) <= Exp.minusOne(Math.nextUp(x)), () -> "at " + x);
    }
  }

  @Test
  void aRowHasTheBitsOfItsNumbers() {
    Random random = new Random(3);
    double[] x = new double[1000];
    for (int j = 0; j < x.length; j++) {
      x[j] = point(random, 800);
    }
    x[7] = Double.NaN;
    x[8] = Double.POSITIVE_INFINITY;
    x[9] = Double.NEGATIVE_INFINITY;
    double[] y = new double[x.length];
    for (int run = 0; run < 1000; run++) { // interpreted at first, compiled in the end
      double s = run % 2 == 0 ? 1 : -1;
      Exp.of(s, x, y);
      for (int j = 0; j < x.length; j++) {
        double x_j = s * x[j];
        assertEquals(Exp.of(x_j), y[j], () -> "e^" + x_j);
      }
      new Sigmoid().apply(x, y);
      for (int j = 0; j < x.length; j++) {
        assertEquals(new Sigmoid().value(x[j]), y[j]);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> Exp.of(1, x, x));
  }

  @Test
  void theEndsOfTheRange() {
    for (double x :
        new double[] {
          0.0,
          -0.0,
          1e-320,
          709.782712893384,
          709.782712893385,
          710,
          1e308,
          -708.4,
          -745.1,
          -745.13321910194110,
          -745.14,
          -746,
          -1e308,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.NaN
        }) {
      assertEquals(StrictMath.exp(x), Exp.of(x), "e^" + x);
      assertEquals(StrictMath.expm1(x) + 0.0, Exp.minusOne(x), "e^x - 1 at " + x);
    }
    assertEquals(1, new Tanh().value(20));
    assertEquals(-1, new Tanh().value(Double.NEGATIVE_INFINITY));
    assertEquals(-0.0, new Tanh().value(-0.0));
  }

  private static void assertClose(
      DoubleUnaryOperator actual, DoubleUnaryOperator expected, double ulps, double range) {
    Random random = new Random(1);
    for (int i = 0; i < POINTS; i++) {
      double x = point(random, range);
      double y = expected.applyAsDouble(x);
      assertEquals(y, actual.applyAsDouble(x), ulps * Math.ulp(y), () -> "at " + x);
    }
  }

  // a third over the whole range, a third around 0, a third of every size down to 2⁻⁶⁰
  private static double point(Random random, double range) {
    return switch (random.nextInt(3)) {
      case 0 -> range * (2 * random.nextDouble() - 1);
      case 1 -> 3 * random.nextGaussian();
      default -> Math.scalb(random.nextGaussian(), -random.nextInt(60));
    };
  }
}
