package backprop.chart;

import backprop.text.Text;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A sequence of points, copied, and what the legend calls it. */
public record Curve(String name, double[] x, double[] y) {
  private static final int SMOOTH = 241; // points of a graph
  private static final int POINTS = 33; // of a guide

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if there is no name or no point, x and y differ in length, or
   *     a coordinate is NaN or infinite
   */
  public Curve {
    Text.refuseIf(name == null || name.isBlank(), "a curve is called '%s': give it a name", name);
    if (x.length != y.length) {
      throw Text.illegal(
          "curve '%s' has %s values of x and %s of y: it must have as many of each",
          name, x.length, y.length);
    }
    Text.refuseIf(x.length == 0, "curve '%s' has no points: it needs at least one", name);
    requireFinite(name, "x", x);
    requireFinite(name, "y", y);
    x = x.clone();
    y = y.clone();
  }

  /**
   * The points (0, y₀), (1, y₁), …: what was recorded epoch by epoch.
   *
   * @throws IllegalArgumentException as the constructor
   */
  public static Curve from0(String name, double... y) {
    return new Curve(name, IntStream.range(0, y.length).asDoubleStream().toArray(), y);
  }

  /**
   * A function at these places.
   *
   * @throws IllegalArgumentException if a place or a value is not finite
   */
  public static Curve along(String name, double[] x, DoubleUnaryOperator f) {
    return new Curve(name, x, Arrays.stream(x).map(f).toArray());
  }

  /**
   * The points (from, f(from)), (from + 1, f(from + 1)), … up to (to, f(to)).
   *
   * @throws IllegalArgumentException as the constructor
   */
  public static Curve over(String name, int from, int to, IntToDoubleFunction f) {
    double[] x = IntStream.rangeClosed(from, to).asDoubleStream().toArray();
    return along(name, x, n -> f.applyAsDouble((int) n));
  }

  /**
   * The graph of f from one place to another, at 241 points.
   *
   * @throws IllegalArgumentException as the constructor
   */
  public static Curve of(String name, double from, double to, DoubleUnaryOperator f) {
    double[] x = new double[SMOOTH];
    Arrays.setAll(x, i -> from + (to - from) * i / (SMOOTH - 1));
    return along(name, x, f);
  }

  /**
   * y = y₀ (x / x₀)^exponent, which is a straight line where both axes are logarithmic: a guide for
   * the eye.
   *
   * @param exponent the slope on logarithmic axes
   * @param x0 where the line passes through, above 0
   * @param y0 where the line passes through, above 0
   * @param from where the line begins, above 0
   * @param to where it ends, above 0
   * @throws IllegalArgumentException if there is no name, or one of the places is not above 0
   */
  public static Curve power(
      String name, double exponent, double x0, double y0, double from, double to) {
    if (!(Math.min(Math.min(x0, y0), Math.min(from, to)) > 0)) {
      throw Text.illegal(
          "curve '%s': a power through (%s, %s) from %s to %s: all of them must be above 0",
          name, x0, y0, from, to);
    }
    double[] x = new double[POINTS];
    Arrays.setAll(x, i -> from * StrictMath.pow(to / from, i / (POINTS - 1.0)));
    return along(name, x, at -> y0 * StrictMath.pow(at / x0, exponent));
  }

  /** Name and number of points. */
  @Override
  public String toString() {
    return Text.format("%s (%s points)", name, x.length);
  }

  private static void requireFinite(String name, String axis, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw Text.illegal(
            "curve '%s': %s of point %s (the first is 0) is %s, but must be a finite number",
            name, axis, i, values[i]);
      }
    }
  }
}
