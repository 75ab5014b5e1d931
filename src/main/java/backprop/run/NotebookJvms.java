package backprop.run;

import backprop.jshell.CompletionIndex;
import backprop.jvm.ChildJvm;
import backprop.run.NotebookRun.Failure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * JVMs that execute notebooks ({@link NotebookChild}), as many as do so at a time. Each compiles
 * the cells of one notebook after the other, and has those of each run in yet another JVM, started
 * in the notebook's folder as Jupyter does: relative paths mean the same, and a notebook cannot
 * disturb the next one, not even with {@code System.exit}.
 */
final class NotebookJvms implements AutoCloseable {
  /** A notebook to execute, and the file for its executed copy. */
  record NotebookJob(String notebook, String copy) {}

  /** A child's report: a cell starts, the notebook ended, its JVM died, or no copy was written. */
  record CellReport(int cell, NotebookRun run, String died, String unwritten) {}

  private static final List<String> OPTIONS =
      Stream.concat(
              ChildJvm.FOR_COMPILER.stream(),
              Stream.of("-XX:-UsePerfData", CompletionIndex.JVM_OPTION))
          .toList();

  private final Queue<ChildJvm> idle = new ConcurrentLinkedQueue<>();

  /**
   * Executes {@code notebook} and writes the executed copy to {@code out}; none if a cell ends its
   * JVM. Tells the number of every cell before it runs. If this thread is interrupted, the child
   * ends too.
   */
  NotebookRun run(Path notebook, Path out, IntConsumer started)
      throws IOException, InterruptedException {
    ChildJvm child = idle.poll();
    if (child == null) {
      child =
          new ChildJvm(
              Path.of("").toAbsolutePath(), System.err::print, OPTIONS, NotebookChild.class);
    }
    boolean done = false;
    try {
      child.send(
          new NotebookJob(notebook.toAbsolutePath().toString(), out.toAbsolutePath().toString()));
      NotebookRun run = read(child, notebook, out, started);
      done = child.process().isAlive();
      return run;
    } finally {
      if (done) {
        idle.add(child);
      } else {
        child.process().destroyForcibly();
      }
    }
  }

  private static NotebookRun read(ChildJvm child, Path notebook, Path out, IntConsumer started)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    int cell = 0;
    CellReport report = child.report(CellReport.class);
    for (; report != null && report.cell() > 0; report = child.report(CellReport.class)) {
      cell = report.cell();
      started.accept(cell);
    }
    if (report != null && report.unwritten() != null) { // no cell is to blame
      throw new FileSystemException(out.toString(), null, report.unwritten());
    }
    if (report != null && report.run() != null) {
      return report.run();
    }
    String end = report == null ? child.awaitEnd() : report.died();
    if (cell == 0) {
      throw new IOException("the JVM of " + notebook + " ended before the first cell: " + end);
    }
    return died(cell, end, (System.nanoTime() - start) / 1e9);
  }

  private static NotebookRun died(int cell, String end, double seconds) {
    String message = "the JVM of the notebook ended in this cell: " + end;
    return new NotebookRun(cell - 1, 0, seconds, new Failure(cell, 0, "", "DeadKernel", message));
  }

  @Override
  public void close() {
    idle.forEach(child -> child.process().destroyForcibly());
  }
}
