package backprop.chart;

import backprop.draw.Painting;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Axes with a colour bar at their right. */
record SurfacePainting(Axes axes, ColourBar bar) implements Painting {
  private static final int MARGIN = 10;

  @Override
  public void paint(Graphics2D g, int width, int height) {
    int left = width - bar.width() - MARGIN;
    if (left < 80) {
      axes.paint(g, width, height); // no room for a bar
      return;
    }
    Rectangle2D area = axes.paintWithin(g, left, height);
    if (!area.isEmpty()) {
      bar.paint(g, left + 2, area.getY(), area.getHeight());
    }
  }
}
