package backprop.diagram;

import backprop.check.Tape;
import backprop.text.Numbers;

/**
 * How a recorded number is drawn: its operation in a box, its value above, the derivative by it
 * below.
 *
 * @param bar ∂y/∂ of it; NaN if it is not shown
 * @param last whether it is y itself
 */
record TapeNode(Tape.Node node, double bar, boolean last) {
  static final double HEIGHT = 26;

  private static final double LEAST = 36;
  private static final int LONGEST = 16; // characters of a name

  /** Whether it is a number that is not meant to vary: nobody asks for the derivative by it. */
  boolean isConstant() {
    return node.operation().equals("constant");
  }

  /** The width of the box. */
  double box() {
    return Math.ceil(Math.max(LEAST, Widths.of(inside(), 13) + 18));
  }

  /** The width that box and numbers need. */
  double width() {
    double numbers = Math.max(Widths.of(above(), 12), Widths.of(below(), 12));
    return Math.max(box(), Math.ceil(numbers + 4));
  }

  void draw(Svg svg, double x, double y) {
    double left = x - box() / 2;
    double top = y - HEIGHT / 2;
    String edge = Direction.FORWARD.edge();
    if (isConstant()) {
      svg.rectangle(left, top, box(), HEIGHT, 2, "fill", Svg.PAPER, "stroke", "#999");
    } else if (node.parents().isEmpty()) {
      svg.rectangle(left, top, box(), HEIGHT, 2, "fill", Svg.PAPER, "stroke", edge);
    } else {
      String width = last ? "2.5" : "1";
      String fill = Direction.FORWARD.fill();
      svg.rectangle(
          left, top, box(), HEIGHT, 13, "fill", fill, "stroke", edge, "stroke-width", width);
    }
    svg.text(x, y + 4.6, inside(), "fill", isConstant() ? Svg.GREY : Svg.INK);
    svg.text(x, top - 5, above(), "font-size", "12", "fill", edge);
    svg.text(x, y + HEIGHT / 2 + 14, below(), "font-size", "12", "fill", Direction.BACKWARD.edge());
  }

  private String inside() {
    if (isConstant()) {
      return Numbers.typeset(node.value());
    }
    boolean leaf = node.parents().isEmpty();
    return leaf && !node.name().isBlank() ? name() : node.operation();
  }

  private String above() {
    if (isConstant()) {
      return "";
    }
    String value = Numbers.typeset(node.value());
    boolean named = !node.parents().isEmpty() && !node.name().isBlank();
    return named ? name() + " = " + value : value;
  }

  private String below() {
    return isConstant() || Double.isNaN(bar) ? "" : Numbers.typeset(bar);
  }

  private String name() {
    String name = node.name().strip();
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
  }
}
