package backprop.matrix;

/**
 * The three matrix products of forward and backward pass: A·B, Aᵀ·B and A·Bᵀ.
 *
 * <p>Every entry of a result is one sum, taken in ascending order of the summed index with {@link
 * Math#fma}, which is exact on every machine. The loops below only choose which entries to work on
 * together, never the order within a sum: the bits are the same on every processor and JDK.
 *
 * <p>Why they look as they do: the innermost loop runs along a row of the result, {@code c[j] =
 * fma(a3, b3[j], fma(a2, b2[j], …))}. Every array in it is indexed by the bare loop variable, and
 * that is the form which the JIT compiler turns into vector instructions. Four steps of the sum are
 * taken per pass, so that c is loaded and stored once for four products, and two rows of the result
 * share each loaded row of B.
 *
 * <p>A product whose thread is interrupted ends with a {@link
 * java.util.concurrent.CancellationException}, and leaves out half done: that is how any loop over
 * passes of a network can be stopped.
 */
public final class Products {
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
    require(A.columns() == B.rows(), "A B", A, B);
    requireOut("A B", A.rows(), B.columns(), A, B, out);
    int steps = B.rows();
    int i = 0;
    for (; i + 1 < out.rows(); i += 2) {
      Interruption.check();
      double[] a = A.row(i);
      double[] d = A.row(i + 1);
      double[] c = cleared(out.row(i));
      double[] e = cleared(out.row(i + 1));
      int k = 0;
      for (; k + 3 < steps; k += 4) {
        addTwoRows(
            c, a[k], a[k + 1], a[k + 2], a[k + 3], e, d[k], d[k + 1], d[k + 2], d[k + 3], B, k);
      }
      for (; k < steps; k++) {
        addStep(c, a[k], B.row(k));
        addStep(e, d[k], B.row(k));
      }
    }
    for (; i < out.rows(); i++) {
      Interruption.check();
      double[] a = A.row(i);
      double[] c = cleared(out.row(i));
      for (int k = 0; k < steps; k++) {
        addStep(c, a[k], B.row(k));
      }
    }
  }

  /**
   * out ← Aᵀ·B. Modified: out only.
   *
   * @param A k × n
   * @param B k × m
   * @param out n × m, not A and not B
   * @throws IllegalArgumentException if the shapes do not fit, or out is an operand
   */
  public static void transposeTimes(Matrix A, Matrix B, Matrix out) {
    require(A.rows() == B.rows(), "Aᵀ B", A, B);
    requireOut("Aᵀ B", A.columns(), B.columns(), A, B, out);
    int steps = B.rows();
    int i = 0;
    for (; i + 1 < out.rows(); i += 2) {
      Interruption.check();
      double[] c = cleared(out.row(i));
      double[] e = cleared(out.row(i + 1));
      int k = 0;
      for (; k + 3 < steps; k += 4) {
        double[] a0 = A.row(k);
        double[] a1 = A.row(k + 1);
        double[] a2 = A.row(k + 2);
        double[] a3 = A.row(k + 3);
        addTwoRows(
            c, a0[i], a1[i], a2[i], a3[i], e, a0[i + 1], a1[i + 1], a2[i + 1], a3[i + 1], B, k);
      }
      for (; k < steps; k++) {
        addStep(c, A.get(k, i), B.row(k));
        addStep(e, A.get(k, i + 1), B.row(k));
      }
    }
    for (; i < out.rows(); i++) {
      Interruption.check();
      double[] c = cleared(out.row(i));
      for (int k = 0; k < steps; k++) {
        addStep(c, A.get(k, i), B.row(k));
      }
    }
  }

  /**
   * out ← A·Bᵀ. Modified: out and scratch.
   *
   * @param A n × k
   * @param B m × k
   * @param scratch k × m, overwritten with Bᵀ
   * @param out n × m, not A, B or scratch
   * @throws IllegalArgumentException if the shapes do not fit, or out is an operand
   */
  public static void timesTranspose(Matrix A, Matrix B, Matrix scratch, Matrix out) {
    require(A.columns() == B.columns(), "A Bᵀ", A, B);
    transpose(B, scratch);
    times(A, scratch, out);
  }

  /**
   * out ← Aᵀ. Modified: out only.
   *
   * @throws IllegalArgumentException if out is A or has not the shape of Aᵀ
   */
  public static void transpose(Matrix A, Matrix out) {
    requireOut("Aᵀ", A.columns(), A.rows(), A, A, out);
    for (int i = 0; i < A.rows(); i++) {
      Interruption.check();
      double[] a = A.row(i);
      for (int j = 0; j < a.length; j++) {
        out.row(j)[i] = a[j];
      }
    }
  }

  // c += a0 B[k] + … + a3 B[k+3], and the same for e with d0 … d3
  private static void addTwoRows(
      double[] c,
      double a0,
      double a1,
      double a2,
      double a3,
      double[] e,
      double d0,
      double d1,
      double d2,
      double d3,
      Matrix B,
      int k) {
    double[] b0 = B.row(k);
    double[] b1 = B.row(k + 1);
    double[] b2 = B.row(k + 2);
    double[] b3 = B.row(k + 3);
    for (int j = 0; j < c.length; j++) {
      c[j] =
          Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]))));
      e[j] =
          Math.fma(d3, b3[j], Math.fma(d2, b2[j], Math.fma(d1, b1[j], Math.fma(d0, b0[j], e[j]))));
    }
  }

  private static void addStep(double[] c, double a, double[] b) {
    for (int j = 0; j < c.length; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }

  private static double[] cleared(double[] row) {
    java.util.Arrays.fill(row, 0);
    return row;
  }

  private static void require(boolean fits, String product, Matrix A, Matrix B) {
    if (!fits) {
      throw new IllegalArgumentException(product + ": " + A.shape() + " with " + B.shape());
    }
  }

  private static void requireOut(
      String product, int rows, int columns, Matrix A, Matrix B, Matrix out) {
    if (out == A || out == B) {
      throw new IllegalArgumentException(product + ": out is one of the operands");
    }
    if (out.rows() != rows || out.columns() != columns) {
      throw new IllegalArgumentException(
          "%s: the result is %d×%d, out is %s".formatted(product, rows, columns, out.shape()));
    }
  }
}
