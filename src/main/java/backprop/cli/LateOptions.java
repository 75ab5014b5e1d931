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

  @Option(names = "--best", description = "An earlier attempt stays where it has more points.")
  private boolean best;

  boolean isBest() {
    return best;
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
    all.addAll(best ? List.of("--best") : List.of());
    all.addAll(due != null ? List.of("--due", due) : List.of());
    return all;
  }
}
