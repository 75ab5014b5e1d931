package backprop.check;

import java.util.function.DoubleUnaryOperator;

/**
 * Derivatives from values alone: differences at steps h, h/2, h/4, …, extrapolated to step 0.
 *
 * <p>A central difference errs by c₁h² + c₂h⁴ + …, a one-sided one by c₁h + c₂h² + …; each
 * extrapolation removes the first term that is left (Richardson). That allows a step large enough
 * for rounding not to matter: about 1e-12 for functions whose values are near 1.
 */
public final class Differences {
  /** h, the largest step; a power of 2, so that x ± h is seldom rounded. */
  public static final double STEP = 0x1p-9;

  private static final int CENTRAL_LEVELS = 3;
  private static final int SIDE_LEVELS = 4;

  private Differences() {}

  /**
   * f′(x), for f smooth within {@link #STEP} of x; NaN where f is not finite there.
   *
   * @throws IllegalArgumentException if x is so large that x ± h is x, or not finite
   */
  public static double central(DoubleUnaryOperator f, double x) {
    return central(f, x, STEP);
  }

  /**
   * f′(x), for f smooth within this step of x; NaN where f is not finite there.
   *
   * @throws IllegalArgumentException if x is so large that x ± h is x, or not finite
   */
  public static double central(DoubleUnaryOperator f, double x, double step) {
    return slope(f, x, step, CENTRAL_LEVELS, -1);
  }

  /** The slope of f on the right of x. */
  public static double right(DoubleUnaryOperator f, double x) {
    return slope(f, x, STEP, SIDE_LEVELS, 0);
  }

  /** The slope of f on the left of x. */
  public static double left(DoubleUnaryOperator f, double x) {
    return slope(f, x, -STEP, SIDE_LEVELS, 0);
  }

  // from x + side · h to x + h; where the two lie alike, only even powers of h are in the error
  private static double slope(DoubleUnaryOperator f, double x, double step, int levels, int side) {
    double[] slopes = new double[levels];
    for (int level = 0; level < levels; level++) {
      double h = step / (1 << level);
      double to = x + h;
      double from = x + side * h;
      slopes[level] = (f.applyAsDouble(to) - f.applyAsDouble(from)) / apart(to, from);
    }
    return extrapolate(slopes, side == 0 ? 2 : 4);
  }

  private static double apart(double to, double from) {
    if (to - from == 0 || !Double.isFinite(to - from)) {
      throw new IllegalArgumentException(
          "no difference at " + from + ": the step is lost in rounding; use a smaller x");
    }
    return to - from;
  }

  // ratio: by how much half the step shrinks the leading error; each later one by that again
  static double extrapolate(double[] slopes, double ratio) {
    double power = ratio;
    for (int known = 1; known < slopes.length; known++) {
      for (int level = slopes.length - 1; level >= known; level--) {
        slopes[level] += (slopes[level] - slopes[level - 1]) / (power - 1);
      }
      power *= ratio;
    }
    return slopes[slopes.length - 1];
  }
}
