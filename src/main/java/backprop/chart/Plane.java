package backprop.chart;

import java.awt.geom.Rectangle2D;
import java.util.function.DoubleUnaryOperator;

/**
 * Where data stands on a sheet that has its axes: in CSS pixels, not finite for a zero on a
 * logarithmic axis, and the area within the axes.
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
