package backprop.cli;

import backprop.assignment.Assignment;
import backprop.assignment.AssignmentException;
import backprop.assignment.course.Gradescope;
import backprop.assignment.course.JplagFiles;
import backprop.assignment.course.LmsGrades;
import backprop.assignment.grade.GradingReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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

  @Mixin private LateOptions late;

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

    @Option(
        names = "--gradescope",
        paramLabel = "ZIP",
        description = "The autograder to write; --due is Gradescope's own if it is not given.")
    private Path gradescope;

    @Option(names = "--jplag", paramLabel = "DIR", description = "A folder for the Java files.")
    private Path jplag;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (place.gradescope != null) {
      Gradescope.export(assignment(), place.gradescope, late.arguments());
      out.println(place.gradescope);
    } else if (place.jplag != null) {
      int students = JplagFiles.write(new GradingReport(what), place.jplag);
      out.printf(Locale.ROOT, "%d students answered: %s%n", students, place.jplag);
    } else {
      LmsGrades grades = LmsGrades.of(what);
      String title = column != null ? column : new GradingReport(what).read().assignment();
      int filled =
          place.moodle != null ? grades.moodle(place.moodle) : grades.canvas(place.canvas, title);
      int all = grades.rows().size();
      out.printf(Locale.ROOT, "%d of %d students have all their points: %s%n", filled, all, what);
    }
    return 0;
  }

  // a path, or the name of one of the project's own
  private Assignment assignment() throws IOException {
    boolean path = Files.exists(what);
    for (Assignment each : Assignment.readAll(path ? what : null)) {
      if (path || each.name().equals(what.toString())) {
        return each;
      }
    }
    throw new AssignmentException(what + " is neither a path nor the name of an assignment");
  }
}
