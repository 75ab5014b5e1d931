package backprop.matrix;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products by the Vector API: twelve rows × two vectors of the result stay in registers, four rows
 * where there are but sixteen registers of four doubles, while all steps of their sums are taken,
 * one after the other, with fma, as {@link Products} takes them. So the bits are the same.
 *
 * <p>Both factors are copied, so that what the innermost loop reads lies side by side: of B some
 * panels, each a block of its rows and two vectors of its columns, which stay in the second cache;
 * of A the same steps of those rows, which stay in the nearest cache while all those panels pass.
 * Twelve rows in twelve arrays would need more registers for addresses than there are, and what the
 * JIT compiler does then takes a fifth of the time.
 *
 * <p>In a source root of its own: the module is an incubator's, which javac warns of whatever is
 * asked of it. {@link Vectors} finds this class, and says when it is used.
 */
final class VectorProducts implements Vectors.VectorKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int WIDTH = 2 * LANES;
  private static final int ROWS = LANES == 8 ? 12 : 4;

  // steps and panels at a time: with vectors of 8 doubles a panel of B takes 32 KB, all 512; half
  // that with 4
  private static final int STEPS = 256;
  private static final int PANELS = 16;

  // from one row of a to the next: not a power of two, or rows collide in a cache
  private static final int ROW = STEPS + LANES;

  /** Where a thread keeps what it has copied. */
  private record Room(double[] a, double[][] b, double[][] c) {}

  private static final ThreadLocal<Room> ROOM =
      ThreadLocal.withInitial(
          () ->
              new Room(
                  new double[ROWS * ROW],
                  new double[PANELS][STEPS * WIDTH],
                  new double[ROWS][WIDTH]));

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void compute(
      Matrix A,
      boolean transposeA,
      Matrix B,
      boolean transposeB,
      Matrix out,
      int fromColumn,
      int toColumn) {
    int steps = transposeA ? A.rows() : A.columns();
    int to = panel(toColumn, out);
    for (int from = panel(fromColumn, out); from < to; from += PANELS * WIDTH) {
      int end = Math.min(to, from + PANELS * WIDTH);
      int start = 0;
      do { // once even if there is no step: the sums are 0 then
        Interruption.check();
        int taken = Math.min(steps - start, STEPS);
        takePanels(B, transposeB, start, taken, from, end);
        addPanels(A, transposeA, start, taken, out, from, end);
        start += taken;
      } while (start < steps);
    }
  }

  private static void takePanels(
      Matrix B, boolean transposeB, int start, int taken, int from, int to) {
    double[][] panels = ROOM.get().b;
    int columns = transposeB ? B.rows() : B.columns();
    for (int column = from; column < to; column += WIDTH) {
      double[] b = panels[(column - from) / WIDTH];
      int width = Math.min(WIDTH, columns - column);
      if (transposeB) {
        takeColumns(B.rows, column, width, start, taken, b);
      } else {
        takeRows(B.rows, column, width, start, taken, b);
      }
    }
  }

  private static void addPanels(
      Matrix A, boolean transposeA, int start, int taken, Matrix out, int from, int to) {
    Room room = ROOM.get();
    for (int i = 0; i < out.rows(); i += ROWS) {
      takeA(A.rows, transposeA, i, out.rows() - 1, start, taken, room.a);
      for (int column = from; column < to; column += WIDTH) {
        double[] b = room.b[(column - from) / WIDTH];
        int width = Math.min(WIDTH, out.columns() - column);
        if (width == WIDTH) {
          add(room.a, start, taken, b, out.rows, i, column);
        } else {
          addNarrow(room, start, taken, b, out.rows, i, column, width);
        }
      }
    }
  }

  /** Where no further row is left the last one stands in for it. */
  private static void takeA(
      double[][] A, boolean transposeA, int i, int last, int start, int taken, double[] a) {
    if (!transposeA) {
      for (int r = 0; r < ROWS; r++) {
        System.arraycopy(A[Math.min(i + r, last)], start, a, r * ROW, taken);
      }
      return;
    }
    for (int k = 0; k < taken; k++) {
      double[] row = A[start + k];
      for (int r = 0; r < ROWS; r++) {
        a[r * ROW + k] = row[Math.min(i + r, last)];
      }
    }
  }

  /** Where the panel of this column begins: parts for threads are whole panels. */
  private static int panel(int column, Matrix out) {
    return column == out.columns() ? column : column / WIDTH * WIDTH;
  }

  private static void takeRows(
      double[][] B, int column, int width, int start, int taken, double[] b) {
    for (int k = 0; k < taken; k++) {
      double[] row = B[start + k];
      if (width == WIDTH) {
        DoubleVector.fromArray(SPECIES, row, column).intoArray(b, k * WIDTH);
        DoubleVector.fromArray(SPECIES, row, column + LANES).intoArray(b, k * WIDTH + LANES);
      } else {
        System.arraycopy(row, column, b, k * WIDTH, width);
      }
    }
  }

  private static void takeColumns(
      double[][] B, int column, int width, int start, int taken, double[] b) {
    int r = 0;
    for (; r + 3 < width; r += 4) { // four at a time fill half a line of the cache
      double[] b0 = B[column + r];
      double[] b1 = B[column + r + 1];
      double[] b2 = B[column + r + 2];
      double[] b3 = B[column + r + 3];
      for (int k = 0; k < taken; k++) {
        int at = k * WIDTH + r;
        b[at] = b0[start + k];
        b[at + 1] = b1[start + k];
        b[at + 2] = b2[start + k];
        b[at + 3] = b3[start + k];
      }
    }
    for (; r < width; r++) {
      for (int k = 0; k < taken; k++) {
        b[k * WIDTH + r] = B[column + r][start + k];
      }
    }
  }

  private static void addNarrow(
      Room room, int start, int taken, double[] b, double[][] out, int i, int column, int width) {
    int rows = Math.min(ROWS, out.length - i);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(out[i + r], column, room.c[r], 0, width);
    }
    add(room.a, start, taken, b, room.c, 0, 0);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(room.c[r], 0, out[i + r], column, width);
    }
  }

  /**
   * So many rows of C, from row ci and column j on, += a times b; = if they are the first steps.
   * Where no further row is left the last one is computed and stored twice.
   */
  private static void add(
      double[] a, int start, int taken, double[] b, double[][] C, int ci, int j) {
    if (ROWS == 4) {
      addFour(a, start, taken, b, C, ci, j);
    } else {
      addTwelve(a, start, taken, b, C, ci, j);
    }
  }

  private static void addFour(
      double[] a, int start, int taken, double[] b, double[][] C, int ci, int j) {
    int end = C.length - 1;
    double[] c0 = C[ci];
    double[] c1 = C[Math.min(ci + 1, end)];
    double[] c2 = C[Math.min(ci + 2, end)];
    double[] c3 = C[Math.min(ci + 3, end)];
    DoubleVector x0 = first(c0, j, start);
    DoubleVector y0 = first(c0, j + LANES, start);
    DoubleVector x1 = first(c1, j, start);
    DoubleVector y1 = first(c1, j + LANES, start);
    DoubleVector x2 = first(c2, j, start);
    DoubleVector y2 = first(c2, j + LANES, start);
    DoubleVector x3 = first(c3, j, start);
    DoubleVector y3 = first(c3, j + LANES, start);
    for (int k = 0; k < taken; k++) {
      DoubleVector p = DoubleVector.fromArray(SPECIES, b, k * WIDTH);
      DoubleVector q = DoubleVector.fromArray(SPECIES, b, k * WIDTH + LANES);
      DoubleVector s0 = DoubleVector.broadcast(SPECIES, a[k]);
      x0 = s0.fma(p, x0);
      y0 = s0.fma(q, y0);
      DoubleVector s1 = DoubleVector.broadcast(SPECIES, a[ROW + k]);
      x1 = s1.fma(p, x1);
      y1 = s1.fma(q, y1);
      DoubleVector s2 = DoubleVector.broadcast(SPECIES, a[2 * ROW + k]);
      x2 = s2.fma(p, x2);
      y2 = s2.fma(q, y2);
      DoubleVector s3 = DoubleVector.broadcast(SPECIES, a[3 * ROW + k]);
      x3 = s3.fma(p, x3);
      y3 = s3.fma(q, y3);
    }
    x0.intoArray(c0, j);
    y0.intoArray(c0, j + LANES);
    x1.intoArray(c1, j);
    y1.intoArray(c1, j + LANES);
    x2.intoArray(c2, j);
    y2.intoArray(c2, j + LANES);
    x3.intoArray(c3, j);
    y3.intoArray(c3, j + LANES);
  }

  private static void addTwelve(
      double[] a, int start, int taken, double[] b, double[][] C, int ci, int j) {
    int end = C.length - 1;
    double[] c0 = C[ci];
    double[] c1 = C[Math.min(ci + 1, end)];
    double[] c2 = C[Math.min(ci + 2, end)];
    double[] c3 = C[Math.min(ci + 3, end)];
    double[] c4 = C[Math.min(ci + 4, end)];
    double[] c5 = C[Math.min(ci + 5, end)];
    double[] c6 = C[Math.min(ci + 6, end)];
    double[] c7 = C[Math.min(ci + 7, end)];
    double[] c8 = C[Math.min(ci + 8, end)];
    double[] c9 = C[Math.min(ci + 9, end)];
    double[] c10 = C[Math.min(ci + 10, end)];
    double[] c11 = C[Math.min(ci + 11, end)];
    DoubleVector x0 = first(c0, j, start);
    DoubleVector y0 = first(c0, j + LANES, start);
    DoubleVector x1 = first(c1, j, start);
    DoubleVector y1 = first(c1, j + LANES, start);
    DoubleVector x2 = first(c2, j, start);
    DoubleVector y2 = first(c2, j + LANES, start);
    DoubleVector x3 = first(c3, j, start);
    DoubleVector y3 = first(c3, j + LANES, start);
    DoubleVector x4 = first(c4, j, start);
    DoubleVector y4 = first(c4, j + LANES, start);
    DoubleVector x5 = first(c5, j, start);
    DoubleVector y5 = first(c5, j + LANES, start);
    DoubleVector x6 = first(c6, j, start);
    DoubleVector y6 = first(c6, j + LANES, start);
    DoubleVector x7 = first(c7, j, start);
    DoubleVector y7 = first(c7, j + LANES, start);
    DoubleVector x8 = first(c8, j, start);
    DoubleVector y8 = first(c8, j + LANES, start);
    DoubleVector x9 = first(c9, j, start);
    DoubleVector y9 = first(c9, j + LANES, start);
    DoubleVector x10 = first(c10, j, start);
    DoubleVector y10 = first(c10, j + LANES, start);
    DoubleVector x11 = first(c11, j, start);
    DoubleVector y11 = first(c11, j + LANES, start);
    for (int k = 0; k < taken; k++) {
      DoubleVector p = DoubleVector.fromArray(SPECIES, b, k * WIDTH);
      DoubleVector q = DoubleVector.fromArray(SPECIES, b, k * WIDTH + LANES);
      DoubleVector s0 = DoubleVector.broadcast(SPECIES, a[k]);
      x0 = s0.fma(p, x0);
      y0 = s0.fma(q, y0);
      DoubleVector s1 = DoubleVector.broadcast(SPECIES, a[ROW + k]);
      x1 = s1.fma(p, x1);
      y1 = s1.fma(q, y1);
      DoubleVector s2 = DoubleVector.broadcast(SPECIES, a[2 * ROW + k]);
      x2 = s2.fma(p, x2);
      y2 = s2.fma(q, y2);
      DoubleVector s3 = DoubleVector.broadcast(SPECIES, a[3 * ROW + k]);
      x3 = s3.fma(p, x3);
      y3 = s3.fma(q, y3);
      DoubleVector s4 = DoubleVector.broadcast(SPECIES, a[4 * ROW + k]);
      x4 = s4.fma(p, x4);
      y4 = s4.fma(q, y4);
      DoubleVector s5 = DoubleVector.broadcast(SPECIES, a[5 * ROW + k]);
      x5 = s5.fma(p, x5);
      y5 = s5.fma(q, y5);
      DoubleVector s6 = DoubleVector.broadcast(SPECIES, a[6 * ROW + k]);
      x6 = s6.fma(p, x6);
      y6 = s6.fma(q, y6);
      DoubleVector s7 = DoubleVector.broadcast(SPECIES, a[7 * ROW + k]);
      x7 = s7.fma(p, x7);
      y7 = s7.fma(q, y7);
      DoubleVector s8 = DoubleVector.broadcast(SPECIES, a[8 * ROW + k]);
      x8 = s8.fma(p, x8);
      y8 = s8.fma(q, y8);
      DoubleVector s9 = DoubleVector.broadcast(SPECIES, a[9 * ROW + k]);
      x9 = s9.fma(p, x9);
      y9 = s9.fma(q, y9);
      DoubleVector s10 = DoubleVector.broadcast(SPECIES, a[10 * ROW + k]);
      x10 = s10.fma(p, x10);
      y10 = s10.fma(q, y10);
      DoubleVector s11 = DoubleVector.broadcast(SPECIES, a[11 * ROW + k]);
      x11 = s11.fma(p, x11);
      y11 = s11.fma(q, y11);
    }
    x0.intoArray(c0, j);
    y0.intoArray(c0, j + LANES);
    x1.intoArray(c1, j);
    y1.intoArray(c1, j + LANES);
    x2.intoArray(c2, j);
    y2.intoArray(c2, j + LANES);
    x3.intoArray(c3, j);
    y3.intoArray(c3, j + LANES);
    x4.intoArray(c4, j);
    y4.intoArray(c4, j + LANES);
    x5.intoArray(c5, j);
    y5.intoArray(c5, j + LANES);
    x6.intoArray(c6, j);
    y6.intoArray(c6, j + LANES);
    x7.intoArray(c7, j);
    y7.intoArray(c7, j + LANES);
    x8.intoArray(c8, j);
    y8.intoArray(c8, j + LANES);
    x9.intoArray(c9, j);
    y9.intoArray(c9, j + LANES);
    x10.intoArray(c10, j);
    y10.intoArray(c10, j + LANES);
    x11.intoArray(c11, j);
    y11.intoArray(c11, j + LANES);
  }

  private static DoubleVector first(double[] c, int j, int start) {
    return start == 0 ? DoubleVector.zero(SPECIES) : DoubleVector.fromArray(SPECIES, c, j);
  }
}
