package backprop.matrix;

import backprop.text.Numbers;
import backprop.text.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How a matrix prints: shape first, then equally wide columns of four significant digits. */
final class MatrixText {
  private static final int MOST_ROWS = 12;
  private static final int MOST_COLUMNS = 10;

  private MatrixText() {}

  static TextTable of(Matrix A) {
    if (A.rows() == 0 || A.columns() == 0) {
      return new TextTable(A.shape() + " (empty)");
    }
    int rows = Math.min(A.rows(), MOST_ROWS);
    int columns = Math.min(A.columns(), MOST_COLUMNS);
    boolean cut = columns < A.columns();
    TextTable text = new TextTable(A.shape());
    for (int j = 0; j < columns + (cut ? 1 : 0); j++) {
      text.numbers("");
    }
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      lines.add(Arrays.stream(A.row(i), 0, columns).mapToObj(Numbers::rounded).toList());
    }
    int width = lines.stream().flatMap(List::stream).mapToInt(String::length).max().orElse(0);
    for (List<String> line : lines) {
      Stream<String> cells = line.stream().map(cell -> " ".repeat(width - cell.length()) + cell);
      text.row(Stream.concat(cells, cut ? Stream.of("…") : Stream.of()).toList());
    }
    return text.more(A.rows() - rows, "rows").more(A.columns() - columns, "columns");
  }
}
