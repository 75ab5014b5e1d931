package backprop.diagram;

import backprop.draw.Pen;
import java.awt.Color;
import java.util.List;

/**
 * How an arrow shows its number: solid and vermilion above 0, dashed and blue below, grey at 0; the
 * thicker, the larger.
 *
 * @param most the largest size in the picture
 */
record Stroke(double value, double most) {
  private static final Color ABOVE = new Color(0xB34C00);
  private static final Color BELOW = new Color(0x00568A);
  private static final float[] DASH = {6, 3};
  private static final double THINNEST = 1;
  private static final double THICKEST = 3.4;
  private static final double HEAD = 9;

  Color color() {
    return value > 0 ? ABOVE : value < 0 ? BELOW : Canvas.GREY;
  }

  boolean dashed() {
    return value < 0;
  }

  double width() {
    double share = most == 0 || !Double.isFinite(value) ? 0 : Math.abs(value) / most;
    return THINNEST + (THICKEST - THINNEST) * share;
  }

  /** A straight arrow. */
  void draw(Canvas canvas, double x1, double y1, double x2, double y2) {
    double length = StrictMath.hypot(x2 - x1, y2 - y1);
    double u = (x2 - x1) / length;
    double v = (y2 - y1) / length;
    double[] neck = {x2 - u * HEAD * 0.8, y2 - v * HEAD * 0.8};
    line(canvas, List.of(new double[] {x1, y1}, neck));
    head(canvas, x2, y2, u, v);
  }

  void line(Canvas canvas, List<double[]> points) {
    canvas.fill(color(), new Pen(width(), dashed() ? DASH : null).along(points));
  }

  /** The head of an arrow that ends at (x, y) and comes along (u, v), of length 1. */
  void head(Canvas canvas, double x, double y, double u, double v) {
    double half = 2.6 + 0.6 * width();
    double backX = x - u * HEAD;
    double backY = y - v * HEAD;
    canvas.polygon(
        color(), x, y, backX - v * half, backY + u * half, backX + v * half, backY - u * half);
  }
}
