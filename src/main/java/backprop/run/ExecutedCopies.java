package backprop.run;

import backprop.file.AtomicFile;
import backprop.ipynb.Notebook;
import backprop.ipynb.NotebookDiff;
import backprop.ipynb.OutputImage;
import backprop.ipynb.PixelDiff;
import backprop.jshell.CompletionIndex;
import backprop.kernel.remote.CellJvms;
import backprop.kernel.remote.RemoteKernel;
import backprop.kernel.remote.RemoteKernel.DeadKernelException;
import backprop.report.Paper;
import backprop.run.NotebookRun.Failure;
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
  /**
   * Executes a notebook and files its copy and figures; those of an earlier run are deleted. Its
   * cells run in a JVM that was started in the notebook's folder as Jupyter does: relative paths
   * mean the same, and a notebook cannot disturb the next one, not even with {@code System.exit}.
   * Then it leaves no copy. Tells the number of every cell before it runs.
   */
  NotebookRun execute(Path file, CellJvms jvms, IntConsumer started) throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(copy(file));
    String name = Papers.name(file);
    deleteFigures(name);
    Notebook notebook = Notebook.read(file);
    CompletionIndex.prevent(); // nobody types
    long start = System.nanoTime();
    int[] cell = {0};
    try (RemoteKernel kernel = jvms.kernelIn(file.toAbsolutePath().getParent())) {
      IntConsumer noted = number -> cell[0] = number;
      NotebookRun run = Runner.run(notebook, kernel::execute, noted.andThen(started));
      notebook.write(copy(file));
      for (OutputImage figure : OutputImage.of(notebook)) {
        AtomicFile.write(folder.resolve(figure.fileName(name)), figure.bytes());
      }
      return run;
    } catch (DeadKernelException e) {
      String message = "the JVM of the notebook ended in this cell: " + e.getMessage();
      double seconds = (System.nanoTime() - start) / 1e9;
      return new NotebookRun(
          cell[0] - 1, 0, seconds, new Failure(cell[0], 0, "", "DeadKernel", message));
    }
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
