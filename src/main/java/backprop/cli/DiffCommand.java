package backprop.cli;

import backprop.ipynb.Notebook;
import backprop.ipynb.NotebookDiff;
import backprop.run.Project;
import backprop.text.Numbers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backprop diff}: compares the outputs of executed notebooks. */
@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "EXPECTED")
  private Path expected;

  @Parameters(index = "1", paramLabel = "ACTUAL")
  private Path actual;

  @Override
  public Integer call() throws IOException {
    List<Path> notebooks =
        Files.isDirectory(expected) ? Project.notebooksIn(expected) : List.of(expected);
    int differences = 0;
    PrintWriter out = spec.commandLine().getOut();
    for (Path notebook : notebooks) {
      Path other = Files.isDirectory(actual) ? actual.resolve(notebook.getFileName()) : actual;
      List<String> found = NotebookDiff.of(Notebook.read(notebook), Notebook.read(other));
      found.forEach(difference -> out.println(notebook.getFileName() + ": " + difference));
      differences += found.size();
    }
    out.println(
        Numbers.count(notebooks.size(), "notebook")
            + ", "
            + (differences == 0 ? "no differences" : Numbers.count(differences, "difference")));
    return differences == 0 ? 0 : 1;
  }
}
