package backprop.train;

import backprop.matrix.Matrix;
import backprop.text.Decimal;

/**
 * RMSProp, Tieleman &amp; Hinton (2012), Lecture 6.5: each parameter's step is divided by the root
 * of a running mean of its squared gradients, so that all move about equally fast.
 *
 * <pre>
 *   g ← ∂C/∂θ + λ θ      v ← ρ v + (1 − ρ) g²      θ ← θ − γ g / (√v + ε)
 * </pre>
 *
 * @param rho ρ, in [0, 1)
 */
public record RmsProp(double rho) implements Rule {
  /**
   * @throws IllegalArgumentException if ρ is not in [0, 1)
   */
  public RmsProp {
    Rule.requireFraction("ρ", rho);
  }

  /** With ρ = 0.9, as in the lecture. */
  public static RmsProp standard() {
    return new RmsProp(0.9);
  }

  @Override
  public void step(Moments of, Matrix g, double rate) {
    of.begin(g, rate);
    for (int i = 0; i < g.rows(); i++) {
      step(of.theta.row(i), g.row(i), of.weightDecay, of.v.row(i), rate);
    }
  }

  private void step(double[] theta, double[] g, double lambda, double[] v, double gamma) {
    for (int j = 0; j < theta.length; j++) {
      double gj = Math.fma(lambda, theta[j], g[j]);
      // v ← ρ v + (1 − ρ) g²
      v[j] = Math.fma(rho, v[j], (1 - rho) * gj * gj);
      // θ ← θ − γ g / (√v + ε)
      theta[j] -= gamma * gj / (Math.sqrt(v[j]) + Adam.EPSILON);
    }
  }

  @Override
  public String toString() {
    return "RMSProp ρ = " + Decimal.of(rho);
  }
}
