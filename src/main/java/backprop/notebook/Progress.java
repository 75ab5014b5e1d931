package backprop.notebook;

import backprop.train.GradientDescent;
import backprop.train.History;
import backprop.train.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Shows how a training run goes while it goes, and leaves the loss curve behind:
 *
 * <pre>{@code
 * History history = GradientDescent.withRate(0.5)
 *     .epochs(30)
 *     .listening(Progress.show("digits"))
 *     .train(net, X, Y);
 * }</pre>
 *
 * <p>In a notebook that is epoch, loss, time left and the curve so far, replaced in place a few
 * times a second. What remains is the same however long it took: one figure, with nothing of the
 * time in it. In a terminal it is a bar on the error stream, and elsewhere nothing.
 */
public final class Progress implements Listener {
  private static final long FIRST_MS = 400; // a run that is over before needs no progress
  private static final long EVERY_MS = 250;

  private final String name;
  private final Supplier<ProgressView> views;
  private final LongSupplier nanoTime;
  private final List<History.Epoch> measured = new ArrayList<>();
  private ProgressView view;
  private int total;
  private long start;
  private long due;

  Progress(String name, Supplier<ProgressView> views, LongSupplier nanoTime) {
    this.name = name;
    this.views = views;
    this.nanoTime = nanoTime;
  }

  /** The progress of one training run, or of several one after the other. */
  public static Progress show() {
    return show("");
  }

  /**
   * The same with a name in front and in the legend.
   *
   * @param name what is trained
   */
  public static Progress show(String name) {
    return new Progress(name.strip(), ProgressView::find, System::nanoTime);
  }

  @Override
  public void begins(GradientDescent descent) {
    measured.clear();
    total = descent.epochs();
    start = nanoTime.getAsLong();
    due = start + FIRST_MS * 1_000_000;
    view = views.get();
    view.begin(standing(0));
  }

  @Override
  public void epoch(History.Epoch epoch) {
    if (epoch.number() == 0) {
      start = nanoTime.getAsLong(); // the time left counts from the first update
    }
    measured.add(epoch);
    update(epoch.number());
  }

  @Override
  public void update(double epochs) {
    long now = nanoTime.getAsLong();
    if (now - due >= 0) {
      view.update(standing(epochs));
      due = now + EVERY_MS * 1_000_000;
    }
  }

  @Override
  public void ends(History history) {
    if (view != null) {
      view.end(name, history);
      view = null;
    }
  }

  private Standing standing(double epochs) {
    double seconds = (nanoTime.getAsLong() - start) / 1e9;
    return new Standing(name, epochs, total, List.copyOf(measured), seconds);
  }
}
