package backprop.chart;

import backprop.draw.Pen;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Lines to compare with, thin and grey behind what they guide to. */
record Guides(List<Curve> guides) implements ChartLayer {
  private static final Color GREY = new Color(0x666666);
  private static final float[][] DASHES = {{5, 3}, {1.5f, 3}, {9, 3, 1.5f, 3}};
  private static final double WIDTH = 1.2;
  private static final int SAMPLE = 28;

  Guides {
    guides = List.copyOf(guides);
  }

  @Override
  public void paint(Graphics2D g, Plane plane) {
    g.setColor(GREY);
    for (int i = 0; i < guides.size(); i++) {
      List<double[]> points = new ArrayList<>();
      Curve guide = guides.get(i);
      for (int k = 0; k < guide.x().length; k++) {
        double x = plane.x().applyAsDouble(guide.x()[k]);
        double y = plane.y().applyAsDouble(guide.y()[k]);
        if (Double.isFinite(x) && Double.isFinite(y)) {
          points.add(new double[] {x, y});
        }
      }
      if (points.size() > 1) {
        g.fill(pen(i).along(points));
      }
    }
  }

  @Override
  public List<Header.Key> keys() {
    List<Header.Key> keys = new ArrayList<>();
    for (int i = 0; i < guides.size(); i++) {
      Pen pen = pen(i);
      Header.Mark mark =
          (g, x, y) -> {
            g.setColor(GREY);
            g.fill(pen.between(x, y, x + SAMPLE, y));
          };
      keys.add(new Header.Key(guides.get(i).name(), SAMPLE, mark));
    }
    return keys;
  }

  private static Pen pen(int i) {
    return new Pen(WIDTH, DASHES[i % DASHES.length]);
  }
}
