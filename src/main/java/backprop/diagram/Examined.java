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

  /** Refuses an example that is not there, another network's pass, and what would be a tangle. */
  static void require(int example, int examples, List<Integer> ofPass, List<Integer> ofNet) {
    if (example < 0 || example >= examples) {
      throw Text.illegal(
          "example %s (the first is 0) of a pass of %s: it must be 0 … %s",
          example, examples, examples - 1);
    }
    if (!ofPass.equals(ofNet)) {
      throw Text.illegal(
          "the pass is of a network %s, but this one is %s: give a pass of this network",
          joined(ofPass), joined(ofNet));
    }
    String most = readable(ofNet);
    if (!most.isEmpty()) {
      throw Text.illegal(
          "a diagram of layers of %s units: at most %s can be read; Charts.heatMap shows the weights of larger ones",
          joined(ofNet), most);
    }
  }

  // how much of it can be read, or nothing if all can
  private static String readable(List<Integer> units) {
    if (units.size() > MOST_LAYERS) {
      return MOST_LAYERS + " layers with the input";
    }
    for (int c = 0; c < units.size(); c++) {
      if (units.get(c) > MOST_UNITS) {
        return MOST_UNITS + " in one";
      }
      if (c > 0 && units.get(c) * units.get(c - 1) > MOST_ARROWS) {
        return MOST_ARROWS + " arrows between two";
      }
    }
    return "";
  }

  /** "2-4-3". */
  static String joined(List<Integer> units) {
    return units.stream().map(String::valueOf).collect(Collectors.joining("-"));
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
