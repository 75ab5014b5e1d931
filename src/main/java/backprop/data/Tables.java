package backprop.data;

import backprop.matrix.Matrix;
import backprop.text.Decimal;
import backprop.text.Text;
import backprop.text.TextTable;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvWriteOptions;

/**
 * Tablesaw tables from files and numbers; they print rounded and aligned as the last line of a
 * cell.
 */
public final class Tables {
  private Tables() {}

  /**
   * Reads a CSV file to look at, or to change before {@link Examples} are made of it.
   *
   * @throws IllegalArgumentException if it cannot be read, or may be meant in two ways; the message
   *     says which {@link CsvFormat} decides
   */
  public static Table read(Path csv) {
    return read(csv, CsvFormat.auto());
  }

  /** The same from a file in this format. */
  public static Table read(Path csv, CsvFormat format) {
    return Csv.read(csv, format).table();
  }

  /**
   * A table of named columns.
   *
   * <p>The columns stand in the order of the map, see {@link #inOrder}.
   *
   * @param name the name of the table
   * @param columns name ↦ values, equally many; NaN prints as an empty cell
   * @throws IllegalArgumentException if there is no column, or they differ in length
   */
  public static Table of(String name, Map<String, double[]> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(Text.format("table '%s': no column", name));
    }
    Map<String, double[]> ordered = inOrder(columns);
    String first = ordered.keySet().iterator().next();
    int rows = ordered.get(first).length;
    List<DoubleColumn> all = new ArrayList<>();
    ordered.forEach(
        (title, values) -> {
          if (values.length != rows) {
            throw new IllegalArgumentException(
                Text.format(
                    "table '%s': column '%s' has %s values, column '%s' has %s; equally many were expected",
                    name, title, values.length, first, rows));
          }
          DoubleColumn column = DoubleColumn.create(title, values);
          column.setPrintFormatter(new Rounded());
          all.add(column);
        });
    return Table.create(name, all.toArray(DoubleColumn[]::new));
  }

  /**
   * A table with a column for each row of A and a row for each column of A: features become
   * columns, examples rows, as tables have it.
   *
   * @param A n × m
   * @param names the names of the rows of A
   * @throws IllegalArgumentException if the names are not n different ones
   */
  public static Table of(String name, Matrix A, List<String> names) {
    if (names.size() != A.rows()) {
      throw new IllegalArgumentException(
          Text.format(
              "table '%s': %s names, the matrix is %s; one name for each row was expected",
              name, names.size(), A.shape()));
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (columns.put(names.get(i), A.row(i).clone()) != null) {
        throw new IllegalArgumentException(
            Text.format(
                "table '%s': '%s' stands twice in %s, different names were expected",
                name, names.get(i), names));
      }
    }
    return of(name, columns);
  }

  /** The class of a Tablesaw table, for those who do not know Tablesaw. */
  public static Class<Table> type() {
    return Table.class;
  }

  /** Name, shape and the first rows of a table, rounded; long and wide ones are cut. */
  public static TextTable toText(Table table) {
    return TableText.of(table);
  }

  /**
   * A table of named columns of numbers or texts.
   *
   * @param name the name of the table
   * @param columns name ↦ values, equally many; a column of numbers only is one of numbers
   * @throws IllegalArgumentException as above
   */
  public static Table ofColumns(String name, Map<String, ? extends List<?>> columns) {
    Map<String, double[]> rows = new LinkedHashMap<>();
    columns.forEach((title, values) -> rows.put(title, numbers(values)));
    Table table = of(name, rows); // checks the lengths
    columns.forEach(
        (title, values) -> {
          if (!isNumeric(values)) {
            List<String> texts = values.stream().map(String::valueOf).toList();
            table.replaceColumn(title, StringColumn.create(title, texts));
          }
        });
    return table;
  }

  private static boolean isNumeric(List<?> values) {
    return values.stream().allMatch(Number.class::isInstance);
  }

  private static double[] numbers(List<?> values) {
    return values.stream()
        .mapToDouble(value -> value instanceof Number number ? number.doubleValue() : Double.NaN)
        .toArray();
  }

  /** A table as CSV with a header, quoted where it must be; numbers have every bit. */
  public static String csv(Table table) {
    Table texts = Table.create(table.name());
    for (Column<?> column : table.columns()) {
      StringColumn cells = StringColumn.create(column.name());
      for (int r = 0; r < table.rowCount(); r++) {
        cells.append(
            column instanceof NumericColumn<?> numbers && !column.isMissing(r)
                ? Decimal.of(numbers.getDouble(r))
                : column.isMissing(r) ? "" : column.getString(r));
      }
      texts.addColumns(cells);
    }
    StringWriter csv = new StringWriter();
    texts.write().usingOptions(CsvWriteOptions.builder(csv).lineEnd("\n").build());
    return csv.toString();
  }

  /**
   * The same map with an order that is the same in every run: its own if it has one, alphabetical
   * if it comes from {@link Map#of} or is a {@link HashMap}. What {@code Map.of} iterates over
   * changes its order with every start of Java, and with it a table or a legend.
   */
  public static <V> Map<String, V> inOrder(Map<String, V> map) {
    boolean random =
        map.getClass() == HashMap.class
            || map.getClass().getName().startsWith("java.util.ImmutableCollections");
    return random ? new TreeMap<>(map) : map;
  }
}
