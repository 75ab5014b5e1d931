package backprop.experiment;

/** Hears of a study as it goes, in the thread that runs it. */
@FunctionalInterface
public interface StudyListener {

  /**
   * A trial has finished.
   *
   * @param finished how many have, those of an earlier run counted
   */
  void trial(Trial trial, Result result, int finished);

  /**
   * A study begins.
   *
   * @param trials how many it has
   * @param finished how many an earlier run has finished
   */
  default void begins(String study, int trials, int finished) {}

  /** The study has ended, if need be with an exception. */
  default void ends() {}
}
