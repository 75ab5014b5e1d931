package backprop.exercise;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exercise whose answer can be typed: a number, words, or a formula in given letters.
 *
 * @param number as "01.4"
 * @param names of the letters, as they are printed; none if a number or words are asked for
 * @param words whether the answer is words: a choice, an order
 */
public record Question(String number, List<String> names, boolean words) {
  /** The lessons that have exercises. */
  public static final List<String> LESSONS =
      List.of("01", "02", "03", "04", "04b", "05", "05b", "06", "06b", "06c", "08", "09");

  /**
   * The exercise of this number; empty if it asks for a matrix or a gradient.
   *
   * @throws IllegalArgumentException if there is no such exercise
   */
  public static Optional<Question> of(String number) {
    Problem<?> problem = Problem.of(number);
    Object right = problem.right.at(problem.cases().get(0));
    boolean words = right instanceof String;
    return words || right instanceof Number
        ? Optional.of(new Question(number, List.copyOf(problem.names), words))
        : Optional.empty();
  }

  /** The number of the exercise that a cell's source checks; empty if it checks none. */
  static Optional<String> number(String source) {
    Matcher check = Pattern.compile("Exercise\\.check\\w*\\(\\s*\"([^\"]+)\"").matcher(source);
    return check.find() && !Words.text(Problem.lessonOf(check.group(1))).isEmpty()
        ? Optional.of(check.group(1))
        : Optional.empty();
  }

  /** The exercise that a cell's source checks; empty if its answer cannot be typed. */
  public static Optional<Question> in(String source) {
    return number(source).flatMap(Question::of);
  }

  /** Judges an answer as {@link Exercise} does: of the letters' values, a number or words. */
  public Judgement judge(Function<Object[], Object> answer) {
    return Judgement.of(Problem.of(number), answer::apply);
  }
}
