package backprop.draw;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns lines into outlines to be filled.
 *
 * <p>Java can stroke a path itself, but not to the same pixels: JDK 17 and 25 differ at joins and
 * dashes. What both fill alike are polygons, so a line is made of rectangles and, where it turns,
 * small discs; overlapping parts count once.
 *
 * @param width of the line
 * @param dash lengths of stroke and gap in turn, null for a solid line
 */
public record Pen(double width, float[] dash) {
  private static final double STRAIGHT = 0.999; // cosine of a turn that needs no disc
  private static final int CORNERS = 12;

  /** The outline of a line through these points. */
  public Shape along(List<double[]> points) {
    Path2D.Double outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (List<double[]> piece : dash == null ? List.of(points) : dashes(points)) {
      add(outline, piece);
    }
    return outline;
  }

  /** The outline of a straight line. */
  public Shape between(double x1, double y1, double x2, double y2) {
    return along(List.of(new double[] {x1, y1}, new double[] {x2, y2}));
  }

  private void add(Path2D.Double outline, List<double[]> points) {
    double[] before = null; // direction of the previous segment
    for (int i = 1; i < points.size(); i++) {
      double[] p = points.get(i - 1);
      double[] q = points.get(i);
      double length = length(p, q);
      if (length > 0) {
        double[] direction = {(q[0] - p[0]) / length, (q[1] - p[1]) / length};
        addRectangle(outline, p, q, direction);
        if (before != null && before[0] * direction[0] + before[1] * direction[1] < STRAIGHT) {
          addDisc(outline, p);
        }
        before = direction;
      }
    }
  }

  // rectangle and disc run the same way round, so that overlaps do not cancel
  private void addRectangle(Path2D.Double outline, double[] p, double[] q, double[] direction) {
    double x = -direction[1] * width / 2;
    double y = direction[0] * width / 2;
    outline.moveTo(p[0] - x, p[1] - y);
    outline.lineTo(q[0] - x, q[1] - y);
    outline.lineTo(q[0] + x, q[1] + y);
    outline.lineTo(p[0] + x, p[1] + y);
    outline.closePath();
  }

  private void addDisc(Path2D.Double outline, double[] p) {
    double r = width / 2;
    outline.moveTo(p[0] + r, p[1]);
    for (int i = 1; i < CORNERS; i++) {
      double angle = 2 * Math.PI * i / CORNERS;
      outline.lineTo(p[0] + r * StrictMath.cos(angle), p[1] + r * StrictMath.sin(angle));
    }
    outline.closePath();
  }

  private List<List<double[]>> dashes(List<double[]> points) {
    List<List<double[]>> dashes = new ArrayList<>();
    List<double[]> dash = new ArrayList<>();
    dash.add(points.get(0));
    int place = 0; // in the pattern; even places are strokes
    double left = this.dash[0];
    for (int i = 1; i < points.size(); i++) {
      double[] at = points.get(i - 1);
      double[] end = points.get(i);
      double rest = length(at, end);
      while (rest > left) {
        double share = left / rest;
        at = new double[] {at[0] + share * (end[0] - at[0]), at[1] + share * (end[1] - at[1])};
        rest -= left;
        dash.add(at);
        if (place % 2 == 0) {
          dashes.add(dash);
        }
        dash = new ArrayList<>(List.of(at));
        place++;
        left = this.dash[place % this.dash.length];
      }
      left -= rest;
      dash.add(end);
    }
    if (place % 2 == 0) {
      dashes.add(dash);
    }
    return dashes;
  }

  private static double length(double[] p, double[] q) {
    double x = q[0] - p[0];
    double y = q[1] - p[1];
    return Math.sqrt(x * x + y * y);
  }
}
