package backprop.train;

import backprop.matrix.Matrix;
import backprop.text.Decimal;
import backprop.text.Text;

/**
 * Gradient descent with momentum; it needs no v.
 *
 * @param mu μ, in [0, 1); 0 for plain descent, 002 (12) and (13)
 */
public record Momentum(double mu) implements Rule {
  /**
   * @throws IllegalArgumentException if μ is not in [0, 1)
   */
  public Momentum {
    requireFraction("momentum", mu);
  }

  static void requireFraction(String name, double value) {
    Text.refuseIf(!(value >= 0 && value < 1), "%s: %s must be at least 0 and below 1", name, value);
  }

  @Override
  public void step(Memory memory, Matrix g, double lambda, double rate, long r) {
    Rule.require(memory, g, r);
    if (mu == 0 && lambda == 0) {
      memory.theta().addScaled(-rate, g);
      return;
    }
    // m ← μ m − γ (g + λ θ)
    memory.m().multiply(mu);
    memory.m().addScaled(-rate, g);
    memory.m().addScaled(-rate * lambda, memory.theta());
    // θ ← θ + m
    memory.theta().addScaled(1, memory.m());
  }

  @Override
  public String toString() {
    return "momentum μ = " + Decimal.of(mu);
  }
}
