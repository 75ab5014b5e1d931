package backprop.train;

import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.text.Decimal;
import backprop.text.Text;

/**
 * One update of all parameters by gradient descent with momentum μ and weight decay λ:
 *
 * <pre>
 *   V^l ← μ V^l − γ (∂C/∂W^l + λ W^l)      W^l ← W^l + V^l
 *   v^l ← μ v^l − γ  ∂C/∂b^l               b^l ← b^l + v^l
 * </pre>
 *
 * <p>With μ = λ = 0 this is 002 (12) and (13). Biases do not decay.
 */
public final class Update {
  private final Network net;
  private final double momentum;
  private final double weightDecay;
  private final Matrix[] V; // V[l], as W^l
  private final Matrix[] v; // v[l], as b^l

  /**
   * @param momentum μ
   * @param weightDecay λ
   * @throws IllegalArgumentException if momentum is not in [0, 1), or weight decay is negative or
   *     not finite
   */
  public Update(Network net, double momentum, double weightDecay) {
    requireFactors(momentum, weightDecay);
    this.net = net;
    this.momentum = momentum;
    this.weightDecay = weightDecay;
    V = new Matrix[net.depth() + 1];
    v = new Matrix[net.depth() + 1];
    for (int l = 1; l <= net.depth(); l++) {
      V[l] = Matrix.zerosLike(net.W(l));
      v[l] = Matrix.zerosLike(net.b(l));
    }
  }

  static void requireFactors(double momentum, double weightDecay) {
    if (!(momentum >= 0 && momentum < 1)) {
      throw Text.illegal("momentum: %s must be at least 0 and below 1", momentum);
    }
    if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
      throw Text.illegal("weight decay: %s must be finite and at least 0", weightDecay);
    }
  }

  /**
   * Changes the parameters of the network; allocates nothing.
   *
   * @param pass a pass after {@link Network#backward}
   * @param rate γ
   * @throws IllegalArgumentException if rate is not positive and finite
   * @throws IllegalStateException if the pass has not gone backward since it last went forward, or
   *     the network has changed since
   */
  public void apply(Pass pass, double rate) {
    LearningRate.requirePositive(rate);
    if (momentum == 0 && weightDecay == 0) {
      net.update(pass, rate);
      return;
    }
    pass.beginUpdateOf(net);
    for (int l = 1; l <= net.depth(); l++) {
      V[l].multiply(momentum);
      V[l].addScaled(-rate, pass.dW(l));
      V[l].addScaled(-rate * weightDecay, net.W(l));
      net.W(l).addScaled(1, V[l]);

      v[l].multiply(momentum);
      v[l].addScaled(-rate, pass.db(l));
      net.b(l).addScaled(1, v[l]);
    }
  }

  /** "update of all parameters, momentum μ = 0.9, weight decay λ = 0.01". */
  @Override
  public String toString() {
    return "update of all parameters" + factors(momentum, weightDecay);
  }

  static String factors(double momentum, double weightDecay) {
    return (momentum == 0 ? "" : ", momentum μ = " + Decimal.of(momentum))
        + (weightDecay == 0 ? "" : ", weight decay λ = " + Decimal.of(weightDecay));
  }
}
