package backprop.run;

import backprop.ipynb.Notebook;
import backprop.jvm.ParentProcess;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The child of {@link NotebookProcess}: executes one notebook in this JVM and reports on standard
 * output.
 */
final class NotebookChild {
  private NotebookChild() {}

  /**
   * Executes a notebook and ends this JVM.
   *
   * @param files the notebook, and the file for its executed copy
   */
  public static void main(String[] files) throws IOException {
    ParentProcess.endWith(ParentProcess.starter());
    Path in = Path.of(files[0]);
    Path out = Path.of(files[1]);
    Notebook notebook = Notebook.read(in);
    PrintStream reports =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Execution execution =
        Runner.run(
            notebook,
            in.toAbsolutePath().getParent(),
            cell -> reports.println(new NotebookProcess.Report(cell, null).line()));
    notebook.write(out);
    reports.println(new NotebookProcess.Report(0, execution).line());
    reports.flush();
    System.exit(0); // threads that the notebook left running do not keep the JVM
  }
}
