package backprop.matrix;

/** A page has one thread: what takes the place of {@code Threads} there. */
public final class Threads {
  /** Computes rows, or columns, {@code from} (inclusive) to {@code to} (exclusive) of out. */
  @FunctionalInterface
  interface Stripe {
    void compute(Matrix A, Matrix B, Matrix out, int from, int to);
  }

  private Threads() {}

  public static int count() {
    return 1;
  }

  static boolean pay(int n, int k, int m) {
    return false;
  }

  static void divide(Stripe stripe, Matrix A, Matrix B, Matrix out, int length, int chunks) {
    stripe.compute(A, B, out, 0, length);
  }
}
