package backprop.exercise;

import backprop.text.Numbers;
import backprop.text.Text;

/**
 * A guess before the result. Without one the result is shown all the same; with one, it is said how
 * near it came, and why the result is what it is.
 *
 * <pre>{@code
 * var guess = "?"; // your guess: a number
 * Predict.number("a2", a2, guess, "σ(0) is ½, and σ rises slowly.");
 * }</pre>
 */
public final class Predict {
  private static final double CLOSE = 0.1;

  private Predict() {}

  /**
   * Compares a number: its sign, its order of magnitude, its digits.
   *
   * @param guess a number, also as text; "?" or null for none
   * @param why said to those who guessed
   */
  public static void number(String name, double result, Object guess, String why) {
    Double number = number(guess);
    say(
        name + " = " + Numbers.typeset(result, 4),
        guess,
        number == null,
        why,
        near(number, result));
  }

  private static String near(Double guess, double result) {
    if (guess == null) {
      return "that is no number";
    }
    double off = Math.abs(guess - result);
    double size = Math.max(Math.abs(guess), Math.abs(result));
    double ratio = Math.max(Math.abs(guess / result), Math.abs(result / guess));
    if (off <= 0.005 * size) {
      return "right";
    }
    if (off <= CLOSE * size) {
      return "close";
    }
    if (guess * result < 0) {
      return "the sign is the other one";
    }
    return !(ratio < 1e6)
        ? "far off, which is worth a thought"
        : ratio <= 3.2
            ? "the right order of magnitude"
            : Text.format(
                "too %s by a factor of %s",
                Math.abs(guess) < Math.abs(result) ? "small" : "large",
                Numbers.typeset(ratio, ratio < 10 ? 2 : 1));
  }

  /** Compares a sign; the guess is "+", "-" or "0", or a number that has it. */
  public static void sign(String name, double result, Object guess, String why) {
    Double number = number(guess + (String.valueOf(guess).matches("[+\\-−]") ? "1" : ""));
    boolean right = number != null && Math.signum(number) == Math.signum(result);
    String how = right ? "right" : number == null ? "that is no sign" : "the other way round";
    say(name + " = " + Numbers.typeset(result, 4), guess, false, why, how);
  }

  /**
   * Compares words: a choice, an order such as "θ1 θ3 θ2", a shape such as "3 × 2".
   *
   * @param result the right words
   */
  public static void words(String name, String result, Object guess, String why) {
    String[] mine = Values.plain(guess).split("[ ×]");
    String[] right = Values.plain(result).split("[ ×]");
    int hits = 0;
    for (int i = 0; i < Math.min(mine.length, right.length); i++) {
      hits += mine[i].equals(right[i]) ? 1 : 0;
    }
    String how =
        Values.plain(guess).equals(Values.plain(result))
            ? "right"
            : right.length > 2 && hits > 0
                ? Text.format("%d of %d in the right place", hits, right.length)
                : "not so";
    say(name + ": " + result, guess, false, why, how);
  }

  private static Double number(Object guess) {
    try {
      return Double.valueOf(String.valueOf(guess).replace('−', '-').replace(',', '.'));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static void say(String result, Object guess, boolean no, String why, String how) {
    boolean none = guess == null || guess.equals("?") || guess.equals("");
    System.out.println(
        Text.wrapped(
            none
                ? result + ". (No guess yet: give one, it helps.)"
                : Text.format("%s. You said %s: %s. %s", result, guess, how, why),
            98));
  }
}
