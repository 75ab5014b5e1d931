package backprop.exercise;

import backprop.grading.Gradient;
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
  static Judgement of(Problem<?> problem, Formula mine) {
    String number = problem.number();
    List<Object[]> cases = problem.cases();
    List<Object> values = new ArrayList<>();
    for (Object[] given : cases) {
      try {
        values.add(mine.at(given));
      } catch (NotAnswered e) {
        return notAnswered(number);
      } catch (RuntimeException | StackOverflowError e) {
        return not("your answer stops with an error%s: %s.", where(problem, given), e);
      }
      Object value = values.get(values.size() - 1);
      if (value == null && given.length == 0) {
        return notAnswered(number);
      }
      if (value == null || !Values.isFinite(value)) {
        return not("your answer gives %s%s.", Values.shown(value), where(problem, given));
      }
    }
    int off = firstDifference(problem, cases, values, problem.right());
    if (off < 0) {
      String on = cases.size() > 1 ? Text.format(", in %d random cases", cases.size()) : "";
      return new Judgement(true, "right" + on + ". " + Words.of(number).why());
    }
    return new Judgement(false, wrong(problem, cases, values, off));
  }

  private static Judgement notAnswered(String number) {
    return not(
        "not answered yet.  Exercise.hint(\"%s\") gives a hint, Exercise.solution(\"%1$s\") the solution.",
        number);
  }

  private static Judgement not(String words, Object... arguments) {
    return new Judgement(false, Text.format(words, arguments));
  }

  private static String where(Problem<?> problem, Object[] given) {
    return given.length == 0
        ? ""
        : IntStream.range(0, given.length)
            .mapToObj(i -> problem.names().get(i) + " = " + Values.shown(given[i]))
            .collect(Collectors.joining(", ", " for ", ""));
  }

  // the first case in which a formula gives something else; −1 if there is none
  private static int firstDifference(
      Problem<?> problem, List<Object[]> cases, List<Object> values, Formula formula) {
    for (int k = 0; k < values.size(); k++) {
      Object[] given = cases.get(k);
      if (!Values.agree(given, values.get(k), formula.at(given), problem.tolerance())) {
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
    Object right = problem.right().at(given);
    String first =
        given.length == 0
            ? Text.format("not yet: it is not %s.", Values.shown(mine))
            : Text.format(
                "not yet.%s you get %s; it should be %s.%s",
                where(problem, given).replaceFirst(" f", " F"),
                Values.shown(mine),
                Values.shown(right),
                Values.shapes(mine, right));
    return problem.wrong().stream()
        .filter(wrong -> firstDifference(problem, cases, values, wrong.formula()) < 0)
        .map(wrong -> first + "\n" + wrong.sentence())
        .findFirst()
        .orElse(first + constant(problem, cases, values));
  }

  // a factor that all numbers have
  private static String constant(Problem<?> problem, List<Object[]> cases, List<Object> values) {
    if (cases.size() == 1 || !(values.get(0) instanceof Double)) {
      return "";
    }
    double[] factors =
        IntStream.range(0, values.size())
            .mapToDouble(k -> (double) values.get(k) / (double) problem.right().at(cases.get(k)))
            .toArray();
    for (double factor : factors) {
      if (!(Math.abs(factor - factors[0]) <= 1e-9 * Math.abs(factors[0]))) {
        return "";
      }
    }
    return Math.abs(factors[0] + 1) < 1e-9
        ? "\nOnly the sign is wrong, in every case."
        : Text.format("\nEvery case is %s times the right number.", Values.shown(factors[0]));
  }

  /** What {@link Exercise#todo} throws. */
  static final class NotAnswered extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAnswered() {
      super("not answered yet: put your answer in place of Exercise.todo()", null, false, false);
    }
  }
}
