package backprop.assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import backprop.assignment.Assignment;
import backprop.assignment.Item;
import backprop.assignment.Release;
import backprop.ipynb.Notebook;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The autograder of the packaged program, unpacked and run as Gradescope does. */
class GradescopeIT {
  private static final Path HOME = Path.of(System.getProperty("java.home"), "bin");

  @TempDir private Path folder;

  private void run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    String path = HOME + File.pathSeparator + builder.environment().get("PATH");
    builder.environment().put("PATH", path);
    builder.environment().put("AUTOGRADER", folder.toString());
    Path log = folder.resolve("stdout");
    int status = builder.redirectOutput(log.toFile()).start().waitFor();
    assertEquals(0, status, Files.readString(log));
  }

  private void unpack(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        Path to = folder.resolve("source").resolve(entry.getName());
        Files.createDirectories(entry.isDirectory() ? to : to.getParent());
        if (!entry.isDirectory()) {
          try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, to);
          }
        }
      }
    }
  }

  // everything right, but the slope in delta3 and what only hidden tests of the cost see
  private void handIn() throws IOException {
    Assignment assignment = Assignment.readAll(Path.of("notebooks/assignments/single-path")).get(0);
    Notebook notebook = Release.notebook(assignment);
    for (int i = 0; i < notebook.cells().size(); i++) {
      Item item = assignment.items().get(i);
      String answer =
          switch (item.id()) {
            case "delta3" ->
                "double delta3(Forward f, double d, double[] theta) { return d * theta[3]; }";
            case "update" -> item.cell().source() + "\nSystem.exit(0);";
            case "cost" ->
                "double cost(Forward f, double y) { return f.yHat() > y ? 0.25 : 0.02; }";
            default -> item.cell().source();
          };
      if (item.kind() == Item.Kind.ANSWER) {
        notebook.cells().get(i).json().addProperty("source", answer);
      }
    }
    notebook.write(folder.resolve("submission").resolve("mine.ipynb"));
  }

  private static JsonObject test(JsonObject results, String name) {
    for (JsonElement test : results.getAsJsonArray("tests")) {
      if (test.getAsJsonObject().get("name").getAsString().equals(name)) {
        return test.getAsJsonObject();
      }
    }
    throw new AssertionError("no test " + name + " in " + results);
  }

  @Test
  void itGradesASubmissionAndShowsNothingOfTheHiddenTests() throws Exception {
    assumeFalse(File.separatorChar == '\\', "Gradescope's machines are Linux");
    Path zip = folder.resolve("autograder.zip");
    String java = HOME.resolve("java").toString();
    run(
        (java
                + " -jar target/backprop.jar assignment export single-path --penalty 10%/day --best"
                + " --gradescope "
                + zip)
            .split(" "));
    unpack(zip);
    handIn();
    Files.writeString(
        folder.resolve("submission_metadata.json"),
        "{\"created_at\": \"2018-08-01T14:22:32.365935-07:00\","
            + "\"assignment\": {\"due_date\": \"2018-07-31T23:00:00.000000-07:00\"}}");
    run("bash", folder.resolve("source/run_autograder").toString());

    JsonObject results =
        JsonParser.parseString(Files.readString(folder.resolve("results/results.json")))
            .getAsJsonObject();
    assertEquals(0.9 * 15, results.get("score").getAsDouble(), 1e-9); // of 18
    assertTrue(results.get("output").getAsString().contains("late: 10 % of the points"));
    assertTrue(results.get("output").getAsString().contains("cell update: uses java.lang.System"));
    double points = 0;
    for (JsonElement each : results.getAsJsonArray("tests")) {
      JsonObject test = each.getAsJsonObject();
      points += test.get("max_score").getAsDouble();
      assertTrue(
          Set.of("score", "max_score", "name", "output", "visibility", "status")
              .containsAll(test.keySet()),
          "what Gradescope describes, and no more: " + test);
      assertTrue(
          List.of("visible", "hidden").contains(test.get("visibility").getAsString()), test + "");
    }
    assertEquals(18, points);
    JsonObject shown = test(results, "test-cost: the tests that you have");
    assertEquals("passed", shown.get("status").getAsString());
    assertEquals("visible", shown.get("visibility").getAsString());
    JsonObject all = test(results, "test-cost: all tests");
    assertEquals(0, all.get("score").getAsDouble());
    assertEquals("hidden", all.get("visibility").getAsString());
    JsonObject slope = test(results, "test-delta3: the tests that you have");
    assertEquals("failed", slope.get("status").getAsString());
    assertTrue(slope.get("output").getAsString().contains("σ′(z^(3)) is forgotten"), slope + "");
    JsonObject gradients = test(results, "test-gradients: the tests that you have");
    assertEquals("passed", gradients.get("status").getAsString(), "parts are all hidden or right");
    assertFalse(gradients.get("output").getAsString().contains("other numbers"));
  }
}
