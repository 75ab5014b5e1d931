package backprop.progress;

import backprop.notebook.Bundle;
import java.util.function.Function;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Progress in a terminal: a bar on the error stream. */
final class ProgressLine implements ProgressView {
  private static final int WIDTH = 78;

  private ProgressBar bar;

  @Override
  public void begin(Standing standing) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(standing.task())
            .setInitialMax(standing.total())
            .setUnit(" " + standing.unit(), 1)
            .setUpdateIntervalMillis(250)
            .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
            .build();
  }

  @Override
  public void update(Standing standing) {
    bar.stepTo((long) standing.done());
    bar.setExtraMessage(standing.remark());
  }

  @Override
  public void end(Standing last, Function<String, Bundle> remains) {
    update(last);
    bar.close();
  }
}
