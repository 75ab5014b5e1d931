package backprop.chart;

import backprop.draw.Fill;
import backprop.draw.Ink;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/**
 * What the colours of a figure mean: the scale upright, with numbers, and below it what has no
 * place on it. XChart has none.
 *
 * @param title what the numbers are; empty if the figure says it
 * @param bands how many colours there are, parted by lines, or 0 for one in each device pixel
 * @param color at a place of the scale, 0 its bottom … 1 its top
 * @param ticks where there is no room for all of them, the first stays
 * @param apart how what has no place on the scale looks
 */
record ColourBar(
    String title, int bands, DoubleFunction<Color> color, List<Tick> ticks, List<Fill> apart) {
  private static final double WIDTH = 14;
  private static final double TICK = 4;
  private static final double SWATCH = 22;
  private static final double LINE = 13; // least, from number to number
  private static final int TITLE = 20;

  /** A number beside the scale, at place 0, its bottom, to 1, its top. */
  record Tick(double place, String text) {}

  /** The width of bar and numbers. */
  int width() {
    Stream<String> texts =
        Stream.concat(ticks.stream().map(Tick::text), apart.stream().map(ColourBar::name));
    double widest = Ink.widest(Ink.SMALL, texts);
    return (int) Math.ceil(WIDTH + TICK + 4 + widest + (title.isEmpty() ? 0 : TITLE));
  }

  /** Draws the bar with its left upper corner at (x, y). */
  void paint(Graphics2D g, double x, double y, double height) {
    double bottom = y + height;
    for (Fill fill : apart) {
      bottom -= SWATCH;
      double top = Math.rint(bottom + SWATCH - WIDTH);
      fill.paint(g, Math.rint(x), top, WIDTH, WIDTH);
      Axes.paintFrame(g, Math.rint(x), top, WIDTH, WIDTH);
      paintNumber(g, name(fill), x, bottom + SWATCH - 7);
    }
    paintScale(g, x, y, bottom - y);
    String fitted = Ink.fitted(Ink.NORMAL, title, height);
    Ink.upwards(g, fitted, x + width() - 4, y + height / 2);
  }

  private void paintScale(Graphics2D g, double x, double y, double height) {
    int steps = bands > 0 ? bands : (int) Math.max(1, height * Ink.SHARPNESS);
    double step = height / steps;
    for (int i = 0; i < steps; i++) {
      g.setColor(color.apply((i + 0.5) / steps));
      g.fill(new Rectangle2D.Double(x, y + height - (i + 1) * step, WIDTH, step));
    }
    Axes.paintFrame(g, x, y, WIDTH, height);
    double apart = ticks.size() < 2 ? 1 : ticks.get(0).place() - ticks.get(1).place();
    int each = (int) Math.max(1, Math.ceil(LINE / (height * Math.abs(apart))));
    for (int k = 0; k < ticks.size(); k += each) {
      double at = y + height - ticks.get(k).place() * height;
      g.setColor(Ink.FRAME);
      g.draw(new Line2D.Double(bands > 0 ? x : x + WIDTH, at, x + WIDTH + TICK, at));
      paintNumber(g, ticks.get(k).text(), x, at);
    }
  }

  private static void paintNumber(Graphics2D g, String text, double x, double y) {
    Ink.text(g, Ink.SMALL, Ink.TEXT, text, x + WIDTH + TICK + 4, y + 4.5, 0);
  }

  private static String name(Fill fill) {
    return fill.equals(Fill.ZERO) ? "0" : "NaN, ∞";
  }
}
