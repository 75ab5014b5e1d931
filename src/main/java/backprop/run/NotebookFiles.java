package backprop.run;

import backprop.file.FileFormatException;
import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.kernel.remote.CellJvms;
import backprop.text.TerminalLine;
import backprop.text.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The notebooks that a command works on, in their order, and how many cells they have that run. */
public record NotebookFiles(List<Path> paths, int cells) {
  /** More notebooks than this at once would only compete for memory. */
  private static final int MOST_AT_ONCE = 2;

  /** Tells a person how far {@code run} is: a line for each notebook, and a bar in a terminal. */
  private static final class RunProgress {
    private final int cells;
    private final PrintWriter out;
    private final boolean watched = TerminalLine.isWatched();
    private int started;

    RunProgress(int cells, PrintWriter out) {
      this.cells = cells;
      this.out = out;
    }

    /** A cell of any notebook starts. */
    synchronized void cellStarts() {
      started++;
      if (watched) {
        TerminalLine.show(started, cells, Text.format("cell %d of %d", started, cells));
      }
    }

    /** A notebook has ended; notebooks are named in the order in which they were given. */
    synchronized void notebookEnds(Path notebook, NotebookRun run) {
      clear();
      String failed = run.failed() ? "  FAILED" : "";
      out.println(
          Text.format(
              "%-28s %3d cells %3d figures %6.1f s%s",
              notebook.getFileName(), run.cells(), run.figures(), run.seconds(), failed));
      out.flush();
    }

    /** Makes room for what is printed next. */
    synchronized void clear() {
      if (watched) {
        TerminalLine.clear();
      }
    }
  }

  public NotebookFiles {
    paths = List.copyOf(paths);
  }

  /** Java notebooks, each of another name, and all of folders; null for the project's. */
  public static NotebookFiles of(List<Path> arguments) throws IOException {
    List<Path> notebooks = new ArrayList<>();
    for (Path argument : arguments == null ? List.of(Project.notebooks()) : arguments) {
      notebooks.addAll(
          Files.isDirectory(argument) ? Project.notebooksIn(argument) : List.of(argument));
    }
    requireNames(notebooks);
    int cells = 0;
    for (Path notebook : notebooks) { // all are read before the first one runs
      List<Cell> all = Notebook.readJava(notebook).cells();
      cells += (int) all.stream().filter(Cell::isExecutable).count();
    }
    return new NotebookFiles(notebooks, cells);
  }

  private static void requireNames(List<Path> notebooks) throws FileFormatException {
    Map<String, Path> byName = new HashMap<>();
    for (Path notebook : notebooks) {
      // names that are one name on a Mac or on Windows
      String name = Normalizer.normalize(Papers.name(notebook), Normalizer.Form.NFC);
      Path other = byName.put(name.toLowerCase(Locale.ROOT), notebook);
      if (other != null) {
        throw new FileFormatException(
            "%s and %s have the same name, so one would replace the other; take them one at a time, each with its own --out",
            other, notebook);
      }
    }
  }

  /** The first, the last, the second …: late ones train longest, and must not come last. */
  private List<Path> fromBothEnds() {
    List<Path> order = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      order.add(paths.get(i % 2 == 0 ? i / 2 : paths.size() - 1 - i / 2));
    }
    return order;
  }

  /** Executes all of them, a few at once, with a line on each; what became of them, in order. */
  public List<NotebookRun> execute(ExecutedCopies copies, PrintWriter out)
      throws IOException, InterruptedException {
    RunProgress progress = new RunProgress(cells, out);
    int threads = Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (CellJvms jvms = new CellJvms()) {
      Map<Path, Future<NotebookRun>> futures = new HashMap<>();
      for (Path notebook : fromBothEnds()) {
        futures.put(
            notebook,
            pool.submit(() -> copies.execute(notebook, jvms, cell -> progress.cellStarts())));
      }
      List<NotebookRun> runs = new ArrayList<>();
      for (Path notebook : paths) {
        NotebookRun run = futures.get(notebook).get();
        runs.add(run);
        progress.notebookEnds(notebook, run);
      }
      return runs;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause
          ? cause
          : new IOException(e.getCause().getMessage(), e.getCause());
    } finally {
      pool.shutdownNow();
      progress.clear();
    }
  }
}
