package backprop.spark;

import backprop.data.CellText;
import backprop.file.FileFormatException;
import backprop.spark.Block.Example;
import backprop.text.Text;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * Makes an example of a row, as strictly as {@code backprop.data} does: a cell is a number with a
 * decimal point, or an error that names it.
 *
 * @param source the table, for messages
 * @param names of the columns
 * @param inputs the numbers of the feature columns
 * @param targets the numbers of the target columns
 * @param classes of the one target, in order; empty if the targets are numbers
 */
record RowReader(
    String source, ArrayList<String> names, int[] inputs, int[] targets, ArrayList<String> classes)
    implements Serializable {

  /**
   * @param columns of the rows: those of the table, then two of ours
   * @throws FileFormatException if there is no such target, or no feature beside them
   */
  static RowReader of(String source, String[] columns, List<String> targets)
      throws FileFormatException {
    List<String> names = List.of(columns).subList(0, columns.length - 2);
    for (String target : targets) {
      if (!names.contains(target)) {
        throw new FileFormatException(
            Text.format(
                "%s: there is no column '%s', one of %s was expected", source, target, names));
      }
    }
    int[] inputs =
        IntStream.range(0, names.size()).filter(c -> !targets.contains(names.get(c))).toArray();
    if (inputs.length == 0) {
      throw new FileFormatException(
          Text.format(
              "%s: columns %s, at least one feature beside the target was expected",
              source, names));
    }
    int[] outputs = targets.stream().mapToInt(names::indexOf).toArray();
    return new RowReader(source, new ArrayList<>(names), inputs, outputs, new ArrayList<>());
  }

  RowReader withClasses(List<String> classes) {
    return new RowReader(source, names, inputs, targets, new ArrayList<>(classes));
  }

  boolean isClassification() {
    return !classes.isEmpty();
  }

  List<String> features() {
    return IntStream.of(inputs).mapToObj(names::get).toList();
  }

  List<String> outputs() {
    return isClassification() ? classes : IntStream.of(targets).mapToObj(names::get).toList();
  }

  /**
   * The example of a row.
   *
   * @param number of the row in the table, from 0
   * @throws IllegalArgumentException if a cell is no number or no class
   */
  Example example(Row row, long number) {
    double[] x = new double[inputs.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = number(row, inputs[i], number);
    }
    double[] y = new double[outputs().size()];
    if (!isClassification()) {
      for (int k = 0; k < y.length; k++) {
        y[k] = number(row, targets[k], number);
      }
      return new Example(x, y);
    }
    y[CellText.indexOf(classes, label(row, targets[0]))] = 1;
    return new Example(x, y);
  }

  private double number(Row row, int column, long number) {
    Object cell = row.get(column);
    double value = Double.NaN;
    if (cell instanceof Number already) {
      value = already.doubleValue();
    } else if (cell instanceof String text && CellText.isNumber(text.strip())) {
      value = Double.parseDouble(text.strip());
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          Text.format(
              "%s: row %d, column '%s': %s; a finite number, as in 1.5, was expected",
              source,
              number + 1,
              names.get(column),
              cell == null || cell.equals("") ? "no value" : "'" + cell + "'"));
    }
    return value;
  }

  // ------------------------------------------------------------------ labels

  /** A class 3 is called "3", in a column of decimals too. */
  static String label(Row row, int column) {
    Object cell = row.get(column);
    if (cell instanceof Double value) {
      return CellText.of(value);
    }
    return cell == null ? "" : cell.toString().strip();
  }
}
