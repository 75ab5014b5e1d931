package backprop.diagram;

import backprop.chart.Figure;
import backprop.draw.Ink;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The marks of a picture in the order in which they are drawn. Lengths are CSS pixels.
 *
 * <p>Everything is a filled outline, also the edge of a box: that is what JDKs draw alike.
 */
final class Canvas {
  static final Color GREY = new Color(0x5C5C5C);
  static final Color PAPER = Color.WHITE;

  private final List<Consumer<Graphics2D>> marks = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  /** A line of text on the base line y; along it x is its start (0), middle (0.5) or end (1). */
  void text(Font font, Color color, String text, double x, double y, double along) {
    if (!text.isEmpty()) {
      texts.add(text);
      marks.add(g -> Ink.text(g, font, color, text, x, y, along));
    }
  }

  void fill(Color color, Shape shape) {
    marks.add(
        g -> {
          g.setColor(color);
          g.fill(shape);
        });
  }

  /** A polygon with corners x, y, x, y … */
  void polygon(Color color, double... corners) {
    Path2D.Double path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    fill(color, path);
  }

  /** A rectangle with rounded corners; the middle of its edge runs along these measures. */
  void box(
      double x, double y, double w, double h, double round, Color inside, Color edge, double pen) {
    fill(edge, rounded(x, y, w, h, round, pen / 2));
    fill(inside, rounded(x, y, w, h, round, -pen / 2));
  }

  /** A number's ground, which hides what runs below it. */
  void ground(double x, double y, double w, double h) {
    fill(PAPER, rounded(x, y, w, h, 3, 0));
  }

  private static Shape rounded(
      double x, double y, double w, double h, double round, double outwards) {
    double arc = 2 * Math.max(0, round + outwards);
    double more = 2 * outwards;
    return new RoundRectangle2D.Double(x - outwards, y - outwards, w + more, h + more, arc, arc);
  }

  /** The lines of text, in the order in which they are drawn. */
  List<String> texts() {
    return List.copyOf(texts);
  }

  /** The picture, not wider than a page; its description is for those who cannot see it. */
  Figure figure(String caption, String description, int width, int height) {
    double scale = Math.min(1, (double) Figure.PAGE / width);
    return new Figure(
        caption,
        description,
        (int) Math.round(scale * width),
        (int) Math.round(scale * height),
        (g, w, h) -> paint(g, Math.min((double) w / width, (double) h / height)));
  }

  private void paint(Graphics2D g, double scale) {
    AffineTransform before = g.getTransform();
    g.scale(scale, scale);
    marks.forEach(mark -> mark.accept(g));
    g.setTransform(before);
  }
}
