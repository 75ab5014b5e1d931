package backprop.chart;

import backprop.draw.Ink;
import backprop.text.Numbers;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The colours of a scale with two signs, the largest on top. */
record SignedBar(Scale scale) implements ColourBar {
  private static final double WIDTH = 14;
  private static final double TICK = 4;
  private static final BasicStroke HAIRLINE = new BasicStroke(1);

  @Override
  public int width() {
    double widest = 0;
    for (double value = -lastTick(); value <= scale.limit() * 1.0001; value += step()) {
      widest = Math.max(widest, Ink.width(Ink.SMALL, Numbers.typeset(clean(value), 6)));
    }
    return (int) Math.ceil(WIDTH + TICK + 4 + widest);
  }

  @Override
  public void paint(Graphics2D g, double x, double y, double height) {
    int steps = (int) (height * Ink.SHARPNESS);
    double step = height / steps;
    for (int i = 0; i < steps; i++) {
      g.setColor(scale.color(scale.limit() * (1 - 2 * (i + 0.5) / steps)));
      g.fill(new Rectangle2D.Double(x, y + i * step, WIDTH, step));
    }
    g.setColor(Ink.FRAME);
    g.setStroke(HAIRLINE);
    g.draw(new Rectangle2D.Double(x, y, WIDTH, height));
    for (double value = -lastTick(); value <= scale.limit() * 1.0001; value += step()) {
      double at = y + height * (1 - value / scale.limit()) / 2;
      g.setColor(Ink.FRAME);
      g.draw(new Line2D.Double(x + WIDTH, at, x + WIDTH + TICK, at));
      String number = Numbers.typeset(clean(value), 6);
      Ink.text(g, Ink.SMALL, Ink.TEXT, number, x + WIDTH + TICK + 4, at + 4.5, 0);
    }
  }

  // 1, 2 or 5 times a power of ten, two to four of them up to the limit
  private double step() {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(scale.limit() / 2)));
    double times = scale.limit() / 2 / power;
    return power * (times >= 5 ? 5 : times >= 2 ? 2 : 1);
  }

  private double lastTick() {
    return step() * Math.floor(scale.limit() / step() * 1.0001);
  }

  // adding steps leaves 1e-17 where 0 is meant
  private double clean(double value) {
    return Math.rint(value / step()) * step();
  }
}
