package backprop.run;

import backprop.file.AtomicFile;
import backprop.ipynb.Notebook;
import backprop.jvm.ParentJvm;
import java.io.IOException;
import java.nio.file.Path;

/** The child of {@link NotebookProcess}: executes one notebook in this JVM. */
final class NotebookChild {
  private NotebookChild() {}

  /**
   * Executes a notebook and ends this JVM.
   *
   * @param files the notebook, and the file for its executed copy
   */
  public static void main(String[] files) throws IOException {
    ParentJvm parent = new ParentJvm();
    Path in = Path.of(files[0]);
    Notebook notebook = Notebook.read(in);
    NotebookRun run =
        Runner.run(
            notebook,
            in.toAbsolutePath().getParent(),
            cell -> parent.report(new NotebookProcess.CellReport(cell, null, null)));
    try {
      notebook.write(Path.of(files[1]));
      parent.report(new NotebookProcess.CellReport(0, run, null));
    } catch (IOException e) {
      parent.report(new NotebookProcess.CellReport(0, null, AtomicFile.reason(e)));
    }
    System.exit(0); // threads that the notebook left running do not keep the JVM
  }
}
