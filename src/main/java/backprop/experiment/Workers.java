package backprop.experiment;

import backprop.text.Text;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
    Text.refuseIf(threads < 1, "%s threads: there must be at least 1", threads);
    return (trials, samples, finished) -> {
      ExecutorService pool = Executors.newFixedThreadPool(threads, Workers::daemon);
      try {
        CompletionService<Runnable> done = new ExecutorCompletionService<>(pool);
        for (Trial trial : trials) {
          done.submit(
              () -> {
                Result result = run(trial, samples, runner);
                return () -> finished.accept(trial, result);
              });
        }
        for (int i = 0; i < trials.size(); i++) {
          done.take().get().run();
        }
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause().getMessage(), e.getCause());
      } finally {
        pool.shutdownNow(); // the products hear an interrupt
        pool.awaitTermination(10, TimeUnit.SECONDS);
      }
    };
  }

  private static Result run(
      Trial trial, Samples samples, BiFunction<Trial, Samples, Result> runner) {
    try {
      return runner.apply(trial, samples);
    } catch (RuntimeException e) {
      throw new IllegalStateException(trial.setting() + ": " + e.getMessage(), e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "experiment");
    thread.setDaemon(true); // a study does not keep the JVM
    return thread;
  }
}
