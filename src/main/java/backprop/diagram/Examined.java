package backprop.diagram;

import backprop.matrix.Matrix;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One example of a batch, looked at in a small network. */
final class Examined {
  private static final int MOST_UNITS = 6;
  private static final int MOST_LAYERS = 5;
  private static final int MOST_ARROWS = 20;

  private Examined() {}

  static void requireExample(int example, int examples) {
    if (example < 0 || example >= examples) {
      throw Text.illegal(
          "example %s (the first is 0) of a pass of %s: it must be 0 … %s",
          example, examples, examples - 1);
    }
  }

  /** Refuses what would be a tangle: such weights are for a heat map. */
  static void requireReadable(int[] sizes) {
    String which =
        "a diagram of layers of "
            + Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining("-"))
            + " units: ";
    String instead = " can be read; Charts.heatMap shows the weights of larger ones";
    if (sizes.length > MOST_LAYERS) {
      throw new IllegalArgumentException(
          which + "at most " + MOST_LAYERS + " layers with the input" + instead);
    }
    for (int c = 0; c < sizes.length; c++) {
      if (sizes[c] > MOST_UNITS) {
        throw new IllegalArgumentException(which + "at most " + MOST_UNITS + " in one" + instead);
      }
      if (c > 0 && sizes[c] * sizes[c - 1] > MOST_ARROWS) {
        throw new IllegalArgumentException(
            which + "at most " + MOST_ARROWS + " arrows between two" + instead);
      }
    }
  }

  static double[] column(Matrix A, int j) {
    return A.column(j).toArray();
  }

  /** What travels back on each arrow, δ_i W_ij: all that reaches unit j is its sum over paths. */
  static List<Matrix> sentBack(List<UnitColumn> layers, Arrows weights) {
    List<Matrix> sent = new ArrayList<>();
    for (int c = 1; c < layers.size(); c++) {
      Matrix W = weights.between().get(c - 1);
      Matrix ones = Matrix.zeros(1, W.columns()).map(zero -> 1);
      sent.add(Matrix.columnOf(layers.get(c).in()).times(ones).hadamard(W));
    }
    return sent;
  }

  /** "0.5" or "(0.5, 0.2)". */
  static String list(double[] values) {
    String list =
        Arrays.stream(values).mapToObj(Numbers::typeset).collect(Collectors.joining(", "));
    return values.length == 1 ? list : "(" + list + ")";
  }
}
