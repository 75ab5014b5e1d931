package backprop.progress;

import backprop.matrix.Threads;
import backprop.notebook.Bundle;
import backprop.notebook.Screen;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Progress below a cell. The first thing shown is there from the beginning, however short the run,
 * so that the outputs of the cell are the same and in the same order on every machine.
 *
 * <p>Another thread talks to the front end: the thread that trains may be interrupted at any
 * moment, and an interrupt that hits a kernel within a message can close its socket for good.
 */
final class NotebookProgress implements ProgressView {
  private final Screen screen;
  private final String id;
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(Threads.outermostGroup(), task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private String picture = ""; // the last one drawn; the sender's own
  private CompletableFuture<Void> sent;

  NotebookProgress(Screen screen, String id) {
    this.screen = screen;
    this.id = id;
  }

  @Override
  public void begin(Standing standing) {
    send(() -> screen.show(id, live(standing))).join();
  }

  @Override
  public void update(Standing standing) {
    if (sent == null || sent.isDone()) { // a slow front end misses some
      sent = send(() -> screen.update(id, live(standing)));
    }
  }

  @Override
  public void end(Standing last, Function<String, Bundle> remains) {
    send(() -> screen.update(id, remains.apply(picture))).join();
    sender.shutdown();
  }

  private Bundle live(Standing standing) {
    picture = standing.picture().get();
    return Bundle.live(standing.line(), picture);
  }

  // a training does not fail because nobody can see it; to join is to wait even if interrupted: the
  // interrupt is for the training, which will see it
  private CompletableFuture<Void> send(Runnable task) {
    return CompletableFuture.runAsync(task, sender).exceptionally(failure -> null);
  }
}
