package backprop.progress;

import backprop.notebook.Bundle;
import backprop.notebook.Screen;
import backprop.notebook.Workbook;
import backprop.text.TerminalLine;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Where {@link Progress} and {@link StudyProgress} show themselves; here, nowhere. */
interface ProgressView {
  default void begin(Standing standing) {
    update(standing);
  }

  default void update(Standing standing) {}

  /** {@code remains} makes of the last picture what is left in a notebook. */
  default void end(Standing last, Function<String, Bundle> remains) {}

  /** The notebook that runs, or else the terminal, or else nothing. */
  static ProgressView find() {
    Optional<Screen> screen = Workbook.screen();
    if (screen.isPresent()) {
      return new NotebookProgress(screen.get(), UUID.randomUUID().toString());
    }
    return TerminalLine.isWatched() ? new TerminalBar() : new ProgressView() {};
  }

  /** A bar on the error stream of a terminal. */
  final class TerminalBar implements ProgressView {
    @Override
    public void update(Standing standing) {
      TerminalLine.show(standing.done(), standing.total(), standing.line());
    }

    @Override
    public void end(Standing last, Function<String, Bundle> remains) {
      update(last);
      TerminalLine.end();
    }
  }
}
