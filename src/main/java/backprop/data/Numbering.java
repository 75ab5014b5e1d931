package backprop.data;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Whether a column numbers the rows: it says nothing of an example, and gives the order away. */
final class Numbering {
  private static final int MANY = 10; // rows that hardly count by chance
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)column 1|nr\\.?|no\\.?|num|number|n°|#|key|row.*|line|record|case|sample|instance"
              + "|obs(ervation)?|serial.*|zeile|nummer|lfd.*|s[lr]?\\.? ?no\\.?");
  private static final Pattern IDENTITY =
      Pattern.compile(
          "(?i:unnamed.*|index|idx|uuid|id([ _.-].*)?|.*[ _.-]id)|.*[a-z]I[Dd]"
              + "|(?i:(passenger|customer|user|patient|sample|row|case|object|item|student)id)");

  private static final Pattern NUMBERED =
      Pattern.compile("column 1|.*[a-z](N[ro]|Num(ber)?)|(?i).*[ _.-](n[ro]|num|number)\\.?");

  private Numbering() {}

  /** Whether the cells are 0, 1, 2, … or 1, 2, 3, …, two at least. */
  static boolean counts(String[] cells) {
    return counts(Arrays.stream(cells).mapToDouble(CellText::number).toArray());
  }

  /** Whether a feature, perhaps the only one, looks like an index. */
  static boolean isOne(String name, double[] values, boolean alone) {
    if (IDENTITY.matcher(name).matches()) {
      return areWhole(values);
    }
    boolean many = values.length >= MANY;
    return !alone
        && (counts(values) && (many || NUMBER.matcher(name).matches())
            || many
                && areWhole(values)
                && (isRun(values)
                    || NUMBERED.matcher(name).matches()
                        && Arrays.stream(values).distinct().count() == values.length));
  }

  private static boolean areWhole(double[] values) {
    return Arrays.stream(values).allMatch(x -> x == Math.rint(x));
  }

  /** One more, or one less, from row to row, and no years. */
  private static boolean isRun(double[] values) {
    double step = Math.signum(values[1] - values[0]);
    double last = values[0] + step * (values.length - 1);
    return step != 0
        && IntStream.range(0, values.length).allMatch(r -> values[r] == values[0] + step * r)
        && Math.min(values[0], last) >= 0
        && !(values[0] >= 1500 && values[0] <= 2100);
  }

  private static boolean counts(double[] values) {
    return values.length > 1
        && (values[0] == 0 || values[0] == 1)
        && IntStream.range(0, values.length).allMatch(r -> values[r] == values[0] + r);
  }
}
