package backprop.activation;

import backprop.matrix.Matrix;

/**
 * a_i = e^{z_i} / Σ_j e^{z_j} over the units of one example: 000, 002 §4.3, 004 §3.3.
 *
 * <p>Its Jacobian is full, ∂a_i/∂z_j = a_i (1{i = j} − a_j), and symmetric; the pull-back needs it
 * only as a ⊙ (dA − ⟨a, dA⟩). Finite for every z: the largest z of each example is subtracted
 * first, which changes no fraction.
 */
public record Softmax() implements Activation {
  @Override
  public String toString() {
    return "softmax";
  }

  @Override
  public void apply(Matrix z, Matrix a) {
    Matrix.requireEqualShapes("z", z, "a", a);
    for (int j = 0; j < z.columns(); j++) {
      double max = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < z.rows(); i++) {
        max = Math.max(max, z.row(i)[j]);
      }
      double sum = 0;
      for (int i = 0; i < z.rows(); i++) {
        double e = Exp.of(z.row(i)[j] - max);
        a.row(i)[j] = e;
        sum += e;
      }
      for (int i = 0; i < z.rows(); i++) {
        a.row(i)[j] /= sum;
      }
    }
  }

  /** dZ = a ⊙ (dA − ⟨a, dA⟩). */
  @Override
  public void pullBack(Matrix z, Matrix a, Matrix dA, Matrix dZ) {
    Shapes.require(z, a, dA, dZ);
    for (int j = 0; j < z.columns(); j++) {
      double inner = 0; // ⟨a, dA⟩
      for (int i = 0; i < z.rows(); i++) {
        inner = Math.fma(a.row(i)[j], dA.row(i)[j], inner);
      }
      for (int i = 0; i < z.rows(); i++) {
        dZ.row(i)[j] = a.row(i)[j] * (dA.row(i)[j] - inner);
      }
    }
  }
}
