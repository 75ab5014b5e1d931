package backprop.spark;

import backprop.data.Moments;
import backprop.matrix.Blocks;
import backprop.matrix.Matrix;
import java.util.stream.IntStream;

/**
 * The examples of one of the {@link Blocks} in which sums are taken, as they were read: the unit of
 * memory too. Of m examples each feature, then each target, m {@linkplain Packed packed} numbers;
 * if there are classes, so many, the number of the class of each is the only target. The first
 * block of a partition to train on has the moments of all of it; in others they are null.
 */
record Block(int examples, byte[] numbers, int features, int classes, Moments moments)
    implements Packed.Holder {
  @Override
  public Block with(byte[] numbers) {
    return new Block(examples, numbers, features, classes, moments);
  }

  /** n₀ × m. */
  double[][] X() {
    return IntStream.range(0, features)
        .mapToObj(i -> Packed.read(numbers, i * examples, new double[examples]))
        .toArray(double[][]::new);
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
    int rows = numbers.length / Double.BYTES / examples - features;
    Matrix targets = Matrix.zeros(Math.max(rows, classes), examples);
    if (classes == 0) {
      for (int i = 0; i < rows; i++) {
        Packed.read(numbers, (features + i) * examples, targets.row(i));
      }
      return targets;
    }
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
