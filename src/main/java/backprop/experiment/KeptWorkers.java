package backprop.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Workers whose results are kept in a {@link Journal}: those that are there are not run again. */
record KeptWorkers(Path journal, Workers workers) implements Workers {
  @Override
  public void run(List<Trial> trials, Samples samples, BiConsumer<Trial, Result> finished)
      throws InterruptedException {
    try (Journal kept = Journal.open(journal)) {
      List<Trial> left = new ArrayList<>();
      Map<Trial, String> keys = new IdentityHashMap<>();
      for (Trial trial : trials) {
        String key = trial.key(samples);
        Optional<Result> result = kept.result(key);
        result.ifPresentOrElse(known -> finished.accept(trial, known), () -> left.add(trial));
        keys.put(trial, key);
      }
      workers.run(
          left,
          samples,
          (trial, result) -> {
            try {
              kept.add(keys.get(trial), result);
            } catch (IOException e) {
              throw new UncheckedIOException(e.getMessage(), e);
            }
            finished.accept(trial, result);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
