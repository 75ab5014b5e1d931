package backprop.cli;

import backprop.assignment.Assignment;
import backprop.assignment.course.LmsGrades;
import backprop.assignment.grade.GradingReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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

  @Option(
      names = "--column",
      paramLabel = "TITLE",
      description = "How Canvas's column for the points begins. Default: the assignment's name.")
  private String column;

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
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (place.moodle != null || place.canvas != null) {
      LmsGrades grades = LmsGrades.of(what);
      String title = column != null ? column : new GradingReport(what).read().assignment();
      int filled =
          place.moodle != null ? grades.moodle(place.moodle) : grades.canvas(place.canvas, title);
      String which = place.moodle != null ? "moodle" : "canvas";
      out.printf(Locale.ROOT, "%d students with points: %s%n", filled, what.resolve(which + "-grades.csv"));
      out.println(what.resolve(which + (place.moodle != null ? "-feedback.zip" : "-comments.zip")));
    }
    return 0;
  }
}
