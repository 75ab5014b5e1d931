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
  /** Most columns of a panel. */
  static final int COLUMNS = 262;

  /** Rows of the result at a time, a multiple of three; 19 KB. */
  static final int ROWS = 9;

  /** Most rows of the second factor at a time, a multiple of three; 327 KB. */
  static final int STEPS = 156;

  // by the number of lines of a row
  private static final ThreadLocal<Workspace[]> OF_THREADS =
      ThreadLocal.withInitial(() -> new Workspace[lines(COLUMNS) + 1]);

  /** c[r], rows of the result. */
  final double[][] c;

  /** b[k], rows of the second factor. */
  final double[][] b;

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

  /** c ← rows of a panel of out, or of outᵀ, or zeros. */
  void takeC(
      Matrix out, boolean transpose, int from, int rows, int column, int width, boolean zeros) {
    if (zeros) {
      for (int r = 0; r < rows; r++) {
        Arrays.fill(c[r], 0);
      }
    } else if (transpose) {
      for (int j = 0; j < width; j++) {
        double[] row = out.row(column + j);
        for (int r = 0; r < rows; r++) {
          c[r][j] = row[from + r];
        }
      }
    } else {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(out.row(from + r), column, c[r], 0, width);
      }
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

  /** b ← rows start … end of a panel of B, or of Bᵀ. */
  void takeB(Matrix B, boolean transpose, int column, int width, int start, int end) {
    if (transpose) {
      Products.transpose(B, column, width, start, end, b);
      return;
    }
    for (int k = start; k < end; k++) {
      System.arraycopy(B.row(k), column, b[k - start], 0, width);
    }
  }
}
