package backprop.activation;

import backprop.text.Text;

/**
 * αz for z ≤ 0 and z for z &gt; 0, with slopes α, which 002 requires to be at most 1, and 1: 002
 * §4.5. At z = 0 the slope is α, as there.
 */
public record LeakyReLU(double alpha) implements Elementwise {
  /**
   * @throws IllegalArgumentException if alpha is not a finite number of at most 1
   */
  public LeakyReLU {
    requireAlpha("leaky ReLU", alpha);
  }

  static void requireAlpha(String name, double alpha) {
    if (!(Double.isFinite(alpha) && alpha <= 1)) {
      throw Text.illegal("α of %s: %s must be a finite number, at most 1", name, alpha);
    }
  }

  @Override
  public String toString() {
    return "leaky ReLU(" + alpha + ")";
  }

  @Override
  public double value(double z) {
    return z <= 0 ? alpha * z : z;
  }

  @Override
  public double slope(double z) {
    return z <= 0 ? alpha : 1;
  }

  @Override
  public int piece(double z) {
    return alpha == 1 ? 0 : (int) Math.signum(z);
  }
}
