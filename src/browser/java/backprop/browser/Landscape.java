package backprop.browser;

import backprop.text.Decimal;

/** The cost over the plane of two weights, seen from above: the higher the darker, and contours. */
final class Landscape {
  static final int WIDTH = 350;
  static final int HEIGHT = 300;
  static final int COLUMNS = 70; // of the grid's cells; a pixel each
  private static final int ROWS = 60;
  private static final double[] LEVELS = {0.01, 0.03, 0.1, 0.3, 1, 3};
  private static final double[][] HEIGHTS = DescentModel.heights(ROWS + 1, COLUMNS + 1);
  private static final int[][] CORNERS = {{0, 0}, {1, 0}, {1, 1}, {0, 1}}; // one after the other
  private static final int LOW = 0xfc; // grey, as where it stands still: walks have the colours
  private static final int HIGH = 0x75;

  private Landscape() {}

  /** A weight w as a place in the drawing. */
  static double x(double w) {
    return WIDTH * (w - DescentModel.LEAST_W) / (DescentModel.MOST_W - DescentModel.LEAST_W);
  }

  /** A weight v. */
  static double y(double v) {
    return HEIGHT * (DescentModel.MOST_V - v) / (DescentModel.MOST_V - DescentModel.LEAST_V);
  }

  /** And back. */
  static double w(double x) {
    return DescentModel.LEAST_W + x / WIDTH * (DescentModel.MOST_W - DescentModel.LEAST_W);
  }

  static double v(double y) {
    return DescentModel.MOST_V - y / HEIGHT * (DescentModel.MOST_V - DescentModel.LEAST_V);
  }

  /** A colour for each cell, by the logarithm of the cost in its middle. */
  static int[] colours() {
    int[] colours = new int[ROWS * COLUMNS];
    double lowest = StrictMath.log(LEVELS[0] / 3);
    double highest = StrictMath.log(LEVELS[LEVELS.length - 1] * 2);
    for (int p = 0; p < colours.length; p++) {
      double[] upper = HEIGHTS[p / COLUMNS];
      double[] lower = HEIGHTS[p / COLUMNS + 1];
      int j = p % COLUMNS;
      double cost = (upper[j] + upper[j + 1] + lower[j] + lower[j + 1]) / 4;
      double share = (StrictMath.log(cost) - lowest) / (highest - lowest);
      colours[p] = 0x010101 * (int) (LOW + (HIGH - LOW) * Math.max(0, Math.min(1, share)));
    }
    return colours;
  }

  /** All contours with their costs, as SVG. */
  static String contours() {
    StringBuilder svg = new StringBuilder();
    for (double level : LEVELS) {
      svg.append("<path class=\"contour\" transform=\"scale(.1)\" d=\"");
      for (int i = 0; i < ROWS; i++) {
        for (int j = 0; j < COLUMNS; j++) {
          cross(svg, level, i, j);
        }
      }
      svg.append("\"/>");
      label(svg, level);
    }
    return svg.toString();
  }

  // within a cell the contour enters and leaves through a side; places in tenths of a pixel
  private static void cross(StringBuilder d, double level, int i, int j) {
    boolean inside = false;
    for (int k = 0; k < 4; k++) {
      int[] p = CORNERS[k];
      int[] q = CORNERS[(k + 1) % 4];
      double from = HEIGHTS[i + p[1]][j + p[0]] - level;
      double to = HEIGHTS[i + q[1]][j + q[0]] - level;
      if (from < 0 != to < 0) {
        double share = from / (from - to);
        double right = j + p[0] + share * (q[0] - p[0]);
        double down = i + p[1] + share * (q[1] - p[1]);
        d.append(inside ? 'L' : 'M').append(Math.round(10 * WIDTH * right / COLUMNS));
        d.append(' ').append(Math.round(10 * HEIGHT * down / ROWS));
        inside = !inside;
      }
    }
  }

  // at the right, where the contour is crossed on the way up or down
  private static void label(StringBuilder svg, double level) {
    int j = COLUMNS - 5;
    for (int i = 0; i < ROWS; i++) {
      if (HEIGHTS[i][j] < level != HEIGHTS[i + 1][j] < level) {
        double x = (double) WIDTH * j / COLUMNS;
        double y = (i + 0.5) * HEIGHT / ROWS;
        svg.append(Drawing.text(x, y + 4, "middle", "level", Decimal.of(level)));
      }
    }
  }
}
