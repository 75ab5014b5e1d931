package backprop.spark;

import backprop.matrix.Blocks;
import backprop.matrix.Matrix;
import java.io.Serializable;

/**
 * The examples of one of the {@link Blocks} in which sums are taken, as they were read: the unit of
 * memory too. X is n₀ × m and Y n_L × m, row by row; if there are classes, so many, Y is 1 × m, the
 * number of the class of each.
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

  /** Those of numbers[from] … numbers[to − 1]; {@code first} is the block's first example. */
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
