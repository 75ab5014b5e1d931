package backprop.run;

import backprop.file.AtomicFile;
import backprop.ipynb.Notebook;
import backprop.jshell.CompletionIndex;
import backprop.jvm.ParentJvm;
import backprop.kernel.remote.RemoteKernel;
import backprop.run.NotebookJvms.CellReport;
import backprop.run.NotebookJvms.NotebookJob;
import java.io.IOException;
import java.nio.file.Path;

/** A child of {@link NotebookJvms}: executes one notebook after the other. */
final class NotebookChild {
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
    try (RemoteKernel kernel = new RemoteKernel(in.getParent())) {
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
