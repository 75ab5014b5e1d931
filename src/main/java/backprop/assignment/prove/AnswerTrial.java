package backprop.assignment.prove;

import backprop.assignment.Assignment;
import backprop.assignment.Item;
import backprop.assignment.grade.Graded;
import backprop.assignment.grade.Submission;
import backprop.assignment.grade.jvm.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Wrong answers for one cell, tried in one JVM: each takes the place of the one before and runs the
 * tests that follow the cell. The right answer comes last, and shows that nothing was left behind.
 *
 * @param before the solution's cells up to the answer
 * @param right the answer
 * @param tests what follows it, up to its last test
 */
record AnswerTrial(List<Step> before, Step right, List<Step> tests, List<WrongAnswer> wrong) {
  /** How many are tried in one JVM. */
  static final int MOST = 16;

  static List<AnswerTrial> of(Assignment assignment, List<WrongAnswer> wrong) throws IOException {
    List<Step> steps = Submission.of(assignment.source(), assignment).steps();
    List<AnswerTrial> trials = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step answer = steps.get(i);
      if (answer.kind() == Item.Kind.ANSWER) {
        List<Step> tests = tests(steps.subList(i + 1, steps.size()));
        List<WrongAnswer> its = wrong.stream().filter(w -> w.id().equals(answer.id())).toList();
        for (int k = 0; k < its.size(); k += MOST) {
          List<WrongAnswer> some = its.subList(k, Math.min(k + MOST, its.size()));
          trials.add(new AnswerTrial(steps.subList(0, i), answer, tests, some));
        }
      }
    }
    return trials;
  }

  private static List<Step> tests(List<Step> after) {
    int end = 0;
    for (int i = 0; i < after.size() && after.get(i).kind() != Item.Kind.ANSWER; i++) {
      end = after.get(i).kind() == Item.Kind.TESTS ? i + 1 : end;
    }
    return after.subList(0, end).stream().map(AnswerTrial::open).toList();
  }

  // no test is hidden from an author; to find out what a student may be told takes time
  private static Step open(Step step) {
    String source = step.source().replace("HIDDEN TESTS", "TESTS");
    return new Step(step.id(), step.kind(), source, step.points());
  }

  /** What is run; a wrong answer is itself a test: it must compile. */
  Submission submission() {
    List<Step> steps = new ArrayList<>(before);
    for (WrongAnswer each : wrong) {
      steps.add(new Step(each.toString(), Item.Kind.TESTS, each.source(), 1));
      steps.addAll(tests);
    }
    steps.add(new Step(right.id(), Item.Kind.TESTS, right.source(), 1));
    steps.addAll(tests);
    return new Submission(steps, List.of(), List.of());
  }

  /** The grades of wrong answer k and of its tests; after the last one, those of the right one. */
  List<Graded.TestCell> outcome(Graded graded, int k) {
    int first = (int) before.stream().filter(step -> step.kind() == Item.Kind.TESTS).count();
    int each = 1 + (int) tests.stream().filter(step -> step.kind() == Item.Kind.TESTS).count();
    return graded.tests().subList(first + k * each, first + (k + 1) * each);
  }
}
