package backprop.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A few hundred examples side by side, as a network takes them; small enough to be the unit of
 * memory.
 *
 * @param X n₀ × m, row by row
 * @param Y n_L × m, row by row
 */
record Block(double[][] X, double[][] Y) implements Serializable {
  /** How many examples a block has, but for the last one of a partition. */
  static final int EXAMPLES = 256;

  /** One example. */
  record Example(double[] x, double[] y) implements Serializable {}

  int examples() {
    return Y[0].length;
  }

  /** Example j. */
  Example example(int j) {
    return new Example(column(X, j), column(Y, j));
  }

  /** The same with each feature as (x − shift) / scale. */
  Block standardised(double[] shift, double[] scale) {
    double[][] scaled = new double[X.length][examples()];
    for (int i = 0; i < X.length; i++) {
      for (int j = 0; j < scaled[i].length; j++) {
        scaled[i][j] = (X[i][j] - shift[i]) / scale[i];
      }
    }
    return new Block(scaled, Y);
  }

  /** The examples in blocks, in their order, one block in memory at a time. */
  static Iterator<Block> of(Iterator<Example> examples) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return examples.hasNext();
      }

      @Override
      public Block next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        Example[] some = new Example[EXAMPLES];
        int m = 0;
        while (m < EXAMPLES && examples.hasNext()) {
          some[m++] = examples.next();
        }
        return of(Arrays.copyOf(some, m));
      }
    };
  }

  private static Block of(Example[] examples) {
    double[][] X = new double[examples[0].x.length][examples.length];
    double[][] Y = new double[examples[0].y.length][examples.length];
    for (int j = 0; j < examples.length; j++) {
      for (int i = 0; i < X.length; i++) {
        X[i][j] = examples[j].x[i];
      }
      for (int i = 0; i < Y.length; i++) {
        Y[i][j] = examples[j].y[i];
      }
    }
    return new Block(X, Y);
  }

  private static double[] column(double[][] rows, int j) {
    double[] column = new double[rows.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = rows[i][j];
    }
    return column;
  }
}
