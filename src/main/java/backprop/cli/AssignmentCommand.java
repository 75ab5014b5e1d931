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
import backprop.assignment.course.JplagFiles;
import backprop.assignment.course.Lateness;
import backprop.assignment.course.LmsGrades;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backprop assignment}: releases, grades and proves assignments, without Python. */
@Command(name = "assignment", synopsisSubcommandLabel = "COMMAND")
public final class AssignmentCommand {
  @Spec private CommandSpec spec;

  /** Whose numbers are drawn. */
  static final class VariantOptions {
    @Option(names = "--per-student", paramLabel = "LIST")
    private Path list;

    @Option(names = "--secret", paramLabel = "FILE")
    private Path secret;

    /** The variants; null if everybody has the same numbers. */
    Variants read() throws IOException {
      if ((list == null) != (secret == null)) {
        throw new AssignmentException("--per-student LIST and --secret FILE need each other");
      }
      return list == null ? null : Variants.of(secret, list);
    }
  }

  /** What a late or a repeated submission counts. */
  static final class LateOptions {
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

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Command(name = "release")
  int release(
      @Parameters(paramLabel = "DIR") Path folder,
      @Option(names = "--assignment", paramLabel = "PATH") Path assignment,
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

  @Command(name = "grade")
  int grade(
      @Parameters(paramLabel = "SUBMISSIONS") Path submissions,
      @Mixin LateOptions late,
      @Mixin VariantOptions variants,
      @Option(names = "--assignment", paramLabel = "PATH") Path assignment,
      @Option(names = "--out", paramLabel = "DIR") Path out,
      @Option(names = "--jobs", paramLabel = "N") Integer jobs,
      @Option(names = "--cell-seconds", paramLabel = "N", defaultValue = "10") int cellSeconds,
      @Option(names = "--seconds", paramLabel = "N", defaultValue = "120") int seconds,
      @Option(names = "--megabytes", paramLabel = "N", defaultValue = "256") int megabytes)
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
      Map<String, Set<Double>> drawn = new HashMap<>();
      if (own != null && Variants.isIn(which)) {
        for (String student : students.keySet()) {
          drawn.put(student, own.drawn(which, handedIn.nameOf(student)));
        }
      }
      Map<String, Map<String, String>> columns = new HashMap<>();
      for (Graded each : graded) {
        String copied = drawn.isEmpty() ? "" : Copies.of(each, graded, which, drawn);
        columns.put(each.student(), lateness.columns(handedIn, each.student(), copied));
      }
      report.write(which.name(), graded, columns, late.best);
    }
    double minutes = (System.nanoTime() - start) / 60e9;
    int all = graded.size();
    String done = "%d submissions of %s in %.1f minutes (%.0f a minute): ";
    out().print(Text.format(done, all, which.name(), minutes, all / minutes));
    out().println(report.gradebook() + ", " + report.pages());
    return 0;
  }

  private static void requireSound(Graded solution) throws AssignmentException {
    for (Graded.TestCell test : solution.tests()) {
      if (test.points() != test.maximum()) {
        throw new AssignmentException(
            "the author's own solution fails %s: %s", test.id(), test.reason());
      }
    }
  }

  private static List<Grader.Pending> entries(HandedIn handedIn, Assignment which, Variants own) {
    List<Grader.Pending> entries = new ArrayList<>();
    for (Map.Entry<String, List<Path>> each : handedIn.students().entrySet()) {
      String name = handedIn.nameOf(each.getKey());
      Grader.Pending.Reading reading =
          () -> {
            Path notebook = Submissions.notebook(each.getValue(), which);
            return Submission.read(notebook, own == null ? which : own.of(which, name));
          };
      entries.add(new Grader.Pending(each.getKey(), reading));
    }
    return entries;
  }

  private synchronized void show(Graded graded) {
    String points = Numbers.points(graded.points());
    String maximum = Numbers.points(graded.maximum());
    String who = graded.student() + (graded.failure() == null ? "" : ": " + graded.failure());
    out().println(Text.format("%5s of %-3s %5.1f s  %s", points, maximum, graded.seconds(), who));
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

  @Command(name = "autograde", hidden = true)
  int autograde(
      @Parameters(paramLabel = "DIR") Path place,
      @Option(names = "--assignment", required = true, paramLabel = "PATH") Path assignment,
      @Mixin LateOptions late)
      throws IOException, InterruptedException {
    Assignment which = Assignment.readAll(assignment).get(0);
    DueDate due = late.dueDate(Gradescope.due(place));
    double score = Gradescope.grade(place, which, Limits.DEFAULT, due, late.best);
    out().println(Numbers.points(score) + " points");
    return 0;
  }

  @Command(name = "feedback")
  int feedback(@Parameters(paramLabel = "GRADED") Path folder) throws IOException {
    GradingReport report = new GradingReport(folder);
    out().println(report.rewrite() + " pages: " + report.pages());
    return 0;
  }

  @Command(name = "summary")
  int summary(@Parameters(paramLabel = "GRADED") Path folder) throws IOException {
    out().println(CourseSummary.write(new GradingReport(folder)));
    return 0;
  }

  @Command(name = "export")
  int export(
      @Parameters(paramLabel = "GRADED|ASSIGNMENT") Path what,
      @Mixin LateOptions late,
      @Option(names = "--column", paramLabel = "TITLE") String column,
      @Option(names = "--moodle", paramLabel = "CSV") Path moodle,
      @Option(names = "--canvas", paramLabel = "CSV") Path canvas,
      @Option(names = "--gradescope", paramLabel = "ZIP") Path gradescope,
      @Option(names = "--jplag", paramLabel = "DIR") Path jplag)
      throws IOException {
    if (gradescope != null) {
      Gradescope.export(named(what), gradescope, late.arguments());
      out().println(gradescope);
    } else if (jplag != null) {
      int students = JplagFiles.write(new GradingReport(what), jplag);
      out().println(students + " students answered: " + jplag);
    } else if (moodle != null || canvas != null) {
      LmsGrades grades = LmsGrades.of(what);
      String title = column != null ? column : new GradingReport(what).read().assignment();
      int filled = moodle != null ? grades.moodle(moodle) : grades.canvas(canvas, title);
      String some = "%d of %d students have all their points: %s";
      out().println(Text.format(some, filled, grades.rows().size(), what));
    } else {
      throw new ParameterException(
          spec.subcommands().get("export"),
          "Missing a place: --moodle, --canvas, --gradescope or --jplag");
    }
    return 0;
  }

  // a path, or the name of one of the project's own
  private static Assignment named(Path what) throws IOException {
    boolean path = Files.exists(what);
    String problem = "%s is neither a path nor the name of an assignment";
    return Assignment.readAll(path ? what : null).stream()
        .filter(each -> path || each.name().equals(what.toString()))
        .findFirst()
        .orElseThrow(() -> new AssignmentException(problem, what));
  }

  @Command(name = "prove")
  int prove(
      @Parameters(arity = "0..1", paramLabel = "ASSIGNMENT") Path assignment,
      @Option(names = "--jobs", paramLabel = "N") Integer jobs)
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
