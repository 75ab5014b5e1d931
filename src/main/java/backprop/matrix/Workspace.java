package backprop.matrix;

import java.util.Arrays;

/**
 * Where a thread computes large products: a few rows of a panel of the result, and a block of a
 * panel of the second factor. See {@link Products}.
 *
 * <p>All rows are allocated one after the other and are 33 lines of a cache long (64 bytes each, 16
 * of which the JVM takes for itself), so that they lie alike in the cache.
 */
final class Workspace {
  /** Most columns of a panel. */
  static final int COLUMNS = (33 * 64 - 16) / Double.BYTES;

  /** Rows of the result at a time, a multiple of three; 19 KB. */
  static final int ROWS = 9;

  /** Most rows of the second factor at a time, a multiple of six. */
  static final int STEPS = 156;

  private static final ThreadLocal<Workspace> OF_THREADS = ThreadLocal.withInitial(Workspace::new);

  /** c[r], rows of the result. */
  final double[][] c;

  /** b[k], rows of the second factor. */
  final double[][] b;

  private Workspace() {
    double[][] rows = new double[ROWS + STEPS][COLUMNS];
    c = Arrays.copyOf(rows, ROWS);
    b = Arrays.copyOfRange(rows, ROWS, rows.length);
  }

  static Workspace ofThisThread() {
    return OF_THREADS.get();
  }

  /** c ← rows of a panel of out, or zeros. */
  void begin(Matrix out, int from, int rows, int column, int width, boolean zeros) {
    for (int r = 0; r < ROWS; r++) {
      if (zeros || r >= rows) {
        Arrays.fill(c[r], 0, width, 0);
      } else {
        System.arraycopy(out.row(from + r), column, c[r], 0, width);
      }
    }
  }

  /** Rows of a panel of out ← c. */
  void end(Matrix out, int from, int rows, int column, int width) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(c[r], 0, out.row(from + r), column, width);
    }
  }

  /** b ← rows start … end of a panel of B. */
  void copy(Matrix B, int column, int width, int start, int end) {
    for (int k = start; k < end; k++) {
      System.arraycopy(B.row(k), column, b[k - start], 0, width);
    }
  }

  /** b ← rows start … end of a panel of Bᵀ. */
  void transpose(Matrix B, int column, int width, int start, int end) {
    int j = 0;
    for (; j + 7 < width; j += 8) {
      transposeEight(B, column + j, j, start, end);
    }
    for (; j < width; j++) {
      double[] row = B.row(column + j);
      for (int k = start; k < end; k++) {
        b[k - start][j] = row[k];
      }
    }
  }

  // eight rows of B at a time: their entries for one row of b fill a line of the cache
  private void transposeEight(Matrix B, int row, int j, int start, int end) {
    double[] b0 = B.row(row);
    double[] b1 = B.row(row + 1);
    double[] b2 = B.row(row + 2);
    double[] b3 = B.row(row + 3);
    double[] b4 = B.row(row + 4);
    double[] b5 = B.row(row + 5);
    double[] b6 = B.row(row + 6);
    double[] b7 = B.row(row + 7);
    for (int k = start; k < end; k++) {
      double[] t = b[k - start];
      t[j] = b0[k];
      t[j + 1] = b1[k];
      t[j + 2] = b2[k];
      t[j + 3] = b3[k];
      t[j + 4] = b4[k];
      t[j + 5] = b5[k];
      t[j + 6] = b6[k];
      t[j + 7] = b7[k];
    }
  }
}
