package backprop.spark;

import backprop.data.Moments;
import backprop.matrix.Blocks;
import backprop.matrix.Matrix;
import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * The examples of one of the {@link Blocks} in which sums are taken, as they were read: the unit of
 * memory too. Of m examples each feature, then each target, m {@linkplain Packed packed} numbers;
 * if there are classes, so many, the number of the class of each is the only target. The first
 * block of a partition to train on has the moments of all of it; in others they are null.
 */
record Block(int examples, byte[] numbers, int features, int classes, Moments moments)
    implements Serializable {
  private static final int TILE = 16; // examples: a cache has room for a piece of each

  /** Of m examples, each of which has its features, then its targets, packed. */
  static Block of(int m, byte[] examples, int features, int classes) {
    int width = examples.length / Double.BYTES / m;
    byte[] numbers = new byte[examples.length];
    for (int from = 0; from < m; from += TILE) {
      int to = Math.min(from + TILE, m);
      for (int i = 0; i < width; i++) {
        for (int j = from; j < to; j++) {
          Packed.set(numbers, i * m + j, Packed.get(examples, j * width + i));
        }
      }
    }
    return new Block(m, numbers, features, classes, null);
  }

  /** Features {@code from} (inclusive) to {@code to} (exclusive), and targets behind them. */
  private double[][] rows(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Packed.read(numbers, i * examples, new double[examples]))
        .toArray(double[][]::new);
  }

  /** n₀ × m. */
  double[][] X() {
    return rows(0, features);
  }

  /** n_L × m; the numbers of classes 1 × m. */
  double[][] Y() {
    return rows(features, numbers.length / Double.BYTES / examples);
  }

  /** Each feature as (x − shift) / scale, n₀ × m. */
  Matrix inputs(double[] shift, double[] scale) {
    Matrix inputs = Matrix.zeros(features, examples);
    for (int i = 0; i < features; i++) {
      double[] row = Packed.read(numbers, i * examples, inputs.row(i));
      for (int j = 0; j < row.length; j++) {
        row[j] = (row[j] - shift[i]) / scale[i];
      }
    }
    return inputs;
  }

  /** n_L × m; of classes one-hot. */
  Matrix targets() {
    if (classes == 0) {
      return Matrix.of(Y());
    }
    Matrix targets = Matrix.zeros(classes, examples);
    for (int j = 0; j < examples; j++) {
      targets.row((int) Packed.get(numbers, features * examples + j))[j] = 1;
    }
    return targets;
  }

  /** Those of chosen[from] … chosen[to − 1]; {@code first} is the block's first example. */
  Block chosen(long first, long[] chosen, int from, int to) {
    int m = to - from;
    int width = numbers.length / Double.BYTES / examples;
    byte[] some = new byte[width * m * Double.BYTES];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < m; j++) {
        int at = (int) (chosen[from + j] - first);
        Packed.set(some, i * m + j, Packed.get(numbers, i * examples + at));
      }
    }
    return new Block(m, some, features, classes, null);
  }
}
