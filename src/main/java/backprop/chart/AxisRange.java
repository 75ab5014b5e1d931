package backprop.chart;

import backprop.text.Text;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/** From where to where an axis goes. */
record AxisRange(double from, double to) {
  private static final double MOST = 1e300; // beyond it differences overflow
  private static final double LEAST = 1e-307;

  /**
   * The range that holds these finite values, on a log axis those above 0, with this share of the
   * width as room on both sides, so that the first and last tick do not stand in the corners.
   */
  static AxisRange around(Axis axis, double room, double[]... values) {
    DoubleSummaryStatistics shown =
        Arrays.stream(values)
            .flatMapToDouble(Arrays::stream)
            .filter(value -> !axis.log() || value > 0)
            .summaryStatistics();
    double low = shown.getMin();
    double high = shown.getMax();
    Text.refuseIf(low > high, "axis '%s' is logarithmic and no value is above 0", axis.title());
    if (Math.max(Math.abs(low), Math.abs(high)) > MOST) {
      throw Text.illegal(
          "axis '%s': values from %s to %s; sizes of at most 10³⁰⁰ can be drawn",
          axis.title(), low, high);
    }
    return axis.log() ? log(low, high, room) : linear(low, high, room);
  }

  /** As {@link #around}, but a linear axis of numbers above 0 that come close to 0 begins there. */
  static AxisRange down(Axis axis, double room, double[]... values) {
    AxisRange range = around(axis, 0, values);
    boolean near = !axis.log() && range.from > 0 && range.from < 0.3 * range.to;
    return near ? linear(0, range.to, room) : around(axis, room, values);
  }

  private static AxisRange linear(double low, double high, double room) {
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (high - low <= 1e-12 * size || size == 0) { // a constant still needs an axis
      double half = size == 0 ? 1 : 0.1 * size;
      return new AxisRange(low - half, high + half);
    }
    double extra = room * (high - low);
    return new AxisRange(low - extra, high + extra);
  }

  // at least half a decade, so that a labelled tick (1, 2 or 5) lies within
  private static AxisRange log(double low, double high, double room) {
    double decades = StrictMath.log10(high / low);
    double extra = Math.max(room * decades, 0.5 * Math.max(0, 0.5 - decades) + 0.02);
    double factor = StrictMath.pow(10, extra);
    return new AxisRange(Math.max(low / factor, LEAST), Math.min(high * factor, 1 / LEAST));
  }
}
