package backprop.spark;

import backprop.file.FileFormatException;
import backprop.text.Text;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The columns of a table, and where their numbers stand in an example: features, then targets. */
record Columns(ArrayList<Field> fields, ArrayList<String> targets, boolean isLabel)
    implements Serializable {
  /** A column; {@code size} is null unless it holds vectors, whose entries are features. */
  record Field(String name, Integer size, boolean isTarget, int place) implements Serializable {}

  /** Makes numbers of rows, as strictly as {@code backprop.data}; a label becomes its number. */
  interface Reader<T> extends Serializable {
    Columns columns();

    /** Whether each file begins with a header; it is refused if it is not that of the first one. */
    default boolean isHeader(T row) throws BadRow {
      return false;
    }

    void read(T rows, Chunk.Draft into) throws BadRow;
  }

  /** A row that makes no example. */
  static final class BadRow extends Exception {
    private static final long serialVersionUID = 1L;

    BadRow(String format, Object... values) {
      super(Text.format(format, values));
    }
  }

  static Columns of(
      String source, List<String> names, List<Integer> sizes, List<String> targets, boolean isLabel)
      throws FileFormatException {
    for (String target : targets) {
      int column = names.indexOf(target);
      if (column < 0 || Collections.frequency(targets, target) > 1) {
        String refusal =
            column < 0 ? "%s: there is no column '%s', only %s" : "%s: target '%s' is named twice";
        throw new FileFormatException(refusal, source, target, names);
      }
      if (sizes.get(column) != null) {
        throw new FileFormatException(
            "%s: column '%s' holds vectors; what is predicted must be a class or a number",
            source, target);
      }
    }
    if (names.size() == targets.size()) {
      throw new FileFormatException(
          "%s: columns %s; there must be at least one feature beside the target", source, names);
    }
    return of(names, sizes, targets, isLabel);
  }

  private static Columns of(
      List<String> names, List<Integer> sizes, List<String> targets, boolean isLabel) {
    ArrayList<Field> fields = new ArrayList<>();
    int feature = 0;
    int target = sizes.stream().mapToInt(Columns::numbers).sum() - targets.size();
    for (int c = 0; c < names.size(); c++) {
      String name = names.get(c);
      boolean isTarget = targets.contains(name) && names.indexOf(name) == c;
      int place = isTarget ? target + targets.indexOf(name) : feature;
      fields.add(new Field(name, sizes.get(c), isTarget, place));
      feature += isTarget ? 0 : numbers(sizes.get(c));
    }
    return new Columns(fields, new ArrayList<>(targets), isLabel);
  }

  /** The targets alone. */
  Columns withoutFeatures() {
    return of(targets, Collections.nCopies(targets.size(), null), targets, isLabel);
  }

  /** The names of the features, in the order of the columns. */
  List<String> features() {
    List<String> features = new ArrayList<>();
    for (Field field : fields) {
      if (field.size != null) {
        IntStream.range(0, field.size).forEach(i -> features.add(field.name + "[" + i + "]"));
      } else if (!field.isTarget) {
        features.add(field.name);
      }
    }
    return features;
  }

  /** How many numbers an example has, its targets too. */
  int width() {
    return fields.stream().mapToInt(field -> numbers(field.size)).sum();
  }

  private static int numbers(Integer size) {
    return size == null ? 1 : size;
  }

  BadRow notFinite(int column, String cell) {
    return new BadRow(
        "column '%s': %s; it must be a finite number, as in 1.5",
        fields.get(column).name, cell.isEmpty() ? "no value" : "'" + cell + "'");
  }
}
