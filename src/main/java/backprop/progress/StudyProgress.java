package backprop.progress;

import backprop.experiment.Result;
import backprop.experiment.StudyListener;
import backprop.experiment.Trial;
import backprop.notebook.Bundle;
import backprop.text.Text;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Shows how far a study is while it runs, and how long it takes:
 *
 * <pre>{@code
 * study.listening(StudyProgress.show()).run();
 * }</pre>
 *
 * <p>In a notebook that is a line, replaced in place a few times a second; what remains says how
 * many runs there were. In a terminal it is a bar on the error stream, and elsewhere nothing.
 */
public final class StudyProgress implements StudyListener {
  private final Supplier<ProgressView> views;
  private final Pace pace;
  private ProgressView view;
  private String study;
  private int total;
  private int before;
  private int finished;

  StudyProgress(Supplier<ProgressView> views, LongSupplier nanoTime) {
    this.views = views;
    this.pace = new Pace(nanoTime);
  }

  /** The progress of one study, or of several one after the other. */
  public static StudyProgress show() {
    return new StudyProgress(ProgressView::find, System::nanoTime);
  }

  @Override
  public void begins(String study, int trials, int finished) {
    this.study = study;
    this.total = trials;
    this.before = finished;
    this.finished = finished;
    pace.begin();
    view = views.get();
    view.begin(standing());
  }

  @Override
  public void trial(Trial trial, Result result, int finished) {
    this.finished = finished;
    if (pace.isDue()) {
      view.update(standing());
    }
  }

  @Override
  public void ends() {
    String runs =
        finished == total ? "%s: %d runs" : "%s: %d of " + total + " runs, then it was stopped";
    view.end(standing(), picture -> Bundle.text(Text.format(runs, study, finished)));
  }

  private Standing standing() {
    return Standing.ofStudy(study, finished, before, total, pace.seconds());
  }
}
