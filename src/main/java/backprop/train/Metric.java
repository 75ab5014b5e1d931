package backprop.train;

import backprop.matrix.Matrix;

/** A number that says how good the outputs are, beside the loss: accuracy, mean error, … */
@FunctionalInterface
public interface Metric {

  /**
   * @param A n_L × m, the outputs
   * @param Y n_L × m, the targets
   */
  double of(Matrix A, Matrix Y);

  /**
   * The share of examples whose largest output is the true class; with one output, the share on the
   * right side of ½.
   */
  static Metric accuracy() {
    return (A, Y) -> {
      int right = 0;
      int[] predicted = A.argmaxOfColumns();
      int[] actual = Y.argmaxOfColumns();
      for (int p = 0; p < A.columns(); p++) {
        boolean same =
            A.rows() == 1 ? A.get(0, p) >= 0.5 == Y.get(0, p) >= 0.5 : predicted[p] == actual[p];
        right += same ? 1 : 0;
      }
      return (double) right / A.columns();
    };
  }

  /** √ of the mean of (a − y)² over all outputs and examples, in the units of the target. */
  static Metric rootMeanSquaredError() {
    return (A, Y) -> A.minus(Y).norm() / Math.sqrt(A.rows() * (double) A.columns());
  }
}
