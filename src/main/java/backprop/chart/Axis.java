package backprop.chart;

import backprop.text.Text;
import java.util.Arrays;

/** An axis of a chart: what it shows, with its unit if any, and whether it is logarithmic. */
public record Axis(String title, boolean log) {
  private static final double MOST_LINEAR = 50;

  /**
   * Checks the title.
   *
   * @throws IllegalArgumentException if it is empty: every axis says what it shows
   */
  public Axis {
    if (title == null || title.isBlank()) {
      throw Text.illegal("the title of an axis is '%s': say what the axis shows", title);
    }
  }

  /** An axis with equal steps. */
  public static Axis linear(String title) {
    return new Axis(title, false);
  }

  /** An axis with equal factors. A zero cannot stand on it and leaves a gap. */
  public static Axis log(String title) {
    return new Axis(title, true);
  }

  /** An axis for these numbers, logarithmic if all are above 0 and they span a factor of 50. */
  public static Axis fitting(String title, double... values) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(0);
    return new Axis(title, low > 0 && high / low > MOST_LINEAR);
  }
}
