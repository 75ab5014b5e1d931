package backprop.train;

import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.Pass;
import java.util.ArrayList;
import java.util.List;

/** Updates of all parameters of a network by a {@link Rule}. Weights decay, biases do not. */
public final class Update {
  private final Network net;
  private final GradientDescent descent;
  private final List<Rule.Memory> memories = new ArrayList<>(); // of W^1, b^1, W^2, b^2, …
  private long r;

  /** By the rule, weight decay and clipping of a descent; its rate is not used. */
  public Update(Network net, GradientDescent descent) {
    this.net = net;
    this.descent = descent;
    for (int l = 1; l <= net.depth(); l++) {
      memories.add(Rule.Memory.of(net.W(l)));
      memories.add(Rule.Memory.of(net.b(l)));
    }
  }

  /**
   * What the rule remembers, m and v of W¹, of b¹ and so on: itself, for a run to go on with what
   * an earlier one remembered after so many updates.
   */
  public List<Matrix> memory(long updates) {
    r = updates;
    List<Matrix> memory = new ArrayList<>();
    memories.forEach(each -> memory.addAll(List.of(each.m(), each.v())));
    return memory;
  }

  /**
   * Changes the parameters of the network; allocates nothing.
   *
   * @param pass a pass after {@link Network#backward}; clipping changes its gradients
   * @param rate γ
   * @throws IllegalArgumentException if rate is not positive and finite, or the pass does not fit
   * @throws IllegalStateException if the pass has not gone backward since it last went forward, or
   *     the network has changed since
   */
  public void apply(Pass pass, double rate) {
    LearningRate.requirePositive(rate);
    pass.beginUpdateOf(net);
    if (descent.clip() < Double.POSITIVE_INFINITY) {
      pass.clip(descent.clip());
    }
    r++;
    for (int l = 1; l <= net.depth(); l++) {
      Rule.Memory ofW = memories.get(2 * l - 2);
      descent.rule().step(ofW, pass.dW(l), descent.weightDecay(), rate, r);
      descent.rule().step(memories.get(2 * l - 1), pass.db(l), 0, rate, r);
    }
  }
}
