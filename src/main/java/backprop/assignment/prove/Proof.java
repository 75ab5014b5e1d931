package backprop.assignment.prove;

import backprop.assignment.Assignment;
import backprop.assignment.Item;
import backprop.assignment.Release;
import backprop.assignment.Variants;
import backprop.assignment.grade.Graded;
import backprop.assignment.grade.Grader;
import backprop.assignment.grade.Submission;
import backprop.assignment.grade.jvm.Limits;
import backprop.assignment.grade.jvm.Step;
import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.text.Numbers;
import backprop.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Shows that an assignment is sound: its solution gets all points, the released notebook gets none,
 * and every wrong answer of its catalogue gets less than all; with numbers that students draw, the
 * solution of a hundred of them.
 *
 * @param lines what was tried, with its points
 * @param problems what is not as it should be
 */
public record Proof(List<String> lines, List<String> problems) {
  private static final int VARIANTS = 100;
  private static final int AT_ONCE = 10;

  public boolean isSound() {
    return problems.isEmpty();
  }

  /**
   * Proves an assignment.
   *
   * @throws IOException if it has no catalogue of wrong answers, or no JVM can be started
   */
  public static Proof of(Assignment assignment, Limits limits, int jobs)
      throws IOException, InterruptedException {
    List<WrongAnswer> wrong = WrongAnswer.read(assignment);
    Proof proof = new Proof(new ArrayList<>(), new ArrayList<>());
    try (Grader grader = new Grader(assignment, limits, jobs)) {
      proof.addSolution(grader.gradeSolution());
      List<Grader.Pending> entries = new ArrayList<>();
      entries.add(entry("the released notebook", assignment, Map.of()));
      for (WrongAnswer answer : wrong) {
        String name = answer.id() + ": " + answer.what();
        entries.add(entry(name, assignment, Map.of(answer.id(), answer.source())));
      }
      List<Graded> graded = grader.grade(entries, done -> {});
      proof.addReleased(graded.get(0));
      graded.subList(1, graded.size()).forEach(proof::addWrong);
      if (Variants.isIn(assignment)) {
        proof.addVariants(assignment, grader);
      }
    }
    return proof;
  }

  // in one JVM the tests run with the numbers of one variant after the other
  private void addVariants(Assignment assignment, Grader grader)
      throws IOException, InterruptedException {
    List<Step> solution = Submission.of(assignment.source(), assignment).steps();
    List<Grader.Pending> entries = new ArrayList<>();
    for (int first = 1; first <= VARIANTS; first += AT_ONCE) {
      List<Step> steps = new ArrayList<>(solution);
      for (int i = first; i < first + AT_ONCE; i++) {
        Assignment variant = Variants.of(assignment, "proof", "student " + i);
        for (Step step : Submission.of(variant.source(), variant).steps()) {
          if (step.kind() == Item.Kind.TESTS || !solution.contains(step)) {
            steps.add(step);
          }
        }
      }
      Submission all = new Submission(steps, List.of(), List.of());
      entries.add(new Grader.Pending("variants from " + first, () -> all));
    }
    for (Graded graded : grader.grade(entries, done -> {})) {
      add(graded);
      if (graded.points() != graded.maximum()) {
        problems.add("the solution does not get all points with " + graded.student());
      }
    }
  }

  // the released notebook, or the solution with one answer replaced
  private static Grader.Pending entry(
      String name, Assignment assignment, Map<String, String> replaced) {
    return new Grader.Pending(
        name,
        () -> {
          Notebook notebook = Release.notebook(assignment);
          if (!replaced.isEmpty()) {
            for (int i = 0; i < notebook.cells().size(); i++) {
              Cell cell = notebook.cells().get(i);
              Item item = assignment.items().get(i);
              if (item.kind() == Item.Kind.ANSWER) {
                String source = replaced.getOrDefault(item.id(), item.cell().source());
                cell.json().addProperty("source", source);
              }
            }
          }
          return Submission.of(notebook, assignment);
        });
  }

  private void addSolution(Graded graded) {
    add(graded);
    for (Graded.TestCell test : graded.tests()) {
      if (test.points() != test.maximum()) {
        problems.add("the solution fails " + test.id() + ": " + test.reason());
      }
    }
    graded.troubles().forEach(trouble -> problems.add("the solution: " + trouble));
  }

  private void addReleased(Graded graded) {
    add(graded);
    for (Graded.TestCell test : graded.tests()) {
      if (test.points() != 0) {
        problems.add(
            "an empty answer gets " + Numbers.points(test.points()) + " points for " + test.id());
      }
    }
  }

  private void addWrong(Graded graded) {
    add(graded);
    if (graded.points() >= graded.maximum()) {
      problems.add("this wrong answer gets all points: " + graded.student());
    }
  }

  private void add(Graded graded) {
    lines.add(
        Text.format(
            "%5s of %s  %s",
            Numbers.points(graded.points()), Numbers.points(graded.maximum()), graded.student()));
  }
}
