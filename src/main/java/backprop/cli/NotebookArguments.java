package backprop.cli;

import backprop.run.NotebookFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The notebooks that a command is about, the same for all that take some. */
final class NotebookArguments {
  @Parameters(paramLabel = "NOTEBOOK")
  private List<Path> paths = new ArrayList<>();

  NotebookFiles files() throws IOException {
    return NotebookFiles.of(paths);
  }
}
