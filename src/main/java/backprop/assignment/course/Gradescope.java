package backprop.assignment.course;

import backprop.LibraryJar;
import backprop.assignment.Assignment;
import backprop.assignment.AssignmentException;
import backprop.assignment.Item;
import backprop.assignment.Release;
import backprop.assignment.grade.Graded;
import backprop.assignment.grade.Grader;
import backprop.assignment.grade.Submission;
import backprop.assignment.grade.Submissions;
import backprop.assignment.grade.jvm.GradingJvms;
import backprop.assignment.grade.jvm.Limits;
import backprop.file.AtomicFile;
import backprop.text.Numbers;
import backprop.text.Resource;
import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An autograder for Gradescope, and what runs in it (the formats:
 * gradescope-autograders.readthedocs.io, Specifications and Submission Metadata).
 */
public final class Gradescope {
  private static final String ASSIGNMENTS = "notebooks/assignments/";

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .create();

  /** What {@code results.json} holds. */
  private record Results(double score, String output, List<Test> tests) {}

  private record Test(
      String name,
      double score,
      double maxScore,
      String output,
      String visibility,
      String status) {}

  /** What is read of {@code submission_metadata.json}. */
  private record Metadata(
      String createdAt, Due assignment, List<User> users, List<Previous> previousSubmissions) {}

  private record Due(String dueDate) {}

  /** With dates of their own, where somebody has more time. */
  private record User(Due assignment) {}

  private record Previous(Results results) {}

  private Gradescope() {}

  /**
   * Writes the zip, with these arguments for {@code autograde}: setup and run scripts, the library
   * and the assignment, as the project has them. This program must run from its jar.
   */
  public static void export(Assignment assignment, Path zip, List<String> arguments)
      throws IOException {
    Path jar =
        LibraryJar.jar()
            .orElseThrow(() -> new AssignmentException("no jar: %s", LibraryJar.COMMAND));
    Files.deleteIfExists(zip);
    Map<String, ?> options = Map.of("create", true, "enablePosixFileAttributes", true);
    try (FileSystem files = FileSystems.newFileSystem(zip, options);
        Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
      for (String name : List.of("setup.sh", "run_autograder")) {
        String script = Resource.text(Gradescope.class, name);
        script = script.replace("ASSIGNMENT", ASSIGNMENTS + assignment.name());
        script = script.replace("ARGUMENTS", "'" + String.join("' '", arguments) + "'");
        Path file = Files.writeString(files.getPath(name), script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      Files.createDirectories(files.getPath("target/lib"));
      Files.copy(jar, files.getPath("target/backprop.jar"));
      for (Path library : libraries.toList()) {
        Files.copy(library, files.getPath("target/lib", library.getFileName().toString()));
      }
      Path folder = Files.createDirectories(files.getPath(ASSIGNMENTS + assignment.name()));
      Files.copy(assignment.file(), folder.resolve(assignment.name() + Assignment.EXTENSION));
      for (Path other : Release.otherFiles(assignment)) {
        Files.copy(other, folder.resolve(other.getFileName().toString()));
      }
    }
  }

  /**
   * Grades {@code submission} in a place, writes {@code results/results.json} and returns the
   * score. A cell with hidden tests is two entries: the tests that the student has, without points,
   * and all of them. Nothing is late if {@code due} is null; the best of several submissions counts
   * if asked for.
   */
  public static double grade(
      Path place, Assignment assignment, Limits limits, DueDate due, boolean best)
      throws IOException, InterruptedException {
    Assignment released = Release.withoutHiddenTests(assignment);
    Graded visible;
    Graded right;
    Graded graded;
    try (GradingJvms jvms = new GradingJvms();
        Grader some = new Grader(released, limits, 1, jvms);
        Grader all = new Grader(assignment, limits, 1, jvms)) {
      visible = graded(place, released, some);
      right = some.gradeSolution();
      graded = graded(place, assignment, all);
    }
    List<Test> tests = new ArrayList<>();
    for (int i = 0; i < graded.tests().size(); i++) {
      Graded.TestCell all = graded.tests().get(i);
      Graded.TestCell shown = visible.tests().get(i);
      boolean hidden = hasHidden(assignment, all.id());
      if (hidden) {
        // some points of a Score are always missing: those of hidden parts
        boolean passed = shown.points() >= right.tests().get(i).points();
        String output = passed ? shown.printed() : said(shown);
        String status = passed ? "passed" : "failed";
        String name = all.id() + ": the tests that you have";
        tests.add(new Test(name, 0, 0, output, "visible", status));
      }
      String name = all.id() + (hidden ? ": all tests" : "");
      String seen = hidden ? "hidden" : "visible";
      tests.add(new Test(name, all.points(), all.maximum(), said(all), seen, null));
    }
    Metadata metadata = metadata(place);
    Instant submitted = DueDate.time("created_at", metadata.createdAt() + "").toInstant();
    double off = due == null ? 0 : due.percentOff(submitted);
    double score = graded.points() * (1 - off / 100);
    Results results = new Results(score, output(graded, visible, assignment, off), tests);
    if (best && metadata.previousSubmissions() != null) {
      for (Previous each : metadata.previousSubmissions()) {
        boolean better = each.results() != null && each.results().score() > results.score();
        results = better ? each.results() : results;
      }
    }
    Path file = place.resolve("results").resolve("results.json");
    AtomicFile.write(file, GSON.toJson(results));
    return results.score();
  }

  private static Graded graded(Path place, Assignment assignment, Grader grader)
      throws IOException, InterruptedException {
    List<Path> files = List.of(place.resolve("submission"));
    Grader.Pending.Reading reading =
        () -> Submission.read(Submissions.notebook(files, assignment), assignment);
    return grader.grade(List.of(new Grader.Pending("it", reading)), done -> {}).get(0);
  }

  private static boolean hasHidden(Assignment assignment, String id) throws AssignmentException {
    for (Item item : assignment.items()) {
      if (item.id().equals(id)) {
        return !Release.source(item).equals(item.cell().source().stripTrailing());
      }
    }
    return false;
  }

  private static String said(Graded.TestCell test) {
    return (test.reason() + "\n" + test.printed()).strip();
  }

  // what concerns the submission as a whole, and tells nothing of hidden tests
  private static String output(Graded graded, Graded visible, Assignment assignment, double off) {
    List<String> lines = new ArrayList<>(graded.notes());
    lines.addAll(visible.troubles());
    if (graded.failure() != null) {
      lines.add("Nothing could be graded: " + graded.failure());
    }
    for (Item item : assignment.items(Item.Kind.WRITTEN)) {
      lines.add(item.id() + ": a person gives up to " + Numbers.points(item.points()) + " points");
    }
    if (off > 0) {
      lines.add("Handed in late: " + Numbers.points(off) + " % of the points are taken off.");
    }
    return String.join("\n", lines);
  }

  /** When the assignment is due in Gradescope, for whoever of a group has longest; or null. */
  public static String due(Path place) throws IOException {
    Metadata metadata = metadata(place);
    List<ZonedDateTime> own = new ArrayList<>();
    for (User user : metadata.users() == null ? List.<User>of() : metadata.users()) {
      if (user.assignment() != null && user.assignment().dueDate() != null) {
        own.add(DueDate.time("due_date", user.assignment().dueDate()));
      }
    }
    return !own.isEmpty()
        ? Collections.max(own).toString()
        : metadata.assignment() == null ? null : metadata.assignment().dueDate();
  }

  private static Metadata metadata(Path place) throws IOException {
    Path file = place.resolve("submission_metadata.json");
    try {
      return GSON.fromJson(Files.readString(file), Metadata.class);
    } catch (JsonParseException e) {
      throw new AssignmentException("%s is not what Gradescope writes: %s", file, e.getMessage());
    }
  }
}
