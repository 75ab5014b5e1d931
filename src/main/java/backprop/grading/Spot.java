package backprop.grading;

import backprop.activation.Elementwise;
import backprop.activation.Softmax;
import backprop.loss.BinaryCrossEntropy;
import backprop.loss.Loss;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Network;
import java.util.function.DoubleBinaryOperator;

/**
 * Where a mistake is made, and the quantities around it: {@code a(-1)} is a^{l−1}. One that the
 * network does not have is null.
 *
 * @param part the gradient that is being computed, {@link Line#WEIGHTS} or {@link Line#BIASES};
 *     null for an error signal
 */
record Spot(MistakenPass pass, int l, Line part) {
  Network net() {
    return pass.net();
  }

  int L() {
    return net().depth();
  }

  int m() {
    return pass.Y().columns();
  }

  boolean isHidden() {
    return l < L();
  }

  private boolean has(int layer) {
    return layer >= 1 && layer <= L();
  }

  Matrix z(int offset) {
    return has(l + offset) ? pass.z(l + offset) : null;
  }

  Matrix a(int offset) {
    return l + offset == 0 || has(l + offset) ? pass.a(l + offset) : null;
  }

  Matrix delta(int offset) {
    return has(l + offset) ? pass.delta(l + offset) : null;
  }

  /** The error before σ′: (W^{l+1})ᵀ δ^{l+1}, or ∂C/∂a^L. */
  Matrix sent(int offset) {
    return has(l + offset) ? pass.sent(l + offset) : null;
  }

  Matrix W(int offset) {
    return has(l + offset) ? net().W(l + offset) : null;
  }

  /** (W^{l+offset})ᵀ. */
  Matrix back(int offset) {
    return has(l + offset) ? W(offset).transpose() : null;
  }

  Matrix b(int offset) {
    return has(l + offset) ? net().b(l + offset) : null;
  }

  /** σ of layer l; null where it is no function of one number. */
  Elementwise sigma() {
    return net().layer(l).activation() instanceof Elementwise sigma ? sigma : null;
  }

  Loss loss() {
    return net().output().loss();
  }

  Reduction reduction() {
    return net().output().reduction();
  }

  Matrix y() {
    return pass.Y();
  }

  boolean isSoftmax() {
    return net().layer(l).activation() instanceof Softmax;
  }

  /** f(a_k, y_k) for each output of each example, times the factor of the cost. */
  Matrix ofOutputs(DoubleBinaryOperator f) {
    return pass.ofOutputs(y(), f);
  }

  /** The same for binary cross-entropy only, else null. */
  Matrix ofBinary(DoubleBinaryOperator f) {
    return loss() instanceof BinaryCrossEntropy ? ofOutputs(f) : null;
  }

  /** J(z^l)ᵀ dA. */
  Matrix pulledBack(Matrix dA) {
    Matrix dZ = Matrix.zerosLike(dA);
    net().layer(l).activation().pullBack(z(0), a(0), dA, dZ);
    return dZ;
  }

  /** σ′ at z. */
  Matrix slopesAt(Matrix z) {
    return z == null ? null : z.map(sigma()::slope);
  }

  /** The formula for σ′ in terms of a = σ(z), at something else: s(1 − s), 1 − s². */
  Matrix slopeFormula(Matrix s) {
    return s.map(v -> sigma().slope(v, v));
  }

  /** W^l or b^l, whose gradient is being computed. */
  Matrix parameters() {
    return part == Line.WEIGHTS ? W(0) : b(0);
  }

  /** δ^l (a^{l−1})ᵀ. */
  Matrix product(int offset) {
    return delta(offset).times(a(offset - 1).transpose());
  }

  /** The gradient of another layer. */
  Matrix gradient(int layer) {
    return !has(layer) ? null : part == Line.WEIGHTS ? pass.joined(layer) : pass.db(layer);
  }
}
