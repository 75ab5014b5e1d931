package backprop.activation;

import backprop.text.Text;

/**
 * max(0, z), with slope 0 for z &lt; 0 and 1 for z &gt; 0.
 *
 * <p>At z = 0 there is no derivative, and the documents disagree: 002 §4.4 and 004 §3.1 take 0, 000
 * takes 1. The default here is 0.
 *
 * @param slopeAtZero the slope to use at z = 0, in [0, 1]
 */
public record ReLU(double slopeAtZero) implements Elementwise {
  /**
   * @throws IllegalArgumentException if slopeAtZero is not in [0, 1]
   */
  public ReLU {
    if (!(slopeAtZero >= 0 && slopeAtZero <= 1)) {
      throw Text.illegal("slope of ReLU at 0: %s must be a number from 0 to 1", slopeAtZero);
    }
  }

  /** With slope 0 at 0. */
  public ReLU() {
    this(0);
  }

  @Override
  public String toString() {
    return "ReLU";
  }

  @Override
  public double value(double z) {
    return Math.max(0, z); // NaN stays NaN
  }

  @Override
  public double slope(double z) {
    return z > 0 ? 1 : z < 0 ? 0 : slopeAtZero;
  }

  @Override
  public int piece(double z) {
    return (int) Math.signum(z);
  }

  @Override
  public void apply(double[] z, double[] a) {
    Shapes.require(z, a);
    for (int j = 0; j < z.length; j++) {
      a[j] = value(z[j]);
    }
  }

  @Override
  public void pullBack(double[] z, double[] a, double[] dA, double[] dZ) {
    Shapes.require(z, a, dA, dZ);
    if (slopeAtZero != 0) {
      Elementwise.super.pullBack(z, a, dA, dZ);
      return;
    }
    for (int j = 0; j < z.length; j++) {
      // σ′ = 1 where a > 0, without a branch that the processor would guess wrong every other time
      dZ[j] = dA[j] * Math.min(1, a[j] * 0x1p1023 * 0x1p52);
    }
  }
}
