package backprop.exercise;

import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is said to an answer.
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
    List<Object> values = new ArrayList<>();
    int off = -1;
    for (Object[] given : cases) {
      try {
        Object value = mine.at(given);
        if (value == null && given.length == 0) {
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
      } catch (RuntimeException | StackOverflowError e) {
        return not("your answer stops with an error%s: %s.", where(problem, given), e);
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
    return IntStream.range(0, given.length)
        .mapToObj(i -> problem.names.get(i) + " = " + Answers.shown(given[i]))
        .collect(Collectors.joining(", ", given.length == 0 ? "" : " for ", ""));
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
      String example = where(problem, given).substring(" f".length());
      first = Text.format("not yet. F%s you get %s; ", example, Answers.shown(mine));
      first += "it should be " + Answers.shown(right) + "." + Answers.shapes(mine, right);
    }
    for (int i = 0; i < problem.wrong.size(); i++) {
      if (isAlways(problem, cases, values, problem.wrong.get(i))) {
        return first + "\n" + Words.of(problem.number).wrong().get(i);
      }
    }
    boolean flipped = isAlways(problem, cases, values, g -> negative(problem.right.at(g)));
    return first + (flipped ? "\nOnly the sign is wrong, in every case." : "");
  }

  private static Object negative(Object value) {
    return value instanceof Double number ? -number : value instanceof Matrix A ? A.scale(-1) : "";
  }
}
