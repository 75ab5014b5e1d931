package backprop.data;

import backprop.matrix.Blocks;
import backprop.text.Text;
import java.io.Serializable;

/**
 * What standardisation needs to know of each feature, of which parts can be added: in the order of
 * {@link Blocks}, so that the sum is the same bits however the examples are divided.
 *
 * @param examples m
 * @param sum Σ x
 * @param squares Σ (x − x̄)², x̄ the mean of these examples
 * @param same x, if it is the same in all of them, and else NaN: rounding could leave such a
 *     feature a deviation of 1e-17
 */
public record Moments(long examples, double[] sum, double[] squares, double[] same)
    implements Serializable {
  /** Those of some examples, X n₀ × m, row by row; all finite, m at least 1. */
  public static Moments of(double[][] X) {
    Text.refuseIf(
        X.length == 0 || X[0].length == 0,
        "there are no numbers: there must be at least one feature and one example");
    return of(X, 0, X[0].length);
  }

  private static Moments of(double[][] X, int from, int to) {
    if (to - from > Blocks.EXAMPLES) {
      int middle = Blocks.middle(from, to);
      return of(X, from, middle).plus(of(X, middle, to));
    }
    int n = X.length;
    Moments of = new Moments(to - from, new double[n], new double[n], new double[n]);
    for (int i = 0; i < n; i++) {
      double sum = 0;
      double same = X[i][from];
      for (int p = from; p < to; p++) {
        sum += X[i][p];
        same = both(same, X[i][p]);
      }
      of.sum[i] = sum;
      of.same[i] = same;
      double mean = of.mean(i);
      for (int p = from; p < to; p++) {
        of.squares[i] += (X[i][p] - mean) * (X[i][p] - mean);
      }
    }
    return of;
  }

  /** Those of both; the squares by Chan, Golub &amp; LeVeque (1983), (2.1). */
  public Moments plus(Moments that) {
    long m = examples + that.examples;
    double weight = (double) examples / m * that.examples;
    Moments all = new Moments(m, sum.clone(), squares.clone(), same.clone());
    for (int i = 0; i < sum.length; i++) {
      all.sum[i] += that.sum[i];
      double apart = that.mean(i) - mean(i);
      // Σ (x − x̄)² = S_A + S_B + (m_A m_B / m) (x̄_B − x̄_A)²
      all.squares[i] += that.squares[i] + weight * apart * apart;
      all.same[i] = both(same[i], that.same[i]);
    }
    return all;
  }

  private static double both(double x, double y) {
    return x == y ? x : Double.NaN;
  }

  private double mean(int i) {
    return Double.isNaN(same[i]) ? sum[i] / examples : same[i];
  }

  /** x ↦ (x − mean) / deviation; a feature that never changes gets scale 1. */
  public Scaler scaler() {
    double[] shift = new double[sum.length];
    double[] scale = new double[sum.length];
    for (int i = 0; i < shift.length; i++) {
      shift[i] = mean(i);
      scale[i] = squares[i] == 0 ? 1 : Math.sqrt(squares[i] / examples);
    }
    return Scaler.of(shift, scale);
  }
}
