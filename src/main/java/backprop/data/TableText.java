package backprop.data;

import backprop.text.Numbers;
import backprop.text.Text;
import backprop.text.TextTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** How a Tablesaw table shows itself in a notebook: shorter than its own text, and rounded. */
final class TableText {
  private static final int MOST_ROWS = 12;
  private static final int MOST_COLUMNS = 10;

  private TableText() {}

  static TextTable of(Table table) {
    int rows = Math.min(table.rowCount(), MOST_ROWS);
    int columns = Math.min(table.columnCount(), MOST_COLUMNS);
    boolean cut = columns < table.columnCount();
    TextTable text =
        new TextTable(
            Text.format(
                "%s: %d rows, %d columns",
                table.name() == null ? "table" : table.name(),
                table.rowCount(),
                table.columnCount()));
    for (Column<?> column : table.columns().subList(0, columns)) {
      if (column instanceof NumericColumn) {
        text.numbers(column.name());
      } else {
        text.words(column.name());
      }
    }
    if (cut) {
      text.words("…");
    }
    List<List<String>> cells = new ArrayList<>();
    for (Column<?> column : table.columns().subList(0, columns)) {
      cells.add(cells(column, rows));
    }
    if (cut) {
      cells.add(Collections.nCopies(rows, "…"));
    }
    for (int i = 0; i < rows; i++) {
      int row = i;
      text.row(cells.stream().map(column -> column.get(row)).toList());
    }
    if (rows < table.rowCount()) {
      text.note("… " + (table.rowCount() - rows) + " more rows");
    }
    if (cut) {
      text.note("… " + (table.columnCount() - columns) + " more columns");
    }
    return text;
  }

  private static List<String> cells(Column<?> column, int rows) {
    if (column instanceof NumericColumn<?> numbers) {
      IntToDoubleFunction value = i -> column.isMissing(i) ? Double.NaN : numbers.getDouble(i);
      return Numbers.column(IntStream.range(0, rows).mapToDouble(value).toArray());
    }
    return IntStream.range(0, rows)
        .mapToObj(i -> column.isMissing(i) ? "" : column.getString(i))
        .toList();
  }
}
