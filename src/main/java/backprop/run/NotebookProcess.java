package backprop.run;

import backprop.jvm.ChildJvm;
import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Executes a notebook in a JVM of its own, started in the notebook's folder as Jupyter does:
 * relative paths mean the same, and a notebook cannot disturb the next one, not even with {@code
 * System.exit}.
 *
 * <p>The child is {@link NotebookChild}. It reports on its standard output, in lines that start
 * with {@link #MARK}.
 */
final class NotebookProcess {
  static final String MARK = "\u0001backprop ";

  // for what runs when the child exits; a cell may have left something there that never ends
  private static final int SECONDS_TO_END = 2;

  /** One line of the child's report: either a cell starts, or the notebook has ended. */
  record Report(int cell, Execution execution) {
    String line() {
      return MARK + new Gson().toJson(this);
    }

    static Report parse(String line) {
      return line.startsWith(MARK)
          ? new Gson().fromJson(line.substring(MARK.length()), Report.class)
          : null;
    }
  }

  private NotebookProcess() {}

  /**
   * Executes {@code notebook} and writes the executed copy to {@code out}.
   *
   * @param started told the number of every cell before it runs
   * @throws IOException when no JVM can be started
   * @throws InterruptedException when this thread is interrupted; the child ends too
   */
  static Execution run(Path notebook, Path out, IntConsumer started)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process child =
        new ProcessBuilder(command(notebook, out))
            .directory(folder(notebook).toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    child.getOutputStream().close();
    int cell = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Report report = Report.parse(line);
        if (report == null) {
          System.err.println(line); // a cell wrote past System.out
        } else if (report.execution() == null) {
          cell = report.cell();
          started.accept(cell);
        } else {
          if (!child.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
            child.destroyForcibly();
          }
          return report.execution();
        }
      }
      return died(cell, child.waitFor(), (System.nanoTime() - start) / 1e9);
    } catch (JsonSyntaxException e) {
      throw new IOException(notebook + ": unreadable report of its JVM", e);
    } finally {
      child.destroy();
    }
  }

  private static Execution died(int cell, int status, double seconds) {
    String message = "the JVM of the notebook ended in this cell with status " + status;
    return new Execution(
        Math.max(cell - 1, 0), 0, seconds, new Failure(cell, 0, "", "DeadKernel", message));
  }

  private static Path folder(Path notebook) {
    return notebook.toAbsolutePath().getParent();
  }

  private static List<String> command(Path notebook, Path out) {
    return ChildJvm.command(
        ChildJvm.FOR_CELLS,
        NotebookChild.class,
        notebook.toAbsolutePath().toString(),
        out.toAbsolutePath().toString());
  }
}
