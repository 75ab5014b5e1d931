package backprop.exercise;

import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * An exercise as numbers: the right formula, typical wrong ones, and what they are tried on. Its
 * words stand in the lesson's text, also what is said to each wrong answer.
 *
 * <pre>{@code
 * new Problem<Answer.Three>("01.4", (d, t, a) -> d * t * a * (1 - a))
 *     .given(-2, 2, "δ3", "θ2").given(0.1, 0.9, "a2")
 *     .wrong((d, t, a) -> d * t * a, (d, t, a) -> d * t)
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

  /** An exercise that asks for one number or words: the right answer, and wrong ones. */
  static Problem<Answer.Value> value(String number, Object right, Object... wrong) {
    Problem<Answer.Value> problem = new Problem<>(number, () -> right);
    for (Object answer : wrong) {
      problem.wrong.add(() -> answer);
    }
    return problem;
  }

  /** More arguments, each a number of two decimals from this range, never 0. */
  Problem<F> given(double from, double to, String... more) {
    for (String name : more) {
      given(
          random -> {
            double drawn = Math.rint(100 * (from + (to - from) * random.nextDouble())) / 100;
            return List.of(drawn == 0 ? 0.01 : drawn);
          },
          name);
    }
    return this;
  }

  /** More arguments, each a whole number from this range, both ends included. */
  Problem<F> whole(int from, int to, String... more) {
    for (String name : more) {
      given(random -> List.of((double) from + random.nextInt(to - from + 1)), name);
    }
    return this;
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

  /** How far off a number may be, as a share of the right one. */
  Problem<F> within(double share) {
    tolerance = share;
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
    for (Problem<?> problem : lesson(lessonOf(number))) {
      if (problem.number.equals(number)) {
        return problem;
      }
    }
    throw Text.illegal("the lesson has no exercise '%s'", number);
  }

  /** "04b" of "04b.3". */
  static String lessonOf(String number) {
    int dot = number.lastIndexOf('.');
    return dot < 0 ? number : number.substring(0, dot);
  }

  /**
   * The exercises of a lesson in their order.
   *
   * @throws IllegalArgumentException if there is no such lesson
   */
  static List<Problem<?>> lesson(String lesson) {
    return switch (lesson) {
      case "01" -> Lesson01.PROBLEMS;
      case "02" -> Lesson02.PROBLEMS;
      case "03" -> Lesson03.PROBLEMS;
      case "04" -> Lesson04.PROBLEMS;
      case "04b" -> Lesson04b.PROBLEMS;
      case "05" -> Lesson05.PROBLEMS;
      case "05b" -> Lesson05b.PROBLEMS;
      case "06" -> Lesson06.PROBLEMS;
      case "06b" -> Lesson06b.PROBLEMS;
      case "06c" -> Lesson06c.PROBLEMS;
      case "08" -> Lesson08.PROBLEMS;
      case "09" -> Lesson09.PROBLEMS;
      default -> throw Text.illegal("there is no lesson '%s'; an exercise's number is as 01.4", lesson);
    };
  }
}
