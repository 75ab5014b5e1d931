package backprop.data;

import backprop.text.Decimal;
import backprop.text.Numbers;
import backprop.text.Text;
import backprop.text.TextTable;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** Tablesaw tables from files and numbers; as the last line of a cell they print aligned. */
public final class Tables {
  private static final int MOST_ROWS = 12; // shown
  private static final int MOST_COLUMNS = 10;

  private Tables() {}

  /**
   * Reads a CSV file to look at, or to change before {@link Examples} are made of it.
   *
   * @throws IllegalArgumentException if it cannot be read, or can be read in two ways; the message
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
   * @param columns name ↦ values, the same number in each; NaN prints as an empty cell
   * @throws IllegalArgumentException if there is no column, or they differ in length
   */
  public static Table of(String name, Map<String, double[]> columns) {
    List<Column<?>> all = new ArrayList<>();
    inOrder(columns).forEach((title, values) -> all.add(numbers(title, values)));
    return table(name, all);
  }

  /**
   * A table of named columns of numbers or texts.
   *
   * @param columns name ↦ values, the same number in each; a column of numbers only is one of
   *     numbers
   * @throws IllegalArgumentException as above
   */
  public static Table ofColumns(String name, Map<String, ? extends List<?>> columns) {
    List<Column<?>> all = new ArrayList<>();
    inOrder(columns).forEach((title, values) -> all.add(column(title, values)));
    return table(name, all);
  }

  private static Column<?> column(String title, List<?> values) {
    return values.stream().allMatch(Number.class::isInstance)
        ? numbers(title, values.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray())
        : StringColumn.create(title, values.stream().map(String::valueOf));
  }

  /** A column that prints rounded. */
  static DoubleColumn numbers(String title, double[] values) {
    DoubleColumn column = DoubleColumn.create(title, values);
    column.setPrintFormatter(
        new NumberColumnFormatter() {
          @Override
          public String format(double value) {
            return Double.isNaN(value) ? "" : Numbers.rounded(value);
          }
        });
    return column;
  }

  private static Table table(String name, List<Column<?>> columns) {
    Text.refuseIf(columns.isEmpty(), "table '%s': no column", name);
    Column<?> first = columns.get(0);
    for (Column<?> column : columns) {
      if (column.size() != first.size()) {
        throw Text.illegal(
            "table '%s': column '%s' has %s values, column '%s' has %s; all columns must be equally"
                + " long",
            name, column.name(), column.size(), first.name(), first.size());
      }
    }
    return Table.create(name, columns);
  }

  /** The class of a Tablesaw table, for those who do not know Tablesaw. */
  public static Class<Table> type() {
    return Table.class;
  }

  /** Name, shape and the first rows of a table, rounded; long and wide ones are cut. */
  public static TextTable toText(Table table) {
    String name = table.name() == null ? "table" : table.name();
    int rows = Math.min(table.rowCount(), MOST_ROWS);
    int more = table.columnCount() - MOST_COLUMNS;
    TextTable text =
        new TextTable(
            Text.format("%s: %d rows, %d columns", name, table.rowCount(), table.columnCount()));
    List<List<String>> cells = new ArrayList<>();
    for (Column<?> column : table.columns().subList(0, table.columnCount() - Math.max(more, 0))) {
      if (column.first(rows) instanceof NumericColumn<?> numbers) {
        text.numbers(column.name());
        cells.add(Numbers.column(numbers.asDoubleArray()));
      } else {
        text.words(column.name());
        cells.add(texts(column.first(rows), Numbers::rounded));
      }
    }
    if (more > 0) {
      text.words("…");
      cells.add(Collections.nCopies(rows, "…"));
    }
    text.rowsOf(cells);
    return text.more(table.rowCount() - rows, "rows").more(more, "columns");
  }

  /** A table as CSV with a header, quoted where it must be; numbers have every bit. */
  public static String csv(Table table) {
    Table texts = Table.create(table.name());
    for (Column<?> column : table.columns()) {
      texts.addColumns(StringColumn.create(column.name(), texts(column, Decimal::of)));
    }
    Text.refuseIf(
        table.columnCount() == 0, "%s has no columns: there is nothing to write", table.name());
    StringWriter csv = new StringWriter();
    texts.write().usingOptions(CsvWriteOptions.builder(csv).lineEnd("\n").build());
    return csv.toString();
  }

  /** The cells of a column, missing ones empty. */
  static List<String> texts(Column<?> column, DoubleFunction<String> number) {
    IntFunction<String> text =
        column instanceof NumericColumn<?> numbers
            ? r -> number.apply(numbers.getDouble(r))
            : column::getUnformattedString;
    return IntStream.range(0, column.size())
        .mapToObj(r -> column.isMissing(r) ? "" : text.apply(r))
        .toList();
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
