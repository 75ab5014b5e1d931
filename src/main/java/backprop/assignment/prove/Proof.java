package backprop.assignment.prove;

import backprop.assignment.Assignment;
import backprop.assignment.Item;
import backprop.assignment.Release;
import backprop.assignment.Variants;
import backprop.assignment.grade.Graded;
import backprop.assignment.grade.Grader;
import backprop.assignment.grade.Submission;
import backprop.assignment.grade.jvm.GradingJvms;
import backprop.assignment.grade.jvm.Limits;
import backprop.assignment.grade.jvm.Step;
import backprop.ipynb.Notebook;
import backprop.text.Numbers;
import backprop.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows that an assignment is sound: its solution gets all points, the released notebook gets none,
 * and every wrong answer, of its catalogue and of the standard kinds, gets less than all; and that
 * the solution gets all points with the numbers of a hundred students, if they have their own.
 *
 * @param lines what was tried, with its points
 * @param problems what is not as it should be, and what to do about it
 */
public record Proof(List<String> lines, List<String> problems) {
  private static final int VARIANTS = 100;

  public boolean isSound() {
    return problems.isEmpty();
  }

  /** Proves an assignment with a catalogue of wrong answers; JVMs that are warm compile. */
  public static Proof of(Assignment assignment, Limits limits, int jobs, GradingJvms jvms)
      throws IOException, InterruptedException {
    List<WrongAnswer> wrong = new ArrayList<>(WrongAnswer.read(assignment));
    wrong.addAll(StandardWrongAnswers.of(assignment));
    List<AnswerTrial> trials = AnswerTrial.of(assignment, wrong);
    Submission solution = Submission.of(assignment.source(), assignment);
    Notebook released = Release.notebook(assignment);
    List<Grader.Pending> entries = new ArrayList<>();
    entries.add(new Grader.Pending("the solution", () -> solution));
    entries.add(new Grader.Pending("an empty answer", () -> Submission.of(released, assignment)));
    for (AnswerTrial trial : trials) {
      entries.add(new Grader.Pending(trial.right().id(), trial::submission));
    }
    entries.addAll(variants(assignment, solution));
    Proof proof = new Proof(new ArrayList<>(), new ArrayList<>());
    try (Grader grader = new Grader(assignment, limits.times(AnswerTrial.MOST), jobs, jvms)) {
      List<Graded> graded = grader.grade(entries, done -> {});
      proof.add(graded.get(0), true);
      proof.add(graded.get(1), false);
      graded.subList(2 + trials.size(), graded.size()).forEach(each -> proof.add(each, true));
      List<WrongAnswer> unnoticed = new ArrayList<>(); // by the tests that follow the answer
      for (int i = 0; i < trials.size(); i++) {
        unnoticed.addAll(proof.unnoticed(trials.get(i), graded.get(i + 2)));
      }
      entries.clear();
      for (WrongAnswer each : unnoticed) { // later tests may call it too
        entries.add(new Grader.Pending(each.toString(), () -> with(each, solution)));
      }
      graded = grader.grade(entries, done -> {});
      for (int i = 0; i < unnoticed.size(); i++) {
        proof.addWrong(graded.get(i), unnoticed.get(i));
      }
    }
    return proof;
  }

  // the solution with the numbers of several students, one after the other in one JVM
  private static List<Grader.Pending> variants(Assignment assignment, Submission solution)
      throws IOException {
    List<Grader.Pending> entries = new ArrayList<>();
    for (int first = 1; first <= VARIANTS && Variants.isIn(assignment); first += AnswerTrial.MOST) {
      List<Step> steps = new ArrayList<>(solution.steps());
      int last = Math.min(VARIANTS, first + AnswerTrial.MOST - 1);
      for (int i = first; i <= last; i++) {
        Assignment variant = Variants.of(assignment, "proof", "student " + i);
        for (Step step : Submission.of(variant.source(), variant).steps()) {
          if (step.kind() == Item.Kind.TESTS || !solution.steps().contains(step)) {
            steps.add(step);
          }
        }
      }
      Submission all = new Submission(steps, List.of(), List.of());
      String name = Text.format("the solution, and variants %d to %d", first, last);
      entries.add(new Grader.Pending(name, () -> all));
    }
    return entries;
  }

  private static Submission with(WrongAnswer wrong, Submission solution) {
    List<Step> steps = new ArrayList<>(solution.steps());
    steps.replaceAll(
        step ->
            step.id().equals(wrong.id())
                ? new Step(step.id(), step.kind(), wrong.source(), step.points())
                : step);
    return new Submission(steps, solution.written(), List.of());
  }

  private void add(Graded graded, boolean right) {
    add(graded.tests(), graded.student());
    for (Graded.TestCell test : graded.tests()) {
      if (test.points() != (right ? test.maximum() : 0)) {
        String points = Numbers.points(test.points()) + " of " + Numbers.points(test.maximum());
        problems.add(
            Text.format(
                "%s gets %s points for %s: %s",
                graded.student(), points, test.id(), test.reason()));
      }
    }
    if (right) {
      graded.troubles().forEach(trouble -> problems.add("the solution: " + trouble));
    }
  }

  private List<WrongAnswer> unnoticed(AnswerTrial trial, Graded graded) {
    List<WrongAnswer> unnoticed = new ArrayList<>();
    boolean clean = passed(trial.outcome(graded, trial.wrong().size()));
    for (int k = 0; k < trial.wrong().size(); k++) {
      WrongAnswer answer = trial.wrong().get(k);
      List<Graded.TestCell> outcome = trial.outcome(graded, k);
      List<Graded.TestCell> tests = outcome.subList(1, outcome.size());
      if (!passed(outcome.subList(0, 1))) {
        problems.add("this wrong answer does not run: " + answer + ": " + outcome.get(0).reason());
      } else if (clean && !passed(tests)) {
        add(tests, answer.toString());
      } else {
        unnoticed.add(answer);
      }
    }
    return unnoticed;
  }

  private void addWrong(Graded graded, WrongAnswer answer) {
    add(graded.tests(), graded.student());
    if (passed(graded.tests())) {
      String advice = answer.advice().isEmpty() ? "" : "; " + answer.advice();
      problems.add("this wrong answer gets all points: " + answer + advice);
    }
  }

  private static boolean passed(List<Graded.TestCell> tests) {
    return tests.stream().allMatch(test -> test.points() >= test.maximum());
  }

  private void add(List<Graded.TestCell> tests, String what) {
    double points = tests.stream().mapToDouble(Graded.TestCell::points).sum();
    double maximum = tests.stream().mapToDouble(Graded.TestCell::maximum).sum();
    lines.add(Text.format("%5s of %s  %s", Numbers.points(points), Numbers.points(maximum), what));
  }
}
