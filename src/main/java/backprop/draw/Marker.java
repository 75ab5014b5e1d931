package backprop.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Shapes of points, about equal in weight. */
public enum Marker {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  DIAMOND,
  CROSS,
  POINT_DOWN,
  PLUS;

  private static final double EDGE = 0.8;

  /** Draws the marker around (x, y) with a white edge, so that neighbours stay apart. */
  public void paint(Graphics2D g, Color color, double x, double y, double size) {
    g.setColor(Color.WHITE);
    g.fill(shape(x, y, size / 2 + EDGE));
    g.setColor(color);
    g.fill(shape(x, y, size / 2));
  }

  private Shape shape(double x, double y, double r) {
    return switch (this) {
      case CIRCLE -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
      case SQUARE -> new Rectangle2D.Double(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
      case TRIANGLE -> polygon(x, y, 1.2 * r, 0, -1, 0.95, 0.75, -0.95, 0.75);
      case POINT_DOWN -> polygon(x, y, 1.2 * r, 0, 1, 0.95, -0.75, -0.95, -0.75);
      case DIAMOND -> polygon(x, y, 1.3 * r, 0, -1, 0.85, 0, 0, 1, -0.85, 0);
      case PLUS -> polygon(x, y, 1.15 * r, PLUS_SIGN);
      case CROSS -> polygon(x, y, 1.15 * r, turned(PLUS_SIGN));
    };
  }

  private static final double[] PLUS_SIGN = {
    -0.3, -1, 0.3, -1, 0.3, -0.3, 1, -0.3, 1, 0.3, 0.3, 0.3, 0.3, 1, -0.3, 1, -0.3, 0.3, -1, 0.3,
    -1, -0.3, -0.3, -0.3
  };

  private static double[] turned(double[] corners) {
    double[] turned = new double[corners.length];
    double half = Math.sqrt(0.5); // 45°
    for (int i = 0; i < corners.length; i += 2) {
      turned[i] = half * (corners[i] - corners[i + 1]);
      turned[i + 1] = half * (corners[i] + corners[i + 1]);
    }
    return turned;
  }

  private static Shape polygon(double x, double y, double r, double... corners) {
    Path2D.Double path = new Path2D.Double();
    path.moveTo(x + r * corners[0], y + r * corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(x + r * corners[i], y + r * corners[i + 1]);
    }
    path.closePath();
    return path;
  }
}
