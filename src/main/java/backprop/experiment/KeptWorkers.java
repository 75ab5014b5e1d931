package backprop.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Workers whose results are kept in a {@link Journal}: those that are there are not run again. */
record KeptWorkers(Path journal, Workers workers) implements Workers {
  @Override
  public void run(List<Trial> trials, Samples samples, BiConsumer<Trial, Result> finished)
      throws InterruptedException {
    try (Journal kept = Journal.open(journal)) {
      List<Trial> left = new ArrayList<>();
      for (Trial trial : trials) {
        kept.result(trial.key(samples))
            .ifPresentOrElse(result -> finished.accept(trial, result), () -> left.add(trial));
      }
      BiConsumer<Trial, Result> keeper = (trial, result) -> kept.add(trial.key(samples), result);
      workers.run(left, samples, keeper.andThen(finished));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
