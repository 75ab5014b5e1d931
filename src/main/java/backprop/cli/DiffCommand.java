package backprop.cli;

import backprop.ipynb.Notebook;
import backprop.ipynb.NotebookDiff;
import backprop.run.Project;
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
@Command(
    name = "diff",
    description = "Compares the outputs of two executions of a notebook, or of a folder of them.",
    exitCodeList = {
      "0:every output is the same",
      "1:some differ, or a file cannot be used",
      "2:wrong arguments"
    })
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "EXPECTED",
      description = "A notebook, or a folder of notebooks.")
  private Path expected;

  @Parameters(
      index = "1",
      paramLabel = "ACTUAL",
      description = "The same notebook executed elsewhere, or the folder where it is.")
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
        notebooks.size()
            + (notebooks.size() == 1 ? " notebook, " : " notebooks, ")
            + (differences == 0 ? "no" : differences)
            + (differences == 1 ? " difference" : " differences"));
    return differences == 0 ? 0 : 1;
  }
}
