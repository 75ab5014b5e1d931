package backprop.train;

import backprop.matrix.Matrix;
import backprop.text.Text;

/**
 * How an update turns a gradient into a step. What it remembers from update to update is held
 * apart, in {@link Moments}: the same rule serves many matrices.
 */
public sealed interface Rule permits Momentum, RmsProp, Adam {

  /**
   * θ ← θ + step; allocates nothing. Modified: what {@code of} holds, θ included.
   *
   * @param of θ and what is remembered of it
   * @param g ∂C/∂θ, of the shape of θ
   * @param rate γ
   * @throws IllegalArgumentException if the shapes differ, or rate is not positive and finite
   */
  void step(Moments of, Matrix g, double rate);

  /**
   * Refuses what is no factor of a running mean.
   *
   * @throws IllegalArgumentException if value is not in [0, 1)
   */
  static void requireFraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw Text.illegal("%s: %s must be at least 0 and below 1", name, value);
    }
  }
}
