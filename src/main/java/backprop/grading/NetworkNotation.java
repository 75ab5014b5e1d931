package backprop.grading;

import java.util.ArrayList;
import java.util.List;

/** The letters of {@code Network}, with the equations of 003 and 004. */
final class NetworkNotation extends GradientNotation {
  NetworkNotation(int examples, int depth) {
    super(examples, depth, "the residual is y − a instead of a − y");
  }

  @Override
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (int layer = depth(); layer >= 1; layer--) {
      int l = layer;
      parts.add(new Part("delta^" + l, quantity("δ", l, 0), l, line(l), pass -> pass.given(l)));
      parts.add(new Part("b^" + l, quantity("db", l, 0), l, Line.BIASES, pass -> pass.biases(l)));
      parts.add(new Part("W^" + l, quantity("dW", l, 0), l, Line.WEIGHTS, pass -> pass.weights(l)));
    }
    return parts;
  }

  @Override
  String quantity(String name, int l, int offset) {
    return switch (name) {
      case "slope" -> "σ′(" + quantity("z", l, offset) + ")";
      case "dW", "db" -> "∂C/∂" + quantity(name.substring(1), l, offset);
      default ->
          name + "^" + (l == 0 && offset != 0 ? "(" + index(l, offset) + ")" : index(l, offset));
    };
  }

  @Override
  String gradient(int l, Line only) {
    String dW = super.gradient(l, only);
    return only == null ? dW + " and " + super.gradient(l, Line.BIASES) : dW;
  }

  @Override
  String equation(Line line, int layer, Part part) {
    return switch (line) {
      case FORWARD -> "003 (1)";
      case COST -> "003 (2)";
      case OUTPUT -> "(BP1), 004 (1)";
      case RECURSION -> "(BP2), 004 (2)";
      case BIASES -> "(BP3), 004 (4)";
      case WEIGHTS -> "(BP4), 004 (3)";
      default -> "003 (9)";
    };
  }
}
