package backprop.chart;

import backprop.draw.Ink;
import backprop.text.Numbers;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A bar with its number for each value, at 1, 2, …, from 0 or the foot of a logarithmic axis. */
record Bars(double[] values) implements ChartLayer {
  private static final double WIDEST = 60;
  private static final Color FILL = new Color(0x5B9BC8);

  @Override
  public void paint(Graphics2D g, Plane plane) {
    double width = Math.min(WIDEST, 0.62 * plane.area().getWidth() / values.length);
    double zero = plane.y().applyAsDouble(0);
    double foot = Double.isFinite(zero) ? zero : plane.area().getMaxY();
    for (int i = 0; i < values.length; i++) {
      double x = plane.x().applyAsDouble(i + 1);
      double end = plane.y().applyAsDouble(values[i]);
      double y = Double.isFinite(end) ? end : foot; // a zero on a logarithmic axis
      g.setColor(FILL);
      g.fill(new Rectangle2D.Double(x - width / 2, Math.min(y, foot), width, Math.abs(y - foot)));
      String number = Numbers.typeset(values[i]);
      double level = values[i] < 0 ? y + 14 : y - 5;
      Ink.text(g, Ink.SMALL, Ink.TEXT, number, x, level, 0.5);
    }
    if (Double.isFinite(zero)) {
      g.setColor(Ink.FRAME);
      g.fill(new Rectangle2D.Double(plane.area().getX(), zero - 0.5, plane.area().getWidth(), 1));
    }
  }

  @Override
  public List<Header.Key> keys() {
    return List.of();
  }
}
