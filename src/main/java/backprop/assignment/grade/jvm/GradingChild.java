package backprop.assignment.grade.jvm;

import backprop.assignment.Item;
import backprop.jshell.CellError;
import backprop.jshell.CellGuard;
import backprop.jshell.CompletionIndex;
import backprop.jvm.ParentJvm;
import backprop.kernel.remote.Session;
import backprop.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
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

  private static final String HIDDEN = "HIDDEN TESTS";

  /** Of what {@code Score} says of a part: its name, and its points. */
  private static final Pattern PART = Pattern.compile("(.*?): [\\d.]+ of [\\d.]+");

  private static final CellError HIDDEN_FAILED =
      CellError.of(
          "AssertionError",
          "a hidden test fails: it may have other numbers or sizes, call your method twice, or look"
              + " whether what it was handed is as it was");

  /** Its stack has the newest thousand calls, and not the one from the tests. */
  private static final CellError ENDLESS =
      CellError.of("StackOverflowError", "a method calls itself without end");

  private static final CellError NOWHERE =
      CellError.of(
          "Exception", "your code throws one that does not say where, so neither can the tests");

  private static final String SAID = "backprop.grading.Score.said()";

  private GradingChild() {}

  /**
   * Gets {@link Job}s from the JVM that started this one, and reports to it. If that dies, nobody
   * else is left to delete its folder, which is the argument.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    ParentJvm parent = new ParentJvm(() -> GradingJvms.deleteSoon(folder));
    CompletionIndex.prevent();
    for (Job job = parent.receive(Job.class); job != null; job = parent.receive(Job.class)) {
      run(job, parent);
    }
    GradingJvms.deleteSoon(folder);
    System.exit(0);
  }

  private static void run(Job job, ParentJvm parent) throws IOException {
    boolean studentsCodeRan = false;
    boolean secret = false;
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
        secret |= source.contains("BEGIN " + HIDDEN);
        Session.CellOutcome outcome =
            session.run(source, guard, Duration.ofSeconds(seconds), job.limits().characters());
        if (session.exitStatus().isPresent()) {
          status = session.exitStatus().getAsInt();
        } else {
          Job.StepOutcome shown = shown(step, outcome, secret, session);
          parent.report(new Job.StepReport(i, shown, null));
        }
        if (outcome.limit() == Session.Limit.TIME || outcome.limit() == Session.Limit.CLOCK) {
          seconds = Math.min(seconds, SECONDS_AFTER_OVERTIME);
        }
      }
    }
    parent.report(new Job.StepReport(null, null, status));
  }

  /**
   * What the page may show: nothing that tells hidden numbers, such as the message of an answer
   * that throws them, once it was called with some.
   */
  private static Job.StepOutcome shown(
      Step step, Session.CellOutcome outcome, boolean secret, Session session) {
    Double number = outcome.value() instanceof Number value ? (Double) value.doubleValue() : null;
    CellError error = outcome.error();
    if (secret && error != null && step.isStudents()) {
      boolean refused = outcome.limit() == Session.Limit.GUARD; // before it ran
      error = refused ? error : withoutNumbers(error);
    } else if (secret && error != null && outcome.limit() == null) {
      error = ofTests(step, error);
    }
    String printed = "";
    if (step.kind() == Item.Kind.TESTS && !secret) {
      printed = outcome.stdout();
    } else if (step.source().contains("Score.")) {
      Duration time = Duration.ofSeconds(SECONDS_AFTER_OVERTIME);
      Object said = session.run(SAID, CellGuard.NONE, time, MOST_TEXT).value();
      printed = said instanceof String text ? withoutHiddenParts(text, step) : "";
    }
    return new Job.StepOutcome(number, brief(error), brief(printed), outcome.limit());
  }

  /** What the page may show of tests that failed: all that lines show which the student has. */
  private static CellError ofTests(Step step, CellError error) {
    boolean hidden = step.source().contains("BEGIN " + HIDDEN);
    boolean placed = false;
    int line = 0;
    boolean within = false;
    for (String text : step.source().split("\n")) {
      line++;
      within = text.contains("BEGIN " + HIDDEN) || within && !text.contains("END " + HIDDEN);
      if (line == error.line() && text.equals(error.source())) {
        placed = true;
        hidden = within;
      }
    }
    if (!hidden) {
      return error;
    }
    if (error.name().startsWith("Assertion")) { // told by its author, as a rule
      return CellError.of(error.name(), masked(error.message()));
    }
    return placed ? HIDDEN_FAILED : error.name().equals("StackOverflowError") ? ENDLESS : NOWHERE;
  }

  private static String withoutHiddenParts(String said, Step step) {
    String visible = step.source().replaceAll("BEGIN " + HIDDEN + "[\\s\\S]*?END " + HIDDEN, "");
    StringBuilder parts = new StringBuilder();
    for (String part : said.split("\0")) {
      Matcher head = PART.matcher(part);
      if (head.lookingAt()) {
        boolean told = visible.contains('"' + head.group(1) + '"');
        parts.append(told ? part : head.group() + masked(part.substring(head.end())));
      }
    }
    return parts.toString();
  }

  // the numbers that a comparison shows
  private static String masked(String text) {
    return text.replaceAll("<[^<>]*>", "<…>").replaceAll("-?\\d*\\.\\d+(E-?\\d+)?", "…");
  }

  private static CellError withoutNumbers(CellError error) {
    String message = error.message().replaceAll("\\d", "·");
    return new CellError(error.name(), message, List.of(), error.line(), error.source());
  }

  private static CellError brief(CellError error) {
    return error == null
        ? null
        : new CellError(
            error.name(), brief(error.message()), List.of(), error.line(), brief(error.source()));
  }

  private static String brief(String text) {
    return text == null ? null : Text.cut(text, MOST_TEXT);
  }
}
