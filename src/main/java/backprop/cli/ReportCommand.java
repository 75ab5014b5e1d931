package backprop.cli;

import backprop.report.Paper;
import backprop.run.Pages;
import backprop.run.Papers;
import backprop.run.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backprop report}: notebooks, as they are, as pages to read and print. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private NotebookArguments arguments;

  @Option(names = "--out", paramLabel = "DIR")
  private Path out;

  @Override
  public Integer call() throws IOException {
    List<Paper> papers = new ArrayList<>();
    for (Path notebook : arguments.files().paths()) {
      Path folder = notebook.toAbsolutePath().getParent();
      Paper paper = Papers.read(notebook, folder, null);
      if (paper.provenance().get("Executed").equals("not executed")) {
        Main.say(spec.commandLine(), notebook + " has no outputs; run --html executes it first");
      }
      papers.add(paper);
    }
    new Pages(out != null ? out : Project.target(Pages.FOLDER))
        .write(papers, spec.commandLine().getOut());
    return 0;
  }
}
