package backprop.spark;

import backprop.matrix.Blocks;
import backprop.matrix.Matrix;
import java.io.Serializable;

/**
 * The examples of one of the {@link Blocks} in which sums are taken, as they were read: the unit of
 * memory too.
 *
 * @param X n₀ × m, row by row
 * @param Y n_L × m, row by row; if there are classes, 1 × m, the number of the class of each
 * @param classes how many classes there are; 0 if the targets are numbers
 */
record Block(double[][] X, double[][] Y, int classes) implements Serializable {

  /** Room for m examples. */
  static Block of(int features, int outputs, int classes, int m) {
    return new Block(new double[features][m], new double[classes > 0 ? 1 : outputs][m], classes);
  }

  int examples() {
    return Y[0].length;
  }

  /** Each feature as (x − shift) / scale, n₀ × m. */
  Matrix inputs(double[] shift, double[] scale) {
    Matrix inputs = Matrix.zeros(X.length, examples());
    for (int i = 0; i < X.length; i++) {
      double[] row = inputs.row(i);
      for (int j = 0; j < row.length; j++) {
        row[j] = (X[i][j] - shift[i]) / scale[i];
      }
    }
    return inputs;
  }

  /** n_L × m; of classes one-hot. */
  Matrix targets() {
    if (classes == 0) {
      return Matrix.of(Y);
    }
    Matrix targets = Matrix.zeros(classes, examples());
    for (int j = 0; j < examples(); j++) {
      targets.row((int) Y[0][j])[j] = 1;
    }
    return targets;
  }

  /**
   * Those of numbers[from] … numbers[to − 1].
   *
   * @param first the number of the first example of the block
   */
  Block chosen(long first, long[] numbers, int from, int to) {
    Block chosen = of(X.length, Y.length, classes, to - from);
    for (int j = from; j < to; j++) {
      int at = (int) (numbers[j] - first);
      for (int i = 0; i < X.length; i++) {
        chosen.X[i][j - from] = X[i][at];
      }
      for (int i = 0; i < Y.length; i++) {
        chosen.Y[i][j - from] = Y[i][at];
      }
    }
    return chosen;
  }
}
