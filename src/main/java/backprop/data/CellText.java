package backprop.data;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the text of a table's cell means: a number, or the name of a class. */
public final class CellText {
  private CellText() {}

  /**
   * Whether it is a number with digits and a decimal point; {@link Double#parseDouble} would take
   * 1f, 0x1p3, NaN and blanks too. By hand, as it is asked of every cell.
   */
  public static boolean isNumber(String cell) {
    int start = afterSign(cell, 0);
    int point = afterDigits(cell, start);
    boolean decimal = point < cell.length() && cell.charAt(point) == '.';
    int end = decimal ? afterDigits(cell, point + 1) : point;
    if (end - start == (decimal ? 1 : 0)) {
      return false; // no digit
    }
    if (end < cell.length() && (cell.charAt(end) | 0x20) == 'e') {
      int exponent = afterSign(cell, end + 1);
      end = afterDigits(cell, exponent);
      return end > exponent && end == cell.length();
    }
    return end == cell.length();
  }

  private static int afterSign(String cell, int i) {
    return i < cell.length() && (cell.charAt(i) == '-' || cell.charAt(i) == '+') ? i + 1 : i;
  }

  private static int afterDigits(String cell, int from) {
    int i = from;
    while (i < cell.length() && cell.charAt(i) >= '0' && cell.charAt(i) <= '9') {
      i++;
    }
    return i;
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
    for (String label : different) {
      byNumber.merge(number(label), label, (a, b) -> b.length() < a.length() ? b : a);
    }
    return List.copyOf(byNumber.values());
  }

  /** Which of the classes a label names, or −1; "1.0" names a class "1". */
  public static int indexOf(List<String> classes, String label) {
    int same = classes.indexOf(label);
    if (same >= 0 || !isNumber(label)) {
      return same;
    }
    for (int k = 0; k < classes.size(); k++) {
      if (isNumber(classes.get(k)) && number(classes.get(k)) == number(label)) {
        return k;
      }
    }
    return -1;
  }

  private static double number(String label) {
    return Double.parseDouble(label) + 0.0; // −0 is 0
  }
}
