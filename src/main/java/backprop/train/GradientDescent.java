package backprop.train;

import backprop.matrix.Matrix;
import backprop.network.Dataset;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.text.Decimal;
import backprop.text.Text;
import java.util.Objects;

/**
 * Gradient descent, 002 (12) and (13): how a network learns from examples.
 *
 * <pre>{@code
 * History history = GradientDescent.withRate(0.5)
 *     .epochs(30)
 *     .batches(Batches.of(32, 1))
 *     .momentum(0.9)              // or .rule(Adam.standard()), with a rate of 0.01 or so
 *     .measuring(Metric.accuracy())
 *     .train(net, X, Y);
 * }</pre>
 *
 * <p>Two things differ from PyTorch's {@code torch.optim.SGD}. Momentum: here each gradient enters
 * the velocity with the learning rate of its own update, V ← μV − γ_r ∇C; there the velocity is V ←
 * μV + ∇C and the step −γ_r V, so a new rate also rescales all earlier gradients. With a constant
 * rate the two are the same. Weight decay: here biases do not decay; there every parameter does,
 * unless the biases are given a group of their own.
 *
 * @param rate γ_r, by the number of updates so far
 * @param epochs how many times it goes through all examples
 * @param batches which examples an update sees
 * @param rule how a gradient becomes a step
 * @param weightDecay λ, at least 0; it is that of the weights, not of the biases
 * @param clip how long the gradient of an update may be, see {@link Pass#clip}; ∞ for any length
 * @param patience see {@link #patience(int)}; 0 for no end to it
 * @param metric measured after each epoch; null for none
 * @param heldOut examples that are only measured; null for none
 * @param listener is told of the run as it goes; null for none
 */
public record GradientDescent(
    LearningRate rate,
    int epochs,
    Batches batches,
    Rule rule,
    double weightDecay,
    double clip,
    int patience,
    Metric metric,
    HeldOut heldOut,
    Listener listener)
    implements Trainer {
  private static final Rule PLAIN = new Momentum(0);

  /** Examples that are not learnt from, X n₀ × m and Y n_L × m. */
  public record HeldOut(Matrix X, Matrix Y) implements Dataset {
    public HeldOut {
      Objects.requireNonNull(X, "X"); // it is used much later
      Objects.requireNonNull(Y, "Y");
    }
  }

  /**
   * @throws IllegalArgumentException if epochs is less than 1, weight decay is negative or not
   *     finite, clip is not above 0, or patience is negative
   */
  public GradientDescent {
    Objects.requireNonNull(rate, "rate");
    Objects.requireNonNull(batches, "batches");
    Text.refuseIf(epochs < 1, "epochs: %s must be at least 1", epochs);
    Objects.requireNonNull(rule, "rule");
    requireWeightDecay(weightDecay);
    if (!(clip > 0) || patience < 0) {
      throw Text.illegal("clip: %s must be above 0; patience: %s at least 0", clip, patience);
    }
  }

  static void requireWeightDecay(double lambda) {
    if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
      throw Text.illegal("weight decay: %s must be finite and at least 0", lambda);
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
    return new GradientDescent(
        rate, 100, Batches.full(), PLAIN, 0, Double.POSITIVE_INFINITY, 0, null, null, null);
  }

  /** A copy with this many epochs. */
  public GradientDescent epochs(int epochs) {
    return new GradientDescent(
        rate, epochs, batches, rule, weightDecay, clip, patience, metric, heldOut, listener);
  }

  /** A copy with these batches. */
  public GradientDescent batches(Batches batches) {
    return new GradientDescent(
        rate, epochs, batches, rule, weightDecay, clip, patience, metric, heldOut, listener);
  }

  /** A copy whose steps follow this rule. */
  public GradientDescent rule(Rule rule) {
    return new GradientDescent(
        rate, epochs, batches, rule, weightDecay, clip, patience, metric, heldOut, listener);
  }

  /** A copy with the rule {@link Momentum}. */
  public GradientDescent momentum(double mu) {
    return rule(new Momentum(mu));
  }

  /** A copy with this weight decay λ. */
  public GradientDescent weightDecay(double weightDecay) {
    return new GradientDescent(
        rate, epochs, batches, rule, weightDecay, clip, patience, metric, heldOut, listener);
  }

  /** A copy that clips the gradient of each update to this length. */
  public GradientDescent clip(double clip) {
    return new GradientDescent(
        rate, epochs, batches, rule, weightDecay, clip, patience, metric, heldOut, listener);
  }

  /**
   * A copy that stops early: when the held-out loss has reached no new least value for so many
   * epochs. The network that remains is that of {@link History#best}, also if it never came to
   * that.
   */
  public GradientDescent patience(int patience) {
    return new GradientDescent(
        rate, epochs, batches, rule, weightDecay, clip, patience, metric, heldOut, listener);
  }

  /** A copy that measures this metric after each epoch. */
  public GradientDescent measuring(Metric metric) {
    return new GradientDescent(
        rate, epochs, batches, rule, weightDecay, clip, patience, metric, heldOut, listener);
  }

  /** A copy that measures these examples after each epoch, but does not learn from them. */
  public GradientDescent heldOut(Matrix X, Matrix Y) {
    HeldOut heldOut = new HeldOut(X, Y);
    return new GradientDescent(
        rate, epochs, batches, rule, weightDecay, clip, patience, metric, heldOut, listener);
  }

  /** {@link #heldOut(Matrix, Matrix)} of a data set. */
  public GradientDescent heldOut(Dataset examples) {
    return heldOut(examples.X(), examples.Y());
  }

  /** A copy with one more listener, which is told after the others. */
  public GradientDescent listening(Listener another) {
    Objects.requireNonNull(another, "listener");
    Listener all = listener == null ? another : listener.andThen(another);
    return new GradientDescent(
        rate, epochs, batches, rule, weightDecay, clip, patience, metric, heldOut, all);
  }

  /**
   * {@inheritDoc}
   *
   * <p>If the loss becomes NaN or infinite, training stops, the network gets back the parameters of
   * the last epoch that ended with a finite loss, and {@link History#stopped} says so.
   *
   * @throws IllegalArgumentException also if there is patience, but nothing is held out
   */
  @Override
  public History train(Network net, Matrix X, Matrix Y) {
    return new Training(this, net, X, Y).run();
  }

  /**
   * "gradient descent: γ = 0.5, 30 epochs, batches of 32, momentum μ = 0.9, measuring accuracy".
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("gradient descent: ").append(name(rate, "γ_r"));
    text.append(epochs == 1 ? ", 1 epoch, " : ", " + epochs + " epochs, ").append(batches);
    text.append(rule.equals(PLAIN) ? "" : ", " + rule);
    text.append(weightDecay == 0 ? "" : ", weight decay λ = " + Decimal.of(weightDecay));
    text.append(clip == Double.POSITIVE_INFINITY ? "" : ", clipped to " + Decimal.of(clip));
    text.append(patience == 0 ? "" : ", patience of " + patience + " epochs");
    if (metric != null) {
      text.append(", measuring ").append(name(metric, "a metric"));
    }
    if (heldOut != null) {
      text.append(", ").append(heldOut.X().columns()).append(" held-out examples");
    }
    return text.toString();
  }

  // a lambda has no text of its own
  private static String name(Object part, String what) {
    return part.getClass().isHidden() ? what + " of your own" : part.toString();
  }
}
