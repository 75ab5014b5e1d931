package backprop.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the text of a table's cell means: a number, or the name of a class. */
public final class CellText {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private CellText() {}

  /**
   * Whether it is a number with digits and a decimal point; {@link Double#parseDouble} would take
   * 1f, 0x1p3, NaN and blanks too.
   */
  public static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches();
  }

  /** A number as text: a class 3 of a numeric column is called "3", not "3.0". */
  public static String of(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  /** The classes that labels name, each once: in the order of numbers if all are, else as text. */
  public static List<String> classes(Collection<String> labels) {
    boolean numeric = labels.stream().allMatch(CellText::isNumber);
    Comparator<String> byNumber =
        Comparator.<String>comparingDouble(Double::parseDouble).thenComparing(label -> label);
    TreeSet<String> classes = new TreeSet<>(numeric ? byNumber : Comparator.naturalOrder());
    classes.addAll(labels);
    return List.copyOf(classes);
  }
}
