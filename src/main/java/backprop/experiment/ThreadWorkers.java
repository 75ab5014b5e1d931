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

/** {@link Workers#threads(int, BiFunction)}. */
record ThreadWorkers(int threads, BiFunction<Trial, Samples, Result> runner) implements Workers {
  private static final int PATIENCE_SECONDS = 10;

  private record Done(Trial trial, Result result) {}

  ThreadWorkers {
    Text.refuseIf(threads < 1, "%s threads: there must be at least 1", threads);
  }

  @Override
  public void run(List<Trial> trials, Samples samples, BiConsumer<Trial, Result> finished)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads, ThreadWorkers::daemon);
    try {
      CompletionService<Done> done = new ExecutorCompletionService<>(pool);
      for (Trial trial : trials) {
        done.submit(() -> new Done(trial, run(trial, samples)));
      }
      for (int i = 0; i < trials.size(); i++) {
        Done next = done.take().get();
        finished.accept(next.trial(), next.result());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause().getMessage(), e.getCause());
    } finally {
      pool.shutdownNow(); // the products hear an interrupt
      pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private Result run(Trial trial, Samples samples) {
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
