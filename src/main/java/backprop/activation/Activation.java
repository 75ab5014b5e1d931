package backprop.activation;

import backprop.matrix.Matrix;

/**
 * An activation a = σ(z) of a whole layer and its pull-back, under one signature whether it works
 * unit by unit ({@link Elementwise}) or on all units together ({@link Softmax}).
 *
 * <p>The pull-back carries a gradient from a to z: dZ = J(z)ᵀ dA, where J(z) is the Jacobian ∂a/∂z.
 * The backward loop never asks which kind of activation it has.
 */
public sealed interface Activation permits Elementwise, Softmax {
  /**
   * a ← σ(z), each column (example) on its own. Modified: a only.
   *
   * @param z n × m
   * @param a n × m
   * @throws IllegalArgumentException if the shapes differ
   */
  void apply(Matrix z, Matrix a);

  /**
   * dZ ← J(z)ᵀ dA, each column (example) on its own. Modified: dZ only, which may be dA itself.
   *
   * @param z n × m
   * @param a n × m, σ(z) as {@link #apply} left it
   * @param dA n × m, ∂C/∂a
   * @param dZ n × m, becomes ∂C/∂z
   * @throws IllegalArgumentException if the shapes differ
   */
  void pullBack(Matrix z, Matrix a, Matrix dA, Matrix dZ);

  /**
   * The number of the smooth piece of σ in which z lies. Where it changes between two points, a
   * kink lies between them and a difference quotient over it means nothing. Smooth functions have
   * one piece.
   */
  default int piece(double z) {
    return 0;
  }

  /** σ(z) as a new matrix. */
  default Matrix of(Matrix z) {
    Matrix a = Matrix.zerosLike(z);
    apply(z, a);
    return a;
  }
}
