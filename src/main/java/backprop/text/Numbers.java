package backprop.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/** Numbers for people. */
public final class Numbers {
  private static final double MOST_APART = 1e4;

  private Numbers() {}

  /**
   * The numbers of a column with equally many decimals, so that they can be compared at a glance:
   * as many as the one that needs most has in four significant digits. Where sizes differ by more
   * than 10⁴, each is rounded for itself. NaN stays an empty cell.
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

  private static String cell(double value, boolean alike, int decimals) {
    if (Double.isNaN(value)) {
      return "";
    }
    return alike && Double.isFinite(value)
        ? Text.format("%." + decimals + "f", value)
        : rounded(value);
  }

  // of four significant digits those that are not trailing zeros
  private static int decimals(double value) {
    BigDecimal four = BigDecimal.valueOf(value).round(new MathContext(4)).stripTrailingZeros();
    return value == Math.rint(value) ? 0 : Math.max(0, four.scale());
  }

  /** Four significant digits, in plain notation where that is short; the same in any locale. */
  public static String rounded(double value) {
    double size = Math.abs(value);
    if (value == 0) {
      return "0";
    }
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
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
}
