package backprop.run;

import backprop.file.AtomicFile;
import backprop.ipynb.Notebook;
import backprop.ipynb.NotebookDiff;
import backprop.ipynb.OutputImage;
import backprop.ipynb.PixelDiff;
import backprop.report.Paper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The folder of executed notebooks and their figures. */
public record ExecutedCopies(Path folder) {
  /** Executes a notebook and files its copy and figures; those of an earlier run are deleted. */
  NotebookRun execute(Path notebook, NotebookJvms jvms, IntConsumer started)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path copy = copy(notebook);
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

  private Path copy(Path notebook) {
    return folder.resolve(notebook.getFileName());
  }

  /**
   * How the executed copy, if there is one, differs from a notebook. Files three images for each
   * figure that differs: expected, found, and where they differ.
   */
  public List<String> differences(Path notebook) throws IOException {
    return Files.exists(copy(notebook))
        ? NotebookDiff.of(
            Notebook.read(notebook),
            Notebook.read(copy(notebook)),
            (cell, index, expected, actual) -> {
              String figure =
                  new OutputImage(cell, index, "", actual).fileName(Papers.name(notebook));
              return filed(figure, expected, actual);
            })
        : List.of();
  }

  private String filed(String figure, byte[] expected, byte[] actual) throws IOException {
    ByteArrayOutputStream difference = new ByteArrayOutputStream();
    ImageIO.write(PixelDiff.picture(expected, actual), "png", difference);
    AtomicFile.write(folder.resolve(figure + "expected.png"), expected);
    AtomicFile.write(folder.resolve(figure + "actual.png"), actual);
    Path file = folder.resolve(figure + "difference.png");
    AtomicFile.write(file, difference.toByteArray());
    return "\n    see " + file + ", beside it .expected.png and .actual.png";
  }

  /** The executed copies of notebooks for their pages; one whose JVM died has none. */
  public List<Paper> papers(List<Path> notebooks) throws IOException {
    List<Paper> papers = new ArrayList<>();
    for (Path notebook : notebooks) {
      if (Files.exists(copy(notebook))) {
        Path origin = notebook.toAbsolutePath().getParent();
        papers.add(Papers.read(copy(notebook), origin, Runtime.version().toString()));
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
