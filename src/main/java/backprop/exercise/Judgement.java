package backprop.exercise;

import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is said of an answer.
 *
 * @param solved whether it is right in all cases
 */
public record Judgement(boolean solved, String words) {
  private static final String NOT_ANSWERED =
      "not answered yet.  Exercise.hint(\"%s\") gives a hint, Exercise.solution(\"%1$s\") the"
          + " solution.";

  /** What {@link Exercise#todo} throws. */
  static final class NotAnswered extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAnswered() {
      super("not answered yet: put your answer in place of Exercise.todo()", null, false, false);
    }
  }

  static Judgement of(Problem<?> problem, Answer mine) {
    List<Object[]> cases = problem.cases();
    // the same again, lest an answer change its question
    List<Object[]> handedOut = problem.cases();
    List<Object> values = new ArrayList<>();
    int off = -1;
    for (Object[] given : cases) {
      try {
        Object value = mine.at(handedOut.get(values.size()));
        if (given.length == 0 && (value == null || value.toString().isBlank())) {
          throw new NotAnswered();
        }
        if (value == null || !Answers.isFinite(value)) {
          return not("your answer gives %s%s.", Answers.shown(value), where(problem, given));
        }
        boolean right = Answers.agree(given, value, problem.right.at(given), problem.tolerance);
        off = right || off >= 0 ? off : values.size();
        values.add(value);
      } catch (NotAnswered e) {
        return not(NOT_ANSWERED, problem.number);
      } catch (CancellationException e) {
        String loop = "Is there a loop whose condition stays true?";
        return not("your answer %s%s. %s", e.getMessage(), where(problem, given), loop);
      } catch (RuntimeException | AssertionError | LinkageError | VirtualMachineError e) {
        String said = e.getMessage() == null ? "" : ": " + e.getMessage();
        said = e.getClass().getSimpleName() + said;
        return not("your answer stops with an error%s:\n%s", where(problem, given), said);
      }
    }
    if (off < 0) {
      String on = cases.size() > 1 ? Text.format(", in %d random cases", cases.size()) : "";
      return new Judgement(true, "right" + on + ". " + Words.of(problem.number).why());
    }
    return new Judgement(false, wrong(problem, cases, values, off));
  }

  private static Judgement not(String words, Object... arguments) {
    return new Judgement(false, Text.format(words, arguments));
  }

  private static String where(Problem<?> problem, Object[] given) {
    return given.length == 0 ? "" : " for " + named(problem, given, Answers::inShort);
  }

  private static String named(Problem<?> problem, Object[] given, Function<Object, String> shown) {
    return IntStream.range(0, given.length)
        .mapToObj(i -> problem.names.get(i) + " = " + shown.apply(given[i]))
        .collect(Collectors.joining(", "));
  }

  private static boolean isAlways(
      Problem<?> problem, List<Object[]> cases, List<Object> values, Answer formula) {
    return IntStream.range(0, values.size())
        .allMatch(
            k -> {
              Object there = formula.at(cases.get(k));
              return Answers.agree(cases.get(k), values.get(k), there, problem.tolerance);
            });
  }

  private static String wrong(
      Problem<?> problem, List<Object[]> cases, List<Object> values, int off) {
    Object[] given = cases.get(off);
    Object mine = values.get(off);
    Object right = problem.right.at(given);
    if (Answers.isGradient(mine)) {
      return "not yet. " + Answers.diagnosis(given, mine) + Answers.missing(mine, right);
    }
    String first = "not yet: it is not " + Answers.shown(mine) + ".";
    if (given.length > 0) {
      String example = named(problem, given, Answers::shown);
      first = Text.format("not yet. For %s you get %s; ", example, Answers.shown(mine));
      first += "it should be " + Answers.shown(right) + "." + Answers.shapes(mine, right);
    }
    for (int i = 0; i < problem.wrong.size(); i++) {
      if (isAlways(problem, cases, values, problem.wrong.get(i))) {
        return first + "\n" + Words.of(problem.number).wrong().get(i);
      }
    }
    String seen = given.length == 0 ? ofOne(mine, right) : ofAll(problem, cases, values, off);
    return first + (seen.isEmpty() ? "" : "\n" + seen);
  }

  // what shows in one number
  private static String ofOne(Object mine, Object right) {
    double wanted = right instanceof Number number ? number.doubleValue() : Double.NaN;
    double ratio = Answers.number(mine, wanted) / wanted;
    if (right instanceof Number && Double.isNaN(ratio)) {
      return "A number is asked for, such as 0.25.";
    }
    if (ratio == -1) {
      return "Only the sign is wrong.";
    }
    return Math.abs(ratio - 1) < 0.1 ? "It is near, but not near enough." : "";
  }

  // what shows in all cases together: a sign, a factor, a fraction that Java takes for 0
  private static String ofAll(
      Problem<?> problem, List<Object[]> cases, List<Object> values, int off) {
    double factor = factor(values.get(off), problem.right.at(cases.get(off)));
    boolean same = values.get(off) instanceof Number && values.stream().distinct().count() == 1;
    if (!same && !isAlways(problem, cases, values, g -> scaled(problem.right.at(g), factor))) {
      return "";
    }
    if (same || factor == 0) {
      return "You get the same in every case. Is a fraction computed in integers? (1/3 is 0 in"
          + " Java; 1.0/3 is not.)";
    }
    return factor == -1
        ? "Only the sign is wrong, in every case."
        : "That is " + Answers.shown(factor) + " times the right answer, in every case.";
  }

  // of the right answer, so that it comes nearest
  private static double factor(Object mine, Object right) {
    if (mine instanceof Matrix A && right instanceof Matrix B && A.hasShapeOf(B)) {
      return A.hadamard(B).sum() / B.hadamard(B).sum();
    }
    return mine instanceof Number a && right instanceof Number b
        ? Math.rint(1e9 * a.doubleValue() / b.doubleValue()) / 1e9
        : Double.NaN;
  }

  private static Object scaled(Object value, double factor) {
    return value instanceof Number number
        ? factor * number.doubleValue()
        : value instanceof Matrix A ? A.scale(factor) : "";
  }
}
