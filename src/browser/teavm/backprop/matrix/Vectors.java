package backprop.matrix;

/** A page has no Vector API: what takes the place of {@code Vectors} there. */
final class Vectors {
  private Vectors() {}

  static boolean pay(int n, int k, int m) {
    return false;
  }

  static void times(Matrix A, Matrix B, Matrix out, int from, int to) {}

  static void transposeTimes(Matrix A, Matrix B, Matrix out, int from, int to) {}

  static void timesTranspose(Matrix A, Matrix B, Matrix out, int from, int to) {}
}
