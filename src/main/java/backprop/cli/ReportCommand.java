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
@Command(
    name = "report",
    description = {
      "Writes notebooks as HTML pages that need no network and no other file.",
      "Nothing is executed: a page shows the outputs that are in the notebook (run --html executes first).",
      "Several notebooks get an index that searches them, and a book of all to print."
    },
    exitCodeList = {"0:every page was written", "1:a file cannot be used", "2:wrong arguments"})
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private NotebookArguments arguments;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the pages go. Default: target/html in the project.")
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
