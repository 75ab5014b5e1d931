package backprop.assignment.course;

import backprop.assignment.Assignment;
import backprop.assignment.Item;
import backprop.assignment.grade.Graded;
import backprop.assignment.grade.jvm.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers of another student's variant in a wrong answer: for the teacher to look at. */
public final class Copies {
  /** A number that somebody worked out: at least three decimals. */
  private static final Pattern WORKED_OUT = Pattern.compile("\\d*\\.\\d{3,}(?:[eE]-?\\d+)?");

  private Copies() {}

  /** Whose right numbers stand in a student's wrong answers; empty if nobody's. */
  public static String of(Graded graded, List<Graded> all, Assignment assignment) {
    Map<String, List<String>> found = new TreeMap<>(); // answers, by whose they are
    for (Step answer : graded.answers()) {
      Set<String> own = numbers(answer);
      for (Graded other : passes(graded, answer, assignment) ? List.<Graded>of() : all) {
        for (Step theirs : other.answers()) {
          boolean same = theirs.id().equals(answer.id()) && passes(other, theirs, assignment);
          if (same && !Collections.disjoint(own, numbers(theirs))) {
            found.computeIfAbsent(other.student(), who -> new ArrayList<>()).add(answer.id());
          }
        }
      }
    }
    return found.entrySet().stream()
        .map(each -> "right for " + each.getKey() + ": " + String.join(", ", each.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static Set<String> numbers(Step answer) {
    return WORKED_OUT
        .matcher(answer.source())
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
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
