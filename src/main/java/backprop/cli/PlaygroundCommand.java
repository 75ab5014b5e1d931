package backprop.cli;

import backprop.file.AtomicFile;
import backprop.report.Playground;
import backprop.run.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backprop playground}: the figures that a reader can move, as one page. */
@Command(
    name = "playground",
    description = {
      "Writes one HTML page of figures to move: change a weight, walk forward and backward, train.",
      "The page needs no network and no other file, and can be published as it is."
    },
    exitCodeList = {"0:the page was written", "1:it cannot be written", "2:wrong arguments"})
final class PlaygroundCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The page. Default: target/playground.html in the project.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Path file = out != null ? out : Project.target(Playground.FILE);
    AtomicFile.write(file, Playground.page().getBytes(StandardCharsets.UTF_8));
    spec.commandLine().getOut().println(file + ": open it in a browser");
    return 0;
  }
}
