package backprop.cli;

import backprop.file.AtomicFile;
import backprop.report.Playground;
import backprop.run.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backprop playground}: the figures that a reader can move, as one page. */
@Command(name = "playground")
final class PlaygroundCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--out", paramLabel = "FILE")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Path file = out != null ? out : Project.target(Playground.FILE);
    AtomicFile.write(file, Playground.page());
    spec.commandLine().getOut().println(file + ": open it in a browser");
    return 0;
  }
}
