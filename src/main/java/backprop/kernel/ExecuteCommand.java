package backprop.kernel;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * The child of {@link NotebookProcess}: executes one notebook in this JVM and reports on standard
 * output.
 */
@Command(
    name = "execute",
    hidden = true,
    description = "Executes one notebook in this JVM (used by run).")
final class ExecuteCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NOTEBOOK")
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT")
  private Path out;

  @Override
  public Integer call() throws IOException {
    ParentProcess.endWith(ParentProcess.starter());
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
    return 0;
  }
}
