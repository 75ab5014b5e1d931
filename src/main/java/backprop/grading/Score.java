package backprop.grading;

import backprop.text.Numbers;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Partial credit with its reasons, for a cell of tests: each part gives its points or says why not.
 *
 * <pre>{@code
 * Score score = Score.outOf(4)
 *     .part(3, "the gradient", () -> Diagnosis.of(mine, net, X, Y).requireRight())
 *     .part(1, "the update", () -> Check.close(updated, expected, 1e-12));
 * score.points()   // the last line of the cell: prints the reasons; its value is the grade
 * }</pre>
 *
 * <p>nbgrader takes the value of a test cell's last expression for its points.
 */
public final class Score {
  /** A test: it throws if the answer is wrong. */
  @FunctionalInterface
  public interface Test {
    void run() throws Exception;
  }

  private static String said = "";

  private final double maximum;
  private final List<String> reasons = new ArrayList<>();
  private double offered;
  private double earned;

  private Score(double maximum) {
    this.maximum = maximum;
  }

  /**
   * No points yet.
   *
   * @throws IllegalArgumentException if maximum is not a positive number
   */
  public static Score outOf(double maximum) {
    if (!(maximum > 0 && maximum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "out of " + maximum + " points: there must be more than 0");
    }
    return new Score(maximum);
  }

  /**
   * Gives the points of a part if its test ends without an exception. A test that is being stopped,
   * or runs out of memory, ends the cell.
   *
   * @param what the part, in a few words
   * @throws IllegalArgumentException if all parts together offer more than the maximum
   */
  public Score part(double points, String what, Test test) {
    if (!(points >= 0 && offered + points <= maximum)) {
      throw Text.illegal(
          "%s: %s points, after %s of %s points have been offered",
          what, Numbers.points(points), Numbers.points(offered), Numbers.points(maximum));
    }
    offered += points;
    try {
      test.run();
      earned += points;
      reasons.add(
          Text.format("%s: %s of %s\n", what, Numbers.points(points), Numbers.points(points)));
    } catch (ThreadDeath | OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) { // an answer may throw what nobody else does
      String reason = reason(e).replace('\0', ' ');
      reasons.add(Text.format("%s: 0 of %s. %s\n", what, Numbers.points(points), reason));
    }
    return this;
  }

  private static String reason(Throwable e) {
    String message = message(e);
    if (message.equals("resolution exception") && e.getStackTrace().length > 0) { // under IJava
      return e.getStackTrace()[0].getMethodName()
          + "() cannot be used yet: something that it needs is not defined";
    }
    return e instanceof AssertionError && !message.isEmpty()
        ? message
        : e.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
  }

  // empty for none, and for one that throws itself
  private static String message(Throwable e) {
    try {
      return String.valueOf(e.getMessage()).replaceFirst("^null$", "");
    } catch (RuntimeException | Error broken) {
      return "";
    }
  }

  /** The points that were earned; prints every part with its reason. */
  public double points() {
    System.out.print(String.join("", reasons));
    said = String.join("\0", reasons);
    return earned;
  }

  /** The reasons that were printed last, with a 0 between parts: for a page that shows some. */
  public static String said() {
    String last = said;
    said = "";
    return last;
  }

  @Override
  public String toString() {
    return Text.format(
        "%s of %s points\n%s",
        Numbers.points(earned), Numbers.points(maximum), String.join("", reasons));
  }
}
