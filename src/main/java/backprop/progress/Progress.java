package backprop.progress;

import backprop.chart.Charts;
import backprop.notebook.Bundle;
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
 * <p>In a notebook that is epoch, loss, time and the curve so far, replaced in place a few times a
 * second. What remains is the same however long it took: one figure, with nothing of the time in
 * it. In a terminal it is a bar on the error stream, and elsewhere nothing.
 */
public final class Progress implements Listener {
  private final String name;
  private final Supplier<ProgressView> views;
  private final Pace pace;
  private final List<History.Epoch> measured = new ArrayList<>();
  private ProgressView view;
  private int total;

  Progress(String name, Supplier<ProgressView> views, LongSupplier nanoTime) {
    this.name = name;
    this.views = views;
    this.pace = new Pace(nanoTime);
  }

  /** The progress of one training run, or of several one after the other. */
  public static Progress show() {
    return show("");
  }

  /** Progress with a name, of what is trained, in front of it and in the legend. */
  public static Progress show(String name) {
    return new Progress(name.strip(), ProgressView::find, System::nanoTime);
  }

  @Override
  public void begins(GradientDescent descent) {
    measured.clear();
    total = descent.epochs();
    pace.begin();
    view = views.get();
    view.begin(standing(0));
  }

  @Override
  public void epoch(History.Epoch epoch) {
    if (epoch.number() == 0) {
      pace.restart(); // the time counts from the first update
    }
    measured.add(epoch);
    update(epoch.number());
  }

  @Override
  public void update(double epochs) {
    if (pace.isDue()) {
      view.update(standing(epochs));
    }
  }

  @Override
  public void ends(History history) {
    if (view != null) {
      double epochs = history.epochs().isEmpty() ? 0 : history.last().number();
      view.end(standing(epochs), picture -> remains(history, picture));
      view = null;
    }
  }

  private Bundle remains(History history, String picture) {
    if (history.interrupted()) {
      // no new drawing: after an interrupt IJava takes messages of the cell for some milliseconds
      String why = history.stopped().orElseThrow();
      return Bundle.live((name.isEmpty() ? "" : name + ": ") + why, picture);
    }
    try {
      return Bundle.of(Charts.loss(name, history));
    } catch (IllegalArgumentException e) {
      return Bundle.text(history.toString()); // a loss that is no number has no curve
    }
  }

  private Standing standing(double epochs) {
    return Standing.ofTraining(name, epochs, total, List.copyOf(measured), pace.seconds());
  }
}
