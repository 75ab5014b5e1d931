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

  /** A line at this x, as high as the area. */
  Rectangle2D upright(double value) {
    return new Rectangle2D.Double(x.applyAsDouble(value) - 0.5, area.getY(), 1, area.getHeight());
  }

  /** A line at this y, as wide as the area. */
  Rectangle2D level(double value) {
    return new Rectangle2D.Double(area.getX(), y.applyAsDouble(value) - 0.5, area.getWidth(), 1);
  }

  /** Whether there is such a place. */
  static boolean holds(double[] at) {
    return Double.isFinite(at[0]) && Double.isFinite(at[1]);
  }
}
