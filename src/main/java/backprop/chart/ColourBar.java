package backprop.chart;

import java.awt.Graphics2D;

/** What the colours of a figure mean: the scale upright, with numbers. XChart has none. */
interface ColourBar {

  /** The width of bar and numbers. */
  int width();

  /** Draws the bar with its left upper corner at (x, y). */
  void paint(Graphics2D g, double x, double y, double height);
}
