package backprop.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.ipynb.Notebooks;
import backprop.ipynb.OutputImage;
import backprop.kernel.jupyter.JupyterKernel;
import backprop.run.NotebookRun.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnerTest {
  private static NotebookRun run(Notebook notebook) {
    return Notebooks.run(notebook, Path.of(""));
  }

  private static List<Integer> counts(Notebook notebook) {
    return notebook.cells().stream().map(Cell::executionCount).toList();
  }

  @Test
  void cellsAreNumberedAndBlankOnesSkipped() throws IOException {
    Notebook notebook = Notebooks.of("int x = 1;", " \n", "x + 1");
    List<Integer> started = new ArrayList<>();
    NotebookRun run;
    try (JupyterKernel kernel = new JupyterKernel(Path.of(""))) {
      run = Runner.run(notebook, kernel::execute, started::add);
    }
    assertEquals(List.of(1, 0, 2), counts(notebook));
    assertEquals(List.of(1, 2), started);
    assertEquals(2, run.cells());
    assertNull(run.failure());
    assertTrue(
        notebook.cells().get(2).outputs().get(0).toString().contains("\"execution_count\":2"));
  }

  @Test
  void aFailureEndsTheNotebook() throws IOException {
    Notebook notebook =
        Notebooks.of("1", "int y = 2;\nthrow new IllegalStateException(\"no\");", "3");
    Failure failure = run(notebook).failure();
    assertEquals(
        new Failure(
            2, 2, "throw new IllegalStateException(\"no\");", "IllegalStateException", "no"),
        failure);
    assertEquals(List.of(1, 2, 0), counts(notebook));
    assertEquals(List.of(), notebook.cells().get(2).outputs());
    assertTrue(failure.toString().startsWith("cell [2], line 2: throw new"));
  }

  @Test
  void aCellThatMayFailDoesNotEndIt() throws IOException {
    Notebook notebook = Notebooks.failing("throw new RuntimeException();", "2");
    assertNull(run(notebook).failure());
    assertEquals(List.of(1, 2), counts(notebook));
  }

  @Test
  void anUpdateReachesAnEarlierCell() throws IOException {
    Notebook notebook =
        Notebooks.of("String id = display(\"one\");", "updateDisplay(id, \"two\");");
    run(notebook);
    assertTrue(notebook.cells().get(0).outputs().get(0).toString().contains("two"));
    assertEquals(List.of(), notebook.cells().get(1).outputs());
  }

  @Test
  void figuresAreCountedPerCell() throws IOException {
    String svg = "display(\"<svg/>\", \"image/svg+xml\");";
    Notebook notebook = Notebooks.of("1", svg + svg + " new java.awt.image.BufferedImage(2, 2, 1)");
    assertEquals(3, run(notebook).figures());
    List<String> names =
        OutputImage.of(notebook).stream().map(figure -> figure.fileName("a")).toList();
    assertEquals(List.of("a-cell02-1.svg", "a-cell02-2.svg", "a-cell02-3.png"), names);
  }
}
