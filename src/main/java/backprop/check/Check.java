package backprop.check;

import backprop.matrix.Matrix;
import backprop.text.Text;

/**
 * Claims that throw. Java's own {@code assert} sleeps in a notebook; these do not: a claim that
 * does not hold stops the cell and shows both values.
 */
public final class Check {
  private Check() {}

  /**
   * Claims that two numbers agree: |actual − expected| ≤ tolerance · max(1, |expected|).
   *
   * @throws AssertionError if they do not, or one is NaN
   */
  public static void close(double actual, double expected, double tolerance) {
    if (!agree(actual, expected, tolerance)) {
      throw new AssertionError(
          Text.format(
              "%s and %s differ by %s, more than %s allows",
              actual, expected, Math.abs(actual - expected), tolerance));
    }
  }

  /**
   * Claims that two matrices agree, entry by entry as {@link #close(double, double, double)} does.
   *
   * @throws AssertionError if they do not, with the shapes, or the place and values of the entry
   *     that is furthest off
   * @throws IllegalArgumentException if one of them is null
   */
  public static void close(Matrix actual, Matrix expected, double tolerance) {
    requireGiven(actual, "actual");
    requireGiven(expected, "expected");
    if (actual.rows() != expected.rows() || actual.columns() != expected.columns()) {
      throw new AssertionError(
          Text.format("shapes differ: %s and %s", actual.shape(), expected.shape()));
    }
    int worstRow = -1;
    int worstColumn = -1;
    double worst = 0;
    for (int i = 0; i < actual.rows(); i++) {
      for (int j = 0; j < actual.columns(); j++) {
        double difference = Math.abs(actual.get(i, j) - expected.get(i, j));
        boolean further = !(difference <= worst); // true for NaN too
        if (!agree(actual.get(i, j), expected.get(i, j), tolerance) && further) {
          worstRow = i;
          worstColumn = j;
          worst = difference;
        }
      }
    }
    if (worstRow >= 0) {
      throw new AssertionError(
          Text.format(
              "entry [%d][%d] of %s: %s and %s differ by %s, more than %s allows",
              worstRow,
              worstColumn,
              actual.shape(),
              actual.get(worstRow, worstColumn),
              expected.get(worstRow, worstColumn),
              worst,
              tolerance));
    }
  }

  // IJava and JJava empty variables without a word, and only here does it show
  private static void requireGiven(Matrix A, String name) {
    if (A == null) {
      throw new IllegalArgumentException(
          Text.format(
              "%s is null, a matrix was expected; a notebook's variable becomes null when a method or class that its"
                  + " declaration uses is declared anew: run the cell again that declares it",
              name));
    }
  }

  /**
   * Claims that a condition holds.
   *
   * @throws AssertionError with this message if it does not
   */
  public static void that(boolean condition, String message) {
    if (!condition) {
      throw new AssertionError(message);
    }
  }

  private static boolean agree(double actual, double expected, double tolerance) {
    return actual == expected
        || Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
  }
}
