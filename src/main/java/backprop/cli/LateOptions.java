package backprop.cli;

import backprop.assignment.AssignmentException;
import backprop.assignment.course.DueDate;
import backprop.assignment.course.Lateness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a late or a repeated submission counts. */
final class LateOptions {
  @Option(
      names = "--due",
      paramLabel = "TIME",
      description = "When it is due, with the zone: 2027-01-31T23:59+01:00.")
  private String due;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      defaultValue = "0m",
      description = "How much later is not late yet: 15m, 2h or 1d. Default: ${DEFAULT-VALUE}.")
  private String grace;

  @Option(
      names = "--penalty",
      paramLabel = "RULE",
      defaultValue = "0%",
      description =
          "What is taken off: 10%%/day or 1%%/hour, for each one begun since the due date; or 25%%.")
  private String penalty;

  @Option(
      names = "--submitted",
      paramLabel = "CSV",
      description =
          "When they were handed in: Moodle's grading worksheet, or a table with the columns student"
              + " and submitted. Default: when the files were changed.")
  private Path submitted;

  @Option(
      names = "--attempt",
      paramLabel = "WHICH",
      defaultValue = "last",
      description =
          "Which attempt counts, if there is an earlier one: last or best. Default: last.")
  private Attempt attempt;

  /** Which of several attempts counts. */
  enum Attempt {
    last,
    best
  }

  boolean isBest() {
    return attempt == Attempt.best;
  }

  /** The rule; null if nothing is late. */
  DueDate dueDate(String otherwise) throws AssignmentException {
    String time = due != null ? due : otherwise;
    return time == null ? null : DueDate.of(time, grace, penalty);
  }

  Lateness lateness() throws IOException {
    return Lateness.of(dueDate(null), submitted);
  }

  /** The same options, for another command line. */
  List<String> arguments() {
    List<String> all = new ArrayList<>(List.of("--grace", grace, "--penalty", penalty));
    all.addAll(List.of("--attempt", attempt.name()));
    if (due != null) {
      all.addAll(List.of("--due", due));
    }
    return all;
  }
}
