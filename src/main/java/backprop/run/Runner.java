package backprop.run;

import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.ipynb.OutputImage;
import backprop.jshell.CellError;
import backprop.jshell.CellException;
import backprop.kernel.MimeBundle;
import backprop.kernel.Outlet;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Executes a notebook in a fresh kernel, and puts into it the outputs that Jupyter would. */
public final class Runner {
  /** What executes a cell, and shows in an outlet what that prints and displays. */
  public interface CellKernel {
    /** Executes a cell and returns the value to show, if it has one. */
    Optional<MimeBundle> execute(String cell, Outlet outlet) throws CellException;
  }

  private final Notebook notebook;
  private final CellKernel kernel;
  private final Map<String, List<JsonObject>> displays = new HashMap<>();

  private Runner(Notebook notebook, CellKernel kernel) {
    this.notebook = notebook;
    this.kernel = kernel;
  }

  /**
   * Executes {@code notebook} in place, in a fresh kernel, and tells the number of every cell
   * before it runs. A cell that fails ends the run, unless it is tagged {@code raises-exception};
   * the cells after it are left without outputs.
   */
  public static NotebookRun run(Notebook notebook, CellKernel kernel, IntConsumer started) {
    long start = System.nanoTime();
    notebook.cells().stream().filter(Cell::isCode).forEach(Cell::clear);
    Failure failure = new Runner(notebook, kernel).runCells(started);
    int executed =
        (int) notebook.cells().stream().filter(cell -> cell.executionCount() > 0).count();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new NotebookRun(executed, OutputImage.of(notebook).size(), seconds, failure);
  }

  private Failure runCells(IntConsumer started) {
    int count = 0;
    for (Cell cell : notebook.cells().stream().filter(Cell::isExecutable).toList()) {
      count++;
      started.accept(count);
      Failure failure = runCell(cell, count);
      if (failure != null && !cell.mayFail()) {
        return failure;
      }
    }
    return null;
  }

  private Failure runCell(Cell cell, int count) {
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
