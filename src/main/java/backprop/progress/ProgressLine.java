package backprop.progress;

import backprop.notebook.Bundle;
import backprop.text.TerminalLine;
import java.util.function.Function;

/** Progress in a terminal: a bar on the error stream. */
final class ProgressLine implements ProgressView {
  @Override
  public void begin(Standing standing) {
    update(standing);
  }

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
