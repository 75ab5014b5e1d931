package backprop.diagram;

import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.List;

/** An image, and beside it a classifier's answer: a bar for each class, the longest one filled. */
final class AnswerDrawing {
  private static final double PIXEL = 15;
  private static final double BAR = 26;
  private static final double TOP = 24;

  private AnswerDrawing() {}

  static Diagram of(Matrix image, int side, Matrix answer, List<String> classes) {
    if (image.rows() != side * side || answer.rows() != classes.size()) {
      throw Text.illegal(
          "an image of %d pixels of side %d with %d answers for %d classes",
          image.rows(), side, answer.rows(), classes.size());
    }
    int first = answer.argmaxOfColumns()[0];
    String caption =
        Text.format("An image, read as %s: %s", classes.get(first), percent(answer, first));
    double left = side * PIXEL + 60;
    double height = side * PIXEL;
    double width = left + classes.size() * BAR + 10;
    Svg svg = new Svg(width, TOP + height + 28, caption, shares(answer, classes));
    drawImage(svg, image, side);
    svg.begin("text-anchor", "middle");
    for (int k = 0; k < classes.size(); k++) {
      double middle = left + (k + 0.5) * BAR;
      double bar = answer.get(k, 0) * height;
      String fill = k == first ? Direction.FORWARD.edge() : "#a9c9bf";
      svg.rectangle(middle - BAR / 2 + 3, TOP + height - bar, BAR - 6, bar, 0, "fill", fill);
      svg.text(middle, TOP + height + 18, classes.get(k));
      String above = answer.get(k, 0) < 0.05 ? "" : percent(answer, k);
      svg.text(middle, TOP + height - bar - 5, above, "font-size", "11.5");
    }
    svg.end();
    svg.path(
        "M" + Svg.point(left, TOP + height) + "H" + Svg.number(width - 10), "stroke", Svg.LINE);
    return new Diagram(caption, svg.document());
  }

  private static void drawImage(Svg svg, Matrix image, int side) {
    for (int i = 0; i < side * side; i++) {
      long grey = Math.round(255 * (1 - image.get(i, 0) / image.maxAbs()));
      String fill = Text.format("#%1$02x%1$02x%1$02x", grey);
      double x = 10 + i % side * PIXEL;
      svg.rectangle(x, TOP + i / side * PIXEL, PIXEL, PIXEL, 0, "fill", fill);
    }
    String frame = Svg.number(side * PIXEL);
    String back = Svg.number(-side * PIXEL);
    svg.path(
        "M" + Svg.point(10, TOP) + "h" + frame + "v" + frame + "h" + back + "z",
        "stroke",
        Svg.LINE,
        "fill",
        "none");
  }

  private static String percent(Matrix answer, int k) {
    return Math.round(100 * answer.get(k, 0)) + " %";
  }

  private static String shares(Matrix answer, List<String> classes) {
    StringBuilder shares = new StringBuilder();
    for (int k = 0; k < classes.size(); k++) {
      shares
          .append(k == 0 ? "" : ", ")
          .append(classes.get(k))
          .append(": ")
          .append(percent(answer, k));
    }
    return shares.toString();
  }
}
