package backprop.loss;

import backprop.matrix.Matrix;
import backprop.text.Text;

/** The share of examples whose class is right. */
public final class Accuracy {
  private Accuracy() {}

  /**
   * The share of examples whose largest output is the true class; with one output, the share on the
   * right side of ½.
   *
   * @param A n × m, the outputs
   * @param Y n × m, the targets: with one output 0 or 1, else shares that sum to 1, of which the
   *     largest is that of the true class
   * @throws IllegalArgumentException if the shapes differ, there is no example, an output is NaN,
   *     or a target names no class
   */
  public static double of(Matrix A, Matrix Y) {
    Matrix.requireEqualShapes("Y", Y, "the output", A);
    Text.refuseIf(A.columns() == 0, "the accuracy of no examples: at least one is needed");
    if (A.rows() > 1) {
      Targets.requireProbabilities("accuracy (for numbers use rootMeanSquaredError)", true, Y);
    }
    int[] predicted = A.argmaxOfColumns();
    int[] actual = Y.argmaxOfColumns();
    int right = 0;
    for (int p = 0; p < A.columns(); p++) {
      requireClass(Y, p, actual[p]);
      boolean same =
          A.rows() == 1 ? A.get(0, p) >= 0.5 == Y.get(0, p) >= 0.5 : predicted[p] == actual[p];
      right += same ? 1 : 0;
    }
    return (double) right / A.columns();
  }

  private static void requireClass(Matrix Y, int p, int largest) {
    double y = Y.get(largest, p);
    if (Y.rows() == 1 && y != 0 && y != 1) {
      throw Text.illegal(
          "accuracy: the target of example %d is %s, but must be 0 or 1: map -1 to 0, and for numbers use rootMeanSquaredError",
          p, y);
    }
    for (int k = largest + 1; k < Y.rows(); k++) {
      if (Y.get(k, p) == y) {
        throw Text.illegal(
            "accuracy: targets %d and %d of example %d are both %s, but that of the true class must be the largest: for numbers use rootMeanSquaredError",
            largest, k, p, y);
      }
    }
  }
}
