package backprop.cli;

import backprop.assignment.Assignment;
import backprop.assignment.AssignmentException;
import backprop.assignment.course.Gradescope;
import backprop.assignment.course.LmsGrades;
import backprop.assignment.grade.GradingReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backprop assignment export}: what other places take. */
@Command(
    name = "export",
    description = {
      "Grades and feedback for Moodle or Canvas, answers for JPlag: of the folder that grade wrote.",
      "An autograder for Gradescope: of an assignment."
    })
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "GRADED|ASSIGNMENT", description = "The folder, or the assignment.")
  private Path what;

  @ArgGroup(multiplicity = "1")
  private Place place;

  @Mixin private LateOptions late;

  @Option(
      names = "--hidden",
      paramLabel = "WHEN",
      defaultValue = "hidden",
      description =
          "When Gradescope shows hidden tests: hidden (never), after_due_date or after_published."
              + " Default: ${DEFAULT-VALUE}.")
  private Hidden hidden;

  @Option(
      names = "--column",
      paramLabel = "TITLE",
      description = "How Canvas's column for the points begins. Default: the assignment's name.")
  private String column;

  /** Gradescope's words for when tests are shown. */
  enum Hidden {
    hidden,
    after_due_date,
    after_published
  }

  /** Where it goes. */
  private static final class Place {
    @Option(
        names = "--moodle",
        paramLabel = "CSV",
        description = "Moodle's grading worksheet, as downloaded.")
    private Path moodle;

    @Option(
        names = "--canvas",
        paramLabel = "CSV",
        description = "Canvas's gradebook, as exported.")
    private Path canvas;

    @Option(
        names = "--gradescope",
        paramLabel = "ZIP",
        description = "The autograder to write; --due is Gradescope's own if it is not given.")
    private Path gradescope;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (place.gradescope != null) {
      List<String> arguments = new ArrayList<>(late.arguments());
      arguments.addAll(List.of("--hidden", hidden.name()));
      Gradescope.export(assignment(), place.gradescope, arguments);
      out.println(place.gradescope);
      return 0;
    }
    if (place.moodle != null || place.canvas != null) {
      LmsGrades grades = LmsGrades.of(what);
      String title = column != null ? column : new GradingReport(what).read().assignment();
      int filled =
          place.moodle != null ? grades.moodle(place.moodle) : grades.canvas(place.canvas, title);
      String which = place.moodle != null ? "moodle" : "canvas";
      out.printf(
          Locale.ROOT,
          "%d of %d students have all their points: %s%n",
          filled,
          grades.rows().size(),
          what.resolve(which + "-grades.csv"));
      out.println(what.resolve(which + (place.moodle != null ? "-feedback.zip" : "-comments.zip")));
    }
    return 0;
  }

  // a path, or the name of one of the project's own
  private Assignment assignment() throws IOException {
    Path path = what;
    if (!Files.exists(what)) {
      for (Assignment own : Assignment.readAll(null)) {
        path = own.name().equals(what.toString()) ? own.file() : path;
      }
    }
    List<Assignment> all = Assignment.readAll(path);
    if (all.size() > 1) {
      throw new AssignmentException(what + " holds " + all + ": name one of them");
    }
    return all.get(0);
  }
}
