package backprop.train;

import backprop.matrix.Matrix;
import backprop.text.Decimal;

/**
 * Adam, Kingma &amp; Ba (2015), Algorithm 1: steps by running means of the gradients and of their
 * squares. Both begin at 0; the correction makes up for that.
 *
 * <pre>
 *   g = ∂C/∂θ + λ θ
 *   m ← β₁ m + (1 − β₁) g      m̂ = m / (1 − β₁^r)
 *   v ← β₂ v + (1 − β₂) g²     v̂ = v / (1 − β₂^r)      θ ← θ − γ m̂ / (√v̂ + ε), ε = 1e-8
 * </pre>
 *
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param corrected false leaves m̂ = m and v̂ = v
 */
public record Adam(double beta1, double beta2, boolean corrected) implements Rule {
  private static final double EPSILON = 1e-8;

  /**
   * @throws IllegalArgumentException if β₁ or β₂ is not in [0, 1)
   */
  public Adam {
    Momentum.requireFraction("β₁", beta1);
    Momentum.requireFraction("β₂", beta2);
  }

  /** β₁ = 0.9 and β₂ = 0.999, as in the paper. */
  public static Adam standard() {
    return new Adam(0.9, 0.999, true);
  }

  /** RMSProp, Tieleman &amp; Hinton (2012), Lecture 6.5: v alone, β₂ = 0.9 and no correction. */
  public static Adam rmsProp() {
    return new Adam(0, 0.9, false);
  }

  /** The same means without the correction. */
  public Adam uncorrected() {
    return new Adam(beta1, beta2, false);
  }

  @Override
  public void step(Memory memory, Matrix g, double lambda, double rate, long r) {
    Rule.require(memory, g, r);
    double toMHat = corrected ? 1 / (1 - power(beta1, r)) : 1;
    double toVHat = corrected ? 1 / (1 - power(beta2, r)) : 1;
    for (int i = 0; i < g.rows(); i++) {
      double[] theta = memory.theta().row(i);
      double[] m = memory.m().row(i);
      double[] v = memory.v().row(i);
      average(theta, g.row(i), lambda, m, v);
      for (int j = 0; j < theta.length; j++) {
        // θ ← θ − γ m̂ / (√v̂ + ε)
        theta[j] -= rate * toMHat * m[j] / (Math.sqrt(toVHat * v[j]) + EPSILON);
      }
    }
  }

  private void average(double[] theta, double[] g, double lambda, double[] m, double[] v) {
    for (int j = 0; j < theta.length; j++) {
      double gj = Math.fma(lambda, theta[j], g[j]);
      // m ← β₁ m + (1 − β₁) g
      m[j] = Math.fma(beta1, m[j], (1 - beta1) * gj);
      // v ← β₂ v + (1 − β₂) g²
      v[j] = Math.fma(beta2, v[j], (1 - beta2) * gj * gj);
    }
  }

  // by squaring: StrictMath.pow allocates on JDK 17
  private static double power(double beta, long r) {
    double power = 1;
    for (double square = beta; r > 0; r /= 2, square *= square) {
      power *= r % 2 == 1 ? square : 1;
    }
    return power;
  }

  /** "Adam(0.9, 0.999)", or "uncorrected Adam(0, 0.9)", which is RMSProp. */
  @Override
  public String toString() {
    String name = corrected ? "Adam" : "uncorrected Adam";
    return name + "(" + Decimal.of(beta1) + ", " + Decimal.of(beta2) + ")";
  }
}
