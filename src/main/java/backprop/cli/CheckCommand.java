package backprop.cli;

import backprop.ipynb.Notebook;
import backprop.ipynb.NotebookDiff;
import backprop.run.DifferingFigures;
import backprop.run.ExecutedCopies;
import backprop.run.NotebookFiles;
import backprop.run.NotebookRun;
import backprop.run.Papers;
import backprop.run.Project;
import backprop.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backprop check}: executes notebooks, and compares with what the files hold. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private NotebookArguments arguments;

  @Option(names = "--out", paramLabel = "DIR")
  private Path out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    NotebookFiles notebooks = arguments.files();
    Path folder = out != null ? out : Project.target("check");
    ExecutedCopies copies = new ExecutedCopies(folder);
    List<NotebookRun> runs = notebooks.execute(copies, spec.commandLine().getOut());
    int differing = 0;
    for (int i = 0; i < runs.size(); i++) {
      List<String> differences = differences(notebooks.paths().get(i), runs.get(i), copies);
      String name = notebooks.paths().get(i).getFileName() + ", ";
      differences.forEach(each -> spec.commandLine().getErr().println(name + each));
      differing += differences.isEmpty() ? 0 : 1;
    }
    spec.commandLine()
        .getOut()
        .println(
            differing == 0
                ? "running again changes nothing"
                : Text.format(
                    "%d of %d notebooks differ; the executed copies are in %s",
                    differing, runs.size(), folder));
    return differing == 0 ? 0 : 1;
  }

  private static List<String> differences(Path notebook, NotebookRun run, ExecutedCopies copies)
      throws IOException {
    List<String> differences = new ArrayList<>();
    if (run.failed()) {
      differences.add(run.failure().toString());
    }
    Path copy = copies.folder().resolve(notebook.getFileName());
    if (Files.exists(copy)) {
      differences.addAll(
          NotebookDiff.of(
              Notebook.read(notebook),
              Notebook.read(copy),
              new DifferingFigures(copies.folder(), Papers.name(notebook))));
    }
    return differences;
  }
}
