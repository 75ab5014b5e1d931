package backprop.assignment;

import backprop.kernel.CellGuard;
import backprop.kernel.Session;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
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

/** The child of {@link GradingProcess}: runs the cells of one submission, and reports. */
public final class GradingChild {
  /** The library is on the class path already, wherever the notebook looks for it. */
  private static final Pattern LIBRARY =
      Pattern.compile("(?m)^%(classpath|jars)\\s+\\S*backprop\\.jar\\s*$");

  /** Whoever calls a method that hangs hangs too: once is enough. */
  private static final int SECONDS_AFTER_OVERTIME = 3;

  /** How much of a message, and of what tests print, is kept. */
  private static final int MOST_TEXT = 5_000;

  private static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

  private GradingChild() {}

  /**
   * Reads a {@link Job} from standard input and reports on standard output.
   *
   * @throws IOException if there is no job
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Job job;
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      job = GSON.fromJson(in.readLine(), Job.class);
    }
    CompletionIndex.prevent();
    run(job, out);
    report(job, -1, null, out);
    System.exit(0); // not halt: an archive of classes is written at the exit
  }

  private static void run(Job job, PrintStream out) {
    boolean studentsCodeRan = false;
    int seconds = job.limits().cellSeconds();
    try (Session session = new Session(Path.of(job.folder()))) {
      for (int i = 0; i < job.steps().size(); i++) {
        Step step = job.steps().get(i);
        studentsCodeRan |= step.isStudents();
        if (job.skipped().containsKey(i)) {
          continue;
        }
        report(job, i, null, out);
        CellGuard guard =
            studentsCodeRan ? new Sandbox(job.names(), step.isStudents()) : CellGuard.NONE;
        String source =
            step.isStudents() ? step.source() : LIBRARY.matcher(step.source()).replaceAll("");
        Session.Outcome outcome =
            session.run(source, guard, Duration.ofSeconds(seconds), job.limits().characters());
        report(job, i, outcome(step, outcome), out);
        if (outcome.limit() == Session.Limit.TIME) {
          seconds = Math.min(seconds, SECONDS_AFTER_OVERTIME);
        }
      }
    }
  }

  private static Job.StepOutcome outcome(Step step, Session.Outcome outcome) {
    // no student's toString() or doubleValue() is called: it could do anything
    Object value = outcome.value();
    boolean isNumber = value instanceof Double || value instanceof Integer || value instanceof Long;
    Double number = isNumber ? ((Number) value).doubleValue() : null;
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

  private static void report(Job job, int step, Job.StepOutcome outcome, PrintStream out) {
    out.println(job.secret() + GSON.toJson(new Job.Report(step, outcome)));
    out.flush();
  }
}
