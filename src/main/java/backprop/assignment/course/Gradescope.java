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
import backprop.assignment.grade.jvm.Limits;
import backprop.file.AtomicFile;
import backprop.text.Numbers;
import backprop.text.Text;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An autograder for Gradescope, and what runs in it (the formats:
 * gradescope-autograders.readthedocs.io, Specifications and Submission Metadata).
 */
public final class Gradescope {
  private static final String ASSIGNMENTS = "notebooks/assignments/";

  private static final String SETUP =
      """
      #!/usr/bin/env bash
      # A JDK, since a Java without the compiler cannot grade
      set -e
      apt-get update
      apt-get install -y --no-install-recommends openjdk-17-jdk-headless ||
        apt-get install -y --no-install-recommends default-jdk-headless
      """;

  private static final String RUN =
      """
      #!/usr/bin/env bash
      # Grades /autograder/submission into /autograder/results; AUTOGRADER is another place, to try it
      place="${AUTOGRADER:-/autograder}"
      export LC_ALL=C.UTF-8
      exec java -jar "$place/source/target/backprop.jar" assignment autograde "$place" \\
        --assignment "$place/source/ASSIGNMENT" ARGUMENTS
      """;

  private Gradescope() {}

  /**
   * Writes the zip: setup and run scripts, the library and the assignment, as the project has them.
   *
   * @param arguments of {@code autograde}
   * @throws AssignmentException if this program does not run from its jar
   */
  public static void export(Assignment assignment, Path zip, List<String> arguments)
      throws IOException {
    Path jar =
        LibraryJar.jar()
            .orElseThrow(() -> new AssignmentException("no jar: " + LibraryJar.COMMAND));
    String run =
        RUN.replace("ASSIGNMENT", ASSIGNMENTS + assignment.name())
            .replace(
                "ARGUMENTS",
                arguments.stream().map(Gradescope::quoted).collect(Collectors.joining(" ")));
    Files.deleteIfExists(zip);
    Map<String, ?> options = Map.of("create", true, "enablePosixFileAttributes", true);
    try (FileSystem files = FileSystems.newFileSystem(zip, options);
        Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
      for (Map.Entry<String, String> script :
          Map.of("setup.sh", SETUP, "run_autograder", run).entrySet()) {
        Path file = Files.writeString(files.getPath(script.getKey()), script.getValue());
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

  private static String quoted(String argument) {
    return "'" + argument.replace("'", "'\\''") + "'";
  }

  /**
   * Grades {@code submission} there and writes {@code results/results.json}. A cell with hidden
   * tests is two entries: the tests that the student has, without points, and all of them.
   *
   * @param place with {@code submission}, {@code submission_metadata.json} and {@code results}
   * @param hidden the visibility of hidden tests, in Gradescope's words
   * @param due null if nothing is late
   * @param best whether an earlier submission counts if it had more points
   * @return the score
   * @throws IOException if grading fails
   */
  public static double grade(
      Path place, Assignment assignment, Limits limits, String hidden, DueDate due, boolean best)
      throws IOException, InterruptedException {
    Assignment released = Release.withoutHiddenTests(assignment);
    Graded visible = graded(place, released, limits);
    Graded right;
    try (Grader grader = new Grader(released, limits, 1)) {
      right = grader.gradeSolution();
    }
    Graded graded = graded(place, assignment, limits);
    JsonArray tests = new JsonArray();
    for (int i = 0; i < graded.tests().size(); i++) {
      Graded.TestCell all = graded.tests().get(i);
      if (hasHidden(assignment, all.id())) {
        Graded.TestCell shown = visible.tests().get(i);
        boolean passed = shown.points() >= right.tests().get(i).points();
        JsonObject entry = entry(shown, ": the tests that you have", 0, "visible");
        if (passed) { // some points of a Score are always missing here: those of hidden parts
          entry.addProperty("output", shown.printed().strip());
        }
        entry.addProperty("status", passed ? "passed" : "failed");
        tests.add(entry);
        tests.add(entry(all, ": all tests", all.maximum(), hidden));
      } else {
        tests.add(entry(all, "", all.maximum(), "visible"));
      }
    }
    JsonObject metadata = metadata(place);
    double off = due == null ? 0 : due.percentOff(created(metadata).toInstant());
    JsonObject results = new JsonObject();
    results.addProperty("score", graded.points() * (1 - off / 100));
    results.addProperty("output", output(graded, assignment, off));
    results.add("tests", tests);
    results = best ? best(results, metadata) : results;
    String json = new GsonBuilder().setPrettyPrinting().create().toJson(results);
    Path file = place.resolve("results").resolve("results.json");
    AtomicFile.write(file, json.getBytes(StandardCharsets.UTF_8));
    return results.get("score").getAsDouble();
  }

  private static Graded graded(Path place, Assignment assignment, Limits limits)
      throws IOException, InterruptedException {
    Grader.Pending submission =
        new Grader.Pending(
            "submission",
            () ->
                Submission.read(
                    Submissions.notebook(List.of(place.resolve("submission")), assignment),
                    assignment));
    try (Grader grader = new Grader(assignment, limits, 1)) {
      return grader.grade(List.of(submission), done -> {}).get(0);
    }
  }

  private static boolean hasHidden(Assignment assignment, String id) throws AssignmentException {
    for (Item item : assignment.items()) {
      if (item.id().equals(id)) {
        return !Release.source(item).equals(item.cell().source().stripTrailing());
      }
    }
    return false;
  }

  private static JsonObject entry(
      Graded.TestCell test, String which, double maximum, String visibility) {
    JsonObject entry = new JsonObject();
    entry.addProperty("name", test.id() + which);
    entry.addProperty("score", Math.min(test.points(), maximum));
    entry.addProperty("max_score", maximum);
    entry.addProperty("output", (test.reason() + "\n" + test.printed()).strip());
    entry.addProperty("visibility", visibility);
    return entry;
  }

  // what concerns the submission as a whole, and tells nothing of hidden tests
  private static String output(Graded graded, Assignment assignment, double off) {
    List<String> lines = new ArrayList<>(graded.notes());
    if (graded.failure() != null) {
      lines.add("Nothing could be graded: " + graded.failure());
    }
    assignment
        .items(Item.Kind.WRITTEN)
        .forEach(
            item ->
                lines.add(
                    Text.format(
                        "%s: a person gives up to %s points",
                        item.id(), Numbers.points(item.points()))));
    if (off > 0) {
      lines.add("Handed in late: " + Numbers.points(off) + " % of the points are taken off.");
    }
    return String.join("\n", lines);
  }

  /** When the assignment is due in Gradescope; null if it does not say. */
  public static String due(Path place) throws IOException {
    return metadata(place).get("assignment") instanceof JsonObject assignment
            && assignment.get("due_date") instanceof JsonPrimitive due
        ? due.getAsString()
        : null;
  }

  private static ZonedDateTime created(JsonObject metadata) throws AssignmentException {
    JsonElement created = metadata.get("created_at");
    return DueDate.time(
        "created_at in submission_metadata.json",
        created == null ? "missing" : created.getAsString());
  }

  private static JsonObject metadata(Path place) throws IOException {
    Path file = place.resolve("submission_metadata.json");
    try {
      return Files.exists(file)
          ? JsonParser.parseString(Files.readString(file)).getAsJsonObject()
          : new JsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new AssignmentException(file + " is not what Gradescope writes: " + e.getMessage());
    }
  }

  // an earlier submission's results, if they have more points
  private static JsonObject best(JsonObject results, JsonObject metadata) {
    JsonObject best = results;
    if (metadata.get("previous_submissions") instanceof JsonArray all) {
      for (JsonElement each : all) {
        if (each instanceof JsonObject before
            && before.get("results") instanceof JsonObject earlier
            && earlier.get("score") instanceof JsonPrimitive score
            && score.getAsDouble() > best.get("score").getAsDouble()) {
          best = earlier;
        }
      }
    }
    if (best != results) {
      best.addProperty("output", "An earlier submission had more points and counts.");
    }
    return best;
  }
}
