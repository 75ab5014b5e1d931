package backprop.assignment.grade;

import backprop.assignment.Assignment;
import backprop.assignment.AssignmentException;
import backprop.assignment.Item;
import backprop.assignment.Release;
import backprop.assignment.grade.jvm.GradingJvms;
import backprop.assignment.grade.jvm.GradingProcess;
import backprop.assignment.grade.jvm.Job;
import backprop.assignment.grade.jvm.Limits;
import backprop.assignment.grade.jvm.ProtectedNames;
import backprop.assignment.grade.jvm.Step;
import backprop.file.AtomicFile;
import backprop.file.FileFormatException;
import backprop.text.Text;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Grades submissions to one assignment, several at a time; each runs in a JVM of its own. */
public final class Grader implements AutoCloseable {
  /** How many of the student's failing cells are listed. */
  private static final int MOST_TROUBLES = 20;

  private final Assignment assignment;
  private final ProtectedNames names;
  private final Limits limits;
  private final ExecutorService pool;
  private final GradingJvms jvms;
  private final Set<Pending> late = ConcurrentHashMap.newKeySet(); // ended by the clock

  /** Gets ready to grade some at a time, by JVMs that compile and are the caller's to close. */
  public Grader(Assignment assignment, Limits limits, int jobs, GradingJvms jvms) {
    this.assignment = assignment;
    this.jvms = jvms;
    this.limits = limits;
    names = ProtectedNames.of(assignment);
    pool = Executors.newFixedThreadPool(jobs);
  }

  /** A submission to be graded: who, and how to read it. */
  public record Pending(String student, Reading reading) {
    public interface Reading {
      Submission read() throws IOException;
    }
  }

  /**
   * Grades submissions, in the order in which they are given, and tells of each as it is done.
   * Whatever happens with one is its own failure; one that the clock ended is graded again when no
   * other runs.
   */
  public List<Graded> grade(List<Pending> entries, Consumer<Graded> graded)
      throws IOException, InterruptedException {
    List<Future<Graded>> futures = new ArrayList<>();
    for (Pending pending : entries) {
      futures.add(
          pool.submit(
              () -> {
                Graded done = grade(pending);
                if (!late.contains(pending)) {
                  graded.accept(done);
                }
                return done;
              }));
    }
    List<Graded> all = new ArrayList<>();
    try {
      for (Future<Graded> future : futures) {
        all.add(future.get());
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().toString(), e.getCause());
    }
    for (int i = 0; i < all.size(); i++) {
      if (late.contains(entries.get(i))) {
        all.set(i, grade(entries.get(i)));
        graded.accept(all.get(i));
      }
    }
    return all;
  }

  /** Grades the author's own solution. */
  public Graded gradeSolution() throws IOException, InterruptedException {
    return grade(new Pending("the solution", () -> Submission.of(assignment.source(), assignment)));
  }

  private Graded grade(Pending pending) throws IOException, InterruptedException {
    try {
      return grade(pending, pending.reading().read());
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return Graded.failed(pending.student(), reason(e), assignment);
    }
  }

  // names no file of ours
  private static String reason(Throwable e) {
    return e instanceof AssignmentException || e instanceof FileFormatException
        ? e.getMessage()
        : e instanceof FileSystemException file
            ? "it cannot be read: " + AtomicFile.reason(file)
            : "grading it failed: " + e.getClass().getSimpleName();
  }

  private Graded grade(Pending pending, Submission submission)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Path own = Files.createTempDirectory(jvms.folder(), "submission");
    try {
      for (Path file : Release.otherFiles(assignment)) {
        Files.copy(file, own.resolve(file.getFileName()));
      }
      GradingProcess process =
          new GradingProcess(submission.steps(), names, limits, own, assignment.file().getParent());
      process.run(jvms);
      if (process.endedByClock()) {
        late.add(pending);
      }
      return graded(pending.student(), submission, process, (System.nanoTime() - start) / 1e9);
    } finally {
      GradingJvms.deleteSoon(own);
    }
  }

  private Graded graded(
      String student, Submission submission, GradingProcess process, double seconds) {
    List<Graded.TestCell> tests = new ArrayList<>();
    List<Step> answers = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    for (int i = 0; i < submission.steps().size(); i++) {
      Step step = submission.steps().get(i);
      Job.StepOutcome outcome = process.outcome(i);
      String problem = outcome == null ? process.whyNot(i) : problem(outcome);
      if (step.kind() == Item.Kind.TESTS) {
        tests.add(test(step, outcome, problem));
      }
      boolean stopped = outcome == null || outcome.limit() != null;
      if (!problem.isEmpty() && (stopped || step.kind() != Item.Kind.TESTS)) {
        troubles.add("cell " + step.id() + ": " + problem);
      }
      if (step.isStudents()) {
        answers.add(step);
      }
    }
    if (troubles.size() > MOST_TROUBLES) {
      String more = "and " + (troubles.size() - MOST_TROUBLES) + " more";
      troubles.subList(MOST_TROUBLES, troubles.size()).clear();
      troubles.add(more);
    }
    return new Graded(
        student, tests, submission.written(), answers, troubles, submission.notes(), null, seconds);
  }

  // why a cell failed; empty if it did not
  private String problem(Job.StepOutcome outcome) {
    if (outcome.limit() != null) {
      return switch (outcome.limit()) {
        case TIME, CLOCK -> GradingProcess.overtime(limits);
        case GUARD -> outcome.error().message();
        case OUTPUT -> "it prints more than " + limits.characters() + " characters";
      };
    }
    if (outcome.error() == null) {
      return "";
    }
    String message = outcome.error().message() == null ? "" : outcome.error().message();
    String name = outcome.error().name();
    boolean failedTest = name.startsWith("Assertion") && !message.isEmpty();
    String line =
        outcome.error().line() > 0 && !failedTest
            ? " (line " + outcome.error().line() + ": " + outcome.error().source().strip() + ")"
            : "";
    String why = message.isEmpty() ? ", without a message" : ": " + message;
    return (failedTest ? message : name + why) + line;
  }

  private static Graded.TestCell test(Step step, Job.StepOutcome outcome, String problem) {
    double maximum = step.points();
    String printed = outcome == null ? "" : outcome.printed();
    if (outcome == null || outcome.error() != null || outcome.limit() != null) {
      return new Graded.TestCell(step.id(), 0, maximum, problem, printed);
    }
    if (outcome.number() == null) {
      return new Graded.TestCell(step.id(), maximum, maximum, "", printed);
    }
    double points = outcome.number();
    if (!(points >= 0 && points <= maximum)) {
      String wrong = Text.format("the tests gave %s of %s points: ask the author", points, maximum);
      return new Graded.TestCell(step.id(), 0, maximum, wrong, printed);
    }
    String reason = points < maximum ? "partial credit; the reasons are printed below" : "";
    return new Graded.TestCell(step.id(), points, maximum, reason, printed);
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
