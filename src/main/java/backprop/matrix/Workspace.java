package backprop.matrix;

import java.util.Arrays;

/**
 * Where a thread computes a product panel by panel: a few rows of a panel of the result, which stay
 * in the nearest cache, and a block of rows of a panel of the second factor, which stays in the
 * next one. See {@link Products}.
 *
 * <p>All rows are allocated one after the other, and each fills whole lines of a cache (64 bytes,
 * of which the JVM takes 16 in a row). So they lie alike, and once a vector of one row needs only
 * one line, the vectors of all others do. That makes a row up to seven entries longer than the
 * panel is wide; what is computed there is never read.
 */
final class Workspace {
  static final int COLUMNS = 262; // most columns of a panel
  static final int ROWS = 9; // rows of the result at a time, a multiple of three; 19 KB

  /** Most rows of the second factor at a time, a multiple of three; 327 KB. */
  static final int STEPS = 156;

  // by the number of lines of a row
  private static final ThreadLocal<Workspace[]> OF_THREADS =
      ThreadLocal.withInitial(() -> new Workspace[lines(COLUMNS) + 1]);

  final double[][] c; // c[r], rows of the result
  final double[][] b; // b[k], rows of the second factor

  private Workspace(int lines) {
    double[][] rows = new double[ROWS + STEPS][8 * lines - 2];
    c = Arrays.copyOf(rows, ROWS);
    b = Arrays.copyOfRange(rows, ROWS, rows.length);
  }

  /** The one for panels of this width, which this thread has used before or gets now. */
  static Workspace ofThisThread(int width) {
    Workspace[] own = OF_THREADS.get();
    int lines = lines(width);
    if (own[lines] == null) {
      own[lines] = new Workspace(lines);
    }
    return own[lines];
  }

  private static int lines(int width) {
    return (width + 2 + 7) / 8;
  }

  /** Fills the rows of a block with those of a part of M, or of Mᵀ. */
  static void take(
      Matrix M, boolean transpose, int row, int rows, int column, int columns, double[][] block) {
    if (transpose) {
      Products.transpose(M, column, columns, row, row + rows, block);
      return;
    }
    for (int r = 0; r < rows; r++) {
      System.arraycopy(M.row(row + r), column, block[r], 0, columns);
    }
  }

  /** c ← 0. */
  void clearC(int rows) {
    for (int r = 0; r < rows; r++) {
      Arrays.fill(c[r], 0);
    }
  }

  /** Rows of a panel of out, or of outᵀ, ← c. */
  void giveC(Matrix out, boolean transpose, int from, int rows, int column, int width) {
    if (transpose) {
      for (int j = 0; j < width; j++) {
        double[] row = out.row(column + j);
        for (int r = 0; r < rows; r++) {
          row[from + r] = c[r][j];
        }
      }
    } else {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(c[r], 0, out.row(from + r), column, width);
      }
    }
  }
}
