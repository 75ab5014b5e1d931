package backprop.cli;

import backprop.assignment.Assignment;
import backprop.assignment.AssignmentException;
import backprop.assignment.Release;
import backprop.assignment.Variants;
import backprop.assignment.course.Copies;
import backprop.assignment.course.CourseSummary;
import backprop.assignment.course.DueDate;
import backprop.assignment.course.Gradescope;
import backprop.assignment.course.HandedIn;
import backprop.assignment.course.Lateness;
import backprop.assignment.grade.Graded;
import backprop.assignment.grade.Grader;
import backprop.assignment.grade.GradingReport;
import backprop.assignment.grade.Submission;
import backprop.assignment.grade.Submissions;
import backprop.assignment.grade.jvm.GradingJvms;
import backprop.assignment.grade.jvm.Limits;
import backprop.assignment.prove.Proof;
import backprop.text.Numbers;
import backprop.text.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backprop assignment}: releases, grades and proves assignments, without Python. */
@Command(
    name = "assignment",
    description = "Releases, grades and proves assignments.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ExportCommand.class)
public final class AssignmentCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing a command: release, grade, feedback, export, summary or prove");
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Command(
      name = "release",
      description = "Writes the students' versions: no solutions, no hidden tests.")
  int release(
      @Parameters(paramLabel = "DIR", description = "Where they go, a folder for each assignment.")
          Path folder,
      @Option(
              names = "--assignment",
              paramLabel = "PATH",
              description =
                  "An assignment's notebook or folder, or a folder of assignments."
                      + " Default: notebooks/assignments in the project.")
          Path assignment,
      @Mixin VariantOptions variants)
      throws IOException {
    Variants own = variants.read();
    for (Assignment each : Assignment.readAll(assignment)) {
      if (own == null) {
        out().println(Release.write(each, folder));
      } else {
        for (String student : own.students().values()) {
          out().println(Release.write(own.of(each, student), folder.resolve(student)));
        }
      }
    }
    return 0;
  }

  @Command(
      name = "grade",
      description = {
        "Grades submissions: a gradebook, and a page of feedback for each.",
        "They are alice.ipynb, alice/NAME.ipynb or alice/NAME/NAME.ipynb in a folder,",
        "or what Moodle or Canvas gives: the zip, or the folder of it."
      })
  int grade(
      @Parameters(paramLabel = "SUBMISSIONS", description = "The folder or zip of submissions.")
          Path submissions,
      @Mixin LateOptions late,
      @Mixin VariantOptions variants,
      @Option(
              names = "--assignment",
              paramLabel = "PATH",
              description =
                  "The assignment's notebook or folder, with the solutions."
                      + " Default: the one in the project's notebooks/assignments that fits.")
          Path assignment,
      @Option(
              names = "--out",
              paramLabel = "DIR",
              description = "Where grades and feedback go. Default: SUBMISSIONS-graded.")
          Path out,
      @Option(
              names = "--jobs",
              paramLabel = "N",
              description = "How many submissions run at a time. Default: one per processor.")
          Integer jobs,
      @Option(
              names = "--cell-seconds",
              paramLabel = "N",
              defaultValue = "10",
              description = "Processor time for one cell. Default: ${DEFAULT-VALUE}.")
          int cellSeconds,
      @Option(
              names = "--seconds",
              paramLabel = "N",
              defaultValue = "120",
              description = "Time for one submission. Default: ${DEFAULT-VALUE}.")
          int seconds,
      @Option(
              names = "--megabytes",
              paramLabel = "N",
              defaultValue = "256",
              description = "Memory for one submission. Default: ${DEFAULT-VALUE}.")
          int megabytes)
      throws IOException, InterruptedException {
    Limits limits =
        new Limits(
            positive("--cell-seconds", cellSeconds),
            positive("--seconds", seconds),
            positive("--megabytes", megabytes),
            Limits.DEFAULT.characters());
    GradingReport report = new GradingReport(out != null ? out : beside(submissions));
    long start = System.nanoTime();
    List<Graded> graded;
    Assignment which;
    try (HandedIn handedIn = HandedIn.in(submissions)) {
      Map<String, List<Path>> students = handedIn.students();
      which = Submissions.assignmentOf(students, Assignment.readAll(assignment));
      report.earlier(which.name());
      Lateness lateness = late.lateness();
      Variants own = variants.read();
      try (GradingJvms jvms = new GradingJvms();
          Grader grader = new Grader(which, limits, jobs(jobs), jvms)) {
        requireSound(grader.gradeSolution());
        graded = grader.grade(entries(handedIn, which, own), this::show);
      }
      Map<String, Map<String, String>> columns = new HashMap<>();
      for (Graded each : graded) {
        boolean drawn = own != null && Variants.isIn(which);
        String copied = drawn ? Copies.of(each, graded, which) : "";
        columns.put(each.student(), lateness.columns(handedIn, each.student(), copied));
      }
      report.write(which.name(), graded, columns, late.isBest());
    }
    double minutes = (System.nanoTime() - start) / 60e9;
    out()
        .printf(
            Locale.ROOT,
            "%d submissions of %s in %.1f minutes (%.0f a minute): %s, %s%n",
            graded.size(),
            which.name(),
            minutes,
            graded.size() / minutes,
            report.gradebook(),
            report.pages());
    return 0;
  }

  private static void requireSound(Graded solution) throws AssignmentException {
    for (Graded.TestCell test : solution.tests()) {
      if (test.points() != test.maximum()) {
        throw new AssignmentException(
            Text.format("the author's own solution fails %s: %s", test.id(), test.reason()));
      }
    }
  }

  private static List<Grader.Pending> entries(HandedIn handedIn, Assignment which, Variants own) {
    List<Grader.Pending> entries = new ArrayList<>();
    handedIn
        .students()
        .forEach(
            (student, files) ->
                entries.add(
                    new Grader.Pending(
                        student,
                        () -> {
                          Path notebook = Submissions.notebook(files, which);
                          return Submission.read(
                              notebook,
                              own == null ? which : own.of(which, handedIn.nameOf(student)));
                        })));
    return entries;
  }

  private synchronized void show(Graded graded) {
    out()
        .printf(
            Locale.ROOT,
            "%5s of %-3s %5.1f s  %s%s%n",
            Numbers.points(graded.points()),
            Numbers.points(graded.maximum()),
            graded.seconds(),
            graded.student(),
            graded.failure() == null ? "" : ": " + graded.failure());
  }

  private static Path beside(Path submissions) {
    Path place = submissions.toAbsolutePath().normalize();
    String name = place.getFileName().toString().replaceFirst("(?i)\\.zip$", "");
    return place.resolveSibling(name + "-graded");
  }

  private int positive(String name, int value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(), name + " is " + value + ", but must be at least 1");
    }
    return value;
  }

  private int jobs(Integer asked) {
    return asked == null ? Runtime.getRuntime().availableProcessors() : positive("--jobs", asked);
  }

  @Command(
      name = "autograde",
      hidden = true,
      description = "What the autograder of export --gradescope runs.")
  int autograde(
      @Parameters(paramLabel = "DIR", description = "Gradescope's /autograder.") Path place,
      @Option(names = "--assignment", required = true, paramLabel = "PATH") Path assignment,
      @Mixin LateOptions late)
      throws IOException, InterruptedException {
    Assignment which = Assignment.readAll(assignment).get(0);
    DueDate due = late.dueDate(Gradescope.due(place));
    double score = Gradescope.grade(place, which, Limits.DEFAULT, due, late.isBest());
    out().println(Numbers.points(score) + " points");
    return 0;
  }

  @Command(
      name = "feedback",
      description =
          "Rewrites the gradebook and the pages after points or comments were added to the gradebook.")
  int feedback(
      @Parameters(paramLabel = "GRADED", description = "The folder that grade wrote.") Path folder)
      throws IOException {
    GradingReport report = new GradingReport(folder);
    out().printf(Locale.ROOT, "%d pages: %s%n", report.rewrite(), report.pages());
    return 0;
  }

  @Command(
      name = "summary",
      description = "Draws how it went: the points, and what went wrong most often.")
  int summary(
      @Parameters(paramLabel = "GRADED", description = "The folder that grade wrote.") Path folder)
      throws IOException {
    out().println(CourseSummary.write(new GradingReport(folder)));
    return 0;
  }

  @Command(
      name = "prove",
      description = {
        "Shows that assignments are sound: the solution gets all points, an empty answer none,",
        "and every wrong answer less than all: those of the catalogue (wrong-answers/NAME.md), and",
        "standard ones: an argument ignored or changed, a call remembered, right for some sizes …"
      })
  int prove(
      @Parameters(
              arity = "0..1",
              paramLabel = "ASSIGNMENT",
              description = "A notebook or folder. Default: all in notebooks/assignments.")
          Path assignment,
      @Option(names = "--jobs", paramLabel = "N", description = "How many run at a time.")
          Integer jobs)
      throws IOException, InterruptedException {
    boolean sound = true;
    try (GradingJvms jvms = new GradingJvms()) {
      for (Assignment each : Assignment.readAll(assignment)) {
        Proof proof = Proof.of(each, Limits.DEFAULT, jobs(jobs), jvms);
        out().println(each.name() + (proof.isSound() ? ": sound" : ": NOT SOUND"));
        proof.lines().forEach(line -> out().println("  " + line));
        proof.problems().forEach(problem -> out().println("  PROBLEM: " + problem));
        sound &= proof.isSound();
      }
    }
    return sound ? 0 : 1;
  }
}
