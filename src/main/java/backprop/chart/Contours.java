package backprop.chart;

import backprop.draw.Fill;
import backprop.draw.Ink;
import backprop.draw.Pen;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bands of a surface with a line and a number at each level.
 *
 * @param grid values over the whole plane, row 0 at its lower end
 * @param paths lines that will be drawn over it, which no number should touch
 */
record Contours(double[][] grid, Levels levels, List<Curve> paths) implements ChartLayer {
  private static final Color LINE = new Color(0x595959);
  private static final Pen PEN = new Pen(0.9, null);
  private static final double APART = 90; // from one number to the next
  private static final double FROM_EDGE = 26;
  private static final double FROM_PATH = 26;

  @Override
  public void paint(Graphics2D g, Plane plane) {
    paintBands(g, plane.area());
    List<double[]> numbers = onPaths(plane);
    for (int k = 0; k < levels.values().length; k++) {
      double level = levels.values()[k];
      List<double[]> pieces = pieces(level, plane.area());
      g.setColor(LINE);
      g.fill(outline(pieces));
      paintNumber(g, levels.text(k), pieces, plane.area(), numbers);
    }
  }

  // ------------------------------------------------------------------ bands

  // each device pixel between four points of the grid
  private void paintBands(Graphics2D g, Rectangle2D area) {
    Fill[] fills = new Fill[levels.values().length + 1];
    Arrays.setAll(fills, k -> Fill.plain(levels.color(k)));
    Fill.paint(
        g,
        area,
        (i, j, rows, columns) -> {
          int band = band((j + 0.5) / columns, 1 - (i + 0.5) / rows);
          return band < 0 ? Fill.BROKEN : fills[band];
        });
  }

  // at shares (u, v) of width and height; −1 where there is no finite number
  private int band(double u, double v) {
    double x = u * (grid[0].length - 1);
    double y = v * (grid.length - 1);
    int j = Math.min((int) x, grid[0].length - 2);
    int i = Math.min((int) y, grid.length - 2);
    double s = x - j;
    double t = y - i;
    double lower = (1 - s) * grid[i][j] + s * grid[i][j + 1];
    double upper = (1 - s) * grid[i + 1][j] + s * grid[i + 1][j + 1];
    double value = (1 - t) * lower + t * upper;
    return Double.isFinite(value) ? levels.band(value) : -1;
  }

  // ------------------------------------------------------------------ lines

  // within each cell of the grid the level enters and leaves through a side: x1, y1, x2, y2
  private List<double[]> pieces(double level, Rectangle2D area) {
    List<double[]> pieces = new ArrayList<>();
    double across = area.getWidth() / (grid[0].length - 1);
    double down = area.getHeight() / (grid.length - 1);
    for (int i = 0; i + 1 < grid.length; i++) {
      for (int j = 0; j + 1 < grid[0].length; j++) {
        List<double[]> ends = ends(level, i, j);
        for (int k = 0; k + 1 < ends.size(); k += 2) {
          double[] p = ends.get(k);
          double[] q = ends.get(k + 1);
          pieces.add(
              new double[] {
                area.getX() + (j + p[0]) * across,
                area.getMaxY() - (i + p[1]) * down,
                area.getX() + (j + q[0]) * across,
                area.getMaxY() - (i + q[1]) * down
              });
        }
      }
    }
    return pieces;
  }

  // where the level crosses the sides of a cell, one after the other around it: a cell with four
  // crossings, a saddle, is cut at two corners
  private List<double[]> ends(double level, int i, int j) {
    double[][] corners = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    double[] values = {grid[i][j], grid[i][j + 1], grid[i + 1][j + 1], grid[i + 1][j]};
    List<double[]> ends = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      double a = values[k];
      double b = values[(k + 1) % 4];
      if (!Double.isFinite(a) || !Double.isFinite(b)) {
        return List.of();
      }
      if (a >= level != b >= level) {
        double share = (level - a) / (b - a);
        double[] p = corners[k];
        double[] q = corners[(k + 1) % 4];
        ends.add(new double[] {p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])});
      }
    }
    return ends;
  }

  private static Shape outline(List<double[]> pieces) {
    Path2D.Double outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (double[] p : pieces) {
      outline.append(PEN.between(p[0], p[1], p[2], p[3]), false);
    }
    return outline;
  }

  // ------------------------------------------------------------------ numbers

  // points along the paths, each with the distance to be kept
  private List<double[]> onPaths(Plane plane) {
    List<double[]> points = new ArrayList<>();
    for (Curve path : paths) {
      for (int k = 1; k < path.x().length; k++) {
        double[] from = plane.at(path, k - 1);
        double[] to = plane.at(path, k);
        double u = to[0] - from[0];
        double v = to[1] - from[1];
        int parts = (int) Math.min(50, 1 + StrictMath.hypot(u, v) / FROM_PATH);
        for (int part = 0; part <= parts; part++) {
          double share = (double) part / parts;
          points.add(new double[] {from[0] + share * u, from[1] + share * v, FROM_PATH});
        }
      }
    }
    return points;
  }

  // one number for each level, where its line is level and no other number is near
  private void paintNumber(
      Graphics2D g, String text, List<double[]> pieces, Rectangle2D area, List<double[]> taken) {
    double[] best = null;
    double bestScore = 0.9; // cosine of the steepest line
    for (double[] p : pieces) {
      double x = (p[0] + p[2]) / 2;
      double y = (p[1] + p[3]) / 2;
      double length = StrictMath.hypot(p[2] - p[0], p[3] - p[1]);
      double score = length == 0 ? 0 : Math.abs(p[2] - p[0]) / length;
      if (score > bestScore && isFree(x, y, area, taken)) {
        bestScore = score;
        best = new double[] {x, y};
      }
    }
    if (best != null) {
      taken.add(new double[] {best[0], best[1], APART});
      double room = Ink.width(Ink.SMALL, text) + 4;
      g.setColor(Color.WHITE);
      g.fill(new Rectangle2D.Double(best[0] - room / 2, best[1] - 7, room, 14));
      Ink.text(g, Ink.SMALL, Ink.TEXT, text, best[0], best[1] + 4.5, 0.5);
    }
  }

  private static boolean isFree(double x, double y, Rectangle2D area, List<double[]> taken) {
    boolean inside =
        x > area.getX() + FROM_EDGE
            && x < area.getMaxX() - FROM_EDGE
            && y > area.getY() + FROM_EDGE / 2
            && y < area.getMaxY() - FROM_EDGE / 2;
    for (double[] other : taken) {
      inside &= StrictMath.hypot(x - other[0], y - other[1]) > other[2];
    }
    return inside;
  }
}
