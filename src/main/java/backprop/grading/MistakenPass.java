package backprop.grading;

import backprop.activation.Activation;
import backprop.activation.Elementwise;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.loss.Loss;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import backprop.network.Network;
import java.util.List;

/**
 * One forward and backward pass with mistakes in it: the recursion of {@code Network}, in which any
 * line can be done wrong. Without slips it is the right one.
 *
 * <p>Each quantity is worked out when it is asked for: most mistakes are ruled out by the last
 * layer. A mistake whose shapes do not fit at a layer cannot be made there; that layer is done
 * right.
 */
final class MistakenPass {
  private final Network net;
  private final Matrix Y;
  private final List<Slip> slips;
  private final int L;
  private final int m;
  private final Matrix[] z; // z[l], n_l × m
  private final Matrix[] a; // a[l], n_l × m
  private final Matrix[] delta; // delta[l], n_l × m; null until it is asked for

  /** The right pass. */
  MistakenPass(Network net, Matrix X, Matrix Y) {
    this(net, Y, List.of(), X.columns());
    a[0] = X;
    forward();
  }

  /** The pass with these mistakes; {@code right} is the one without. */
  MistakenPass(MistakenPass right, List<Slip> slips) {
    this(right.net, right.Y, slips, right.m);
    if (slips.stream().noneMatch(slip -> slip.mistake().place() == Place.FORWARD)) {
      System.arraycopy(right.z, 0, z, 0, z.length);
      System.arraycopy(right.a, 0, a, 0, a.length);
    } else {
      a[0] = right.a[0];
      forward();
    }
  }

  private MistakenPass(Network net, Matrix Y, List<Slip> slips, int m) {
    this.net = net;
    this.Y = Y;
    this.slips = slips;
    this.m = m;
    L = net.depth();
    z = new Matrix[L + 1];
    a = new Matrix[L + 1];
    delta = new Matrix[L + 1];
  }

  private void forward() {
    for (int l = 1; l <= L; l++) {
      // z^l = W^l a^{l−1} + b^l
      z[l] = net.W(l).times(a[l - 1]);
      if (net.layer(l).hasBiases() && !made(Mistake.BIAS_FORGOTTEN, l)) {
        z[l] = z[l].plusColumn(net.b(l));
      }
      // a^l = σ^l(z^l)
      a[l] = net.layer(l).activation().of(z[l]);
    }
  }

  private boolean made(Mistake mistake, int l) {
    for (Slip slip : slips) {
      if (slip.at(mistake, l)) {
        return true;
      }
    }
    return false;
  }

  /** δ^l, (BP1) or (BP2). */
  Matrix delta(int l) {
    if (delta[l] == null) {
      delta[l] = l == L ? outputDelta() : gated(l, sentBack(l));
      if (made(Mistake.DELTA_SIGN, l) && l < L) {
        delta[l] = delta[l].scale(-1);
      }
    }
    return delta[l];
  }

  // ------------------------------------------------------------------ (BP1)

  private Matrix outputDelta() {
    Matrix y = made(Mistake.TARGET_FORGOTTEN, L) ? Matrix.zerosLike(Y) : Y;
    // δ^L = J(z^L)ᵀ ∂C/∂a^L
    Matrix right = Matrix.zerosLike(Y);
    net.output().delta(z[L], a[L], y, right);
    return gatedOutput(y, right).scale(costFactor());
  }

  private Matrix gatedOutput(Matrix y, Matrix right) {
    Activation g = net.output().activation();
    if (made(Mistake.SLOPE_TWICE, L)) {
      Matrix twice = Matrix.zerosLike(right);
      g.pullBack(z[L], a[L], right, twice);
      return twice;
    }
    if (made(Mistake.JACOBIAN_DIAGONAL_ONLY, L) && g instanceof Softmax) {
      // ∂a_k/∂z_k = a_k (1 − a_k) alone
      return lossSlope(y).hadamard(a[L].map(v -> v * (1 - v)));
    }
    return isSlopeWrong(L) ? gated(L, lossSlope(y)) : right;
  }

  private boolean isSlopeWrong(int l) {
    for (Slip slip : slips) {
      if (slip.mistake().place() == Place.RECURSION && slip.at(slip.mistake(), l)) {
        return true;
      }
    }
    return false;
  }

  // ∂C/∂a^L
  private Matrix lossSlope(Matrix y) {
    Loss loss = net.output().loss();
    double factor = net.output().reduction().factor(m) * loss.factor(y.rows());
    Matrix slope = Matrix.zerosLike(y);
    for (int k = 0; k < y.rows(); k++) {
      for (int p = 0; p < m; p++) {
        slope.set(k, p, factor * loss.slope(a[L].get(k, p), y.get(k, p)));
      }
    }
    return slope;
  }

  private double costFactor() {
    Loss loss = net.output().loss();
    double factor = made(Mistake.RESIDUAL_SIGN, L) ? -1 : 1;
    if (made(Mistake.FACTOR_TWO_FORGOTTEN, L)
        && (loss == SquaredError.SUM || loss == SquaredError.MEAN)) {
      factor /= 2;
    }
    if (made(Mistake.FACTOR_TWO_KEPT, L) && loss == SquaredError.HALF) {
      factor *= 2;
    }
    if (made(Mistake.MEAN_FORGOTTEN, L) && net.output().reduction() == Reduction.MEAN) {
      factor *= m;
    }
    if (made(Mistake.MEAN_ADDED, L)) {
      factor /= m;
    }
    if (made(Mistake.OUTPUT_MEAN_FORGOTTEN, L)) {
      factor /= loss.factor(Y.rows());
    }
    return factor;
  }

  // ------------------------------------------------------------------ (BP2)

  // dA ⊙ σ′(z^l)
  private Matrix gated(int l, Matrix dA) {
    if (made(Mistake.SLOPE_FORGOTTEN, l)) {
      return dA;
    }
    if (net.layer(l).activation() instanceof Elementwise sigma) {
      return dA.hadamard(slopes(l, sigma));
    }
    Matrix dZ = Matrix.zerosLike(dA);
    net.layer(l).activation().pullBack(z[l], a[l], dA, dZ);
    return dZ;
  }

  private Matrix slopes(int l, Elementwise sigma) {
    if (made(Mistake.ACTIVATION_FOR_SLOPE, l)) {
      return a[l];
    }
    if (made(Mistake.SLOPE_OF_A, l)) {
      return a[l].map(sigma::slope);
    }
    if (made(Mistake.SLOPE_FORMULA_OF_Z, l)) {
      return z[l].map(v -> sigma.slope(v, v));
    }
    if (made(Mistake.SLOPE_OF_OTHER_FUNCTION, l) && sigma instanceof Sigmoid) {
      return a[l].map(v -> 1 - v * v);
    }
    if (made(Mistake.SLOPE_OF_OTHER_FUNCTION, l) && sigma instanceof Tanh) {
      return a[l].map(v -> v * (1 - v));
    }
    if (made(Mistake.SLOPE_OF_NEXT_LAYER, l) && l < L && units(l + 1) == units(l)) {
      return z[l + 1].map(sigma::slope);
    }
    if (made(Mistake.SLOPE_OF_PREVIOUS_LAYER, l) && l > 1 && units(l - 1) == units(l)) {
      return z[l - 1].map(sigma::slope);
    }
    if (made(Mistake.SLOPE_OF_PREVIOUS_A, l) && units(l - 1) == units(l)) {
      return a[l - 1].map(sigma::slope);
    }
    Matrix slope = Matrix.zerosLike(z[l]);
    for (int i = 0; i < slope.rows(); i++) {
      for (int p = 0; p < m; p++) {
        slope.set(i, p, sigma.slope(z[l].get(i, p), a[l].get(i, p)));
      }
    }
    return made(Mistake.SLOPE_TWICE, l) ? slope.hadamard(slope) : slope;
  }

  // (W^{l+1})ᵀ δ^{l+1}
  private Matrix sentBack(int l) {
    Matrix signal = delta(l + 1);
    if (made(Mistake.DELTA_OF_LATER_LAYER, l) && l + 2 <= L && units(l + 2) == units(l + 1)) {
      signal = delta(l + 2);
    }
    if (made(Mistake.LAST_TERM_ONLY, l)) {
      signal = rowAlone(signal, signal.rows() - 1);
    } else if (made(Mistake.FIRST_TERM_ONLY, l)) {
      signal = rowAlone(signal, 0);
    }
    return weightsBack(l).times(signal);
  }

  // (W^{l+1})ᵀ, n_l × n_{l+1}
  private Matrix weightsBack(int l) {
    int rows = units(l);
    int columns = units(l + 1);
    if (made(Mistake.WEIGHTS_FORGOTTEN, l)) {
      return rows == columns ? diagonal(rows, columns) : ones(rows, columns);
    }
    if (made(Mistake.WEIGHTS_NOT_TRANSPOSED, l) && rows == columns) {
      return net.W(l + 1);
    }
    if (made(Mistake.WEIGHTS_OF_THIS_LAYER, l) && rows == columns && units(l - 1) == rows) {
      return net.W(l).transpose();
    }
    if (made(Mistake.WEIGHTS_OF_LATER_LAYER, l)
        && l + 2 <= L
        && units(l + 2) == columns
        && rows == columns) {
      return net.W(l + 2).transpose();
    }
    Matrix back = net.W(l + 1).transpose();
    if (made(Mistake.SAME_TERM_ONLY, l)) {
      return back.hadamard(diagonal(rows, columns));
    }
    if (made(Mistake.WEIGHTS_SHIFTED_BY_BIAS, l) && net.layer(l + 1).hasBiases()) {
      Matrix shifted = Matrix.zerosLike(back);
      for (int j = 0; j < rows; j++) {
        for (int k = 0; k < columns; k++) {
          shifted.set(j, k, j == 0 ? net.b(l + 1).get(k, 0) : back.get(j - 1, k));
        }
      }
      return shifted;
    }
    return back;
  }

  // ------------------------------------------------------------------ (BP3), (BP4)

  Matrix db(int l) {
    if (!net.layer(l).hasBiases() || made(Mistake.BIAS_GRADIENT_FORGOTTEN, l)) {
      return Matrix.zerosLike(net.b(l));
    }
    // ∂C/∂b^l = Σ_p δ^l_p
    Matrix sum = examples(signal(l), l).rowSums();
    return sum.scale(sign(l) / (made(Mistake.BIAS_GRADIENT_AVERAGED, l) ? m : 1));
  }

  Matrix dW(int l) {
    // ∂C/∂W^l = δ^l (a^{l−1})ᵀ
    Matrix gradient =
        examples(signal(l), l).times(examples(input(l), l).transpose()).scale(sign(l));
    return made(Mistake.GRADIENT_TRANSPOSED, l) ? gradient.transpose() : gradient;
  }

  private double sign(int l) {
    return made(Mistake.GRADIENT_SIGN, l) ? -1 : 1;
  }

  private Matrix signal(int l) {
    if (made(Mistake.DELTA_OF_NEXT_LAYER, l) && l < L && units(l + 1) == units(l)) {
      return delta(l + 1);
    }
    if (made(Mistake.DELTA_OF_PREVIOUS_LAYER, l) && l > 1 && units(l - 1) == units(l)) {
      return delta(l - 1);
    }
    return delta(l);
  }

  private Matrix input(int l) {
    int n = units(l - 1);
    if (made(Mistake.INPUT_FORGOTTEN, l)) {
      return ones(n, m);
    }
    if (made(Mistake.Z_FOR_A, l) && l > 1) {
      return z[l - 1];
    }
    if (made(Mistake.A_OF_THIS_LAYER, l) && units(l) == n) {
      return a[l];
    }
    if (made(Mistake.A_OF_EARLIER_LAYER, l) && l > 1 && units(l - 2) == n) {
      return a[l - 2];
    }
    return made(Mistake.Z_OF_THIS_LAYER, l) && units(l) == n ? z[l] : a[l - 1];
  }

  private Matrix examples(Matrix all, int l) {
    if (made(Mistake.LAST_EXAMPLE_ONLY, l)) {
      return all.column(m - 1);
    }
    return made(Mistake.FIRST_EXAMPLE_ONLY, l) ? all.column(0) : all;
  }

  // ------------------------------------------------------------------ shapes

  private int units(int l) {
    return net.units(l);
  }

  private static Matrix ones(int rows, int columns) {
    return Matrix.zeros(rows, columns).map(v -> 1);
  }

  private static Matrix diagonal(int rows, int columns) {
    Matrix result = Matrix.zeros(rows, columns);
    for (int i = 0; i < Math.min(rows, columns); i++) {
      result.set(i, i, 1);
    }
    return result;
  }

  private static Matrix rowAlone(Matrix A, int i) {
    Matrix result = Matrix.zerosLike(A);
    System.arraycopy(A.row(i), 0, result.row(i), 0, A.columns());
    return result;
  }
}
