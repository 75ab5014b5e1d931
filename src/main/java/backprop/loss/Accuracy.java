package backprop.loss;

import backprop.matrix.Matrix;

/** The share of examples whose class is right. */
public final class Accuracy {
  private Accuracy() {}

  /**
   * The share of examples whose largest output is the true class; with one output, the share on the
   * right side of ½.
   *
   * @param A n × m, the outputs
   * @param Y n × m, the targets
   * @throws IllegalArgumentException if the shapes differ, there is no example, or an entry is NaN
   */
  public static double of(Matrix A, Matrix Y) {
    Matrix.requireEqualShapes("Y", Y, "the output", A);
    if (A.columns() == 0) {
      throw new IllegalArgumentException("the accuracy of no examples: at least one is needed");
    }
    int[] predicted = A.argmaxOfColumns();
    int[] actual = Y.argmaxOfColumns();
    int right = 0;
    for (int p = 0; p < A.columns(); p++) {
      boolean same =
          A.rows() == 1 ? A.get(0, p) >= 0.5 == Y.get(0, p) >= 0.5 : predicted[p] == actual[p];
      right += same ? 1 : 0;
    }
    return (double) right / A.columns();
  }
}
