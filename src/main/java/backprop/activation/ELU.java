package backprop.activation;

/**
 * α(e^z − 1) for z ≤ 0 and z for z &gt; 0, with slopes αe^z and 1: 002 §4.6. At z = 0 the slope is
 * α, as there; for α = 1 the two sides meet without a kink.
 *
 * <p>002 writes the left slope as a + α, which is the same but cancels: far to the left, where a is
 * −α to the last bit, it would be 0. So it is computed from z.
 *
 * @param alpha the depth of the left side, −α at −∞; 002 requires α ≤ 1
 */
public record ELU(double alpha) implements Elementwise {
  /**
   * @throws IllegalArgumentException if alpha is not a finite number of at most 1
   */
  public ELU {
    LeakyReLU.requireAlpha("ELU", alpha);
  }

  @Override
  public String toString() {
    return "ELU(" + alpha + ")";
  }

  @Override
  public double value(double z) {
    return z <= 0 ? alpha * Exp.minusOne(z) : z;
  }

  @Override
  public double slope(double z) {
    return z <= 0 ? alpha * Exp.of(z) : 1;
  }

  @Override
  public int piece(double z) {
    return alpha == 1 ? 0 : (int) Math.signum(z);
  }
}
