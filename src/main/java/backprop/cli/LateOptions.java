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
  @Option(names = "--due", paramLabel = "TIME")
  private String due;

  @Option(names = "--grace", paramLabel = "TIME", defaultValue = "0m")
  private String grace;

  @Option(names = "--penalty", paramLabel = "RULE", defaultValue = "0%")
  private String penalty;

  @Option(names = "--submitted", paramLabel = "CSV")
  private Path submitted;

  @Option(names = "--best")
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
