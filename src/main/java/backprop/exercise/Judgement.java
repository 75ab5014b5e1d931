package backprop.exercise;

import backprop.grading.Gradient;
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
record Judgement(boolean solved, String words) {

  /** What {@link Exercise#todo} throws. */
  static final class NotAnswered extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAnswered() {
      super("not answered yet: put your answer in place of Exercise.todo()", null, false, false);
    }
  }

  static Judgement of(Problem<?> problem, Formula mine) {
    List<Object[]> cases = problem.cases();
    List<Object> values = new ArrayList<>();
    for (Object[] given : cases) {
      try {
        Object value = mine.at(given);
        values.add(value instanceof double[] theta ? Gradient.ofTheta(theta) : value);
      } catch (NotAnswered e) {
        return notAnswered(problem);
      } catch (RuntimeException | StackOverflowError e) {
        return not("your answer stops with an error%s: %s.", where(problem, given), e);
      }
      Object value = values.get(values.size() - 1);
      if (value == null && given.length == 0) {
        return notAnswered(problem);
      }
      if (value == null || !Values.isFinite(value)) {
        return not("your answer gives %s%s.", Values.shown(value), where(problem, given));
      }
    }
    int off = firstDifference(problem, cases, values, problem.right);
    if (off < 0) {
      String on = cases.size() > 1 ? Text.format(", in %d random cases", cases.size()) : "";
      return new Judgement(true, "right" + on + ". " + Words.of(problem.number).why());
    }
    return new Judgement(false, wrong(problem, cases, values, off));
  }

  private static Judgement notAnswered(Problem<?> problem) {
    return not(
        "not answered yet.  Exercise.hint(\"%s\") gives a hint, Exercise.solution(\"%1$s\") the solution.",
        problem.number);
  }

  private static Judgement not(String words, Object... arguments) {
    return new Judgement(false, Text.format(words, arguments));
  }

  private static String where(Problem<?> problem, Object[] given) {
    return IntStream.range(0, given.length)
        .mapToObj(i -> problem.names.get(i) + " = " + Values.shown(given[i]))
        .collect(Collectors.joining(", ", given.length == 0 ? "" : " for ", ""));
  }

  // the first case in which a formula gives something else; −1 if there is none
  private static int firstDifference(
      Problem<?> problem, List<Object[]> cases, List<Object> values, Formula formula) {
    for (int k = 0; k < values.size(); k++) {
      Object[] given = cases.get(k);
      if (!Values.agree(given, values.get(k), formula.at(given), problem.tolerance)) {
        return k;
      }
    }
    return -1;
  }

  private static String wrong(
      Problem<?> problem, List<Object[]> cases, List<Object> values, int off) {
    Object[] given = cases.get(off);
    Object mine = values.get(off);
    if (mine instanceof Gradient gradient) {
      return "not yet. " + Values.diagnosis(given, gradient);
    }
    Object right = problem.right.at(given);
    String first = "not yet: it is not " + Values.shown(mine) + ".";
    if (given.length > 0) {
      String example = where(problem, given).replaceFirst(" f", " F");
      first = Text.format("not yet.%s you get %s; ", example, Values.shown(mine));
      first += "it should be " + Values.shown(right) + "." + Values.shapes(mine, right);
    }
    for (Problem.Wrong wrong : problem.wrong) {
      if (firstDifference(problem, cases, values, wrong.formula()) < 0) {
        return first + "\n" + wrong.sentence();
      }
    }
    boolean flipped =
        firstDifference(problem, cases, values, g -> negative(problem.right.at(g))) < 0;
    return first + (flipped ? "\nOnly the sign is wrong, in every case." : "");
  }

  private static Object negative(Object value) {
    return value instanceof Double number ? -number : value instanceof Matrix A ? A.scale(-1) : "";
  }
}
