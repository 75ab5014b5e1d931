package backprop.matrix;

import java.util.Locale;

/** How a matrix prints: shape first, then aligned columns of four significant digits. */
final class MatrixText {
  private static final int MOST_ROWS = 12;
  private static final int MOST_COLUMNS = 10;

  private MatrixText() {}

  static String of(Matrix A) {
    StringBuilder text = new StringBuilder(A.shape());
    if (A.rows() == 0 || A.columns() == 0) {
      return text.append(" (empty)").toString();
    }
    int rows = Math.min(A.rows(), MOST_ROWS);
    int columns = Math.min(A.columns(), MOST_COLUMNS);
    String[][] cells = new String[rows][columns];
    int width = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        cells[i][j] = number(A.get(i, j));
        width = Math.max(width, cells[i][j].length());
      }
    }
    for (String[] row : cells) {
      text.append('\n');
      for (String cell : row) {
        text.append("  ").append(" ".repeat(width - cell.length())).append(cell);
      }
      text.append(columns < A.columns() ? "  …" : "");
    }
    if (rows < A.rows()) {
      text.append("\n  … ").append(A.rows() - rows).append(" more rows");
    }
    if (columns < A.columns()) {
      text.append("\n  … ").append(A.columns() - columns).append(" more columns");
    }
    return text.toString();
  }

  /** Four significant digits, in plain notation where that is short. */
  static String number(double value) {
    double size = Math.abs(value);
    if (value == 0) {
      return "0";
    }
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
    }
    if (value == Math.rint(value) && size < 1e6) {
      return Long.toString((long) value);
    }
    if (size < 1e-4 || size >= 1e6) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
    return String.format(Locale.ROOT, "%." + Math.min(decimals, 6) + "f", value);
  }
}
