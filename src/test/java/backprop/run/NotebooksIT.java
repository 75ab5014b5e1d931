package backprop.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.ipynb.NotebookDiff;
import backprop.ipynb.OutputImage;
import backprop.kernel.remote.CellJvms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every committed notebook runs, and running it changes nothing. */
@Execution(ExecutionMode.CONCURRENT)
class NotebooksIT {
  private static final CellJvms JVMS = new CellJvms();

  @AfterAll
  static void endThem() {
    JVMS.close();
  }

  /** What differs from run to run or from machine to machine, and so must not be committed. */
  private static final Pattern UNCLEAN =
      Pattern.compile(
          "\\w@[0-9a-f]{5,8}\\b"
              + "|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
              + "|(?<![\\w.])/(home|root|Users|tmp|work|usr|opt)/\\w+"
              + "|\\b[A-Z]:\\\\\\\\\\w+");

  @TempDir private Path folder;

  private static Stream<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(Project.NOTEBOOKS))) {
      List<Path> notebooks =
          files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
      assertNotEquals(List.of(), notebooks, "no notebooks to run");
      return notebooks.stream();
    }
  }

  @TestFactory
  Stream<DynamicTest> runningAgainChangesNothing() throws IOException {
    return notebooks()
        .map(
            file ->
                DynamicTest.dynamicTest(file.getFileName().toString(), () -> runsTheSame(file)));
  }

  private void runsTheSame(Path file) throws IOException {
    Path copy = folder.resolve(file.getFileName());
    NotebookRun run = new ExecutedCopies(folder).execute(file, JVMS, cell -> {});
    assertNull(run.failure(), () -> file + ": " + run.failure());
    List<String> differences = NotebookDiff.of(Notebook.read(file), Notebook.read(copy));
    assertEquals(0, differences.size(), () -> file + ":\n" + String.join("\n", differences) + "\n");
  }

  private static Stream<Path> assignments() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(Project.NOTEBOOKS, "assignments"), 2)) {
      List<Path> assignments =
          files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
      assertNotEquals(List.of(), assignments, "no assignments to run");
      return assignments.stream();
    }
  }

  @TestFactory
  Stream<DynamicTest> solutionsOfAssignmentsRun() throws IOException {
    return assignments()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> runs(file)));
  }

  private void runs(Path file) throws IOException {
    Path copy = folder.resolve(file.getFileName());
    NotebookRun run = new ExecutedCopies(folder).execute(file, JVMS, cell -> {});
    assertNull(run.failure(), () -> file + ": " + run.failure());
    assertEquals(List.of(), problems(Notebook.read(copy)), file + ": outputs");
  }

  @TestFactory
  Stream<DynamicTest> committedNotebooksAreClean() throws IOException {
    return notebooks()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> isClean(file)));
  }

  private static void isClean(Path file) throws IOException {
    Notebook notebook = Notebook.read(file);
    assertEquals("java", notebook.kernelName(), file + ": name of the kernel");
    List<Integer> counts =
        notebook.cells().stream().filter(Cell::isExecutable).map(Cell::executionCount).toList();
    assertEquals(
        IntStream.rangeClosed(1, counts.size()).boxed().toList(),
        counts,
        file + ": execution counts");
    assertEquals(notebook.toJson(), Files.readString(file), file + ": is not as Jupyter saves it");
    assertEquals(List.of(), problems(notebook), file + ": outputs");
  }

  /** Some kernels take no Java beside a magic, and stop at an import of what is not there yet. */
  @TestFactory
  Stream<DynamicTest> theClassPathStandsAloneAndEveryImportInTheNextCell() throws IOException {
    return Stream.concat(notebooks(), assignments())
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> opens(file)));
  }

  private static void opens(Path file) throws IOException {
    List<String> sources =
        Notebook.read(file).cells().stream().filter(Cell::isExecutable).map(Cell::source).toList();
    Path jar = file.getParent().relativize(Path.of("target", "backprop.jar"));
    assertEquals("%jars " + jar.toString().replace('\\', '/'), sources.get(0));
    assertTrue(sources.get(1).contains("import "), sources.get(1));
    Pattern opening = Pattern.compile("(?m)^(%|import )");
    List<String> late =
        sources.stream().skip(2).filter(source -> opening.matcher(source).find()).toList();
    assertEquals(List.of(), late, file + ": a magic or an import after the second cell");
  }

  static List<String> problems(Notebook notebook) {
    List<String> problems = new ArrayList<>();
    for (Cell cell : notebook.cells()) {
      for (var output : cell.outputs()) {
        var text = output.deepCopy();
        if (text.has("data")) {
          text.getAsJsonObject("data").remove(OutputImage.PNG); // letters of Base64 say nothing
        }
        if (output.toString().contains("\"name\":\"stderr\"")
            || output.toString().contains("\"stderr\",")) {
          problems.add("cell [" + cell.executionCount() + "] writes to stderr");
        }
        Matcher found = UNCLEAN.matcher(text.toString());
        if (found.find()) {
          problems.add("cell [" + cell.executionCount() + "] shows " + found.group());
        }
      }
    }
    return problems;
  }
}
