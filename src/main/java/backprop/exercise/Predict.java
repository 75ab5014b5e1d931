package backprop.exercise;

import backprop.text.Numbers;
import backprop.text.Text;
import java.util.stream.IntStream;

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
  // shares of the larger number
  private static final double RIGHT = 0.005;
  private static final double CLOSE = 0.1;
  private static final double SAME_ORDER = 3.2; // a factor

  private Predict() {}

  /**
   * Compares a number: its digits, its order of magnitude, its sign.
   *
   * @param guess a number, also as text; "?" or null for none
   * @param why said to those who guessed
   */
  public static void number(String name, double result, Object guess, String why) {
    String how = near(Answers.number(guess, result), result);
    say(name + " = " + Answers.shown(result), guess, how, why);
  }

  private static String near(double guess, double result) {
    double off = Math.abs(guess - result) / Math.max(Math.abs(guess), Math.abs(result));
    double ratio = Math.max(Math.abs(guess / result), Math.abs(result / guess));
    if (Double.isNaN(guess)) {
      return "that is no number";
    }
    if (guess == result || off <= CLOSE) {
      return guess == result || off <= RIGHT ? "right" : "close";
    }
    if (guess * result <= 0) {
      return guess * result < 0 ? "the sign is the other one" : "not so";
    }
    String side = Math.abs(guess) < Math.abs(result) ? "small" : "large";
    return ratio <= SAME_ORDER
        ? "a little too " + side
        : Text.format("too %s by a factor of %s", side, Numbers.typeset(ratio, 1));
  }

  /** Compares a sign; the guess is "+", "-" or "0", or a number that has it. */
  public static void sign(String name, double result, Object guess, String why) {
    String text = String.valueOf(guess).strip();
    double sign =
        text.matches("(?i)[+]|p(lus|os).*")
            ? 1
            : text.matches("(?i)[-−]|minus|neg.*") ? -1 : Math.signum(Answers.number(text, result));
    String how = Double.isNaN(sign) ? "that is no sign" : "the other way round";
    how = sign == Math.signum(result) ? "right" : sign == 0 ? "not so" : how;
    say(name + " = " + Answers.shown(result), guess, how, why);
  }

  /**
   * Compares words: a choice, an order such as "θ1 θ3 θ2", a shape such as "3 × 2".
   *
   * @param result the right words
   */
  public static void words(String name, String result, Object guess, String why) {
    String[] mine = Answers.plain(guess).split(" ");
    String[] right = Answers.plain(result).split(" ");
    long hits =
        IntStream.range(0, Math.min(mine.length, right.length))
            .filter(i -> mine[i].equals(right[i]))
            .count();
    String some = Text.format("%d of %d in the right place", hits, right.length);
    boolean all = hits == right.length && mine.length == right.length;
    say(name + ": " + result, guess, all ? "right" : hits > 0 ? some : "not so", why);
  }

  private static void say(String result, Object guess, String how, String why) {
    boolean none = guess == null || guess.equals("?") || guess.equals("");
    String words = none ? " (No guess yet: give one, it helps.)" : " You said %s: %s. %s";
    System.out.println(Text.wrapped(result + "." + Text.format(words, guess, how, why), 100));
  }
}
