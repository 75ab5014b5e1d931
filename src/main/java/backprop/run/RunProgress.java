package backprop.run;

import backprop.text.Text;
import java.io.PrintWriter;
import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Tells a person how far {@code run} is. */
public interface RunProgress extends AutoCloseable {
  /** A cell of any notebook starts. */
  void cellStarts();

  /** A notebook has ended; notebooks are named in the order in which they were given. */
  void notebookEnds(Path notebook, NotebookRun run);

  @Override
  void close();

  /** A bar where a person watches, a line per notebook elsewhere. */
  static RunProgress of(int cells, PrintWriter out) {
    boolean terminal =
        System.console() != null
            && System.getenv("TERM") != null
            && !"dumb".equals(System.getenv("TERM"));
    return terminal ? new Bar(cells, out) : new Lines(out);
  }

  private static String line(Path notebook, NotebookRun run) {
    return Text.format(
        "%-28s %3d cells %3d figures %6.1f s%s",
        notebook.getFileName(),
        run.cells(),
        run.figures(),
        run.seconds(),
        run.failed() ? "  FAILED" : "");
  }

  /** One line per notebook. */
  record Lines(PrintWriter out) implements RunProgress {
    @Override
    public void cellStarts() {}

    @Override
    public void notebookEnds(Path notebook, NotebookRun run) {
      out.println(line(notebook, run));
      out.flush();
    }

    @Override
    public void close() {}
  }

  /** A bar over all cells of all notebooks, then the lines. */
  final class Bar implements RunProgress {
    private static final int WIDTH = 78;

    private final ProgressBar bar;
    private final PrintWriter out;
    private final StringBuilder lines = new StringBuilder();

    Bar(int cells, PrintWriter out) {
      this.out = out;
      bar =
          new ProgressBarBuilder()
              .setTaskName("cells")
              .setInitialMax(cells)
              .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
              .build();
    }

    @Override
    public void cellStarts() {
      bar.step();
    }

    @Override
    public void notebookEnds(Path notebook, NotebookRun run) {
      lines.append(line(notebook, run)).append(System.lineSeparator());
    }

    @Override
    public void close() {
      bar.close();
      out.print(lines);
      out.flush();
    }
  }
}
