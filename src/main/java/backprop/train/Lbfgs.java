package backprop.train;

import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.text.Decimal;
import backprop.text.Text;
import java.util.concurrent.CancellationException;

/**
 * L-BFGS with a line search, Liu &amp; Nocedal (1989): for full batches, HTF §11.4, where it
 * reaches a minimum to many digits, with no learning rate to choose. With weight decay it minimises
 * C + ½λ Σ‖W^l‖², and the gradients of its history are those of this sum.
 *
 * @param iterations how many it makes at most; each takes one pass through all examples, or a few
 * @param weightDecay λ, at least 0
 */
public record Lbfgs(int iterations, double weightDecay) implements Trainer {
  /**
   * @throws IllegalArgumentException if iterations is less than 1, or weight decay is negative or
   *     not finite
   */
  public Lbfgs {
    Text.refuseIf(iterations < 1, "iterations: %s must be at least 1", iterations);
    GradientDescent.requireWeightDecay(weightDecay);
  }

  /**
   * {@inheritDoc}
   *
   * <p>It stops where the gradient is at most 1e-8 long; {@link History#stopped} then says so, and
   * how many passes that took. An entry of the history is an iteration.
   */
  @Override
  public History train(Network net, Matrix X, Matrix Y) {
    Training.require(net, "", X, Y);
    History history = new History();
    try {
      Pass room = Pass.forCheckedTargets(net, X.columns());
      Minimiser.Cost cost =
          (trial, pass) -> {
            trial.forward(X, pass);
            double loss = trial.cost(Y, pass);
            trial.backward(Y, pass);
            return loss;
          };
      Minimiser minimiser = new Minimiser(net, room, weightDecay, cost);
      history.add(minimiser.measured());
      for (int k = 1; k <= iterations && history.stopped().isEmpty(); k++) {
        String why = minimiser.iterate();
        if (minimiser.measured().number() == k) {
          history.add(minimiser.measured());
        }
        history.stop(why);
      }
    } catch (CancellationException e) {
      if (!Thread.interrupted()) {
        throw e;
      }
      history.interrupt("after " + Math.max(0, history.epochs().size() - 1) + " iterations");
    }
    return history;
  }

  /** "L-BFGS: 200 iterations, weight decay λ = 0.001". */
  @Override
  public String toString() {
    String decay = weightDecay == 0 ? "" : ", weight decay λ = " + Decimal.of(weightDecay);
    return "L-BFGS: " + iterations + " iterations" + decay;
  }
}
