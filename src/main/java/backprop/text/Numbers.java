package backprop.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers for people, the same in every locale: {@link #rounded} in a line of text, {@link #column}
 * in a table, {@link #typeset} in a picture, {@link #points} of an assignment. {@link Decimal} is
 * for files.
 */
public final class Numbers {
  private static final double MOST_APART = 1e4;
  private static final double PLAIN_FROM = 1e-3; // typeset
  private static final double PLAIN_UP_TO = 99_999;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Numbers() {}

  /**
   * The numbers of a column with equally many decimals, so that they can be compared at a glance:
   * as many as the one that needs most has in four significant digits. Where sizes differ by more
   * than 10⁴, each is rounded on its own. NaN stays an empty cell.
   */
  public static List<String> column(double... values) {
    double[] sizes =
        Arrays.stream(values).filter(x -> Double.isFinite(x) && x != 0).map(Math::abs).toArray();
    double smallest = Arrays.stream(sizes).min().orElse(1);
    double largest = Arrays.stream(sizes).max().orElse(1);
    boolean alike = largest / smallest <= MOST_APART && smallest >= 1e-4 && largest < 1e6;
    int decimals = Arrays.stream(sizes).mapToInt(Numbers::decimals).max().orElse(0);
    return Arrays.stream(values).mapToObj(x -> cell(x, alike, decimals)).toList();
  }

  private static String cell(double x, boolean alike, int decimals) {
    if (Double.isNaN(x)) {
      return "";
    }
    return alike && Double.isFinite(x) ? Text.format("%." + decimals + "f", x) : rounded(x);
  }

  // of four significant digits those that are not trailing zeros
  private static int decimals(double value) {
    BigDecimal four = BigDecimal.valueOf(value).round(new MathContext(4)).stripTrailingZeros();
    return value == Math.rint(value) ? 0 : Math.max(0, four.scale());
  }

  /** A step that people count in: of … 0.5, 1, 2, 5, 10, 20 … the least that is not below this. */
  public static double roundStep(double least) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
    double times = least / power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
  }

  /** Four significant digits, in plain notation where that is short. */
  public static String rounded(double value) {
    double size = Math.abs(value);
    if (value == 0) {
      return "0";
    }
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    if (value == Math.rint(value) && size < 1e6) {
      return Long.toString((long) value);
    }
    if (size < 1e-4 || size >= 1e6) {
      return Text.format("%.3e", value);
    }
    int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
    return Text.format("%." + Math.min(decimals, 6) + "f", value);
  }

  /** As a book prints it, with at most three significant digits: 0.001, −2.5, 3·10⁶, 10⁻⁸. */
  public static String typeset(double value) {
    return typeset(value, 3);
  }

  /** As a book prints it, with at most so many significant digits. */
  public static String typeset(double value, int digits) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
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
    return factor.compareTo(BigDecimal.ONE) == 0
        ? powerOfTen(exponent)
        : minus(factor.toPlainString()) + "·" + powerOfTen(exponent);
  }

  /** "10⁻³". */
  public static String powerOfTen(int exponent) {
    return "10" + superscript(exponent);
  }

  /** "⁻³", to be set behind what it belongs to. */
  public static String superscript(int number) {
    StringBuilder text = new StringBuilder(number < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(number)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }

  /** "1 cell", "2 cells". */
  public static String count(long n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  /** "12 s", "2 min 5 s", "1 h 4 min". */
  public static String duration(double seconds) {
    long whole = (long) Math.ceil(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? Text.format("%d min %d s", whole / 60, whole % 60)
        : Text.format("%d h %d min", whole / 3600, whole % 3600 / 60);
  }

  /** Points of an assignment: "4", "2.5", up to four decimals, and no more than needed. */
  public static String points(double points) {
    if (!Double.isFinite(points)) {
      return notFinite(points);
    }
    BigDecimal rounded = BigDecimal.valueOf(points).setScale(4, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String notFinite(double value) {
    return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  }

  private static String minus(String number) {
    return number.replace('-', '−');
  }
}
