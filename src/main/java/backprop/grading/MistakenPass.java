package backprop.grading;

import static backprop.grading.Matrices.beside;
import static backprop.grading.Matrices.like;

import backprop.activation.Elementwise;
import backprop.loss.Output;
import backprop.matrix.Matrix;
import backprop.network.Network;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * One forward and backward pass with mistakes in it: the recursion of {@code Network}, in which
 * each line can be done wrong. Without slips it is the right one.
 *
 * <p>Each quantity is worked out when it is asked for: most mistakes are ruled out by the last
 * layer. Where a mistake cannot be made, because a shape does not fit, the line is done right.
 */
final class MistakenPass {
  private final Network net;
  private final Matrix Y;
  private final boolean biasFirst; // the gradient of the biases is column 0 of that of the weights
  private final List<Slip> slips;
  private final boolean magnitudes;
  private final Matrix[] z; // z[l], n_l × m
  private final Matrix[] a; // a[l], n_l × m
  private final Matrix[] sent; // sent[l] = (W^{l+1})ᵀ δ^{l+1}, or ∂C/∂a^L; null until asked for
  private final Matrix[] delta; // delta[l], n_l × m; null until asked for

  /** The right pass. */
  MistakenPass(Network net, Matrix X, Matrix Y, boolean biasFirst) {
    this.net = net;
    this.Y = Y;
    this.biasFirst = biasFirst;
    slips = List.of();
    magnitudes = false;
    z = new Matrix[net.depth() + 1];
    a = new Matrix[net.depth() + 1];
    sent = new Matrix[net.depth() + 1];
    delta = new Matrix[net.depth() + 1];
    forward(X);
  }

  private MistakenPass(MistakenPass right, List<Slip> slips, boolean magnitudes) {
    net = right.net;
    Y = right.Y;
    biasFirst = right.biasFirst;
    this.slips = slips;
    this.magnitudes = magnitudes;
    z = right.z.clone();
    a = right.a.clone();
    sent = new Matrix[z.length];
    delta = new Matrix[z.length];
  }

  /** This pass, which is right, with these mistakes. */
  MistakenPass with(List<Slip> made) {
    MistakenPass pass = new MistakenPass(this, made, false);
    int first = 0; // the layer from which the error signals may be wrong
    for (Slip slip : made) {
      if (slip.mistake().line().equation() == Line.FORWARD) {
        pass.forward(a[0]);
        return pass;
      }
      if (slip.mistake().line().isOfSignals()) {
        first = Math.max(first, slip.isEverywhere() ? net.depth() : slip.layer());
      }
    }
    for (int l = net.depth(); l > first; l--) {
      pass.sent[l] = sent(l);
      pass.delta[l] = delta(l);
    }
    return pass;
  }

  /**
   * This pass, which is right, with every number positive and every difference a sum: what the
   * rounding errors of a pass are in proportion to.
   */
  MistakenPass magnitudes() {
    MistakenPass pass = new MistakenPass(this, List.of(), true);
    int L = net.depth();
    Matrix ofZero = shortWay(Matrix.zerosLike(Y));
    pass.delta[L] = ofZero.map(Math::abs).plus(delta(L).minus(ofZero).map(Math::abs));
    return pass;
  }

  private void forward(Matrix X) {
    a[0] = X;
    for (int l = 1; l <= net.depth(); l++) {
      // z^l = W^l a^{l−1} + b^l
      z[l] = made(Line.FORWARD, l, null, net.W(l).times(a[l - 1]).plusColumn(net.b(l)));
      // a^l = σ^l(z^l)
      a[l] = made(Line.ACTIVATION, l, null, net.layer(l).activation().of(z[l]));
    }
  }

  // the right value of a line, or what the mistakes make of it
  private Matrix made(Line line, int l, Line part, Matrix right) {
    Matrix value = magnitudes ? right.map(Math::abs) : right;
    for (Slip slip : slips) {
      if (slip.isMade(line, l, part)) {
        Matrix wrong = slip.mistake().change(new MistakePlace(this, l, part, value, slip.number()));
        boolean fits = wrong != null && (line.isReshaped() || wrong.hasShapeOf(value));
        value = fits ? wrong : value;
      }
    }
    return value;
  }

  private boolean isMade(Line line) {
    return slips.stream().anyMatch(slip -> slip.isMade(line, net.depth(), null));
  }

  Network net() {
    return net;
  }

  Matrix Y() {
    return Y;
  }

  boolean isBiasFirst() {
    return biasFirst;
  }

  Matrix z(int l) {
    return z[l];
  }

  Matrix a(int l) {
    return a[l];
  }

  // ------------------------------------------------------------------ (BP1), (BP2)

  /** δ^l. */
  Matrix delta(int l) {
    if (delta[l] == null) {
      delta[l] = made(Line.RECURSION, l, null, l == net.depth() ? output() : gated(l));
    }
    return delta[l];
  }

  /** δ^l as it is handed in. */
  Matrix given(int l) {
    return made(Line.GIVEN, l, null, delta(l));
  }

  private Matrix output() {
    int L = net.depth();
    boolean longWay = isMade(Line.LOSS) || isMade(Line.SLOPE) || isMade(Line.JACOBIAN);
    // δ^L = J(z^L)ᵀ ∂C/∂a^L
    Matrix right = longWay ? gated(L) : shortWay(made(Line.TARGET, L, null, Y));
    return made(Line.COST, L, null, made(Line.OUTPUT, L, null, right));
  }

  /** δ^L for these targets. */
  Matrix shortWay(Matrix y) {
    Matrix right = Matrix.zerosLike(y);
    net.output().delta(z[net.depth()], a[net.depth()], y, right);
    return right;
  }

  /** The error before σ′: (W^{l+1})ᵀ δ^{l+1}, or ∂C/∂a^L. */
  Matrix sent(int l) {
    if (sent[l] == null && l == net.depth()) {
      Matrix y = made(Line.TARGET, l, null, Y);
      sent[l] = made(Line.LOSS, l, null, ofOutputs(y, net.output().loss()::slope));
    } else if (sent[l] == null) {
      Matrix back = made(Line.BACK, l, null, net.W(l + 1).transpose());
      sent[l] = made(Line.SENT, l, null, back.times(made(Line.SIGNAL, l, null, delta(l + 1))));
    }
    return sent[l];
  }

  /** f(a_k, y_k) for each output of each example, times the factor of the cost. */
  Matrix ofOutputs(Matrix y, DoubleBinaryOperator f) {
    Matrix aL = a[net.depth()];
    Output output = net.output();
    double factor = output.reduction().factor(y.columns()) * output.loss().factor(y.rows());
    return like(y, (k, p) -> factor * f.applyAsDouble(aL.get(k, p), y.get(k, p)));
  }

  // J(z^l)ᵀ times the error before it, which is dA ⊙ σ′(z^l) elementwise
  private Matrix gated(int l) {
    if (net.layer(l).activation() instanceof Elementwise sigma) {
      Matrix slopes = like(z[l], (i, p) -> sigma.slope(z[l].get(i, p), a[l].get(i, p)));
      return sent(l).hadamard(made(Line.SLOPE, l, null, slopes));
    }
    return made(Line.JACOBIAN, l, null, pulledBack(l, sent(l)));
  }

  /** J(z^l)ᵀ dA. */
  Matrix pulledBack(int l, Matrix dA) {
    Matrix dZ = Matrix.zerosLike(dA);
    net.layer(l).activation().pullBack(z[l], a[l], dA, dZ);
    return dZ;
  }

  // ------------------------------------------------------------------ (BP3), (BP4)

  /** ∂C/∂b^l as it is handed in. */
  Matrix biases(int l) {
    return made(Line.BIAS_LAYOUT, l, Line.BIASES, made(Line.LAYOUT, l, Line.BIASES, db(l)));
  }

  /** ∂C/∂W^l as it is handed in, with ∂C/∂b^l as column 0 where that is the custom. */
  Matrix weights(int l) {
    return made(Line.LAYOUT, l, Line.WEIGHTS, joined(l));
  }

  Matrix joined(int l) {
    return biasFirst ? beside(db(l), dW(l)) : dW(l);
  }

  Matrix db(int l) {
    if (!net.layer(l).hasBiases()) {
      return Matrix.zerosLike(net.b(l));
    }
    // ∂C/∂b^l = Σ_p δ^l_p
    Matrix sum = made(Line.BIASES, l, Line.BIASES, signal(l, Line.BIASES).rowSums());
    return made(Line.PART, l, Line.BIASES, sum);
  }

  Matrix dW(int l) {
    Line part = Line.WEIGHTS;
    Matrix input = made(Line.EXAMPLES, l, part, made(Line.INPUT, l, part, a[l - 1]));
    // ∂C/∂W^l = δ^l (a^{l−1})ᵀ
    return made(
        Line.PART, l, part, made(Line.PRODUCT, l, part, signal(l, part).times(input.transpose())));
  }

  private Matrix signal(int l, Line part) {
    Matrix own = made(Line.TOTAL, l, part, made(Line.OWN, l, part, delta(l)));
    return made(Line.EXAMPLES, l, part, own);
  }
}
