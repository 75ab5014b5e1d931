package backprop.run;

import backprop.text.TerminalLine;
import backprop.text.Text;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Tells a person how far {@code run} is: a line for each notebook, and a bar in a terminal. */
final class RunProgress {
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
    out.println(
        Text.format(
            "%-28s %3d cells %3d figures %6.1f s%s",
            notebook.getFileName(),
            run.cells(),
            run.figures(),
            run.seconds(),
            run.failed() ? "  FAILED" : ""));
    out.flush();
  }

  /** Makes room for what is printed next. */
  synchronized void clear() {
    if (watched) {
      TerminalLine.clear();
    }
  }
}
