package backprop.train;

import backprop.matrix.Matrix;
import backprop.text.Decimal;

/**
 * Gradient descent with momentum and weight decay, 002 (12) and (13) where both are 0:
 *
 * <pre>
 *   m ← μ m − γ (∂C/∂θ + λ θ)      θ ← θ + m
 * </pre>
 *
 * @param mu μ, in [0, 1); 0 for plain gradient descent
 */
public record Momentum(double mu) implements Rule {
  /**
   * @throws IllegalArgumentException if μ is not in [0, 1)
   */
  public Momentum {
    Rule.requireFraction("momentum", mu);
  }

  @Override
  public void step(Moments of, Matrix g, double rate) {
    of.begin(g, rate);
    if (mu == 0 && of.weightDecay == 0) {
      // θ ← θ − γ ∂C/∂θ
      of.theta.addScaled(-rate, g);
      return;
    }
    // m ← μ m − γ (∂C/∂θ + λ θ)
    of.m.multiply(mu);
    of.m.addScaled(-rate, g);
    of.m.addScaled(-rate * of.weightDecay, of.theta);
    // θ ← θ + m
    of.theta.addScaled(1, of.m);
  }

  @Override
  public String toString() {
    return "momentum μ = " + Decimal.of(mu);
  }
}
