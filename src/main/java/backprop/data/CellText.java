package backprop.data;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the text of a table's cell means: a number, or the name of a class. */
public final class CellText {
  private static final String PARTS = "0123456789.+-eE";

  private CellText() {}

  /** Whether it is a number with digits and a decimal point, perhaps with an exponent. */
  public static boolean isNumber(String cell) {
    return !Double.isNaN(number(cell));
  }

  /**
   * The number that it is, or NaN; {@link Double#parseDouble} would take 1f, 0x1p3, Infinity and
   * blanks too.
   */
  static double number(String cell) {
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
