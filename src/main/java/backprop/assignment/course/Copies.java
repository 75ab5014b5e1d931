package backprop.assignment.course;

import static java.util.stream.Collectors.toSet;

import backprop.assignment.Assignment;
import backprop.assignment.Item;
import backprop.assignment.Variants;
import backprop.assignment.grade.Graded;
import backprop.assignment.grade.jvm.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Numbers of another student's variant in a wrong answer: for the teacher to look at. */
public final class Copies {
  /** A number that somebody worked out: at least three decimals. */
  private static final Pattern WORKED_OUT = Pattern.compile("\\d*\\.\\d{3,}(?:[eE]-?\\d+)?");

  /** How many drawn numbers must be another's: one or two may be chance. */
  private static final int FEWEST = 3;

  private Copies() {}

  /**
   * Whose right numbers, or whose drawn ones, stand in a student's wrong answers; empty if
   * nobody's.
   *
   * @param drawn the numbers of each student's variant, without signs
   */
  public static String of(
      Graded graded, List<Graded> all, Assignment assignment, Map<String, Set<Double>> drawn) {
    List<String> found = new ArrayList<>();
    List<Step> wrong =
        graded.answers().stream().filter(each -> !passes(graded, each, assignment)).toList();
    Map<String, Set<String>> workedOut = new HashMap<>(); // by answer
    Map<String, Set<Double>> foreign = new TreeMap<>();
    for (Step answer : wrong) {
      workedOut.put(answer.id(), workedOut(answer));
      Set<Double> literals = Variants.literals(answer.source());
      literals.removeAll(drawn.get(graded.student()));
      literals.removeAll(literalsOfSolution(answer, assignment));
      foreign.put(answer.id(), literals);
    }
    for (Graded other : all) {
      List<String> right =
          other.answers().stream()
              .filter(theirs -> workedOut.containsKey(theirs.id()))
              .filter(theirs -> passes(other, theirs, assignment))
              .filter(
                  theirs -> !Collections.disjoint(workedOut.get(theirs.id()), workedOut(theirs)))
              .map(Step::id)
              .toList();
      if (!right.isEmpty()) {
        found.add("right for " + other.student() + ": " + String.join(", ", right));
      }
      Map<String, Set<Double>> theirs = new TreeMap<>(foreign);
      theirs
          .values()
          .removeIf(each -> each.isEmpty() || !drawn.get(other.student()).containsAll(each));
      if (theirs.values().stream().flatMap(Set::stream).distinct().count() >= FEWEST) {
        String answers = String.join(", ", theirs.keySet());
        found.add("with the numbers of " + other.student() + ": " + answers);
      }
    }
    return String.join("; ", found);
  }

  private static Set<Double> literalsOfSolution(Step answer, Assignment assignment) {
    return assignment.items().stream()
        .filter(item -> item.id().equals(answer.id()))
        .flatMap(item -> Variants.literals(item.cell().source()).stream())
        .collect(toSet());
  }

  private static Set<String> workedOut(Step answer) {
    return WORKED_OUT.matcher(answer.source()).results().map(MatchResult::group).collect(toSet());
  }

  // the tests of an answer are the next ones
  private static boolean passes(Graded graded, Step answer, Assignment assignment) {
    boolean after = false;
    for (Item item : assignment.items()) {
      after |= item.id().equals(answer.id());
      if (after && item.kind() == Item.Kind.TESTS) {
        return graded.tests().stream()
            .anyMatch(test -> test.id().equals(item.id()) && test.points() == test.maximum());
      }
    }
    return false;
  }
}
