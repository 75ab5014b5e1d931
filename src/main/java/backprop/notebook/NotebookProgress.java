package backprop.notebook;

import backprop.train.History;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private String curve = ""; // the last one drawn; the sender's own
  private Future<?> sent;

  NotebookProgress(Screen screen, String id) {
    this.screen = screen;
    this.id = id;
  }

  @Override
  public void begin(Standing standing) {
    await(sender.submit(() -> screen.show(id, live(standing))));
  }

  @Override
  public void update(Standing standing) {
    if (sent == null || sent.isDone()) { // a slow front end misses some
      sent = sender.submit(() -> screen.update(id, live(standing)));
    }
  }

  @Override
  public void end(String name, History history) {
    await(sender.submit(() -> screen.update(id, picture(name, history))));
    sender.shutdown();
  }

  private Bundle live(Standing standing) {
    curve = LiveCurve.svg(standing.total(), standing.measured());
    return bundle(standing.line());
  }

  private Bundle picture(String name, History history) {
    if (history.interrupted()) {
      // no new drawing: after an interrupt IJava takes messages of the cell for some milliseconds
      return bundle((name.isEmpty() ? "" : name + ": ") + history.stopped().orElseThrow());
    }
    try {
      return Bundle.of(LossFigure.of(name, history));
    } catch (IllegalArgumentException e) {
      return Bundle.text(history.toString()); // a loss that is no number has no curve
    }
  }

  private Bundle bundle(String line) {
    return Bundle.html(
        String.format(Locale.ROOT, "<div>%s</div>\n%s", Html.escape(line), curve), line);
  }

  /** Waits, even if interrupted: the interrupt is for the training, which will see it. */
  private static void await(Future<?> task) {
    boolean interrupted = false;
    while (true) {
      try {
        task.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException | CancellationException e) {
        break; // a training does not fail because nobody can see it
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
