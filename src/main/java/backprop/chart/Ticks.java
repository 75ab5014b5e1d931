package backprop.chart;

import backprop.text.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What stands beside the ticks of an axis, and where the lines of a logarithmic grid are. */
final class Ticks {
  private static final int FEWEST = 6; // digits that a tick may have in any case
  private static final int MOST = 15; // that every double has
  private static final double PLAIN_UP_TO = 99_999;
  private static final double MOST_WITH_MINOR = 4; // decades
  private static final double PLAIN_FROM = 1e-3;

  private Ticks() {}

  /** The text for a tick; empty for a tick without text. */
  static Function<Double, String> of(Axis axis, AxisRange range) {
    int digits = digits(range, FEWEST);
    return axis.log() ? logarithmic(range) : value -> Numbers.typeset(value, digits);
  }

  /** How many significant digits tell ticks of a linear axis apart, the fewest that suffice. */
  static int digits(AxisRange range, int fewest) {
    double size = Math.max(Math.abs(range.from()), Math.abs(range.to()));
    double step = (range.to() - range.from()) / 10;
    int between = place(size) - place(step) + 2; // a step may be 2.5
    return Math.max(fewest, Math.min(MOST, between));
  }

  private static int place(double value) {
    return (int) Math.floor(StrictMath.log10(value));
  }

  // every decade if there are few; then 2 and 5 between, or all nine steps within a single decade
  private static Function<Double, String> logarithmic(AxisRange range) {
    double decades = decades(range);
    boolean powers = range.from() < PLAIN_FROM / 2 || range.to() > 2 * PLAIN_UP_TO;
    int each = Math.max(1, (int) Math.ceil(decades / 9));
    return value -> {
      int exponent = (int) Math.floor(StrictMath.log10(value) + 1e-9);
      long step = Math.round(value / StrictMath.pow(10, exponent));
      boolean labelled =
          step == 1 && Math.floorMod(exponent, each) == 0
              || decades <= 3 && (step == 2 || step == 5)
              || decades <= 0.9 && step != 9 && step != 7;
      if (!labelled) {
        return "";
      }
      String power = Numbers.powerOfTen(exponent);
      return !powers
          ? new BigDecimal(step).scaleByPowerOfTen(exponent).stripTrailingZeros().toPlainString()
          : step == 1 ? power : step + "·" + power;
    };
  }

  /** A line of the grid of a logarithmic axis, a major one at a power of ten. */
  record GridLine(double value, boolean major) {}

  /** The powers of ten within the range, and their multiples if there are few; minor ones first. */
  static List<GridLine> lines(AxisRange range) {
    List<GridLine> minor = new ArrayList<>();
    List<GridLine> major = new ArrayList<>();
    boolean few = decades(range) <= MOST_WITH_MINOR;
    int last = (int) Math.floor(StrictMath.log10(range.to()));
    for (int e = (int) Math.floor(StrictMath.log10(range.from())); e <= last; e++) {
      for (int step = 1; step <= 9; step++) {
        double value = step * StrictMath.pow(10, e);
        if (value > range.from() && value < range.to() && (step == 1 || few)) {
          (step == 1 ? major : minor).add(new GridLine(value, step == 1));
        }
      }
    }
    minor.addAll(major);
    return minor;
  }

  private static double decades(AxisRange range) {
    return StrictMath.log10(range.to() / range.from());
  }
}
