package backprop.notebook;

import backprop.text.Numbers;
import backprop.train.History;
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
            .setTaskName(standing.name().isEmpty() ? "training" : standing.name())
            .setInitialMax(standing.total())
            .setUnit(" epochs", 1)
            .setUpdateIntervalMillis(250)
            .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
            .build();
  }

  @Override
  public void update(Standing standing) {
    bar.stepTo((long) standing.epochs());
    if (!standing.measured().isEmpty()) {
      double loss = standing.measured().get(standing.measured().size() - 1).loss();
      bar.setExtraMessage("loss " + Numbers.rounded(loss));
    }
  }

  @Override
  public void end(String name, History history) {
    if (!history.epochs().isEmpty()) {
      bar.stepTo(history.last().number());
      bar.setExtraMessage("loss " + Numbers.rounded(history.last().loss()));
    }
    bar.close();
  }
}
