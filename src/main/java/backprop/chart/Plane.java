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
record Plane(DoubleUnaryOperator x, DoubleUnaryOperator y, Rectangle2D area) {}
