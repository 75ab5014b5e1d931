package backprop.experiment;

/** Hears of a study as it goes, in the thread that runs it. */
@FunctionalInterface
public interface StudyListener {
  /** A trial has finished, as one of so many, those of an earlier run counted. */
  void trial(Trial trial, Result result, int finished);

  /** A study begins: so many trials, of which an earlier run has finished some. */
  default void begins(String study, int trials, int finished) {}

  /** The study has ended, perhaps with an exception. */
  default void ends() {}
}
