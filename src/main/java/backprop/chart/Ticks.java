package backprop.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What stands beside the ticks: 0.001, −2.5, 3·10⁶, 10⁻⁸; the same in every locale. */
public final class Ticks {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final double PLAIN_UP_TO = 99_999;
  private static final double MOST_WITH_MINOR = 4; // decades
  private static final double PLAIN_FROM = 1e-3;

  private Ticks() {}

  /** The text for a tick; empty for a tick without text. */
  static Function<Double, String> of(Axis axis, AxisRange range) {
    return axis.log() ? logarithmic(range) : Ticks::number;
  }

  /** A number as people write it, at most six significant digits. */
  public static String number(double value) {
    return number(value, 6);
  }

  /** A number as people write it, at most so many significant digits. */
  public static String number(double value, int digits) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
    if (rounded.signum() == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size >= PLAIN_FROM && size <= PLAIN_UP_TO) {
      return minus(rounded.stripTrailingZeros().toPlainString());
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    BigDecimal factor = rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros();
    String power = "10" + superscript(exponent);
    return factor.compareTo(BigDecimal.ONE) == 0
        ? power
        : minus(factor.toPlainString()) + "·" + power;
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
      String power = "10" + superscript(exponent);
      return !powers
          ? new BigDecimal(step).scaleByPowerOfTen(exponent).stripTrailingZeros().toPlainString()
          : step == 1 ? power : step + "·" + power;
    };
  }

  /**
   * A line of the grid of a logarithmic axis.
   *
   * @param major whether it stands at a power of ten
   */
  record Line(double value, boolean major) {}

  /** The powers of ten within the range, and their multiples if there are few; minor ones first. */
  static List<Line> lines(AxisRange range) {
    List<Line> minor = new ArrayList<>();
    List<Line> major = new ArrayList<>();
    boolean few = decades(range) <= MOST_WITH_MINOR;
    int last = (int) Math.floor(StrictMath.log10(range.to()));
    for (int e = (int) Math.floor(StrictMath.log10(range.from())); e <= last; e++) {
      for (int step = 1; step <= 9; step++) {
        double value = step * StrictMath.pow(10, e);
        if (value > range.from() && value < range.to() && (step == 1 || few)) {
          (step == 1 ? major : minor).add(new Line(value, step == 1));
        }
      }
    }
    minor.addAll(major);
    return minor;
  }

  private static double decades(AxisRange range) {
    return StrictMath.log10(range.to() / range.from());
  }

  public static String superscript(int exponent) {
    StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }

  private static String minus(String number) {
    return number.replace('-', '−');
  }
}
