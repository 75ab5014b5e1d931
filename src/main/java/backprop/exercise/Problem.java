package backprop.exercise;

import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringTokenizer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An exercise as numbers: the right formula, typical wrong ones, and what they are tried on. Its
 * words stand in the lesson's text, also what is said to each wrong answer; all of an exercise
 * whose answer is a number, words or a formula of numbers stands there. The others are {@link
 * GradientProblems} and {@link MatrixProblems}:
 *
 * <pre>{@code
 * new Problem<Answer.TwoMatrices>("04.6", (a, dL) -> dL.minus(a.scale(dL.sum())))
 *     .given(MatrixProblems::shares, "a", "dL")
 *     .wrong((a, dL) -> dL.minus(a.hadamard(dL)), (a, dL) -> dL)
 * }</pre>
 *
 * @param <F> the kind of formula
 */
final class Problem<F extends Answer> {
  private static final int CASES = 20;

  final String number;
  final F right;
  final List<F> wrong = new ArrayList<>();
  final List<String> names = new ArrayList<>(); // of the arguments
  double tolerance = 1e-9; // as a share of the right number
  private final List<Function<Random, List<?>>> draws = new ArrayList<>();

  Problem(String number, F right) {
    this.number = number;
    this.right = right;
  }

  // one that stands in its lesson's text whole
  private static Problem<Answer> read(String number, Words words) {
    String[] right = halves(words.right(), " within ");
    List<String> letters = new ArrayList<>();
    Problem<Answer> problem = new Problem<>(number, typed(right[0], letters));
    problem.tolerance = right[1].isEmpty() ? problem.tolerance : Double.parseDouble(right[1]);
    for (String line : words.ranges()) { // "Given -2 to 2: x, θ1" or "Whole 1 to 9: N"
      String[] range = halves(line, ": ");
      String[] ends = halves(range[0].substring("Given ".length()), " to ");
      double from = Double.parseDouble(ends[0]);
      double to = Double.parseDouble(ends[1]);
      boolean whole = line.startsWith("Whole ");
      StringTokenizer names = new StringTokenizer(range[1], ",");
      while (names.hasMoreTokens()) {
        String name = names.nextToken().strip();
        letters.add(name);
        problem.given(random -> List.of(drawn(random, from, to, whole)), name);
      }
    }
    words.formulas().forEach(answer -> problem.wrong.add(typed(answer, letters)));
    return problem;
  }

  private static String[] halves(String text, String between) {
    int at = text.indexOf(between);
    return at < 0
        ? new String[] {text, ""}
        : new String[] {text.substring(0, at), text.substring(at + between.length())};
  }

  // "b2" between quotes is words, all else is a formula
  private static Answer typed(String answer, List<String> letters) {
    return answer.startsWith("\"")
        ? given -> answer.substring(1, answer.length() - 1)
        : given -> Arithmetic.value(answer, letters, given);
  }

  // both ends included; otherwise two decimals, never 0
  private static double drawn(Random random, double from, double to, boolean whole) {
    if (whole) {
      return from + random.nextInt((int) (to - from) + 1);
    }
    double drawn = Math.rint(100 * (from + (to - from) * random.nextDouble())) / 100;
    return drawn == 0 ? 0.01 : drawn;
  }

  /** More arguments, of which one may depend on another: matrices, a network with its examples. */
  Problem<F> given(Function<Random, List<?>> draw, String... more) {
    draws.add(draw);
    names.addAll(List.of(more));
    return this;
  }

  /** Typical wrong answers, in the order of the sentences in the text. */
  @SafeVarargs
  final Problem<F> wrong(F... formulas) {
    for (F formula : formulas) {
      wrong.add(formula);
    }
    return this;
  }

  /** Arguments to try an answer on, always the same; one case if there are no arguments. */
  List<Object[]> cases() {
    Random random = new Random(1);
    return IntStream.range(0, draws.isEmpty() ? 1 : CASES)
        .mapToObj(k -> draws.stream().flatMap(draw -> draw.apply(random).stream()).toArray())
        .toList();
  }

  /**
   * The exercise of this number.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Problem<?> of(String number) {
    List<String> numbers = numbers(lessonOf(number));
    Text.refuseIf(!numbers.contains(number), "the lesson has no exercise '%s'", number);
    return Stream.concat(GradientProblems.ALL.stream(), MatrixProblems.ALL.stream())
        .filter(problem -> problem.number.equals(number))
        .findFirst()
        .orElseGet(() -> read(number, Words.of(number)));
  }

  /** "04b" of "04b.3". */
  static String lessonOf(String number) {
    int dot = number.lastIndexOf('.');
    return dot < 0 ? number : number.substring(0, dot);
  }

  /**
   * The numbers of a lesson's exercises in their order.
   *
   * @throws IllegalArgumentException if there is no such lesson
   */
  static List<String> numbers(String lesson) {
    String start = "## " + lesson + ".";
    List<String> numbers =
        Words.text(lesson)
            .lines()
            .filter(line -> line.startsWith(start))
            .map(line -> line.substring("## ".length(), line.indexOf(' ', start.length())))
            .toList();
    Text.refuseIf(
        numbers.isEmpty(), "there is no lesson '%s'; an exercise's number is as 01.4", lesson);
    return numbers;
  }
}
