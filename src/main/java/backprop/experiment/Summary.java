package backprop.experiment;

import backprop.text.Text;
import java.util.Arrays;

/**
 * A sample in eight numbers. Quartiles are interpolated linearly between the sorted values.
 *
 * @param count n
 * @param mean x̄
 * @param standardError s/√n with s² = Σ(x − x̄)²/(n − 1); NaN for a single value
 */
public record Summary(
    int count,
    double mean,
    double standardError,
    double minimum,
    double lowerQuartile,
    double median,
    double upperQuartile,
    double maximum) {

  /**
   * The summary of these values.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Summary of(double... values) {
    Text.refuseIf(values.length == 0, "no values: give at least one");
    int n = values.length;
    double sum = 0;
    for (double x : values) {
      sum += x;
    }
    double mean = sum / n;
    double squares = 0;
    for (double x : values) {
      squares += (x - mean) * (x - mean);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Summary(
        n,
        mean,
        Math.sqrt(squares / (n - 1) / n),
        sorted[0],
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        sorted[n - 1]);
  }

  /** The value below which a share, 0 … 1, of ascending numbers lies, interpolated linearly. */
  public static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
