package backprop.chart;

import java.awt.geom.Rectangle2D;
import java.util.function.DoubleUnaryOperator;

/**
 * Where data stands on a sheet that has its axes.
 *
 * @param x from an x coordinate to CSS pixels; not finite for a zero on a logarithmic axis
 * @param y from a y coordinate to CSS pixels
 * @param area the rectangle within the axes
 */
record Plane(DoubleUnaryOperator x, DoubleUnaryOperator y, Rectangle2D area) {
  double[] at(Curve curve, int point) {
    return new double[] {x.applyAsDouble(curve.x()[point]), y.applyAsDouble(curve.y()[point])};
  }

  /** Whether there is such a place. */
  static boolean holds(double[] at) {
    return Double.isFinite(at[0]) && Double.isFinite(at[1]);
  }
}
