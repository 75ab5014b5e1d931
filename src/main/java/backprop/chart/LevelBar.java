package backprop.chart;

import backprop.draw.Ink;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The bands between levels, the largest on top, with the levels' numbers and what they are. */
record LevelBar(Levels levels, String title) implements ColourBar {
  private static final double WIDTH = 14;
  private static final double TICK = 4;
  private static final int TITLE = 20;
  private static final BasicStroke HAIRLINE = new BasicStroke(1);

  @Override
  public int width() {
    double widest = 0;
    for (int k = 0; k < levels.values().length; k++) {
      widest = Math.max(widest, Ink.width(Ink.SMALL, levels.text(k)));
    }
    return (int) Math.ceil(WIDTH + TICK + 4 + widest + TITLE);
  }

  @Override
  public void paint(Graphics2D g, double x, double y, double height) {
    int bands = levels.values().length + 1;
    double band = height / bands;
    for (int k = 0; k < bands; k++) {
      g.setColor(levels.color(k));
      g.fill(new Rectangle2D.Double(x, y + height - (k + 1) * band, WIDTH, band));
    }
    g.setColor(Ink.FRAME);
    g.setStroke(HAIRLINE);
    g.draw(new Rectangle2D.Double(x, y, WIDTH, height));
    for (int k = 1; k < bands; k++) {
      double at = y + height - k * band;
      g.setColor(Ink.FRAME);
      g.draw(new Line2D.Double(x, at, x + WIDTH + TICK, at));
      if (band >= 13 || k % 2 == 1) {
        Ink.text(g, Ink.SMALL, Ink.TEXT, levels.text(k - 1), x + WIDTH + TICK + 4, at + 4.5, 0);
      }
    }
    String fitted = Ink.fitted(Ink.NORMAL, title, height);
    Ink.upwards(g, Ink.NORMAL, Ink.TEXT, fitted, x + width() - 4, y + height / 2);
  }
}
