package backprop.data;

import backprop.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the text of a table's cell means: a number, or the name of a class. */
public final class CellText {
  private static final String PARTS = "0123456789.+-eE";

  private static final long MOST_EXACT = 1L << 53; // whole numbers up to it are doubles

  // powers of ten that are doubles
  private static final double[] TENS = new double[23];

  static {
    for (int k = 0; k < TENS.length; k++) {
      TENS[k] = Double.parseDouble("1e" + k);
    }
  }

  private CellText() {}

  /** Whether it is a number with digits and a decimal point, perhaps with an exponent. */
  public static boolean isNumber(String cell) {
    return !Double.isNaN(number(cell));
  }

  /**
   * The number, or NaN; {@link Double#parseDouble} takes 1f, 0x1p3, Infinity and blanks too, and is
   * several times slower for up to 18 digits.
   */
  static double number(String cell) {
    byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
    double plain = plain(bytes, 0, bytes.length);
    if (!Double.isNaN(plain)) {
      return plain;
    }
    for (int i = 0; i < cell.length(); i++) {
      if (PARTS.indexOf(cell.charAt(i)) < 0) {
        return Double.NaN;
      }
    }
    try {
      return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * {@link #number(String)} of the bytes {@code from} (inclusive) to {@code to} (exclusive) of a
   * line in UTF-8, blanks around it left out.
   */
  public static double number(byte[] line, int from, int to) {
    if (from < 0 || to < from || to > line.length) {
      throw Text.illegal(
          "bytes %d to %d: both must be within the line, which has %d, and the second not below the"
              + " first",
          from, to, line.length);
    }
    double plain = plain(line, from, to);
    return Double.isNaN(plain)
        ? number(new String(line, from, to - from, StandardCharsets.UTF_8).strip())
        : plain;
  }

  /** The number, if it has up to 18 digits and no exponent; NaN for whatever else. */
  private static double plain(byte[] line, int from, int to) {
    long digits = 0;
    int count = 0;
    int decimals = -1; // no point yet
    int at = from < to && line[from] == '-' ? from + 1 : from;
    for (; at < to && count <= 18; at++) {
      int digit = line[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = 10 * digits + digit;
        count += digits == 0 ? 0 : 1;
        decimals += decimals < 0 ? 0 : 1;
      } else if (line[at] == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return Double.NaN;
      }
    }
    boolean isPlain = at == to && count <= 18 && to > from && Character.isDigit(line[to - 1]);
    double value = isPlain ? quotient(digits, Math.max(decimals, 0)) : Double.NaN;
    return to > from && line[from] == '-' ? -value : value;
  }

  /** The double nearest to n / 10^k; NaN if it is not certain which that is. */
  private static double quotient(long n, int k) {
    if (k >= TENS.length) {
      return Double.NaN;
    }
    if (n <= MOST_EXACT) {
      return n / TENS[k]; // both are doubles: one rounding
    }
    double high = n;
    double low = n - (long) high;
    double q = high / TENS[k];
    // what q lacks of n / 10^k, and what the sum of both then lacks
    double rest = (Math.fma(-q, TENS[k], high) + low) / TENS[k];
    double nearest = q + rest;
    double lost = Math.abs((q - nearest) + rest);
    return Math.abs(lost / Math.ulp(nearest) - 0.5) < 1e-6 ? Double.NaN : nearest;
  }

  /** A number as text: a class 3 of a numeric column is called "3", not "3.0". */
  public static String of(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  /**
   * The classes that labels name, each once: in the order of numbers if all are, else as text. "1"
   * and "1.0" are one class if all labels are numbers; its name is the shortest of them.
   */
  public static List<String> classes(Collection<String> labels) {
    Set<String> different = new TreeSet<>(labels);
    if (!different.stream().allMatch(CellText::isNumber)) {
      return List.copyOf(different);
    }
    Map<Double, String> byNumber = new TreeMap<>();
    for (String label : different) { // −0 + 0.0 is 0
      byNumber.merge(number(label) + 0.0, label, (a, b) -> b.length() < a.length() ? b : a);
    }
    return List.copyOf(byNumber.values());
  }

  /** Which of the classes a label names, or −1; "1.0" names a class "1". */
  public static int indexOf(List<String> classes, String label) {
    int same = classes.indexOf(label);
    for (int k = 0; same < 0 && k < classes.size(); k++) {
      if (number(classes.get(k)) == number(label)) {
        return k;
      }
    }
    return same;
  }
}
