package backprop.experiment;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** Who runs the trials of a study, threads or a cluster; no result depends on it. */
@FunctionalInterface
public interface Workers {
  /**
   * Runs all trials, in any order and as many at once as it likes.
   *
   * @param finished told of each trial of the list and its result, in the thread that called this
   *     method
   * @throws InterruptedException if that thread was interrupted; nothing runs any more
   * @throws IllegalStateException if a trial failed; the message names its setting
   */
  void run(List<Trial> trials, Samples samples, BiConsumer<Trial, Result> finished)
      throws InterruptedException;

  /** As many threads as there are processors. */
  static Workers threads() {
    return threads(Runtime.getRuntime().availableProcessors());
  }

  /**
   * Threads of this JVM.
   *
   * @throws IllegalArgumentException if threads is less than 1
   */
  static Workers threads(int threads) {
    return threads(threads, Trial::run);
  }

  /**
   * Threads each of which has its trials run elsewhere.
   *
   * @param runner runs a trial, and waits for its result
   * @throws IllegalArgumentException likewise
   */
  static Workers threads(int threads, BiFunction<Trial, Samples, Result> runner) {
    return new ThreadWorkers(threads, runner);
  }
}
