package backprop.grading;

import backprop.matrix.Matrix;
import java.util.List;
import java.util.function.Function;

/**
 * The notation in which a network's document writes the parts of a gradient and what they are made
 * of, and the equations to reread. Layers are those of {@code Network}; layer 0 stands for every
 * layer.
 */
abstract class GradientNotation {
  /**
   * A part of a gradient.
   *
   * @param name in Java, {@code W^2}
   * @param shown as readers write it, "∂C/∂W^2"
   * @param layer the layer that it belongs to
   * @param line the line that computes it
   */
  record Part(
      String name, String shown, int layer, Line line, Function<MistakenPass, Matrix> value) {}

  private final int examples;
  private final int depth;

  GradientNotation(int examples, int depth) {
    this.examples = examples;
    this.depth = depth;
  }

  final int examples() {
    return examples;
  }

  final int depth() {
    return depth;
  }

  /** All parts of a gradient that can be diagnosed, from the output backward. */
  abstract List<Part> parts();

  /** (BP1) or (BP2). */
  final Line line(int l) {
    return l == depth ? Line.OUTPUT : Line.RECURSION;
  }

  /** The wrong sign at the output. */
  abstract String residualTurned();

  /** z of layer l + offset. */
  abstract String z(int l, int offset);

  /** a of layer l + offset. */
  abstract String a(int l, int offset);

  /** δ of layer l + offset. */
  abstract String delta(int l, int offset);

  /** The weights that lead to layer l + offset. */
  abstract String weights(int l, int offset);

  abstract String slope(int l);

  abstract String dW(int l);

  abstract String db(int l);

  /** ∂C/∂W^l, ∂C/∂b^l or both. */
  String gradient(int l, Line only) {
    if (only != null) {
      return only == Line.BIASES ? db(l) : dW(l);
    }
    return dW(l) + " and " + db(l);
  }

  /** Whether the gradient of the biases is column 0 of that of the weights. */
  boolean isBiasFirst() {
    return false;
  }

  /** The equation to reread about a line of backpropagation, with its document. */
  abstract String equation(Line line, int layer, Part part);

  /** "l", "l+1", or the number of a layer. */
  static String index(int l, int offset) {
    if (l != 0) {
      return String.valueOf(l + offset);
    }
    return offset == 0 ? "l" : offset > 0 ? "l+" + offset : "l−" + -offset;
  }
}
