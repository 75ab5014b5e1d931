package backprop.chart;

import backprop.draw.Marker;
import backprop.draw.Pen;
import backprop.experiment.Summary;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;

/** The mean of each group, at 1, 2, …, with one standard error to each side. */
record ErrorBars(List<Summary> groups) implements ChartLayer {
  private static final double CAP = 14;
  private static final Pen PEN = new Pen(1.8, null);
  private static final Color COLOR = new Color(0x0A4A73);

  @Override
  public void paint(Graphics2D g, Plane plane) {
    for (int i = 0; i < groups.size(); i++) {
      Summary group = groups.get(i);
      double x = plane.x().applyAsDouble(i + 1);
      double low = plane.y().applyAsDouble(group.mean() - group.standardError());
      double high = plane.y().applyAsDouble(group.mean() + group.standardError());
      g.setColor(COLOR);
      g.fill(PEN.between(x, low, x, high));
      g.fill(PEN.between(x - CAP / 2, low, x + CAP / 2, low));
      g.fill(PEN.between(x - CAP / 2, high, x + CAP / 2, high));
      Marker.CIRCLE.paint(g, COLOR, x, plane.y().applyAsDouble(group.mean()), 9);
    }
  }
}
