package backprop.grading;

import backprop.matrix.Matrix;
import java.math.BigDecimal;
import java.math.MathContext;
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
  private final String turned;

  /** A notation, with the words for the wrong sign at the output. */
  GradientNotation(int examples, int depth, String turned) {
    this.examples = examples;
    this.depth = depth;
    this.turned = turned;
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

  /** Whether the gradient of the biases is column 0 of that of the weights. */
  boolean isBiasFirst() {
    return false;
  }

  /**
   * A quantity of layer l + offset.
   *
   * @param name z, a, δ, W, {@code slope} for σ′(z), {@code dW} or {@code db}
   */
  abstract String quantity(String name, int l, int offset);

  /** ∂C/∂W^l, ∂C/∂b^l or both. */
  String gradient(int l, Line only) {
    return quantity(only == Line.BIASES ? "db" : "dW", l, 0);
  }

  /** The equation to reread about a line of backpropagation, with its document. */
  abstract String equation(Line line, int layer, Part part);

  /** What was done wrong, with the quantities around it: {@code {a-1}} is a^{l−1}. */
  final String words(Slip slip) {
    String words = slip.mistake().words();
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int open = words.indexOf('{'); open >= 0; open = words.indexOf('{', from)) {
      int close = words.indexOf('}', open);
      filled.append(words, from, open).append(filled(words.substring(open + 1, close), slip));
      from = close + 1;
    }
    return filled.append(words.substring(from)).toString();
  }

  private String filled(String braces, Slip slip) {
    int sign = Math.max(braces.indexOf('+'), braces.indexOf('-'));
    int offset = sign < 0 ? 0 : Integer.parseInt(braces.substring(sign));
    String name = sign < 0 ? braces : braces.substring(0, sign);
    return switch (name) {
      case "turned" -> turned;
      case "examples" -> String.valueOf(examples);
      case "number" -> number(slip.number());
      case "gradient" -> gradient(slip.layer(), slip.only());
      default -> quantity(name, slip.layer(), offset);
    };
  }

  /** Six significant digits at most. */
  static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
    boolean isShort = rounded.precision() + Math.abs(rounded.scale()) < 20;
    return (isShort ? rounded.toPlainString() : rounded.toString()).replace('-', '−');
  }

  /** "l", "l+1", or the number of a layer. */
  static String index(int l, int offset) {
    if (l != 0) {
      return String.valueOf(l + offset);
    }
    return offset == 0 ? "l" : offset > 0 ? "l+" + offset : "l−" + -offset;
  }
}
