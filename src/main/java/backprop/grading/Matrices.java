package backprop.grading;

import backprop.matrix.Matrix;

/** What the mistakes do to matrices. */
final class Matrices {
  private Matrices() {}

  /** An entry by its place. */
  @FunctionalInterface
  interface ByPlace {
    double at(int i, int j);
  }

  static Matrix of(int rows, int columns, ByPlace entry) {
    Matrix result = Matrix.zeros(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result.set(i, j, entry.at(i, j));
      }
    }
    return result;
  }

  /** The same shape, other entries. */
  static Matrix like(Matrix A, ByPlace entry) {
    return of(A.rows(), A.columns(), entry);
  }

  static Matrix ones(Matrix A) {
    return like(A, (i, j) -> 1);
  }

  /** What comes out of a mistake that can be made under a condition; else null. */
  static Matrix when(boolean possible, Matrix wrong) {
    return possible ? wrong : null;
  }

  /** 1 where i = j. */
  static Matrix diagonal(Matrix A) {
    return like(A, (i, j) -> i == j ? 1 : 0);
  }

  /** A with row i alone, the others 0; −1 is the last row. Null if there is no other row. */
  static Matrix rowAlone(Matrix A, int i) {
    return A.rows() < 2 ? null : like(A, (k, j) -> k == from(i, A.rows()) ? A.get(k, j) : 0);
  }

  /** A with 0 in row i; −1 is the last row. Null if there is no other row. */
  static Matrix withoutRow(Matrix A, int i) {
    return A.rows() < 2 ? null : like(A, (k, j) -> k == from(i, A.rows()) ? 0 : A.get(k, j));
  }

  static Matrix withoutColumn(Matrix A, int j) {
    Matrix rest = withoutRow(A.transpose(), j);
    return rest == null ? null : rest.transpose();
  }

  /** The columns without column j; −1 is the last. Null if there is one only. */
  static Matrix otherColumns(Matrix A, int j) {
    int left = from(j, A.columns());
    return A.columns() < 2
        ? null
        : of(A.rows(), A.columns() - 1, (i, p) -> A.get(i, p < left ? p : p + 1));
  }

  private static int from(int i, int n) {
    return i < 0 ? n + i : i;
  }

  /** The mean of each row in all of its places. */
  static Matrix rowMeans(Matrix A) {
    Matrix sums = A.rowSums();
    return like(A, (i, j) -> sums.get(i, 0) / A.columns());
  }

  /** The sum of each column in all of its places. */
  static Matrix columnSums(Matrix A) {
    Matrix sums = A.transpose().rowSums();
    return like(A, (i, j) -> sums.get(j, 0));
  }

  /** The numbers of A, row by row, in the shape of the other. Null if A has it or cannot have. */
  static Matrix reshaped(Matrix A, Matrix other) {
    double[] numbers = A.toArray();
    boolean possible = !A.hasShapeOf(other) && numbers.length == other.toArray().length;
    return possible ? like(other, (i, j) -> numbers[i * other.columns() + j]) : null;
  }

  /** Row and column of the entry that is largest in size. */
  static int[] largest(Matrix A) {
    int[] at = new int[2];
    for (int i = 0; i < A.rows(); i++) {
      for (int j = 0; j < A.columns(); j++) {
        if (Math.abs(A.get(i, j)) > Math.abs(A.get(at[0], at[1]))) {
          at = new int[] {i, j};
        }
      }
    }
    return at;
  }

  /** (A B). */
  static Matrix beside(Matrix A, Matrix B) {
    int left = A.columns();
    return of(B.rows(), left + B.columns(), (i, j) -> j < left ? A.get(i, j) : B.get(i, j - left));
  }
}
