package backprop.assignment.grade;

import backprop.assignment.Assignment;
import backprop.assignment.Item;
import backprop.assignment.grade.jvm.Step;
import java.util.List;

/**
 * A graded submission.
 *
 * @param failure why nothing could be graded; null if it could
 * @param answers the student's code, as it was run
 * @param troubles what went wrong in the student's own cells
 * @param notes what was restored
 */
public record Graded(
    String student,
    List<TestCell> tests,
    List<Submission.Written> written,
    List<Step> answers,
    List<String> troubles,
    List<String> notes,
    String failure,
    double seconds) {

  /** The grade of a cell of tests: why points are missing, if any, and what was printed there. */
  public record TestCell(String id, double points, double maximum, String reason, String printed) {}

  /** A submission that could not be graded: no points. */
  static Graded failed(String student, String failure, Assignment assignment) {
    List<TestCell> tests =
        assignment.items(Item.Kind.TESTS).stream()
            .map(item -> new TestCell(item.id(), 0, item.points(), failure, ""))
            .toList();
    List<Submission.Written> written =
        assignment.items(Item.Kind.WRITTEN).stream()
            .map(item -> new Submission.Written(item.id(), "", false, item.points()))
            .toList();
    return new Graded(student, tests, written, List.of(), List.of(), List.of(), failure, 0);
  }

  public double points() {
    return tests.stream().mapToDouble(TestCell::points).sum();
  }

  /** The points that all tests can give. */
  public double maximum() {
    return tests.stream().mapToDouble(TestCell::maximum).sum();
  }
}
