package backprop.assignment.course;

import backprop.assignment.Assignment;
import backprop.assignment.Item;
import backprop.assignment.Variants;
import backprop.assignment.grade.Graded;
import backprop.assignment.grade.Submission;
import backprop.assignment.grade.Submissions;
import backprop.assignment.grade.jvm.Step;
import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers of another student's variant in a wrong answer: for the teacher to look at. */
public final class Copies {
  /** A number that somebody worked out: at least three decimals. */
  private static final Pattern WORKED_OUT = Pattern.compile("\\d*\\.\\d{3,}(?:[eE]-?\\d+)?");

  private Copies() {}

  /**
   * Whose numbers a student has: in the notebook as it was handed out, or in wrong answers that are
   * right for somebody else. Empty if nobody's.
   *
   * @param all the graded submissions
   */
  public static String of(
      Graded graded, List<Graded> all, HandedIn handedIn, Assignment assignment, Variants variants)
      throws IOException {
    Set<String> found = new TreeSet<>();
    if (graded.failure() == null) {
      owner(graded.student(), handedIn, assignment, variants).ifPresent(found::add);
    }
    for (Step answer : graded.answers()) {
      Set<String> own = numbers(answer);
      for (Graded other : passes(graded, answer, assignment) ? List.<Graded>of() : all) {
        for (Step theirs : other.answers()) {
          boolean same = theirs.id().equals(answer.id()) && passes(other, theirs, assignment);
          if (same && !Collections.disjoint(own, numbers(theirs))) {
            found.add("the numbers of " + answer.id() + " are right for " + other.student());
          }
        }
      }
    }
    return String.join("; ", found);
  }

  // whose notebook was handed in, if it is not the student's own
  private static Optional<String> owner(
      String student, HandedIn handedIn, Assignment assignment, Variants variants)
      throws IOException {
    Path file = Submissions.notebook(handedIn.students().get(student), assignment);
    List<String> theirs = numbersOf(Submission.notebook(file));
    Assignment own = variants.of(assignment, handedIn.nameOf(student));
    if (!theirs.equals(numbersOf(own.source()))) {
      for (String name : variants.students().values()) {
        if (theirs.equals(numbersOf(variants.of(assignment, name).source()))) {
          return Optional.of("the notebook is that of " + name);
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> numbersOf(Notebook notebook) {
    return notebook.cells().stream()
        .map(Cell::source)
        .filter(source -> source.contains(Variants.OWN))
        .map(String::strip)
        .toList();
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
