package backprop.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Whoever runs the trials of a study: threads here, a cluster elsewhere. No result depends on it.
 */
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

  /**
   * These workers, but what they finish is kept in a file, and what is there is not run again: for
   * trials that may break off. It throws an {@link java.io.UncheckedIOException} where the file
   * cannot be written, or another process has it open.
   */
  default Workers keeping(Path journal) {
    return new KeptWorkers(journal, this);
  }

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
    return new ThreadWorkers(threads);
  }
}
