package backprop.run;

import backprop.jvm.ChildJvm;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Executes a notebook in a JVM of its own ({@link NotebookChild}), started in the notebook's folder
 * as Jupyter does: relative paths mean the same, and a notebook cannot disturb the next one, not
 * even with {@code System.exit}.
 */
final class NotebookProcess {
  // for what runs when the child exits; a cell may have left something there that never ends
  private static final int SECONDS_TO_END = 2;

  /** What the child reports: a cell starts, or the notebook has ended, or no copy was written. */
  record CellReport(int cell, NotebookRun run, String unwritten) {}

  private NotebookProcess() {}

  /**
   * Executes {@code notebook} and writes the executed copy to {@code out}.
   *
   * @param started told the number of every cell before it runs
   * @throws IOException when no JVM can be started, it ends before the first cell, or the copy
   *     cannot be written
   * @throws InterruptedException when this thread is interrupted; the child ends too
   */
  static NotebookRun run(Path notebook, Path out, IntConsumer started)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    ChildJvm child =
        new ChildJvm(
            notebook.toAbsolutePath().getParent(),
            System.err::print,
            ChildJvm.FOR_CELLS,
            NotebookChild.class,
            notebook.toAbsolutePath().toString(),
            out.toAbsolutePath().toString());
    int cell = 0;
    try {
      child.process().getOutputStream().close();
      CellReport report = child.report(CellReport.class);
      for (; report != null && report.run() == null; report = child.report(CellReport.class)) {
        if (report.unwritten() != null) { // no cell is to blame
          throw new FileSystemException(out.toString(), null, report.unwritten());
        }
        cell = report.cell();
        started.accept(cell);
      }
      if (report != null) {
        child.process().waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        return report.run();
      }
      if (cell == 0) {
        throw new IOException(
            "the JVM of " + notebook + " ended before the first cell: " + child.awaitEnd());
      }
      return died(cell, child.awaitEnd(), (System.nanoTime() - start) / 1e9);
    } finally {
      child.process().destroyForcibly();
    }
  }

  private static NotebookRun died(int cell, String end, double seconds) {
    String message = "the JVM of the notebook ended in this cell: " + end;
    return new NotebookRun(cell - 1, 0, seconds, new Failure(cell, 0, "", "DeadKernel", message));
  }
}
