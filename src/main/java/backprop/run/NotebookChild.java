package backprop.run;

import backprop.file.AtomicFile;
import backprop.ipynb.Notebook;
import backprop.jshell.CompletionIndex;
import backprop.jvm.ChildJvm;
import backprop.jvm.ParentJvm;
import backprop.kernel.remote.RemoteKernel;
import backprop.run.NotebookJvms.CellReport;
import backprop.run.NotebookJvms.NotebookJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A child of {@link NotebookJvms}: executes one notebook after the other. */
final class NotebookChild {
  private static final List<String> FOR_CELLS =
      Stream.concat(ChildJvm.FOR_CELLS.stream(), Stream.of("-XX:+UseSerialGC")).toList();

  private NotebookChild() {}

  /** Executes notebooks until there are none to come. */
  public static void main(String[] none) throws IOException {
    ParentJvm parent = new ParentJvm(() -> {});
    CompletionIndex.prevent();
    NotebookJob job = parent.receive(NotebookJob.class);
    for (; job != null; job = parent.receive(NotebookJob.class)) {
      parent.report(executed(job, parent));
    }
    System.exit(0);
  }

  private static CellReport executed(NotebookJob job, ParentJvm parent) throws IOException {
    Path in = Path.of(job.notebook());
    Notebook notebook = Notebook.read(in);
    NotebookRun run;
    try (RemoteKernel kernel = new RemoteKernel(in.getParent(), FOR_CELLS)) {
      run =
          Runner.run(
              notebook,
              kernel::execute,
              cell -> parent.report(new CellReport(cell, null, null, null)));
    } catch (RemoteKernel.DeadKernelException e) {
      return new CellReport(0, null, e.getMessage(), null);
    }
    try {
      notebook.write(Path.of(job.copy()));
      return new CellReport(0, run, null, null);
    } catch (IOException e) {
      return new CellReport(0, null, null, AtomicFile.reason(e));
    }
  }
}
