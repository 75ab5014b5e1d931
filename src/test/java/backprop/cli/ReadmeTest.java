package backprop.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.ipynb.Notebook;
import backprop.ipynb.Notebooks;
import backprop.run.NotebookRun;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows runs. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");

  @Test
  void theExampleRunsAndLearnsXor() throws Exception {
    String example = block("java");
    Notebook notebook = Notebooks.of("%classpath target/classes\n" + example);
    NotebookRun run = Notebooks.run(notebook, Path.of(""));
    assertNull(run.failure(), () -> String.valueOf(run.failure()));
    List<JsonObject> outputs = notebook.cells().get(0).outputs();
    String printed =
        String.join(
            "",
            Stream.of(outputs.get(0).getAsJsonArray("text"))
                .flatMap(a -> a.asList().stream())
                .map(e -> e.getAsString())
                .toList());
    String[] numbers = printed.strip().split("\n")[1].strip().split("\\s+");
    assertEquals(
        List.of(false, true, true, false),
        Stream.of(numbers).map(number -> Double.parseDouble(number) > 0.5).toList(),
        printed);
  }

  @Test
  void theTableLeadsToANewRow() throws Exception {
    Matcher found =
        Pattern.compile("```java\n(import backprop.data.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(README));
    assertTrue(found.find(), "README.md reads a table");
    Notebook notebook = Notebooks.of("%classpath target/classes\n" + found.group(1));
    NotebookRun run = Notebooks.run(notebook, Path.of(""));
    assertNull(run.failure(), () -> String.valueOf(run.failure()));
    String printed = notebook.cells().get(0).outputs().toString();
    assertTrue(printed.contains("setosa"), printed);
  }

  @Test
  void theStudyRuns() throws Exception {
    String imports =
        block("java")
            .lines()
            .filter(line -> line.startsWith("import"))
            .reduce("", ReadmeTest::line);
    Matcher study =
        Pattern.compile("Results results = .*?;\n```", Pattern.DOTALL)
            .matcher(Files.readString(README));
    assertTrue(study.find(), "README.md declares a study");
    Notebook notebook =
        Notebooks.of(
            "%classpath target/classes\nimport java.nio.file.Path;\n"
                + "import backprop.data.*;\nimport backprop.experiment.*;\n"
                + imports
                + study.group().replace("```", "results"));
    NotebookRun run = Notebooks.run(notebook, Path.of(""));
    assertNull(run.failure(), () -> String.valueOf(run.failure()));
    String printed = notebook.cells().get(0).outputs().toString();
    assertTrue(printed.contains("hidden units: 40 runs of 4 settings"), printed);
    assertTrue(Files.exists(Path.of("target/experiments/hidden-units.json")));
  }

  private static String line(String before, String next) {
    return before + next + "\n";
  }

  @Test
  void theCommandsAreThoseOfTheCheck() throws Exception {
    String commands = block("sh");
    assertTrue(commands.contains("mvn verify"), commands);
    assertTrue(Files.readString(Path.of(".ci/run")).contains("mvn -B -ntp clean verify"));
  }

  private static String block(String language) throws Exception {
    Matcher found =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(README));
    assertTrue(found.find(), "README.md has no " + language + " block");
    return found.group(1);
  }
}
