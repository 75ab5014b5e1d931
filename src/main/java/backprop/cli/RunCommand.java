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
@Command(
    name = "run",
    description = "Executes notebooks and writes the executed copies and every figure.",
    exitCodeList = {
      "0:every notebook ran to its end",
      "1:a cell failed, or a file cannot be used",
      "2:wrong arguments"
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private NotebookArguments arguments;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the copies and figures go. Default: target/workbook in the project.")
  private Path out;

  @Option(
      names = "--html",
      description =
          "Writes an HTML page of every notebook as well, and an index; into the same DIR if one is given, else into"
              + " target/html in the project.")
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
