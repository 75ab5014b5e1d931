package backprop.train;

import backprop.network.Network;
import backprop.network.Pass;

/**
 * One update of all parameters of a network by a {@link Rule}. Weights decay, biases do not.
 *
 * <p>With {@code new Momentum(0)} and without weight decay this is 002 (12) and (13).
 */
public final class Update {
  private final Network net;
  private final Rule rule;
  private final double clip;
  private final Moments[] ofW; // ofW[l], of W^l
  private final Moments[] ofb; // ofb[l], of b^l

  /** An update by this rule, without weight decay or clipping. */
  public Update(Network net, Rule rule) {
    this(net, GradientDescent.withRate(1).rule(rule));
  }

  /** An update by the rule, weight decay and clipping of a descent. */
  public Update(Network net, GradientDescent descent) {
    this.net = net;
    rule = descent.rule();
    clip = descent.clip();
    ofW = new Moments[net.depth() + 1];
    ofb = new Moments[net.depth() + 1];
    for (int l = 1; l <= net.depth(); l++) {
      ofW[l] = new Moments(net.W(l), descent.weightDecay());
      ofb[l] = new Moments(net.b(l), 0);
    }
  }

  /**
   * What is remembered of the gradients of W^l, l = 1 … L.
   *
   * @throws IllegalArgumentException if there is no such layer
   */
  public Moments moments(int l) {
    net.layer(l);
    return ofW[l];
  }

  /**
   * Changes the parameters of the network; allocates nothing.
   *
   * @param pass a pass after {@link Network#backward}; clipping shortens its gradients in place
   * @param rate γ
   * @throws IllegalArgumentException if rate is not positive and finite, or the pass does not fit
   * @throws IllegalStateException if the pass has not gone backward since it last went forward, or
   *     the network has changed since
   */
  public void apply(Pass pass, double rate) {
    LearningRate.requirePositive(rate);
    pass.beginUpdateOf(net);
    if (clip < Double.POSITIVE_INFINITY) {
      pass.clip(clip);
    }
    for (int l = 1; l <= net.depth(); l++) {
      rule.step(ofW[l], pass.dW(l), rate);
      rule.step(ofb[l], pass.db(l), rate);
    }
  }

  /** "update of all parameters, momentum μ = 0.9". */
  @Override
  public String toString() {
    return "update of all parameters, " + rule;
  }
}
