package backprop.network;

import backprop.matrix.Matrix;
import backprop.text.Numbers;
import backprop.text.Text;

/**
 * What one pass of N examples through {@link OneHiddenLayer} computes. Columns are examples.
 *
 * @param x (p + 1) × N, x_i with a leading 1
 * @param alphaX M × N, α_mᵀ x_i
 * @param z (M + 1) × N, z_i with a leading 1
 * @param t K × N, t_ik = β_kᵀ z_i
 * @param f K × N, f_k(x_i)
 * @param delta K × N, δ_ki = ∂R_i/∂t_ik
 * @param s M × N, s_mi = ∂R_i/∂(α_mᵀ x_i)
 * @param dAlpha M × (p + 1), Σ_i ∂R_i/∂α_ml
 * @param dBeta K × (M + 1), Σ_i ∂R_i/∂β_km
 * @param R Σ_i R_i
 */
public record HiddenLayerPass(
    Matrix x,
    Matrix alphaX,
    Matrix z,
    Matrix t,
    Matrix f,
    Matrix delta,
    Matrix s,
    Matrix dAlpha,
    Matrix dBeta,
    double R) {

  /** Sizes, error and the largest gradients in one line. */
  @Override
  public String toString() {
    return Text.format(
        "pass of %s through one hidden layer: R = %s, max |∂R/∂α| = %s, max |∂R/∂β| = %s",
        Numbers.count(x.columns(), "example"),
        Numbers.rounded(R),
        Numbers.rounded(dAlpha.maxAbs()),
        Numbers.rounded(dBeta.maxAbs()));
  }
}
