package backprop.diagram;

import backprop.chart.Figure;
import backprop.draw.Ink;
import backprop.draw.Pen;
import backprop.matrix.Matrix;
import backprop.text.Text;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** An image, and beside it a classifier's answer: a bar for each class, the longest one filled. */
final class AnswerDrawing {
  private static final Color PALE = new Color(0xA9C9BF);
  private static final double PIXEL = 15;
  private static final double BAR = 26;
  private static final double MARGIN = 10;
  private static final double TOP = 24;

  private AnswerDrawing() {}

  static Figure of(Matrix image, int side, Matrix answer, List<String> classes) {
    if (image.rows() != side * side || answer.rows() != classes.size()) {
      throw Text.illegal(
          "an image of %d pixels of side %d with %d answers for %d classes",
          image.rows(), side, answer.rows(), classes.size());
    }
    int first = answer.argmaxOfColumns()[0];
    double height = side * PIXEL;
    double bottom = TOP + height;
    double left = height + 60;
    double right = left + classes.size() * BAR;
    Canvas canvas = new Canvas();
    drawImage(canvas, image, side);
    List<String> shares = new ArrayList<>();
    for (int k = 0; k < classes.size(); k++) {
      String share = Math.round(100 * answer.get(k, 0)) + " %";
      shares.add(classes.get(k) + ": " + share);
      double x = left + k * BAR;
      double bar = Math.max(1, answer.get(k, 0) * height);
      Color color = k == first ? Direction.FORWARD.edge : PALE;
      canvas.fill(color, new Rectangle2D.Double(x + 3, bottom - bar, BAR - 6, bar));
      canvas.text(Ink.NORMAL, Ink.TEXT, classes.get(k), x + BAR / 2, bottom + 18, 0.5);
      if (answer.get(k, 0) >= 0.05) {
        canvas.text(Ink.SMALL, Ink.TEXT, share, x + BAR / 2, bottom - bar - 5, 0.5);
      }
    }
    canvas.fill(Ink.FRAME, new Pen(1, null).between(left, bottom, right, bottom));
    String caption = "An image, read as " + shares.get(first);
    int width = (int) Math.ceil(right + MARGIN);
    return canvas.figure(caption, String.join(", ", shares), width, (int) (bottom + 28));
  }

  private static void drawImage(Canvas canvas, Matrix image, int side) {
    double size = side * PIXEL;
    canvas.box(MARGIN, TOP, size, size, 0, Canvas.PAPER, Ink.FRAME, 1);
    for (int i = 0; i < side * side; i++) {
      int grey = (int) Math.round(255 * (1 - image.get(i, 0) / image.maxAbs()));
      double x = MARGIN + i % side * PIXEL;
      double y = TOP + i / side * PIXEL;
      Color color = new Color(grey, grey, grey);
      canvas.fill(color, new Rectangle2D.Double(x, y, PIXEL, PIXEL));
    }
  }
}
