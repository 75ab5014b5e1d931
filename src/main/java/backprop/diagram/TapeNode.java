package backprop.diagram;

import backprop.check.Tape;
import backprop.draw.Ink;
import backprop.text.Numbers;
import java.awt.Color;

/**
 * How a recorded number is drawn: its operation in a box, its value above, the derivative by it
 * below.
 *
 * @param bar ∂y/∂ of it; NaN if it is not shown
 * @param last whether it is y itself
 */
record TapeNode(Tape.Node node, double bar, boolean last) {
  static final double HEIGHT = 26;

  private static final Color FAINT = new Color(0x999999);
  private static final double LEAST = 36;
  private static final int LONGEST = 16; // characters of a name

  /** Whether it is a number that is not meant to vary: nobody asks for the derivative by it. */
  boolean isConstant() {
    return node.operation().equals("constant");
  }

  double box() {
    return Math.ceil(Math.max(LEAST, Ink.width(Ink.NORMAL, inside()) + 18));
  }

  /** The width that box and numbers need. */
  double width() {
    double numbers = Math.max(Ink.width(Ink.SMALL, above()), Ink.width(Ink.SMALL, below()));
    return Math.max(box(), Math.ceil(numbers + 4));
  }

  void draw(Canvas canvas, double x, double y) {
    double left = x - box() / 2;
    double top = y - HEIGHT / 2;
    Color edge = Direction.FORWARD.edge;
    if (node.parents().isEmpty()) {
      canvas.box(left, top, box(), HEIGHT, 2, Canvas.PAPER, isConstant() ? FAINT : edge, 1);
    } else {
      canvas.box(left, top, box(), HEIGHT, 13, Direction.FORWARD.fill, edge, last ? 2.5 : 1);
    }
    Color ink = isConstant() ? Canvas.GREY : Ink.TEXT;
    canvas.text(Ink.NORMAL, ink, inside(), x, y + 4.6, 0.5);
    canvas.text(Ink.SMALL, edge, above(), x, top - 5, 0.5);
    canvas.text(Ink.SMALL, Direction.BACKWARD.edge, below(), x, y + HEIGHT / 2 + 14, 0.5);
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
