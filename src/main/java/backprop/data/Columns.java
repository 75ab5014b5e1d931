package backprop.data;

import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Named columns of text, parsed strictly.
 *
 * <p>Tablesaw splits a file into cells ({@link Csv}); it is not asked to guess types. Left to
 * itself it reads "1,5" as 15, turns a column with one "?" into text, a column "1.0, 2.0" into
 * integers, and uses the locale of the machine.
 *
 * @param source the file or table, for messages
 * @param names the names of the columns
 * @param cells cells[c][r], column by column; row r + 1 for people, who count from 1 below the
 *     header
 */
record Columns(String source, List<String> names, String[][] cells) {
  private static final Set<String> MISSING = Set.of("", "?", "*", "na", "n/a", "nan", "null");

  /** The cells of a table; numbers as Java writes them. */
  static Columns of(Table table) {
    String source = table.name() == null ? "table" : table.name();
    List<String> names = table.columnNames();
    String[][] cells = new String[names.size()][];
    for (int c = 0; c < cells.length; c++) {
      cells[c] = cells(table.column(c));
    }
    if (names.isEmpty() || table.rowCount() == 0) {
      throw new IllegalArgumentException(
          Text.format(
              "%s: columns %s and no row, at least one example was expected", source, names));
    }
    return new Columns(source, names, cells);
  }

  Examples classification(String label, List<String> known) {
    int column = column(label);
    String[] labels = cells[column];
    requirePresent(Set.of(column));
    List<String> classes = known.isEmpty() ? CellText.classes(List.of(labels)) : List.copyOf(known);
    if (classes.size() < 2) {
      throw new IllegalArgumentException(
          Text.format(
              "%s: column '%s' holds one class only, %s, in all %s rows; two or more were expected",
              source, label, classes, labels.length));
    }
    int[] numbers = new int[labels.length];
    for (int r = 0; r < labels.length; r++) {
      numbers[r] = classes.indexOf(labels[r]);
      if (numbers[r] < 0) {
        throw new IllegalArgumentException(
            Text.format(
                "%s: row %s, column '%s': the label '%s' was not seen in training, one of %s was expected",
                source, r + 1, label, labels[r], classes));
      }
    }
    List<Integer> rest = others(Set.of(column));
    return new Examples(
        matrix(rest), Examples.oneHot(numbers, classes.size()), namesOf(rest), classes);
  }

  Examples regression(String... targets) {
    if (targets.length == 0) {
      throw new IllegalArgumentException(
          source + ": no target named; one of the columns " + names + " was expected");
    }
    List<Integer> columns = new ArrayList<>();
    for (String target : targets) {
      columns.add(column(target));
    }
    List<Integer> rest = others(Set.copyOf(columns));
    return new Examples(matrix(rest), matrix(columns), namesOf(rest), List.of(targets));
  }

  // ------------------------------------------------------------------ cells to numbers

  private Matrix matrix(List<Integer> columns) {
    requirePresent(columns);
    double[][] rows = new double[columns.size()][];
    for (int i = 0; i < rows.length; i++) {
      int c = columns.get(i);
      rows[i] = new double[cells[c].length];
      for (int r = 0; r < rows[i].length; r++) {
        rows[i][r] = number(c, r);
      }
    }
    return Matrix.of(rows);
  }

  private double number(int c, int r) {
    String cell = cells[c][r];
    if (!CellText.isNumber(cell)) {
      throw new IllegalArgumentException(
          Text.format(
              "%s: row %s, column '%s': '%s' is not a number; digits with a decimal point, as in 1.5, were expected",
              source, r + 1, names.get(c), cell));
    }
    return Double.parseDouble(cell);
  }

  private void requirePresent(Iterable<Integer> columns) {
    int missing = 0;
    String first = "";
    for (int c : columns) {
      for (int r = 0; r < cells[c].length; r++) {
        if (isMissing(cells[c][r])) {
          first = missing++ == 0 ? Text.format("row %s, column '%s'", r + 1, names.get(c)) : first;
        }
      }
    }
    if (missing > 0) {
      throw new IllegalArgumentException(
          Text.format(
              "%s: %s missing %s, the first in %s; a value in every cell was expected",
              source, missing, missing == 1 ? "value" : "values", first));
    }
  }

  private static boolean isMissing(String cell) {
    return MISSING.contains(cell.toLowerCase(Locale.ROOT));
  }

  // ------------------------------------------------------------------ columns by name

  private int column(String name) {
    int column = names.indexOf(name);
    if (column < 0) {
      throw new IllegalArgumentException(
          Text.format("%s: there is no column '%s', one of %s was expected", source, name, names));
    }
    return column;
  }

  private List<Integer> others(Set<Integer> columns) {
    List<Integer> others = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      if (!columns.contains(c)) {
        others.add(c);
      }
    }
    if (others.isEmpty()) {
      throw new IllegalArgumentException(
          Text.format(
              "%s: columns %s, at least one feature beside the target was expected",
              source, names));
    }
    return others;
  }

  private List<String> namesOf(List<Integer> columns) {
    return columns.stream().map(names::get).toList();
  }

  // ------------------------------------------------------------------ from Tablesaw

  private static String[] cells(Column<?> column) {
    String[] cells = new String[column.size()];
    for (int r = 0; r < cells.length; r++) {
      if (column.isMissing(r)) {
        cells[r] = "";
      } else if (column instanceof StringColumn text) {
        cells[r] = text.get(r).strip();
      } else if (column instanceof NumericColumn<?> numbers) {
        cells[r] = CellText.of(numbers.getDouble(r));
      } else {
        cells[r] = column.getUnformattedString(r);
      }
    }
    return cells;
  }
}
