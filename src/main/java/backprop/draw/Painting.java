package backprop.draw;

import java.awt.Graphics2D;

/** Draws a figure into a rectangle of any size, the same every time it is asked. */
@FunctionalInterface
public interface Painting {
  /** Draws, into so many CSS pixels. */
  void paint(Graphics2D g, int width, int height);
}
