package backprop.spark;

import backprop.data.Scaler;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/**
 * Mean and standard deviation of each feature of the training part, computed where it is: Σ x and
 * how many x differ from the first one in a first pass, Σ (x − mean)² in a second, each up the
 * {@link Tree}.
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
    double[][] passed = sums(training, n, (i, x) -> x, (i, x) -> x == first[i] ? 0 : 1);
    double[] mean = passed[0];
    double[] others = passed[1];
    for (int i = 0; i < n; i++) {
      mean[i] /= m;
    }
    double[] squares = sums(training, n, (i, x) -> (x - mean[i]) * (x - mean[i]))[0];
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

  /** The sums of each term, [term][feature], in one pass over the examples. */
  private static double[][] sums(Shards training, int features, Term... terms) {
    double[] all =
        Tree.sum(
            training
                .blocks()
                .mapPartitionsWithIndex(
                    (p, blocks) ->
                        List.of(new Tuple2<>(p, sums(blocks, features, terms))).iterator(),
                    true)
                .mapToPair(partial -> partial),
            training.partitions(),
            terms.length * features);
    double[][] sums = new double[terms.length][];
    for (int t = 0; t < terms.length; t++) {
      sums[t] = Arrays.copyOfRange(all, t * features, (t + 1) * features);
    }
    return sums;
  }

  private static double[] sums(Iterator<Block> blocks, int features, Term[] terms) {
    double[] sums = new double[terms.length * features];
    while (blocks.hasNext()) {
      double[][] X = blocks.next().X();
      for (int t = 0; t < terms.length; t++) {
        for (int i = 0; i < features; i++) {
          for (double x : X[i]) {
            sums[t * features + i] += terms[t].of(i, x);
          }
        }
      }
    }
    return sums;
  }
}
