package backprop.chart;

import backprop.draw.Fill;
import backprop.draw.Ink;
import backprop.text.Numbers;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/**
 * A logarithmic scale upright, its decades numbered; below it what has no place on it.
 *
 * @param title what the numbers are
 * @param zeros whether there are zeros to be explained
 * @param broken whether there are numbers that are not finite
 */
record LogBar(LogScale scale, String title, boolean zeros, boolean broken) implements ColourBar {
  private static final double WIDTH = 14;
  private static final double TICK = 4;
  private static final double SWATCH = 22;
  private static final int TITLE = 20;
  private static final BasicStroke HAIRLINE = new BasicStroke(1);

  @Override
  public int width() {
    double widest = broken ? Ink.width(Ink.SMALL, "NaN, ∞") : 0;
    for (int e = scale.from(); e <= scale.to(); e++) {
      widest = Math.max(widest, Ink.width(Ink.SMALL, number(e)));
    }
    return (int) Math.ceil(WIDTH + TICK + 4 + widest + TITLE);
  }

  @Override
  public void paint(Graphics2D g, double x, double y, double height) {
    double bottom = y + height;
    if (broken) {
      bottom -= SWATCH;
      paintSwatch(g, x, bottom + SWATCH - 14, Fill.BROKEN, "NaN, ∞");
    }
    if (zeros) {
      bottom -= SWATCH;
      paintSwatch(g, x, bottom + SWATCH - 14, Fill.ZERO, "0");
    }
    paintScale(g, x, y, bottom - y);
    String fitted = Ink.fitted(Ink.NORMAL, title, height);
    Ink.upwards(g, Ink.NORMAL, Ink.TEXT, fitted, x + width() - 4, y + height / 2);
  }

  private void paintScale(Graphics2D g, double x, double y, double height) {
    int steps = (int) Math.max(1, height * Ink.SHARPNESS);
    for (int i = 0; i < steps; i++) {
      double power = scale.to() - (scale.to() - scale.from()) * (i + 0.5) / steps;
      g.setColor(scale.color(power));
      g.fill(new Rectangle2D.Double(x, y + i * height / steps, WIDTH, height / steps));
    }
    frame(g, x, y, height);
    int each = (int) Math.max(1, Math.ceil(16 * (scale.to() - scale.from()) / height));
    for (int e = scale.to(); e >= scale.from(); e -= each) {
      double at = y + height * (scale.to() - e) / (scale.to() - scale.from());
      g.setColor(Ink.FRAME);
      g.draw(new Line2D.Double(x + WIDTH, at, x + WIDTH + TICK, at));
      Ink.text(g, Ink.SMALL, Ink.TEXT, number(e), x + WIDTH + TICK + 4, at + 4.5, 0);
    }
  }

  private static void paintSwatch(Graphics2D g, double x, double y, Fill fill, String text) {
    fill.paint(g, Math.rint(x), Math.rint(y), WIDTH, WIDTH);
    frame(g, Math.rint(x), Math.rint(y), WIDTH);
    Ink.text(g, Ink.SMALL, Ink.TEXT, text, x + WIDTH + TICK + 4, y + 11.5, 0);
  }

  private static void frame(Graphics2D g, double x, double y, double height) {
    g.setColor(Ink.FRAME);
    g.setStroke(HAIRLINE);
    g.draw(new Rectangle2D.Double(x, y, WIDTH, height));
  }

  private static String number(int power) {
    return power == 0 ? "1" : power == 1 ? "10" : Numbers.powerOfTen(power);
  }
}
