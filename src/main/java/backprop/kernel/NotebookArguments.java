package backprop.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** The notebooks that a command is about. */
final class NotebookArguments {
  @Parameters(
      paramLabel = "NOTEBOOK",
      description =
          "Notebooks, or folders of notebooks. Default: every notebook in the project's notebooks folder.")
  private List<Path> arguments = new ArrayList<>();

  /**
   * The notebooks, in the order of the arguments.
   *
   * @throws NotebookFormatException when there are none, or two have one name
   * @throws IOException when a folder cannot be listed
   */
  List<Path> paths() throws IOException {
    if (arguments.isEmpty()) {
      Path root =
          Project.root()
              .orElseThrow(
                  () ->
                      new NotebookFormatException(
                          "no notebooks folder in "
                              + Path.of("").toAbsolutePath()
                              + " nor beside the program; name the notebooks"));
      return Project.notebooksIn(root.resolve(Project.NOTEBOOKS));
    }
    List<Path> notebooks = new ArrayList<>();
    for (Path argument : arguments) {
      notebooks.addAll(
          Files.isDirectory(argument) ? Project.notebooksIn(argument) : List.of(argument));
    }
    checkNames(notebooks);
    return notebooks;
  }

  private static void checkNames(List<Path> notebooks) throws NotebookFormatException {
    Map<Path, Path> byName = new HashMap<>();
    for (Path notebook : notebooks) {
      Path other = byName.put(notebook.getFileName(), notebook);
      if (other != null) {
        throw new NotebookFormatException(
            other
                + " and "
                + notebook
                + " have one name, so one result would replace the other; run them one at a time");
      }
    }
  }
}
