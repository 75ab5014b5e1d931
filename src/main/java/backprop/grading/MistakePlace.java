package backprop.grading;

import backprop.activation.Elementwise;
import backprop.activation.Softmax;
import backprop.loss.BinaryCrossEntropy;
import backprop.loss.Loss;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Network;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntFunction;

/**
 * Where a mistake is made, and the quantities around it: {@code a(-1)} is a^{l−1}. One that the
 * network does not have is null.
 *
 * @param part the gradient that is being computed, {@link Line#WEIGHTS} or {@link Line#BIASES};
 *     null for an error signal
 * @param right what the line should give
 * @param number the γ or λ of the mistake
 */
record MistakePlace(MistakenPass pass, int l, Line part, Matrix right, double number) {
  private <T> T of(int layer, IntFunction<T> quantity) {
    return layer >= 1 && layer <= net().depth() ? quantity.apply(layer) : null;
  }

  Matrix scaled(double factor) {
    return right.scale(factor);
  }

  Matrix z(int offset) {
    return of(l + offset, pass::z);
  }

  Matrix a(int offset) {
    return l + offset == 0 ? pass.a(0) : of(l + offset, pass::a);
  }

  Matrix delta(int offset) {
    return of(l + offset, pass::delta);
  }

  /** The error before σ′: (W^{l+1})ᵀ δ^{l+1}, or ∂C/∂a^L. */
  Matrix sent(int offset) {
    return of(l + offset, pass::sent);
  }

  Matrix W(int offset) {
    return of(l + offset, net()::W);
  }

  /** (W^{l+offset})ᵀ. */
  Matrix back(int offset) {
    return of(l + offset, layer -> net().W(layer).transpose());
  }

  Matrix b(int offset) {
    return of(l + offset, net()::b);
  }

  Matrix y() {
    return pass.Y();
  }

  /** δ^l (a^{l−1})ᵀ. */
  Matrix product(int offset) {
    return delta(offset).times(a(offset - 1).transpose());
  }

  /** W^l or b^l, whose gradient is being computed. */
  Matrix parameters() {
    return part == Line.WEIGHTS ? W(0) : b(0);
  }

  /** The gradient of another layer. */
  Matrix gradient(int layer) {
    return of(layer, part == Line.WEIGHTS ? pass::joined : pass::db);
  }

  /** How many examples. */
  double m() {
    return y().columns();
  }

  Network net() {
    return pass.net();
  }

  Loss loss() {
    return net().output().loss();
  }

  boolean isMean() {
    return net().output().reduction() == Reduction.MEAN;
  }

  boolean isHidden() {
    return l < net().depth();
  }

  boolean isSoftmax() {
    return net().layer(l).activation() instanceof Softmax;
  }

  /** σ of layer l; null where it is not a function of one number. */
  Elementwise sigma() {
    return net().layer(l).activation() instanceof Elementwise sigma ? sigma : null;
  }

  /** a(1 − a), the slopes if σ were a sigmoid. */
  Matrix sigmoidSlopes() {
    return a(0).map(v -> v * (1 - v));
  }

  /** σ′ at z. */
  Matrix slopesAt(Matrix z) {
    return z == null ? null : z.map(sigma()::slope);
  }

  /** The formula for σ′ in terms of a = σ(z), at something else: s(1 − s), 1 − s². */
  Matrix slopeFormula(Matrix s) {
    return sigma() == null ? null : s.map(v -> sigma().slope(v, v));
  }

  /** f(a_k, y_k) for each output of each example, times the factor of the cost. */
  Matrix ofOutputs(DoubleBinaryOperator f) {
    return pass.ofOutputs(y(), f);
  }

  /** The same for binary cross-entropy only, else null. */
  Matrix ofBinary(DoubleBinaryOperator f) {
    return loss() instanceof BinaryCrossEntropy ? ofOutputs(f) : null;
  }
}
