package backprop.run;

import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.ipynb.OutputImage;
import backprop.jshell.CellError;
import backprop.jshell.CellException;
import backprop.kernel.EmbeddedKernel;
import backprop.kernel.MimeBundle;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Executes a notebook in this JVM, top to bottom in a fresh kernel, and puts into it the outputs
 * that Jupyter would.
 *
 * <p>Paths in {@code %classpath} and {@code %jars} start at the notebook's folder. A file that a
 * cell opens by a relative path starts where the JVM was started, which only {@link
 * NotebookProcess} can choose.
 */
public final class Runner {
  private final Notebook notebook;
  private final Map<String, List<JsonObject>> displays = new HashMap<>();

  private Runner(Notebook notebook) {
    this.notebook = notebook;
  }

  /**
   * Executes {@code notebook} in place. A cell that fails ends the run, unless it is tagged {@code
   * raises-exception}; the cells after it are left without outputs.
   *
   * @param folder the notebook's folder
   * @param started told the number of every cell before it runs
   */
  public static NotebookRun run(Notebook notebook, Path folder, IntConsumer started) {
    long start = System.nanoTime();
    notebook.cells().stream().filter(Cell::isCode).forEach(Cell::clear);
    Failure failure = new Runner(notebook).runCells(folder, started);
    int executed =
        (int) notebook.cells().stream().filter(cell -> cell.executionCount() > 0).count();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new NotebookRun(executed, OutputImage.of(notebook).size(), seconds, failure);
  }

  private Failure runCells(Path folder, IntConsumer started) {
    try (EmbeddedKernel kernel = new EmbeddedKernel(folder)) {
      for (Cell cell : notebook.cells()) {
        if (!cell.isExecutable()) {
          continue;
        }
        started.accept(kernel.nextExecutionCount());
        Failure failure = runCell(kernel, cell);
        if (failure != null && !cell.mayFail()) {
          return failure;
        }
      }
    }
    return null;
  }

  private Failure runCell(EmbeddedKernel kernel, Cell cell) {
    int count = kernel.nextExecutionCount();
    CellOutputs outputs = new CellOutputs(displays);
    try {
      Optional<MimeBundle> value = kernel.execute(cell.source(), outputs);
      value.ifPresent(bundle -> outputs.result(count, bundle));
      return null;
    } catch (CellException e) {
      CellError error = e.error();
      outputs.error(error);
      return new Failure(count, error.line(), error.source(), error.name(), error.message());
    } finally {
      cell.setExecuted(count, outputs.json());
    }
  }
}
