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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backprop assignment export}: what other places take. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "GRADED|ASSIGNMENT")
  private Path what;

  @Mixin private LateOptions late;

  @Option(names = "--column", paramLabel = "TITLE")
  private String column;

  @Option(names = "--moodle", paramLabel = "CSV")
  private Path moodle;

  @Option(names = "--canvas", paramLabel = "CSV")
  private Path canvas;

  @Option(names = "--gradescope", paramLabel = "ZIP")
  private Path gradescope;

  @Option(names = "--jplag", paramLabel = "DIR")
  private Path jplag;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (gradescope != null) {
      Gradescope.export(assignment(), gradescope, late.arguments());
      out.println(gradescope);
    } else if (jplag != null) {
      int students = JplagFiles.write(new GradingReport(what), jplag);
      out.printf(Locale.ROOT, "%d students answered: %s%n", students, jplag);
    } else if (moodle != null || canvas != null) {
      LmsGrades grades = LmsGrades.of(what);
      String title = column != null ? column : new GradingReport(what).read().assignment();
      int filled = moodle != null ? grades.moodle(moodle) : grades.canvas(canvas, title);
      int all = grades.rows().size();
      out.printf(Locale.ROOT, "%d of %d students have all their points: %s%n", filled, all, what);
    } else {
      throw new ParameterException(
          spec.commandLine(), "Missing a place: --moodle, --canvas, --gradescope or --jplag");
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
    throw new AssignmentException("%s is neither a path nor the name of an assignment", what);
  }
}
