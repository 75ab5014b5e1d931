package backprop.matrix;

import backprop.text.Text;
import java.util.Arrays;

/**
 * The three matrix products of forward and backward pass: A·B, Aᵀ·B and A·Bᵀ.
 *
 * <p>Every entry of a result is one sum, taken in ascending order of the summed index with {@link
 * Math#fma}, which is exact on every machine. The loops below only choose which entries to work on
 * together, never the order within a sum: the bits are the same on every processor, JDK and number
 * of threads.
 *
 * <p>Why they look as they do. The innermost loops are all at the end of this file, and they run
 * along rows of the result and of B. In them
 *
 * <ul>
 *   <li>each row is an array of its own, indexed by the bare loop variable that runs from 0 to the
 *       length of a row: that is the form which the JIT compiler turns into vector instructions (an
 *       offset in the index, or other bounds, and it does not, or less well);
 *   <li>all loads from B stand before the first store, because for all the compiler knows a store
 *       to c could change b;
 *   <li>several steps of the sum are taken at once, so that c is loaded and stored once for all of
 *       them, and several rows of the result share what is loaded from B.
 * </ul>
 *
 * <p>Three rows × three steps are the most that both JDK 17 and 25 vectorise, and JDK 17 only if
 * the loop was long whenever the JIT compiler watched it. So wide results have that loop for
 * themselves, and narrow ones get a smaller one, four rows × two steps, which it always vectorises.
 *
 * <p>The steps of a large product are taken in blocks: as many rows of B as stay in the processor's
 * cache while all rows of the result pass over them. Where rows are not at hand, or too long, or
 * too short, a product is computed in a {@link Workspace}, a few rows of a panel of columns at a
 * time: A·Bᵀ needs columns of B as rows, and transposes B there; of a broad result a panel stays in
 * the cache where its rows do not; a tall result with short rows, as a layer of many units has for
 * a few examples, is computed as its transpose, the rows of which are long. Large products divide
 * the rows of the result, or those panels, among {@link Threads}, never a sum. Where the JVM and
 * the processor allow it, {@link Vectors} take the place of all these loops.
 *
 * <p>A product whose thread is interrupted ends with a {@link
 * java.util.concurrent.CancellationException}, and leaves out half done: that is how any loop over
 * passes of a network can be stopped.
 */
public final class Products {
  // columns from which a result counts as wide, and from which three of its rows and three of B do
  // not stay in the nearest cache; rows from which B is worth copying
  private static final int WIDE = 128;
  private static final int BROAD = 700;
  private static final int TALL = 24;

  // columns from which a loop along the rows of a result is a loop: had the JIT compiler watched
  // shorter ones, as those for a single example, it would not vectorise it for all others
  private static final int LOOP = 4;

  // entries of B to stay in cache, 256 KB
  private static final int CACHED = 32 * 1024;

  // parts for threads: so many for each if they are large enough; columns are copied, and short
  // rows are slow, so these parts are fewer and larger
  private static final int ROWS_PER_PART = 12;
  private static final int COLUMNS_PER_PART = 96;
  private static final int VECTOR_COLUMNS_PER_PART = 32;

  private Products() {}

  /**
   * out ← A·B. Modified: out only.
   *
   * @param A n × k
   * @param B k × m
   * @param out n × m, not A and not B
   * @throws IllegalArgumentException if the shapes do not fit, or out is an operand
   */
  public static void times(Matrix A, Matrix B, Matrix out) {
    require(A.columns() == B.rows(), A, B, "A·B", "as many columns in A as rows in B");
    requireOut("A·B", A.rows(), B.columns(), A, B, "out", out);
    compute(A, B, out);
  }

  /**
   * out ← Aᵀ·B. Modified: out, and perhaps scratch.
   *
   * @param A k × n
   * @param B k × m
   * @param scratch n × k, room for Aᵀ
   * @param out n × m, not A, B or scratch
   * @throws IllegalArgumentException if the shapes do not fit, or out is an operand
   */
  public static void transposeTimes(Matrix A, Matrix B, Matrix scratch, Matrix out) {
    require(A.rows() == B.rows(), A, B, "Aᵀ·B", "as many rows in A as in B");
    requireOut("Aᵀ", A.columns(), A.rows(), A, B, "scratch", scratch);
    requireOut("Aᵀ·B", A.columns(), B.columns(), A, B, "out", out);
    requireApart(scratch, out, "Aᵀ·B");
    if (Vectors.pay(out.rows(), B.rows(), out.columns())) {
      computePanels(
          Vectors::transposeTimes, out.columns(), VECTOR_COLUMNS_PER_PART, B.rows(), A, B, out);
    } else if (isTall(out)) {
      computePanels(
          Products::transposeTimesAsTranspose, out.rows(), COLUMNS_PER_PART, B.rows(), A, B, out);
    } else {
      transpose(A, scratch);
      compute(scratch, B, out);
    }
  }

  /**
   * out ← A·Bᵀ. Modified: out, and perhaps scratch.
   *
   * @param A n × k
   * @param B m × k
   * @param scratch k × m, room for Bᵀ
   * @param out n × m, not A, B or scratch
   * @throws IllegalArgumentException if the shapes do not fit, or out is an operand
   */
  public static void timesTranspose(Matrix A, Matrix B, Matrix scratch, Matrix out) {
    require(A.columns() == B.columns(), A, B, "A·Bᵀ", "as many columns in A as in B");
    requireOut("Bᵀ", B.columns(), B.rows(), A, B, "scratch", scratch);
    requireOut("A·Bᵀ", A.rows(), B.rows(), A, B, "out", out);
    requireApart(scratch, out, "A·Bᵀ");
    int steps = A.columns();
    int length = out.columns();
    if (Vectors.pay(out.rows(), steps, length)) {
      computePanels(Vectors::timesTranspose, length, VECTOR_COLUMNS_PER_PART, steps, A, B, out);
    } else if (out.rows() < TALL || length < WIDE) {
      transpose(B, scratch);
      compute(A, scratch, out);
    } else {
      computePanels(Products::timesTransposePanels, length, COLUMNS_PER_PART, steps, A, B, out);
    }
  }

  /**
   * out ← Aᵀ. Modified: out only.
   *
   * @throws IllegalArgumentException if out is A or has not the shape of Aᵀ
   */
  public static void transpose(Matrix A, Matrix out) {
    requireOut("Aᵀ", A.columns(), A.rows(), A, A, "out", out);
    Interruption.check();
    transpose(A, 0, A.rows(), 0, A.columns(), out.rows);
  }

  private static void compute(Matrix A, Matrix B, Matrix out) {
    int steps = B.rows();
    if (Vectors.pay(out.rows(), steps, out.columns())) {
      computePanels(Vectors::times, out.columns(), VECTOR_COLUMNS_PER_PART, steps, A, B, out);
    } else if (isTall(out)) {
      computePanels(Products::timesAsTranspose, out.rows(), COLUMNS_PER_PART, steps, A, B, out);
    } else if (out.rows() >= TALL && out.columns() >= BROAD) {
      computePanels(Products::timesPanels, out.columns(), COLUMNS_PER_PART, steps, A, B, out);
    } else if (out.columns() < LOOP) {
      timesEntries(A, B, out);
    } else if (Threads.pay(out.rows(), steps, out.columns())) {
      int parts = Math.min(4 * Threads.count(), out.rows() / ROWS_PER_PART);
      Threads.divide(Products::timesRows, A, B, out, out.rows(), parts);
    } else {
      timesRows(A, B, out, 0, out.rows());
    }
  }

  private static boolean isTall(Matrix out) {
    return out.rows() >= WIDE && out.columns() < WIDE;
  }

  private static void computePanels(
      Threads.Stripe panels, int length, int perPart, int steps, Matrix A, Matrix B, Matrix out) {
    if (Threads.pay(out.rows(), steps, out.columns())) {
      boolean large = length >= 2 * COLUMNS_PER_PART * Threads.count();
      int parts = Math.min((large ? 2 : 1) * Threads.count(), length / perPart);
      Threads.divide(panels, A, B, out, length, parts);
    } else {
      panels.compute(A, B, out, 0, length);
    }
  }

  // ------------------------------------------------------------------ rows from … to of a product
  //
  // The steps of the sums are taken in blocks, start … end; each block passes over all rows. Where
  // no further step is left, k1 and k2 are the last one again, and not used.

  private static void timesRows(Matrix A, Matrix B, Matrix out, int from, int to) {
    clear(out, from, to);
    int block = block(B);
    for (int start = 0; start < B.rows(); start += block) {
      Interruption.check();
      int end = Math.min(B.rows(), start + block);
      int i =
          B.columns() >= WIDE
              ? timesWide(A, B, out, from, to, start, end)
              : timesNarrow(A, B, out, from, to, start, end);
      int last = end - 1;
      for (; i < to; i++) { // the rows left over, one by one
        double[] a = A.row(i);
        double[] c = out.row(i);
        for (int k = start; k < end; k += 3) {
          int k1 = Math.min(k + 1, last);
          int k2 = Math.min(k + 2, last);
          addRow(
              end - k, B.row(k), B.row(k1), B.row(k2), //
              c, a[k], a[k1], a[k2]);
        }
      }
    }
  }

  private static int timesWide(
      Matrix A, Matrix B, Matrix out, int from, int to, int start, int end) {
    int last = end - 1;
    int i = from;
    for (; i + 2 < to; i += 3) {
      double[] a = A.row(i);
      double[] d = A.row(i + 1);
      double[] g = A.row(i + 2);
      double[] c0 = out.row(i);
      double[] c1 = out.row(i + 1);
      double[] c2 = out.row(i + 2);
      for (int k = start; k < end; k += 3) {
        int k1 = Math.min(k + 1, last);
        int k2 = Math.min(k + 2, last);
        addWide(
            end - k, B.row(k), B.row(k1), B.row(k2), //
            c0, a[k], a[k1], a[k2], //
            c1, d[k], d[k1], d[k2], //
            c2, g[k], g[k1], g[k2]);
      }
    }
    return i;
  }

  private static int timesNarrow(
      Matrix A, Matrix B, Matrix out, int from, int to, int start, int end) {
    int last = end - 1;
    int i = from;
    for (; i + 3 < to; i += 4) {
      double[] a = A.row(i);
      double[] d = A.row(i + 1);
      double[] g = A.row(i + 2);
      double[] h = A.row(i + 3);
      double[] c0 = out.row(i);
      double[] c1 = out.row(i + 1);
      double[] c2 = out.row(i + 2);
      double[] c3 = out.row(i + 3);
      for (int k = start; k < end; k += 2) {
        int k1 = Math.min(k + 1, last);
        addNarrow(
            end - k, B.row(k), B.row(k1), //
            c0, a[k], a[k1], //
            c1, d[k], d[k1], //
            c2, g[k], g[k1], //
            c3, h[k], h[k1]);
      }
    }
    return i;
  }

  // ------------------------------------------------------------------ entry by entry

  private static void timesEntries(Matrix A, Matrix B, Matrix out) {
    Interruption.check();
    for (int i = 0; i < out.rows(); i++) {
      double[] a = A.row(i);
      double[] c = out.row(i);
      for (int j = 0; j < c.length; j++) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
          sum = Math.fma(a[k], B.row(k)[j], sum);
        }
        c[j] = sum;
      }
    }
  }

  // ------------------------------------------------------------------ panels in a workspace
  //
  // Columns from … to of a product, or rows of it where it is computed as its transpose.

  private static void timesPanels(Matrix A, Matrix B, Matrix out, int from, int to) {
    panels(A, B, false, out, false, from, to);
  }

  private static void timesTransposePanels(Matrix A, Matrix B, Matrix out, int from, int to) {
    panels(A, B, true, out, false, from, to);
  }

  // (A B)ᵀ = Bᵀ Aᵀ
  private static void timesAsTranspose(Matrix A, Matrix B, Matrix out, int from, int to) {
    panels(B, A, true, out, true, from, to);
  }

  // (Aᵀ B)ᵀ = Bᵀ A
  private static void transposeTimesAsTranspose(Matrix A, Matrix B, Matrix out, int from, int to) {
    panels(B, A, false, out, true, from, to);
  }

  /**
   * Panels of A·B, or of its transpose if {@code asTranspose}.
   *
   * @param A the first factor of what is computed, or its transpose if {@code asTranspose}
   * @param B the second factor of what is computed, or its transpose if {@code transposeB}
   */
  private static void panels(
      Matrix A, Matrix B, boolean transposeB, Matrix out, boolean asTranspose, int from, int to) {
    int steps = asTranspose ? A.rows() : A.columns();
    int height = asTranspose ? out.columns() : out.rows();
    int panels = (to - from + Workspace.COLUMNS - 1) / Workspace.COLUMNS;
    for (int panel = 0; panel < panels; panel++) {
      int column = from + (to - from) * panel / panels;
      int width = from + (to - from) * (panel + 1) / panels - column;
      Workspace space = Workspace.ofThisThread(width);
      int start = 0;
      do { // once even if there is no step: the sums are 0 then
        Interruption.check();
        int taken = Math.min(steps - start, Workspace.STEPS);
        Workspace.take(B, transposeB, start, taken, column, width, space.b);
        for (int i = 0; i < height; i += Workspace.ROWS) {
          int rows = Math.min(Workspace.ROWS, height - i);
          if (start == 0) {
            space.clearC(rows);
          } else {
            Workspace.take(out, asTranspose, i, rows, column, width, space.c);
          }
          if (asTranspose) {
            addTransposed(A, i, rows, space, start, start + taken);
          } else {
            add(A, i, rows, space, start, start + taken);
          }
          space.giveC(out, asTranspose, i, rows, column, width);
        }
        start += taken;
      } while (start < steps);
    }
  }

  // Where no further row is left, the last one stands in for it, and what that adds to is not used.

  private static void add(Matrix A, int i, int rows, Workspace workspace, int start, int end) {
    double[][] c = workspace.c;
    int last = end - 1;
    for (int k = start; k < end; k += 3) {
      int k1 = Math.min(k + 1, last);
      int k2 = Math.min(k + 2, last);
      double[] b0 = workspace.b[k - start];
      double[] b1 = workspace.b[k1 - start];
      double[] b2 = workspace.b[k2 - start];
      for (int r = 0; r < rows; r += 3) {
        double[] a = A.row(i + r);
        double[] d = A.row(i + Math.min(r + 1, rows - 1));
        double[] g = A.row(i + Math.min(r + 2, rows - 1));
        addWide(
            end - k, b0, b1, b2, //
            c[r], a[k], a[k1], a[k2], //
            c[r + 1], d[k], d[k1], d[k2], //
            c[r + 2], g[k], g[k1], g[k2]);
      }
    }
  }

  private static void addTransposed(
      Matrix A, int i, int rows, Workspace workspace, int start, int end) {
    double[][] c = workspace.c;
    int last = end - 1;
    for (int k = start; k < end; k += 3) {
      int k1 = Math.min(k + 1, last);
      int k2 = Math.min(k + 2, last);
      double[] b0 = workspace.b[k - start];
      double[] b1 = workspace.b[k1 - start];
      double[] b2 = workspace.b[k2 - start];
      double[] a = A.row(k);
      double[] d = A.row(k1);
      double[] g = A.row(k2);
      for (int r = 0; r < rows; r += 3) {
        int i0 = i + r;
        int i1 = i + Math.min(r + 1, rows - 1);
        int i2 = i + Math.min(r + 2, rows - 1);
        addWide(
            end - k, b0, b1, b2, //
            c[r], a[i0], d[i0], g[i0], //
            c[r + 1], a[i1], d[i1], g[i1], //
            c[r + 2], a[i2], d[i2], g[i2]);
      }
    }
  }

  // how many rows of B to take at once, a multiple of two and three
  private static int block(Matrix B) {
    return Math.max(2, CACHED / 6 / Math.max(1, B.columns())) * 6;
  }

  private static void clear(Matrix out, int from, int to) {
    for (int i = from; i < to; i++) {
      Arrays.fill(out.row(i), 0);
    }
  }

  // ------------------------------------------------------------------ the innermost loops
  //
  // ci += ai0 b0 + ai1 b1 + …, for as many steps as there still are. This first method is too long
  // for the JIT compiler to inline it (more than 325 bytes), and should be: on its own it is always
  // vectorised, inlined into the loops above, on JDK 17, only sometimes.

  private static void addWide(
      int steps,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] c0,
      double a00,
      double a01,
      double a02,
      double[] c1,
      double a10,
      double a11,
      double a12,
      double[] c2,
      double a20,
      double a21,
      double a22) {
    if (steps >= 3) {
      for (int j = 0; j < b0.length; j++) {
        double x0 = b0[j];
        double x1 = b1[j];
        double x2 = b2[j];
        double y0 = c0[j];
        double y1 = c1[j];
        double y2 = c2[j];
        c0[j] = Math.fma(a02, x2, Math.fma(a01, x1, Math.fma(a00, x0, y0)));
        c1[j] = Math.fma(a12, x2, Math.fma(a11, x1, Math.fma(a10, x0, y1)));
        c2[j] = Math.fma(a22, x2, Math.fma(a21, x1, Math.fma(a20, x0, y2)));
      }
    } else if (steps == 2) {
      for (int j = 0; j < b0.length; j++) {
        double x0 = b0[j];
        double x1 = b1[j];
        double y0 = c0[j];
        double y1 = c1[j];
        double y2 = c2[j];
        c0[j] = Math.fma(a01, x1, Math.fma(a00, x0, y0));
        c1[j] = Math.fma(a11, x1, Math.fma(a10, x0, y1));
        c2[j] = Math.fma(a21, x1, Math.fma(a20, x0, y2));
      }
    } else {
      for (int j = 0; j < b0.length; j++) {
        double x0 = b0[j];
        double y0 = c0[j];
        double y1 = c1[j];
        double y2 = c2[j];
        c0[j] = Math.fma(a00, x0, y0);
        c1[j] = Math.fma(a10, x0, y1);
        c2[j] = Math.fma(a20, x0, y2);
      }
    }
  }

  private static void addNarrow(
      int steps,
      double[] b0,
      double[] b1,
      double[] c0,
      double a00,
      double a01,
      double[] c1,
      double a10,
      double a11,
      double[] c2,
      double a20,
      double a21,
      double[] c3,
      double a30,
      double a31) {
    if (steps >= 2) {
      for (int j = 0; j < b0.length; j++) {
        double x0 = b0[j];
        double x1 = b1[j];
        double y0 = c0[j];
        double y1 = c1[j];
        double y2 = c2[j];
        double y3 = c3[j];
        c0[j] = Math.fma(a01, x1, Math.fma(a00, x0, y0));
        c1[j] = Math.fma(a11, x1, Math.fma(a10, x0, y1));
        c2[j] = Math.fma(a21, x1, Math.fma(a20, x0, y2));
        c3[j] = Math.fma(a31, x1, Math.fma(a30, x0, y3));
      }
    } else {
      for (int j = 0; j < b0.length; j++) {
        double x0 = b0[j];
        double y0 = c0[j];
        double y1 = c1[j];
        double y2 = c2[j];
        double y3 = c3[j];
        c0[j] = Math.fma(a00, x0, y0);
        c1[j] = Math.fma(a10, x0, y1);
        c2[j] = Math.fma(a20, x0, y2);
        c3[j] = Math.fma(a30, x0, y3);
      }
    }
  }

  private static void addRow(
      int steps,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] c,
      double a0,
      double a1,
      double a2) {
    if (steps >= 3) {
      for (int j = 0; j < b0.length; j++) {
        double x0 = b0[j];
        double x1 = b1[j];
        double x2 = b2[j];
        double y = c[j];
        c[j] = Math.fma(a2, x2, Math.fma(a1, x1, Math.fma(a0, x0, y)));
      }
    } else if (steps == 2) {
      for (int j = 0; j < b0.length; j++) {
        double x0 = b0[j];
        double x1 = b1[j];
        double y = c[j];
        c[j] = Math.fma(a1, x1, Math.fma(a0, x0, y));
      }
    } else {
      for (int j = 0; j < b0.length; j++) {
        double x0 = b0[j];
        double y = c[j];
        c[j] = Math.fma(a0, x0, y);
      }
    }
  }

  /** {@code out[k - start][r] = A[row + r][k]} for the rows r and for k from start to end. */
  static void transpose(Matrix A, int row, int rows, int start, int end, double[][] out) {
    // eight rows of A at a time: their entries for one row of out fill a line of the cache
    int r = 0;
    for (; r + 7 < rows; r += 8) {
      double[] a0 = A.row(row + r);
      double[] a1 = A.row(row + r + 1);
      double[] a2 = A.row(row + r + 2);
      double[] a3 = A.row(row + r + 3);
      double[] a4 = A.row(row + r + 4);
      double[] a5 = A.row(row + r + 5);
      double[] a6 = A.row(row + r + 6);
      double[] a7 = A.row(row + r + 7);
      for (int k = start; k < end; k++) {
        double[] t = out[k - start];
        t[r] = a0[k];
        t[r + 1] = a1[k];
        t[r + 2] = a2[k];
        t[r + 3] = a3[k];
        t[r + 4] = a4[k];
        t[r + 5] = a5[k];
        t[r + 6] = a6[k];
        t[r + 7] = a7[k];
      }
    }
    for (; r < rows; r++) {
      double[] a = A.row(row + r);
      for (int k = start; k < end; k++) {
        out[k - start][r] = a[k];
      }
    }
  }

  private static void require(boolean fits, Matrix A, Matrix B, String product, String needs) {
    if (!fits) {
      throw Text.illegal("A is %s and B is %s: %s needs %s", A.shape(), B.shape(), product, needs);
    }
  }

  private static void requireApart(Matrix scratch, Matrix out, String product) {
    if (scratch == out) {
      throw Text.illegal("scratch and out of %s are the same matrix", product);
    }
  }

  private static void requireOut(
      String product, int rows, int columns, Matrix A, Matrix B, String name, Matrix out) {
    if (out == A || out == B) {
      throw Text.illegal("%s of %s is an operand itself: it needs its own matrix", name, product);
    }
    if (out.rows() != rows || out.columns() != columns) {
      throw Text.illegal("%s is %d×%d, but %s is %s", product, rows, columns, name, out.shape());
    }
  }
}
