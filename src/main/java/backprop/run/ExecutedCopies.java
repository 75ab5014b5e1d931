package backprop.run;

import backprop.file.AtomicFile;
import backprop.ipynb.Notebook;
import backprop.ipynb.OutputImage;
import backprop.report.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of executed notebooks and their figures. */
public record ExecutedCopies(Path folder) {
  /** Executes a notebook and files its copy and figures; those of an earlier run are deleted. */
  NotebookRun execute(Path notebook, NotebookJvms jvms, IntConsumer started)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path copy = folder.resolve(notebook.getFileName());
    Files.deleteIfExists(copy); // a notebook whose JVM dies leaves no copy, and must not seem to
    NotebookRun run = jvms.run(notebook, copy, started);
    String name = Papers.name(notebook);
    deleteFigures(name);
    if (Files.exists(copy)) {
      for (OutputImage figure : OutputImage.of(Notebook.read(copy))) {
        AtomicFile.write(folder.resolve(figure.fileName(name)), figure.bytes());
      }
    }
    return run;
  }

  /** The executed copies of notebooks for their pages; one whose JVM died has none. */
  public List<Paper> papers(List<Path> notebooks) throws IOException {
    List<Paper> papers = new ArrayList<>();
    for (Path notebook : notebooks) {
      Path copy = folder.resolve(notebook.getFileName());
      if (Files.exists(copy)) {
        Path origin = notebook.toAbsolutePath().getParent();
        papers.add(Papers.read(copy, origin, Runtime.version().toString()));
      }
    }
    return papers;
  }

  private void deleteFigures(String name) throws IOException {
    Pattern figure = Pattern.compile(Pattern.quote(name) + "-cell\\d+-\\d+(\\.\\w+)?\\.(png|svg)");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> old =
          files.filter(file -> figure.matcher(file.getFileName().toString()).matches()).toList();
      for (Path file : old) {
        Files.delete(file);
      }
    }
  }
}
