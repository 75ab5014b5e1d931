package backprop.spark;

import backprop.data.Scaler;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/**
 * Mean and standard deviation of each feature of the training part, computed where it is: Σ x in a
 * first pass, Σ (x − mean)² in a second, each up the {@link Tree}.
 */
final class Standardisation {
  private Standardisation() {}

  /** What is summed over the values of feature i. */
  private interface Term extends Serializable {
    double of(int i, double x);
  }

  /** As {@link Scaler#standard} on one machine: a feature that never changes gets scale 1. */
  static Scaler of(Shards training) {
    double m = training.examples();
    double[] first = training.blocks().first().example(0).x();
    int n = first.length;
    double[] mean = sums(training, n, (i, x) -> x);
    for (int i = 0; i < n; i++) {
      mean[i] /= m;
    }
    double[] squares = sums(training, n, (i, x) -> (x - mean[i]) * (x - mean[i]));
    double[] others = sums(training, n, (i, x) -> x == first[i] ? 0 : 1);
    double[] shift = new double[n];
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      // tested by value: rounding can leave a constant feature a deviation of 1e-17
      boolean constant = others[i] == 0;
      shift[i] = constant ? first[i] : mean[i];
      scale[i] = constant || squares[i] == 0 ? 1 : Math.sqrt(squares[i] / m);
    }
    return Scaler.of(shift, scale);
  }

  private static double[] sums(Shards training, int features, Term term) {
    return Tree.sum(
        training
            .blocks()
            .mapPartitionsWithIndex(
                (p, blocks) -> List.of(new Tuple2<>(p, sums(blocks, features, term))).iterator(),
                true)
            .mapToPair(partial -> partial),
        training.partitions(),
        features);
  }

  private static double[] sums(Iterator<Block> blocks, int features, Term term) {
    double[] sums = new double[features];
    while (blocks.hasNext()) {
      double[][] X = blocks.next().X();
      for (int i = 0; i < features; i++) {
        for (double x : X[i]) {
          sums[i] += term.of(i, x);
        }
      }
    }
    return sums;
  }
}
