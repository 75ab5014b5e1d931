package backprop.grading;

import java.util.ArrayList;
import java.util.List;

/** The letters of 001: layer l of {@code Network} is layer l + 1 there, and W^l is θ^(l). */
final class PathNotation extends GradientNotation {
  /** The depth of the network that 001 writes out, θ by θ. */
  private static final int WRITTEN_OUT = 3;

  PathNotation(int examples, int depth) {
    super(examples, depth, "the residual is y − ŷ instead of ŷ − y");
  }

  @Override
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (int layer = depth(); layer >= 1; layer--) {
      int l = layer;
      parts.add(
          new Part("delta^" + (l + 1), quantity("δ", l, 0), l, line(l), pass -> pass.given(l)));
      parts.add(
          new Part("theta^" + l, quantity("dW", l, 0), l, Line.WEIGHTS, pass -> pass.weights(l)));
    }
    return parts;
  }

  @Override
  String quantity(String name, int l, int offset) {
    return switch (name) {
      case "W" -> "θ^(" + index(l, l == 0 ? offset - 1 : offset) + ")";
      case "dW" -> "∂J/∂" + quantity("W", l, offset);
      case "slope" -> (l == depth() ? "g′(" : "σ′(") + quantity("z", l, offset) + ")";
      default -> name + "^(" + index(l, l == 0 ? offset : offset + 1) + ")";
    };
  }

  @Override
  String equation(Line line, int layer, Part part) {
    boolean writtenOut = depth() == WRITTEN_OUT && part.line() == Line.WEIGHTS;
    return "001 "
        + switch (line) {
          case COST -> "(7)";
          case OUTPUT -> "(14)";
          case RECURSION -> writtenOut ? gradient(part) : layer == depth() - 1 ? "(15)" : "(16)";
          case WEIGHTS -> writtenOut ? gradient(part) : "(17)";
          default -> "(17)";
        };
  }

  // (9), (10), (11): ∂J/∂θ^(3), ∂J/∂θ^(2), ∂J/∂θ^(1)
  private static String gradient(Part part) {
    return "(" + (9 + WRITTEN_OUT - part.layer()) + ")";
  }
}
