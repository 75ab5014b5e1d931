package backprop.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewCommandTest extends ProgramRun {
  @TempDir private Path project;

  @Test
  void aStudyRunsAsItIsAndItsRecordIsIdenticalWhenRunAgain() throws IOException {
    Path studies = project.resolve("studies");
    Path data = Files.createDirectories(project.resolve("notebooks/data")).resolve("iris.csv");
    Files.copy(Path.of("notebooks/data/iris.csv"), data);
    Path jar = Files.createDirectories(project.resolve("target")).resolve("backprop.jar");
    new JarOutputStream(Files.newOutputStream(jar)).close(); // the test's JVM has the library

    assertEquals(0, run("new", "study", "my-2nd-study", "--out", studies), err.toString());
    Path study = studies.resolve("my-2nd-study.ipynb");
    for (String part : new String[] {"Question", "Method", "Results", "Discussion", "Record"}) {
      assertTrue(Files.readString(study).contains("## " + part), part);
    }
    assertEquals(0, run("run", study, "--out", project.resolve("out")), err.toString());
    for (Cell cell : Notebook.read(project.resolve("out/my-2nd-study.ipynb")).cells()) {
      assertTrue(!cell.outputs().toString().contains("\"stderr\""), cell.outputs()::toString);
    }
    Path record = project.resolve("target/records/my-2nd-study.json");
    assertEquals(0, run("reproduce", record, "--data", studies), out + "\n" + err);
    assertTrue(out.toString().contains("identical"), out.toString());
  }

  @Test
  void aStudyIsNeverOverwritten() throws IOException {
    Path mine = Files.writeString(project.resolve("a.ipynb"), "mine");
    assertEquals(1, run("new", "study", "a", "--out", project));
    assertEquals("mine", Files.readString(mine));
    assertTrue(err.toString().contains("a.ipynb is there already"), err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "My Study", "../x", "a/b", "a.ipynb", "a--b", "é", "nul", "\""})
  void aBadNameIsRefusedInWords(String name) throws IOException {
    assertEquals(1, run("new", "study", name, "--out", project.resolve("studies")));
    assertTrue(
        err.toString().startsWith("backprop: '" + name + "' cannot be the name of a study"),
        err.toString());
    assertTrue(Files.notExists(project.resolve("studies")), "nothing is written");
  }

  @Test
  void aKindIsAskedFor() {
    assertEquals(2, run("new"));
    assertEquals(2, run("new", "book", "x"));
    assertTrue(err.toString().contains("[study]"), err.toString());
  }
}
