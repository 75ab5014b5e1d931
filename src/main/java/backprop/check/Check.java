package backprop.check;

import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Claims that throw. Java's own {@code assert} is off in a notebook; these are not: a claim that
 * does not hold stops the cell, says what does not hold and shows the values.
 */
public final class Check {
  private Check() {}

  /**
   * Claims that two numbers agree: |actual − expected| ≤ tolerance · max(1, |expected|). An
   * infinite number agrees with itself alone, NaN with nothing.
   *
   * @throws AssertionError if they do not
   * @throws IllegalArgumentException if tolerance is not 0 or more
   */
  public static void close(double actual, double expected, double tolerance) {
    if (!agree(actual, expected, tolerance)) {
      throw new AssertionError(difference(actual, expected, tolerance));
    }
  }

  /**
   * Claims that two matrices agree, entry by entry as {@link #close(double, double, double)} does.
   *
   * @throws AssertionError if they do not, with the shapes, or the place and values of the entry
   *     that is furthest off; or if they have no entries to compare
   * @throws IllegalArgumentException if one of them is null, or tolerance is not 0 or more
   */
  public static void close(Matrix actual, Matrix expected, double tolerance) {
    requireGiven(actual, "actual");
    requireGiven(expected, "expected");
    if (!actual.hasShapeOf(expected)) {
      throw new AssertionError("shapes differ: " + actual.shape() + " and " + expected.shape());
    }
    if (actual.rows() == 0 || actual.columns() == 0) {
      throw new AssertionError("nothing was compared: both are " + actual.shape());
    }
    double worst = 0;
    String message = "";
    for (int i = 0; i < actual.rows(); i++) {
      for (int j = 0; j < actual.columns(); j++) {
        double a = actual.get(i, j);
        double e = expected.get(i, j);
        boolean further = !(Math.abs(a - e) <= worst) && !Double.isNaN(worst); // the first NaN, too
        if (!agree(a, e, tolerance) && further) {
          worst = Math.abs(a - e);
          message = Text.format("entry [%d][%d] of %s: ", i, j, actual.shape());
          message += difference(a, e, tolerance);
        }
      }
    }
    if (!message.isEmpty()) {
      throw new AssertionError(message);
    }
  }

  private static String difference(double actual, double expected, double tolerance) {
    return Text.format(
        "%s and %s differ by %s, more than %s allows",
        actual, expected, Math.abs(actual - expected), tolerance);
  }

  // IJava and JJava empty variables without a word, and only here does it show
  private static void requireGiven(Matrix A, String name) {
    if (A == null) {
      throw Text.illegal(
          "%s is null: it must be a matrix; a notebook's variable becomes null when a method or"
              + " class that its declaration uses is declared anew: run the cell again that"
              + " declares it",
          name);
    }
  }

  /**
   * Claims that one number is less than another.
   *
   * @param what is true then: "the loss has fallen"
   * @throws AssertionError with both values if it is not less, or one is NaN
   */
  public static void less(double smaller, double larger, String what) {
    that(smaller < larger, what, smaller + " is not less than " + larger);
  }

  /**
   * Claims that a condition holds.
   *
   * @param what is true then: "the loss has fallen"
   * @param values what the condition was computed from, shown if it does not hold
   * @throws AssertionError if it does not
   */
  public static void that(boolean condition, String what, Object... values) {
    if (!condition) {
      String shown = Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(", "));
      throw new AssertionError(
          "does not hold: " + what + (values.length == 0 ? "" : " (" + shown + ")"));
    }
  }

  private static boolean agree(double actual, double expected, double tolerance) {
    Text.refuseIf(
        !(tolerance >= 0), "the tolerance is %s: it must be a number of 0 or more", tolerance);
    double difference = Math.abs(actual - expected);
    return actual == expected
        || Double.isFinite(difference) && difference <= tolerance * Math.max(1, Math.abs(expected));
  }
}
