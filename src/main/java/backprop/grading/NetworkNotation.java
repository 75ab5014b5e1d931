package backprop.grading;

import java.util.ArrayList;
import java.util.List;

/** The letters of {@code Network}, with the equations of 003 and 004. */
final class NetworkNotation extends GradientNotation {
  NetworkNotation(int examples, int depth) {
    super(examples, depth);
  }

  @Override
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (int layer = depth(); layer >= 1; layer--) {
      int l = layer;
      parts.add(new Part("delta^" + l, delta(l, 0), l, line(l), pass -> pass.given(l)));
      parts.add(new Part("b^" + l, db(l), l, Line.BIASES, pass -> pass.biases(l)));
      parts.add(new Part("W^" + l, dW(l), l, Line.WEIGHTS, pass -> pass.weights(l)));
    }
    return parts;
  }

  @Override
  String residualTurned() {
    return "the residual is y − a instead of a − y";
  }

  @Override
  String z(int l, int offset) {
    return "z^" + index(l, offset);
  }

  @Override
  String a(int l, int offset) {
    return "a^" + index(l, offset);
  }

  @Override
  String delta(int l, int offset) {
    return "δ^" + index(l, offset);
  }

  @Override
  String weights(int l, int offset) {
    return "W^" + index(l, offset);
  }

  @Override
  String slope(int l) {
    return "σ′(" + z(l, 0) + ")";
  }

  @Override
  String dW(int l) {
    return "∂C/∂W^" + index(l, 0);
  }

  @Override
  String db(int l) {
    return "∂C/∂b^" + index(l, 0);
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
