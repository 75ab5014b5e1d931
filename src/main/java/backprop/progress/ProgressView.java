package backprop.progress;

import backprop.notebook.Bundle;
import backprop.notebook.Screen;
import backprop.notebook.Workbook;
import backprop.text.TerminalLine;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Where {@link Progress} and {@link StudyProgress} show themselves. */
interface ProgressView {
  void begin(Standing standing);

  void update(Standing standing);

  /**
   * @param remains what is left of it in a notebook, from the last picture
   */
  void end(Standing last, Function<String, Bundle> remains);

  /** The notebook that runs, or else the terminal, or else nothing. */
  static ProgressView find() {
    Optional<Screen> screen = Workbook.screen();
    if (screen.isPresent()) {
      return new NotebookProgress(screen.get(), UUID.randomUUID().toString());
    }
    return TerminalLine.isWatched() ? new ProgressLine() : new None();
  }

  /** Nobody is watching. */
  final class None implements ProgressView {
    @Override
    public void begin(Standing standing) {}

    @Override
    public void update(Standing standing) {}

    @Override
    public void end(Standing last, Function<String, Bundle> remains) {}
  }
}
