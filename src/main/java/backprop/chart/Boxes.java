package backprop.chart;

import backprop.draw.Marker;
import backprop.draw.Pen;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A box with whiskers for each group, at 1, 2, …; outliers as circles. */
record Boxes(List<Quartiles> groups) implements ChartLayer {
  private static final double WIDEST = 54;
  private static final Pen EDGE = new Pen(1.4, null);
  private static final Pen MEDIAN = new Pen(3, null);
  private static final Color FILL = new Color(0xCFE3F1);
  private static final Color LINE = new Color(0x0A4A73);

  @Override
  public void paint(Graphics2D g, Plane plane) {
    double half = Math.min(WIDEST, 0.55 * plane.area().getWidth() / groups.size()) / 2;
    for (int i = 0; i < groups.size(); i++) {
      paint(g, plane, groups.get(i), plane.x().applyAsDouble(i + 1), half);
    }
  }

  private static void paint(Graphics2D g, Plane plane, Quartiles group, double x, double half) {
    double bottom = plane.y().applyAsDouble(group.lower());
    double top = plane.y().applyAsDouble(group.upper());
    double low = plane.y().applyAsDouble(group.whiskerLow());
    double high = plane.y().applyAsDouble(group.whiskerHigh());
    double median = plane.y().applyAsDouble(group.median());
    g.setColor(FILL);
    g.fill(new Rectangle2D.Double(x - half, top, 2 * half, bottom - top));
    g.setColor(LINE);
    g.fill(EDGE.between(x, bottom, x, low));
    g.fill(EDGE.between(x, top, x, high));
    g.fill(EDGE.between(x - half / 2, low, x + half / 2, low));
    g.fill(EDGE.between(x - half / 2, high, x + half / 2, high));
    g.fill(
        EDGE.along(
            List.of(
                new double[] {x - half, bottom},
                new double[] {x - half, top},
                new double[] {x + half, top},
                new double[] {x + half, bottom},
                new double[] {x - half, bottom})));
    g.fill(MEDIAN.between(x - half, median, x + half, median));
    for (double outlier : group.outliers()) {
      Marker.CIRCLE.paint(g, LINE, x, plane.y().applyAsDouble(outlier), 6);
    }
  }
}
