package backprop.train;

import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.text.Decimal;
import backprop.text.Text;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * L-BFGS with a line search: for full batches, where it finds a minimum to many digits, HTF §11.4;
 * Liu &amp; Nocedal (1989). There is no learning rate to choose. It minimises C + ½λ Σ‖W^l‖², whose
 * gradient is the one that {@link GradientDescent} with weight decay λ follows.
 *
 * <pre>{@code
 * History history = Lbfgs.iterations(200).train(net, X, Y);
 * }</pre>
 *
 * @param epochs how many iterations it makes at most; each goes through all examples once or, where
 *     its first step was too long or too short, a few times
 * @param weightDecay λ, at least 0
 * @param tolerance it has converged where ‖∇‖, the length of the gradient, is at most this
 * @param memory how many of the last steps tell it of the curvature
 * @param listener is told of the run as it goes; null for none
 */
public record Lbfgs(int epochs, double weightDecay, double tolerance, int memory, Listener listener)
    implements Trainer {
  private static final double C2 = 0.9; // Nocedal & Wright, after (3.6)

  /**
   * @throws IllegalArgumentException if epochs or memory is less than 1, or weight decay or
   *     tolerance is negative or not finite
   */
  public Lbfgs {
    if (epochs < 1 || memory < 1) {
      throw Text.illegal(
          "%d iterations with a memory of %d: both must be at least 1", epochs, memory);
    }
    Moments.requireWeightDecay(weightDecay);
    if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
      throw Text.illegal("tolerance: %s must be finite and at least 0", tolerance);
    }
  }

  /**
   * At most so many iterations with a memory of 10, until the gradient is at most 1e-8 long.
   *
   * @throws IllegalArgumentException if iterations is less than 1
   */
  public static Lbfgs iterations(int iterations) {
    return new Lbfgs(iterations, 0, 1e-8, 10, null);
  }

  /** A copy with this weight decay λ. */
  public Lbfgs weightDecay(double weightDecay) {
    return new Lbfgs(epochs, weightDecay, tolerance, memory, listener);
  }

  /** A copy that stops at this length of the gradient. */
  public Lbfgs tolerance(double tolerance) {
    return new Lbfgs(epochs, weightDecay, tolerance, memory, listener);
  }

  /** A copy with one more listener, which is told after the others. */
  public Lbfgs listening(Listener another) {
    Objects.requireNonNull(another, "listener");
    Listener all = listener == null ? another : listener.andThen(another);
    return new Lbfgs(epochs, weightDecay, tolerance, memory, all);
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@link History#stopped} says whether it has converged, and after how many passes.
   */
  @Override
  public History train(Network net, Matrix X, Matrix Y) {
    Training.require(net, "", X, Y);
    History history = new History();
    Listener told = listener == null ? epoch -> {} : listener;
    try {
      told.begins(this);
      iterations(net, new NetworkCost(net, X, Y, weightDecay), history, told);
    } catch (CancellationException e) {
      if (!Thread.interrupted()) {
        throw e;
      }
      history.interrupt("after " + Math.max(0, history.epochs().size() - 1) + " iterations");
    } finally {
      told.ends(history);
    }
    return history;
  }

  private void iterations(Network net, NetworkCost cost, History history, Listener told) {
    Minimiser minimiser = new Minimiser(cost, cost.parameters(), memory, C2);
    measure(cost, history, told);
    String why = Double.isFinite(minimiser.value()) ? null : "the cost is " + minimiser.value();
    while (why == null) {
      if (minimiser.gradientNorm() <= tolerance) {
        why = "converged";
      } else if (history.last().number() == epochs) {
        return;
      } else if (minimiser.iterate()) {
        net.copyParameters(cost.net());
        told.update(history.last().number() + 1);
        measure(cost, history, told);
      } else {
        why = "no lower cost was found, for rounding or for a kink,";
      }
    }
    history.stop(
        Text.format(
            "%s after %d iterations and %d passes: ‖∇‖ = %.2g",
            why, history.last().number(), minimiser.passes(), minimiser.gradientNorm()));
  }

  private static void measure(NetworkCost cost, History history, Listener told) {
    History.Epoch measured =
        new History.Epoch(
            history.epochs().size(),
            cost.loss(),
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Training.norms(cost.pass()));
    history.add(measured);
    told.epoch(measured);
  }

  /** "L-BFGS: 200 iterations, weight decay λ = 0.001". */
  @Override
  public String toString() {
    return "L-BFGS: "
        + epochs
        + (epochs == 1 ? " iteration" : " iterations")
        + (weightDecay == 0 ? "" : ", weight decay λ = " + Decimal.of(weightDecay));
  }
}
