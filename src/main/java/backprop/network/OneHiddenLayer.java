package backprop.network;

import backprop.activation.Activation;
import backprop.activation.Elementwise;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A network with one hidden layer, in the letters of document 002 and of Hastie, Tibshirani &amp;
 * Friedman: p inputs, M hidden units, K outputs, N examples.
 *
 * <p>As there, α_m = (α_0m, α_m1 … α_mp) and β_k = (β_0k, β_k1 … β_kM) hold the bias first, and x_i
 * and z_i begin with a 1. The error is R(θ) = Σ_k Σ_i (y_ik − f_k(x_i))², 002 (1). As everywhere in
 * this library an example x_i is a column of X.
 *
 * <p>g may be elementwise, g_k(t_ik) as in 002 §2.1, or may see all of t_i, g_k(t_i) as in 002
 * §2.2.
 */
public final class OneHiddenLayer {
  private final Matrix alpha; // alpha[m][l], M × (p + 1), column 0 is α_0m
  private final Matrix beta; // beta[k][m], K × (M + 1), column 0 is β_0k
  private final Elementwise sigma;
  private final Activation g;

  /**
   * @param alpha α, M × (p + 1), the biases α_0m in column 0; kept, and changed in place by
   *     learning
   * @param beta β, K × (M + 1), the biases β_0k in column 0; kept and changed too
   * @param sigma σ, the activation of the hidden units
   * @param g the activation of the outputs
   * @throws IllegalArgumentException if a side is empty or β does not take M + 1 inputs
   */
  public OneHiddenLayer(Matrix alpha, Matrix beta, Elementwise sigma, Activation g) {
    if (alpha.rows() < 1 || alpha.columns() < 2 || beta.rows() < 1) {
      throw Text.illegal(
          "α is %s and β is %s: a network needs at least one input, one hidden unit and one output",
          alpha.shape(), beta.shape());
    }
    if (beta.columns() != alpha.rows() + 1) {
      throw Text.illegal(
          "β is %s and α is %s: β needs M + 1 = %d columns, one for the bias and one for each hidden unit",
          beta.shape(), alpha.shape(), alpha.rows() + 1);
    }
    this.alpha = alpha;
    this.beta = beta;
    this.sigma = Objects.requireNonNull(sigma, "σ");
    this.g = Objects.requireNonNull(g, "g");
  }

  /**
   * A network of p inputs, M hidden units and K outputs, its parameters uniform on [−range, range).
   */
  public static OneHiddenLayer random(
      int p, int M, int K, Elementwise sigma, Activation g, double range, long seed) {
    Random random = new Random(seed);
    Matrix alpha = Matrix.uniform(M, p + 1, -range, range, random);
    Matrix beta = Matrix.uniform(K, M + 1, -range, range, random);
    return new OneHiddenLayer(alpha, beta, sigma, g);
  }

  /** α, M × (p + 1): {@code alpha().get(m, l)} is α_ml, and l = 0 the bias. */
  public Matrix alpha() {
    return alpha;
  }

  /** β, K × (M + 1): {@code beta().get(k, m)} is β_km, and m = 0 the bias. */
  public Matrix beta() {
    return beta;
  }

  /** f(x_i) for each column x_i of X, K × N. */
  public Matrix predict(Matrix X) {
    return g.of(beta.times(withOnes(sigma.of(alpha.times(withOnes(requireInput(X)))))));
  }

  /**
   * Forward and backward for N examples.
   *
   * @param X p × N
   * @param Y K × N, y_ik in row k and column i
   * @throws IllegalArgumentException if X or Y does not fit or has an entry that is not finite
   */
  public HiddenLayerPass pass(Matrix X, Matrix Y) {
    Matrix x = withOnes(requireInput(X));
    if (Y.rows() != beta.rows() || Y.columns() != X.columns()) {
      throw Text.illegal(
          "Y is %s and X is %s: Y must be %d×%d", Y.shape(), X.shape(), beta.rows(), X.columns());
    }
    Y.requireFinite("Y");

    // z_im = σ(α_mᵀ x_i)
    Matrix alphaX = alpha.times(x);
    Matrix hidden = sigma.of(alphaX);
    Matrix z = withOnes(hidden);
    // t_ik = β_kᵀ z_i,  f_k(x_i) = g_k(t_i)
    Matrix t = beta.times(z);
    Matrix f = g.of(t);
    // (1) R = Σ_k Σ_i (y_ik − f_k(x_i))²
    double R = SquaredError.SUM.value(f, Y);

    // δ_ki = −2 Σ_l (y_il − f_l(x_i)) ∂g_l/∂t_ik;  §2.1 has the term l = k alone
    Matrix delta = Matrix.zerosLike(t);
    g.pullBack(t, f, Y.minus(f).scale(-2), delta);
    // s_mi = σ′(α_mᵀ x_i) Σ_k β_km δ_ki, (16) for one layer
    Matrix s = Matrix.zerosLike(hidden);
    sigma.pullBack(alphaX, hidden, withoutBias(beta).transpose().times(delta), s);
    // (6) Σ_i ∂R_i/∂β_km = Σ_i δ_ki z_im
    Matrix dBeta = delta.times(z.transpose());
    // (7) Σ_i ∂R_i/∂α_ml = Σ_i s_mi x_il
    Matrix dAlpha = s.times(x.transpose());
    return new HiddenLayerPass(x, alphaX, z, t, f, delta, s, dAlpha, dBeta, R);
  }

  /**
   * R(θ), 002 (1).
   *
   * @throws IllegalArgumentException if X or Y does not fit or has an entry that is not finite
   */
  public double cost(Matrix X, Matrix Y) {
    Y.requireFinite("Y");
    return SquaredError.SUM.value(predict(X), Y);
  }

  /**
   * One step of gradient descent, (12) and (13), with learning rate γ_r.
   *
   * @throws IllegalArgumentException if the pass is of a network of another shape, or γ_r is not
   *     finite
   * @throws IllegalStateException if α or β has changed since the pass, which another update does
   */
  public void update(HiddenLayerPass pass, double gamma) {
    Network.requireRate("γ_r", gamma);
    Matrix.requireEqualShapes("α", alpha, "∂R/∂α", pass.dAlpha());
    Matrix.requireEqualShapes("β", beta, "∂R/∂β", pass.dBeta());
    if (!alpha.times(pass.x()).equals(pass.alphaX()) || !beta.times(pass.z()).equals(pass.t())) {
      throw new IllegalStateException(
          "α or β has changed since the pass: its gradients are stale; call pass again");
    }
    beta.addScaled(-gamma, pass.dBeta());
    alpha.addScaled(-gamma, pass.dAlpha());
  }

  /** A network with the same activations and parameters of its own. */
  public OneHiddenLayer copy() {
    return new OneHiddenLayer(alpha.copy(), beta.copy(), sigma, g);
  }

  /** The same network in the letters of {@link Network}, with parameters of its own. */
  public Network toNetwork() {
    Layer hidden = new Layer(withoutBias(alpha), alpha.column(0), sigma);
    Layer last = new Layer(withoutBias(beta), beta.column(0), g);
    return new Network(List.of(hidden, last), Output.of(g, SquaredError.SUM, Reduction.SUM));
  }

  /** Sizes and activations in one line, then α and β. */
  @Override
  public String toString() {
    return Text.format(
        "network with one hidden layer: p = %d, M = %d, K = %d; σ = %s, g = %s\nα %s\nβ %s",
        alpha.columns() - 1, alpha.rows(), beta.rows(), sigma, g, alpha, beta);
  }

  private Matrix requireInput(Matrix X) {
    if (X.rows() != alpha.columns() - 1 || X.columns() == 0) {
      throw Text.illegal(
          "X is %s: it must have p = %d rows, one for each input, and at least one column, one for each example",
          X.shape(), alpha.columns() - 1);
    }
    X.requireFinite("X");
    return X;
  }

  // a row of ones above the others
  private static Matrix withOnes(Matrix A) {
    Matrix result = Matrix.zeros(A.rows() + 1, A.columns());
    Arrays.fill(result.row(0), 1);
    for (int i = 0; i < A.rows(); i++) {
      System.arraycopy(A.row(i), 0, result.row(i + 1), 0, A.columns());
    }
    return result;
  }

  // all columns but the first
  private static Matrix withoutBias(Matrix A) {
    return A.columnsAt(IntStream.range(1, A.columns()).toArray());
  }
}
