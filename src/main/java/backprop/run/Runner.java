package backprop.run;

import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.ipynb.OutputImage;
import backprop.jshell.CellError;
import backprop.jshell.CellException;
import backprop.kernel.MimeBundle;
import backprop.kernel.Outlet;
import backprop.run.NotebookRun.Failure;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Iterator;
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

  private Runner() {}

  /**
   * Executes {@code notebook} in place, in a fresh kernel, and tells the number of every cell
   * before it runs. A cell that fails ends the run, unless it is tagged {@code raises-exception};
   * the cells after it are left without outputs.
   */
  public static NotebookRun run(Notebook notebook, CellKernel kernel, IntConsumer started) {
    long start = System.nanoTime();
    notebook.cells().stream().filter(Cell::isCode).forEach(Cell::clear);
    Iterator<Cell> cells = notebook.cells().stream().filter(Cell::isExecutable).iterator();
    Map<String, List<JsonObject>> displays = new HashMap<>();
    Failure failure = null;
    int count = 0;
    while (failure == null && cells.hasNext()) {
      Cell cell = cells.next();
      count++;
      started.accept(count);
      Failure failed = run(cell, count, kernel, new CellOutputs(displays));
      failure = cell.mayFail() ? null : failed;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new NotebookRun(count, OutputImage.of(notebook).size(), seconds, failure);
  }

  private static Failure run(Cell cell, int count, CellKernel kernel, CellOutputs outputs) {
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
