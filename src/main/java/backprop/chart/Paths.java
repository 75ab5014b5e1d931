package backprop.chart;

import backprop.draw.Look;
import backprop.draw.Marker;
import backprop.draw.Pen;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Walks over a surface: a ring where each starts, a dot at each step if there is room, and a large
 * marker where it ends, in the looks that lines have beside it. White below the lines keeps them
 * apart from the surface.
 */
record Paths(List<Curve> paths) implements ChartLayer {
  private static final int SAMPLE = 34;
  private static final int MOST_DOTS = 60;
  private static final double END = 10;
  private static final double RING = 4.5;
  private static final double DOT = 4.5;

  @Override
  public void paint(Graphics2D g, Plane plane) {
    for (int i = 0; i < paths.size(); i++) {
      List<double[]> points = points(paths.get(i), plane);
      g.setColor(Color.WHITE);
      g.fill(new Pen(4, null).along(points));
      g.setColor(color(i));
      g.fill(pen(i).along(points));
    }
    for (int i = 0; i < paths.size(); i++) {
      List<double[]> points = points(paths.get(i), plane);
      paintSteps(g, color(i), points);
      double[] start = points.get(0);
      double[] end = points.get(points.size() - 1);
      paintRing(g, color(i), start[0], start[1]);
      Look.of(i).marker().paint(g, color(i), end[0], end[1], END);
    }
  }

  @Override
  public List<Header.Key> keys() {
    return IntStream.range(0, paths.size()).mapToObj(this::key).toList();
  }

  private Header.Key key(int i) {
    return new Header.Key(
        paths.get(i).name(),
        SAMPLE,
        (g, x, y) -> {
          g.setColor(color(i));
          g.fill(pen(i).between(x, y, x + SAMPLE, y));
          paintRing(g, color(i), x + RING, y);
          Look.of(i).marker().paint(g, color(i), x + SAMPLE - 5, y, END);
        });
  }

  private static void paintSteps(Graphics2D g, Color color, List<double[]> points) {
    double[] before = null; // the last dot: steps that fall together are one
    for (int k = 1; points.size() <= MOST_DOTS && k + 1 < points.size(); k++) {
      double[] at = points.get(k);
      if (before == null || StrictMath.hypot(at[0] - before[0], at[1] - before[1]) > DOT + 1) {
        Marker.CIRCLE.paint(g, color, at[0], at[1], DOT);
        before = at;
      }
    }
  }

  private static void paintRing(Graphics2D g, Color color, double x, double y) {
    g.setColor(color);
    g.fill(new Ellipse2D.Double(x - RING, y - RING, 2 * RING, 2 * RING));
    g.setColor(Color.WHITE);
    double r = RING - 1.8;
    g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
  }

  // far outside Java's fills lose their precision; the last point outside is enough
  private static List<double[]> points(Curve path, Plane plane) {
    double far = 4 * (plane.area().getWidth() + plane.area().getHeight());
    List<double[]> points = new ArrayList<>();
    for (int k = 0; k < path.x().length; k++) {
      double[] at = plane.at(path, k);
      points.add(Arrays.stream(at).map(v -> Math.max(-far, Math.min(far, v))).toArray());
    }
    return points;
  }

  private static Pen pen(int i) {
    return new Pen(2, Look.of(i).dash());
  }

  private static Color color(int i) {
    return Look.of(i).color();
  }
}
