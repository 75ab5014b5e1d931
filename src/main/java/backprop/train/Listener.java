package backprop.train;

/**
 * Is told of a training run as it goes, in the thread that trains: {@link
 * GradientDescent#listening}. A lambda is told of the epochs.
 */
@FunctionalInterface
public interface Listener {
  /** An epoch has been measured; epoch 0 is the network before the first update. */
  void epoch(History.Epoch epoch);

  /** A run begins; nothing has been measured. */
  default void begins(GradientDescent descent) {}

  /** An update has been made, of 2.5 epochs by now, say, in the middle of the third. */
  default void update(double epochs) {}

  /**
   * The run has ended: after its last epoch, or before it, and then {@link History#stopped} may say
   * why. Called for every run that began, even one that ends with an exception.
   */
  default void ends(History history) {}

  /** This listener, then another. */
  default Listener andThen(Listener next) {
    return new Both(this, next);
  }

  /** Two listeners, told in this order. */
  record Both(Listener first, Listener second) implements Listener {
    @Override
    public void epoch(History.Epoch epoch) {
      first.epoch(epoch);
      second.epoch(epoch);
    }

    @Override
    public void begins(GradientDescent descent) {
      first.begins(descent);
      second.begins(descent);
    }

    @Override
    public void update(double epochs) {
      first.update(epochs);
      second.update(epochs);
    }

    @Override
    public void ends(History history) {
      first.ends(history);
      second.ends(history);
    }
  }
}
