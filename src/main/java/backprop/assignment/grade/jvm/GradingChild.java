package backprop.assignment.grade.jvm;

import backprop.assignment.Item;
import backprop.jshell.CellError;
import backprop.jshell.CellGuard;
import backprop.jshell.CompletionIndex;
import backprop.jvm.ParentJvm;
import backprop.kernel.remote.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A JVM of its own that compiles the cells of one submission after the other, and has those of each
 * run in yet another JVM. The compiler is large: what takes most of a second the first time takes a
 * fifth of that once the compiler itself has been compiled.
 */
public final class GradingChild {
  /** The library is on the class path already, wherever the notebook looks for it. */
  private static final Pattern LIBRARY =
      Pattern.compile("(?m)^%(classpath|jars)\\s+\\S*backprop\\.jar\\s*$");

  /** A test that calls a method that hangs will hang as well: to wait long once is enough. */
  private static final int SECONDS_AFTER_OVERTIME = 3;

  /** How much of a message, and of what tests print, is kept. */
  private static final int MOST_TEXT = 5_000;

  private static final String SAID = "backprop.grading.Score.said()";

  private GradingChild() {}

  /**
   * Gets {@link Job}s from the JVM that started this one, and reports to it. If that dies, nobody
   * else is left to delete its folder.
   *
   * @param arguments the folder
   * @throws IOException if a job cannot be read, or a submission's JVM cannot be started
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    ParentJvm parent = new ParentJvm(() -> delete(folder));
    CompletionIndex.prevent();
    for (Job job = parent.receive(Job.class); job != null; job = parent.receive(Job.class)) {
      run(job, parent);
    }
    delete(folder);
    System.exit(0);
  }

  private static void delete(Path folder) {
    try {
      GradingJvms.delete(folder);
    } catch (IOException | UncheckedIOException e) {
      // another JVM of the same grader does it
    }
  }

  private static void run(Job job, ParentJvm parent) throws IOException {
    boolean studentsCodeRan = false;
    int seconds = job.limits().cellSeconds();
    Integer status = null;
    try (Session session =
        new Session(Path.of(job.folder()), job.jvmOptions(), Path.of(job.workingFolder()))) {
      for (int i = 0; i < job.steps().size() && status == null; i++) {
        Step step = job.steps().get(i);
        studentsCodeRan |= step.isStudents();
        if (job.skipped().containsKey(i)) {
          continue;
        }
        parent.report(new Job.StepReport(i, null, null));
        CellGuard guard =
            studentsCodeRan ? new Sandbox(job.names(), step.isStudents()) : CellGuard.NONE;
        String source =
            step.isStudents() ? step.source() : LIBRARY.matcher(step.source()).replaceAll("");
        Session.CellOutcome outcome =
            session.run(source, guard, Duration.ofSeconds(seconds), job.limits().characters());
        if (session.exitStatus().isPresent()) {
          status = session.exitStatus().getAsInt();
        } else {
          String printed = printed(step, outcome, session);
          parent.report(new Job.StepReport(i, outcome(outcome, printed), null));
        }
        if (outcome.limit() == Session.Limit.TIME || outcome.limit() == Session.Limit.CLOCK) {
          seconds = Math.min(seconds, SECONDS_AFTER_OVERTIME);
        }
      }
    }
    parent.report(new Job.StepReport(null, null, status));
  }

  /** What the page may show: where tests are hidden, an answer could print their numbers. */
  private static String printed(Step step, Session.CellOutcome outcome, Session session) {
    if (step.kind() != Item.Kind.TESTS) {
      return "";
    }
    if (!step.source().contains("BEGIN HIDDEN TESTS")) {
      return brief(outcome.stdout());
    }
    Duration time = Duration.ofSeconds(SECONDS_AFTER_OVERTIME);
    boolean scored = step.source().contains("Score.");
    return scored
            && session.run(SAID, CellGuard.NONE, time, MOST_TEXT).value() instanceof String text
        ? brief(text)
        : "";
  }

  private static Job.StepOutcome outcome(Session.CellOutcome outcome, String printed) {
    Double number = outcome.value() instanceof Number value ? (Double) value.doubleValue() : null;
    return new Job.StepOutcome(number, brief(outcome.error()), printed, outcome.limit());
  }

  private static CellError brief(CellError error) {
    return error == null
        ? null
        : new CellError(
            error.name(), brief(error.message()), List.of(), error.line(), brief(error.source()));
  }

  private static String brief(String text) {
    return text == null || text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…";
  }
}
