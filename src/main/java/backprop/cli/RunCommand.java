package backprop.cli;

import backprop.run.ExecutedCopies;
import backprop.run.NotebookFiles;
import backprop.run.NotebookRun;
import backprop.run.Pages;
import backprop.run.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backprop run}: executes notebooks and writes the executed copies and their figures. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private NotebookArguments arguments;

  @Option(names = "--out", paramLabel = "DIR")
  private Path out;

  @Option(names = "--html")
  private boolean html;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Main.advise(spec.commandLine());
    NotebookFiles notebooks = arguments.files();
    ExecutedCopies copies = new ExecutedCopies(out != null ? out : Project.target("workbook"));
    List<NotebookRun> runs = notebooks.execute(copies, spec.commandLine().getOut());
    if (html) {
      new Pages(out != null ? out : Project.target(Pages.FOLDER))
          .write(copies.papers(notebooks.paths()), spec.commandLine().getOut());
    }
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).failed()) {
        spec.commandLine()
            .getErr()
            .println(notebooks.paths().get(i) + ": " + runs.get(i).failure());
      }
    }
    return runs.stream().anyMatch(NotebookRun::failed) ? 1 : 0;
  }
}
