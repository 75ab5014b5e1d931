package backprop.grading;

import java.util.ArrayList;
import java.util.List;

/** The letters of 001: layer l of {@code Network} is layer l + 1 there, and W^l is θ^(l). */
final class PathNotation extends GradientNotation {
  /** The depth of the network that 001 writes out, θ by θ. */
  private static final int WRITTEN_OUT = 3;

  PathNotation(int examples, int depth) {
    super(examples, depth);
  }

  @Override
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (int layer = depth(); layer >= 1; layer--) {
      int l = layer;
      parts.add(new Part("delta^" + (l + 1), delta(l, 0), l, line(l), pass -> pass.given(l)));
      parts.add(new Part("theta^" + l, dW(l), l, Line.WEIGHTS, pass -> pass.weights(l)));
    }
    return parts;
  }

  @Override
  String residualTurned() {
    return "the residual is y − ŷ instead of ŷ − y";
  }

  private static String of(String letter, int l, int offset) {
    return letter + "^(" + (l == 0 ? index(0, offset) : index(l, offset + 1)) + ")";
  }

  @Override
  String z(int l, int offset) {
    return of("z", l, offset);
  }

  @Override
  String a(int l, int offset) {
    return of("a", l, offset);
  }

  @Override
  String delta(int l, int offset) {
    return of("δ", l, offset);
  }

  @Override
  String weights(int l, int offset) {
    return of("θ", l, offset - 1);
  }

  @Override
  String slope(int l) {
    return (l == depth() ? "g′(" : "σ′(") + z(l, 0) + ")";
  }

  @Override
  String dW(int l) {
    return "∂J/∂" + weights(l, 0);
  }

  @Override
  String db(int l) {
    throw new IllegalStateException("a path has no biases");
  }

  @Override
  String gradient(int l, Line only) {
    return dW(l);
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
