package backprop.assignment.grade.jvm;

import backprop.assignment.Item;
import backprop.jshell.CellGuard;
import backprop.kernel.remote.Session;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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

  /** Whoever calls a method that hangs hangs too: once is enough. */
  private static final int SECONDS_AFTER_OVERTIME = 3;

  /** How much of a message, and of what tests print, is kept. */
  private static final int MOST_TEXT = 5_000;

  private GradingChild() {}

  /**
   * Reads {@link Job}s from standard input and reports on standard output.
   *
   * @throws IOException if a job cannot be read, or a submission's JVM cannot be started
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err); // what a submission prints is not a report
    CompletionIndex.prevent();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        run(Job.JSON.fromJson(line, Job.class), out);
      }
    }
    System.exit(0);
  }

  private static void run(Job job, PrintStream out) throws IOException {
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
        report(new Job.Report(i, null, null), out);
        CellGuard guard =
            studentsCodeRan ? new Sandbox(job.names(), step.isStudents()) : CellGuard.NONE;
        String source =
            step.isStudents() ? step.source() : LIBRARY.matcher(step.source()).replaceAll("");
        Session.Outcome outcome =
            session.run(source, guard, Duration.ofSeconds(seconds), job.limits().characters());
        if (session.exitStatus().isPresent()) {
          status = session.exitStatus().getAsInt();
        } else {
          report(new Job.Report(i, outcome(step, outcome), null), out);
        }
        if (outcome.limit() == Session.Limit.TIME) {
          seconds = Math.min(seconds, SECONDS_AFTER_OVERTIME);
        }
      }
    }
    report(new Job.Report(null, null, status), out);
  }

  private static Job.StepOutcome outcome(Step step, Session.Outcome outcome) {
    Double number = outcome.value() instanceof Number value ? (Double) value.doubleValue() : null;
    String printed = step.kind() == Item.Kind.TESTS ? brief(outcome.stdout()) : "";
    return new Job.StepOutcome(number, brief(outcome.error()), printed, outcome.limit());
  }

  private static Session.Error brief(Session.Error error) {
    return error == null
        ? null
        : new Session.Error(
            error.name(), brief(error.message()), error.line(), brief(error.source()));
  }

  private static String brief(String text) {
    return text == null || text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…";
  }

  private static void report(Job.Report report, PrintStream out) {
    out.println(Job.JSON.toJson(report));
    out.flush();
  }
}
