package backprop.chart;

import backprop.draw.Ink;
import backprop.draw.Look;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;

/**
 * The class that a classifier gives to each point of a plane, as light fills with a line between.
 *
 * @param classes classes[row][column] over the whole plane, row 0 at the top
 */
record DecisionRegions(int[][] classes) implements ChartLayer {
  private static final double LIGHT = 0.22;
  private static final double EDGE = 0.6;

  @Override
  public void paint(Graphics2D g, Plane plane) {
    Object before = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    Rectangle2D area = plane.area();
    double cell = 1.0 / Ink.SHARPNESS; // one device pixel
    int rows = (int) Math.ceil(area.getHeight() / cell);
    int columns = (int) Math.ceil(area.getWidth() / cell);
    for (int i = 0; i < rows; i++) {
      int start = 0;
      for (int j = 1; j <= columns; j++) {
        if (j == columns || colour(i, j, rows, columns) != colour(i, start, rows, columns)) {
          g.setColor(colour(i, start, rows, columns));
          double x = area.getX() + start * cell;
          double y = area.getY() + i * cell;
          g.fill(new Rectangle2D.Double(x, y, (j - start) * cell, cell));
          start = j;
        }
      }
    }
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
  }

  private Color colour(int i, int j, int rows, int columns) {
    int here = at(i, j, rows, columns);
    boolean edge =
        here != at(i, Math.min(j + 2, columns - 1), rows, columns)
            || here != at(Math.min(i + 2, rows - 1), j, rows, columns);
    return edge ? EDGES : FILLS[here % FILLS.length];
  }

  private int at(int i, int j, int rows, int columns) {
    return classes[i * classes.length / rows][j * classes[0].length / columns];
  }

  private static final Color EDGES = Look.mix(Color.WHITE, Ink.TEXT, EDGE);
  private static final Color[] FILLS = fills();

  private static Color[] fills() {
    Color[] fills = new Color[42];
    for (int k = 0; k < fills.length; k++) {
      fills[k] = Look.of(k).tint(LIGHT);
    }
    return fills;
  }
}
