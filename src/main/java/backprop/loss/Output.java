package backprop.loss;

import backprop.activation.Activation;
import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.matrix.Matrix;

/**
 * The last activation paired with its loss, and how the losses of m examples become one cost C.
 *
 * <p>Any activation goes with any loss: δ^L = J(z^L)ᵀ ∂C/∂a^L is the long way, and it always works.
 * For three natural pairs the product collapses to δ^L = a^L − y (times the factor of {@link
 * Reduction}): the short way, which also computes the cost from z and so stays finite where a
 * reaches 0 or 1. {@link #of} takes the short way where there is one; {@link #longWay} never does,
 * so that the two can be set side by side.
 */
public sealed interface Output permits LongWay, ShortWay {
  /** The activation of the last layer. */
  Activation activation();

  /** The loss of one example. */
  Loss loss();

  /** Sum or mean over the examples. */
  Reduction reduction();

  /**
   * C, the cost of a batch.
   *
   * @param z n × m, the last layer before its activation
   * @param a n × m, after it
   * @param y n × m, targets that {@link Loss#requireTargets} accepts; that is not checked here
   * @throws IllegalArgumentException if the shapes differ
   */
  double cost(Matrix z, Matrix a, Matrix y);

  /**
   * (BP1) δ ← ∂C/∂z. Modified: delta only.
   *
   * @param z n × m, the last layer before its activation
   * @param a n × m, after it
   * @param y n × m, targets that {@link Loss#requireTargets} accepts; that is not checked here
   * @param delta n × m
   * @throws IllegalArgumentException if the shapes differ, or delta is one of the others
   */
  default void delta(Matrix z, Matrix a, Matrix y, Matrix delta) {
    delta(z, a, y, a.columns(), delta);
  }

  /** The same for a part of a batch {@code ofExamples} long, by the factor of {@link Reduction}. */
  void delta(Matrix z, Matrix a, Matrix y, long ofExamples, Matrix delta);

  /** The pair of an activation and a loss, the short way where there is one. */
  static Output of(Activation activation, Loss loss, Reduction reduction) {
    boolean natural =
        activation instanceof Identity && loss == SquaredError.HALF
            || activation instanceof Sigmoid && loss instanceof BinaryCrossEntropy
            || activation instanceof Softmax && loss instanceof CrossEntropy;
    return natural
        ? new ShortWay(activation, loss, reduction)
        : new LongWay(activation, loss, reduction);
  }

  /** The pair of an activation and a loss, by the chain rule even where there is a short way. */
  static Output longWay(Activation activation, Loss loss, Reduction reduction) {
    return new LongWay(activation, loss, reduction);
  }

  /** Identity with ½Σ squared error: regression, 001. */
  static Output identitySquaredError(Reduction reduction) {
    return of(new Identity(), SquaredError.HALF, reduction);
  }

  /** Sigmoid with binary cross-entropy: yes or no for each output, 004 §3.2.1. */
  static Output sigmoidCrossEntropy(Reduction reduction) {
    return of(new Sigmoid(), new BinaryCrossEntropy(), reduction);
  }

  /** Softmax with cross-entropy: one of several classes, 004 §3.3.1. */
  static Output softmaxCrossEntropy(Reduction reduction) {
    return of(new Softmax(), new CrossEntropy(), reduction);
  }
}
