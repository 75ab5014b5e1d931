package backprop.exercise;

import backprop.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The exercises of the lessons. An answer that is not there yet is no error: it is said in a line,
 * the same on every kernel, and the notebook runs on.
 *
 * <pre>{@code
 * double delta2(double delta3, double theta2, double a2) {
 *     return Exercise.todo();
 * }
 * Exercise.check("01.4", (d, t, a) -> delta2(d, t, a));
 * }</pre>
 */
public final class Exercise {
  private static final int WIDTH = 104;
  private static final Set<String> SOLVED = new TreeSet<>();
  private static final Map<String, Integer> HINTS = new HashMap<>(); // how many were given

  private Exercise() {}

  /** Stands where an answer belongs. */
  public static <T> T todo() {
    throw new Judgement.NotAnswered();
  }

  // ------------------------------------------------------------------ is it right?

  /** Judges a function of one number. */
  public static void check(String number, Answer.One mine) {
    judge(number, mine);
  }

  /** Judges a function of two numbers. */
  public static void check(String number, Answer.Two mine) {
    judge(number, mine);
  }

  /** Judges a function of three numbers. */
  public static void check(String number, Answer.Three mine) {
    judge(number, mine);
  }

  /** Judges a function of four numbers. */
  public static void check(String number, Answer.Four mine) {
    judge(number, mine);
  }

  /** Judges a function of five numbers. */
  public static void check(String number, Answer.Five mine) {
    judge(number, mine);
  }

  /**
   * Judges a number, or words: a choice, a sign, an order, a shape; null or "?" for no answer yet.
   */
  public static void checkAnswer(String number, Object mine) {
    Object answer = "?".equals(mine) ? null : mine;
    judge(number, given -> answer);
  }

  /** Judges a function of one matrix. */
  public static void checkMatrix(String number, Answer.OneMatrix mine) {
    judge(number, mine);
  }

  /** Judges a function of two matrices. */
  public static void checkMatrix(String number, Answer.TwoMatrices mine) {
    judge(number, mine);
  }

  /** Judges a function of three matrices. */
  public static void checkMatrix(String number, Answer.ThreeMatrices mine) {
    judge(number, mine);
  }

  /** Judges the gradient of a path; what is wrong is said by {@code Diagnosis}. */
  public static void checkPath(String number, Answer.OfPath mine) {
    judge(number, mine);
  }

  /** Judges the gradient of a network with one hidden layer, or parts of it. */
  public static void checkHiddenLayer(String number, Answer.OfHiddenLayer mine) {
    judge(number, mine);
  }

  /** Judges the gradient of a network, or parts of it. */
  public static void checkNetwork(String number, Answer.OfNetwork mine) {
    judge(number, mine);
  }

  private static void judge(String number, Answer mine) {
    Judgement judgement = Attempt.of(Problem.of(number), mine);
    if (judgement.solved()) {
      SOLVED.add(number);
    }
    print(number, judgement.words());
  }

  // ------------------------------------------------------------------ help

  /** Prints the next hint: first a nudge, in the end the equation. */
  public static void hint(String number) {
    Problem.of(number);
    List<String> hints = Words.of(number).hints();
    int next = Math.min(HINTS.merge(number, 1, Integer::sum), hints.size());
    print(number, Text.format("hint %d of %d: %s", next, hints.size(), hints.get(next - 1)));
  }

  /** Prints the solution. */
  public static void solution(String number) {
    Problem.of(number);
    System.out.println(number + "  solution:\n\n" + Words.of(number).solution());
  }

  // ------------------------------------------------------------------ what is solved

  /** Prints how many exercises of a lesson are solved, and which are open. */
  public static void solved(String lesson) {
    List<String> all = Problem.numbers(lesson);
    List<String> open = all.stream().filter(number -> !SOLVED.contains(number)).toList();
    int solved = all.size() - open.size();
    System.out.println(
        Text.format("%d of %d solved", solved, all.size())
            + (open.isEmpty() ? ": all of them." : ". Open: " + String.join(", ", open) + "."));
  }

  /** Writes the numbers of the solved exercises into a small text file, over what is there. */
  public static void save(String file) throws IOException {
    Files.write(Path.of(file), SOLVED);
    System.out.println(file + ": " + SOLVED.size() + " solved exercises saved");
  }

  /**
   * Counts the exercises that {@link #save} has written as solved, beside those of this session.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if a line is not the number of an exercise
   */
  public static void load(String file) throws IOException {
    List<String> numbers = Files.readAllLines(Path.of(file));
    numbers.forEach(Problem::of);
    SOLVED.addAll(numbers);
    System.out.println(file + ": " + numbers.size() + " solved exercises loaded");
  }

  /** Nothing is solved and no hint was given: another notebook begins in this JVM. */
  public static void forget() {
    SOLVED.clear();
    HINTS.clear();
  }

  // ------------------------------------------------------------------ printing

  private static void print(String number, String words) {
    String margin = " ".repeat(number.length() + 2);
    System.out.println(number + "  " + Text.wrapped(words, WIDTH).replace("\n", "\n" + margin));
  }
}
