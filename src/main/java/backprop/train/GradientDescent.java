package backprop.train;

import backprop.matrix.Matrix;
import backprop.network.Network;
import java.util.Objects;

/**
 * Gradient descent, 002 (12) and (13): how a network learns from examples.
 *
 * <pre>{@code
 * History history = GradientDescent.withRate(0.5)
 *     .epochs(30)
 *     .batches(Batches.of(32, 1))
 *     .momentum(0.9)
 *     .measuring(Metric.accuracy())
 *     .train(net, X, Y);
 * }</pre>
 *
 * @param rate γ_r, by the number of updates so far
 * @param epochs how often all examples are gone through
 * @param batches which examples an update sees
 * @param momentum μ, in [0, 1); see {@link Update}
 * @param weightDecay λ, at least 0; see {@link Update}
 * @param metric measured after each epoch; null for none
 * @param heldOut examples that are only measured; null for none
 * @param listener hears of the run as it goes; null for none
 */
public record GradientDescent(
    LearningRate rate,
    int epochs,
    Batches batches,
    double momentum,
    double weightDecay,
    Metric metric,
    HeldOut heldOut,
    Listener listener) {

  /**
   * Examples that are not learnt from.
   *
   * @param X n₀ × m
   * @param Y n_L × m
   */
  public record HeldOut(Matrix X, Matrix Y) {}

  /**
   * @throws IllegalArgumentException if epochs is less than 1, momentum is not in [0, 1), or weight
   *     decay is negative or not finite
   */
  public GradientDescent {
    Objects.requireNonNull(rate, "rate");
    Objects.requireNonNull(batches, "batches");
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs: " + epochs + ", at least 1 was expected");
    }
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "momentum: " + momentum + ", a number of at least 0 and below 1 was expected");
    }
    if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weight decay: " + weightDecay + ", a finite number of at least 0 was expected");
    }
  }

  /**
   * One hundred epochs of full-batch descent with a constant learning rate; the other methods
   * change that.
   *
   * @throws IllegalArgumentException if γ is not a finite number above 0
   */
  public static GradientDescent withRate(double gamma) {
    return withRate(LearningRate.constant(gamma));
  }

  /** One hundred epochs of full-batch descent with this schedule of learning rates. */
  public static GradientDescent withRate(LearningRate rate) {
    return new GradientDescent(rate, 100, Batches.full(), 0, 0, null, null, null);
  }

  public GradientDescent epochs(int epochs) {
    return new GradientDescent(
        rate, epochs, batches, momentum, weightDecay, metric, heldOut, listener);
  }

  public GradientDescent batches(Batches batches) {
    return new GradientDescent(
        rate, epochs, batches, momentum, weightDecay, metric, heldOut, listener);
  }

  public GradientDescent momentum(double momentum) {
    return new GradientDescent(
        rate, epochs, batches, momentum, weightDecay, metric, heldOut, listener);
  }

  public GradientDescent weightDecay(double weightDecay) {
    return new GradientDescent(
        rate, epochs, batches, momentum, weightDecay, metric, heldOut, listener);
  }

  public GradientDescent measuring(Metric metric) {
    return new GradientDescent(
        rate, epochs, batches, momentum, weightDecay, metric, heldOut, listener);
  }

  public GradientDescent heldOut(Matrix X, Matrix Y) {
    return new GradientDescent(
        rate, epochs, batches, momentum, weightDecay, metric, new HeldOut(X, Y), listener);
  }

  /** Adds a listener; those that were there before are told first. */
  public GradientDescent listening(Listener another) {
    Listener all = listener == null ? another : listener.andThen(another);
    return new GradientDescent(rate, epochs, batches, momentum, weightDecay, metric, heldOut, all);
  }

  /**
   * Trains a network in place. Nothing is changed before all arguments have been checked.
   *
   * <p>If the loss becomes NaN or infinite, training stops, the network gets back the parameters of
   * the last epoch that ended with a finite loss, and {@link History#stopped} says so.
   *
   * <p>If the thread is interrupted, training stops within milliseconds, wherever it is: the
   * network is as after the last full update, the history holds the epochs so far and says so, and
   * the interrupt counts as handled.
   *
   * @param X n₀ × m
   * @param Y n_L × m
   * @throws IllegalArgumentException if X or Y does not fit the network, has an entry that is not
   *     finite, is no target for the loss, or there are fewer examples than a batch holds
   */
  public History train(Network net, Matrix X, Matrix Y) {
    return new Training(this, net, X, Y).run();
  }
}
