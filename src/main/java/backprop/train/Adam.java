package backprop.train;

import backprop.matrix.Matrix;
import backprop.text.Decimal;
import backprop.text.Text;

/**
 * Adam, Kingma &amp; Ba (2015), Algorithm 1: running means of the gradients and of their squares.
 * Both begin at 0 and so are too small at first, by the factors 1 − β₁^r and 1 − β₂^r in the r-th
 * update; the correction divides by these.
 *
 * <pre>
 *   g ← ∂C/∂θ + λ θ
 *   m ← β₁ m + (1 − β₁) g      m̂ = m / (1 − β₁^r)
 *   v ← β₂ v + (1 − β₂) g²     v̂ = v / (1 − β₂^r)      θ ← θ − γ m̂ / (√v̂ + ε)
 * </pre>
 *
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param corrected false leaves m̂ = m and v̂ = v: with the usual β the first steps are then too
 *     large, since √v is further below its final size than m
 */
public record Adam(double beta1, double beta2, boolean corrected) implements Rule {
  /** ε, which only keeps a step from dividing by 0. */
  public static final double EPSILON = 1e-8;

  /**
   * @throws IllegalArgumentException if β₁ or β₂ is not in [0, 1)
   */
  public Adam {
    Rule.requireFraction("β₁", beta1);
    Rule.requireFraction("β₂", beta2);
  }

  /** With β₁ = 0.9 and β₂ = 0.999, as in the paper. */
  public static Adam standard() {
    return new Adam(0.9, 0.999, true);
  }

  /** A copy without the correction of m and v. */
  public Adam uncorrected() {
    return new Adam(beta1, beta2, false);
  }

  @Override
  public void step(Moments of, Matrix g, double rate) {
    long r = of.begin(g, rate);
    double toMHat = corrected ? 1 / (1 - StrictMath.pow(beta1, r)) : 1;
    double toVHat = corrected ? 1 / (1 - StrictMath.pow(beta2, r)) : 1;
    for (int i = 0; i < g.rows(); i++) {
      double[] theta = of.theta.row(i);
      average(theta, g.row(i), of.weightDecay, of.m.row(i), of.v.row(i));
      step(theta, rate * toMHat, of.m.row(i), toVHat, of.v.row(i));
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

  // rate is γ with the factor that makes m̂ of m
  private static void step(double[] theta, double rate, double[] m, double toVHat, double[] v) {
    for (int j = 0; j < theta.length; j++) {
      // θ ← θ − γ m̂ / (√v̂ + ε)
      theta[j] -= rate * m[j] / (Math.sqrt(toVHat * v[j]) + EPSILON);
    }
  }

  @Override
  public String toString() {
    return Text.format(
        "Adam β₁ = %s, β₂ = %s%s",
        Decimal.of(beta1), Decimal.of(beta2), corrected ? "" : ", uncorrected");
  }
}
