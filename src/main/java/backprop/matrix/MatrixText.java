package backprop.matrix;

import backprop.text.Numbers;
import backprop.text.TextTable;
import java.util.ArrayList;
import java.util.List;

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
    int width = width(A, rows, columns);
    for (int i = 0; i < rows; i++) {
      List<String> cells = new ArrayList<>();
      for (int j = 0; j < columns; j++) {
        String cell = Numbers.rounded(A.get(i, j));
        cells.add(" ".repeat(width - cell.length()) + cell);
      }
      if (cut) {
        cells.add("…");
      }
      text.row(cells);
    }
    return text.more(A.rows() - rows, "rows").more(A.columns() - columns, "columns");
  }

  private static int width(Matrix A, int rows, int columns) {
    int width = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        width = Math.max(width, Numbers.rounded(A.get(i, j)).length());
      }
    }
    return width;
  }
}
