package backprop.grading;

import backprop.matrix.Matrix;
import java.util.List;
import java.util.function.Function;

/**
 * How a network's document writes the quantities of backpropagation, and which of its equations
 * computes them. Layers are those of {@code Network}; layer 0 stands for every layer.
 */
abstract class Letters {
  /**
   * A part of a gradient.
   *
   * @param name in Java, {@code W^2}
   * @param shown as readers write it, "∂C/∂W^2"
   * @param layer the layer that it belongs to
   * @param place the line that computes it
   */
  record Part(
      String name, String shown, int layer, Place place, Function<MistakenPass, Matrix> value) {}

  private final int examples;
  private final int depth;

  Letters(int examples, int depth) {
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

  final String z(int l) {
    return z(l, 0);
  }

  final String a(int l) {
    return a(l, 0);
  }

  final String delta(int l) {
    return delta(l, 0);
  }

  final String weights(int l) {
    return weights(l, 0);
  }

  /** The equation to reread about a line of backpropagation, with its document. */
  abstract String equation(Place place, int layer, Part part);

  /** The equation to reread after a mistake that made this part wrong. */
  final String equation(Slip slip, Part part) {
    int layer = slip.layer() == 0 ? part.layer() : slip.layer();
    boolean atOutput = slip.mistake().place() == Place.RECURSION && layer == depth;
    return equation(atOutput ? Place.OUTPUT : slip.mistake().place(), layer, part);
  }

  /** "l", "l+1", or the number of a layer. */
  static String index(int l, int offset) {
    if (l != 0) {
      return String.valueOf(l + offset);
    }
    return offset == 0 ? "l" : offset > 0 ? "l+" + offset : "l−" + -offset;
  }
}
