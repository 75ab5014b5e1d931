package backprop.diagram;

import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An image, and beside it a classifier's answer: a bar for each class, the longest one dark. */
final class AnswerDrawing {
  private static final double PIXEL = 15;
  private static final double BAR = 26;
  private static final double TOP = 24;
  private static final double SMALL = 0.05; // no number above such a bar

  private AnswerDrawing() {}

  static Diagram of(Matrix image, int side, Matrix answer, List<String> classes) {
    if (image.rows() != side * side || answer.rows() != classes.size()) {
      throw Text.illegal(
          "an image of %d pixels of side %d with %d answers for %d classes",
          image.rows(), side, answer.rows(), classes.size());
    }
    int first = answer.argmaxOfColumns()[0];
    double height = side * PIXEL;
    double left = height + 60;
    List<String> shares =
        IntStream.range(0, classes.size())
            .mapToObj(k -> Text.format("%d %%", Math.round(100 * answer.get(k, 0))))
            .toList();
    String caption = Text.format("An image, read as %s: %s", classes.get(first), shares.get(first));
    String all =
        IntStream.range(0, classes.size())
            .mapToObj(k -> classes.get(k) + ": " + shares.get(k))
            .collect(Collectors.joining(", "));
    Svg svg = new Svg(left + classes.size() * BAR + 10, TOP + height + 28, caption, all);
    drawImage(svg, image, side);
    svg.begin("text-anchor", "middle");
    for (int k = 0; k < classes.size(); k++) {
      double middle = left + (k + 0.5) * BAR;
      double bar = Math.max(1, answer.get(k, 0) * height);
      String fill = k == first ? Direction.FORWARD.edge() : "#a9c9bf";
      svg.rectangle(middle - BAR / 2 + 3, TOP + height - bar, BAR - 6, bar, 0, "fill", fill);
      svg.text(middle, TOP + height + 18, classes.get(k));
      String above = answer.get(k, 0) < SMALL ? "" : shares.get(k);
      svg.text(middle, TOP + height - bar - 5, above, "font-size", "11.5");
    }
    return new Diagram(caption, svg.end().document());
  }

  private static void drawImage(Svg svg, Matrix image, int side) {
    double size = side * PIXEL;
    svg.rectangle(9, TOP - 1, size + 2, size + 2, 0, "fill", Svg.LINE); // a frame
    for (int i = 0; i < side * side; i++) {
      long grey = Math.round(255 * (1 - image.get(i, 0) / image.maxAbs()));
      double x = 10 + i % side * PIXEL;
      String fill = Text.format("#%1$02x%1$02x%1$02x", grey);
      svg.rectangle(x, TOP + i / side * PIXEL, PIXEL, PIXEL, 0, "fill", fill);
    }
  }
}
