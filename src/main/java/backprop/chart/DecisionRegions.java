package backprop.chart;

import backprop.draw.Fill;
import backprop.draw.Ink;
import backprop.draw.Look;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;

/**
 * The class that a classifier gives to each point of a plane, classes[row][column] with row 0 at
 * the top, as light fills with a line between.
 */
record DecisionRegions(int[][] classes) implements ChartLayer {
  private static final Fill EDGE = Fill.plain(Look.mix(Color.WHITE, Ink.TEXT, 0.6));
  private static final Fill[] FILLS = new Fill[42];

  static {
    Arrays.setAll(FILLS, k -> Fill.plain(Look.of(k).tint(0.22)));
  }

  @Override
  public void paint(Graphics2D g, Plane plane) {
    Fill.paint(g, plane.area(), this::fill);
  }

  private Fill fill(int i, int j, int rows, int columns) {
    int here = at(i, j, rows, columns);
    boolean edge =
        here != at(i, Math.min(j + 2, columns - 1), rows, columns)
            || here != at(Math.min(i + 2, rows - 1), j, rows, columns);
    return edge ? EDGE : FILLS[here % FILLS.length];
  }

  private int at(int i, int j, int rows, int columns) {
    return classes[i * classes.length / rows][j * classes[0].length / columns];
  }
}
