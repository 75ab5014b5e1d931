package backprop.chart;

import backprop.experiment.Summary;
import java.util.Arrays;

/**
 * A sample in five numbers, and what lies beyond. Quartiles are interpolated between the sorted
 * values; whiskers reach to the last value within 1½ times the box.
 *
 * @param outliers the values beyond the whiskers
 */
record Quartiles(
    double whiskerLow,
    double lower,
    double median,
    double upper,
    double whiskerHigh,
    double[] outliers) {
  private static final double REACH = 1.5;

  static Quartiles of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double lower = Summary.quantile(sorted, 0.25);
    double upper = Summary.quantile(sorted, 0.75);
    double low = lower - REACH * (upper - lower);
    double high = upper + REACH * (upper - lower);
    double[] inside = Arrays.stream(sorted).filter(v -> v >= low && v <= high).toArray();
    return new Quartiles(
        Math.min(lower, inside[0]), // the box may end between two values
        lower,
        Summary.quantile(sorted, 0.5),
        upper,
        Math.max(upper, inside[inside.length - 1]),
        Arrays.stream(sorted).filter(v -> v < low || v > high).toArray());
  }
}
