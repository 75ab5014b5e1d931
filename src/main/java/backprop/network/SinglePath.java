package backprop.network;

import backprop.activation.Elementwise;
import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * A network with one unit per layer, in the letters of document 001: everything is a number.
 *
 * <p>As there, layers count from 1, which is the input, to L; θ^(l) leads from layer l to layer l +
 * 1; the hidden units have σ, the last one g; there are no biases; J = ½(ŷ − y)².
 */
public final class SinglePath {
  private final Elementwise sigma;
  private final Elementwise g;
  private final double[] theta; // theta[l − 1] is θ^(l), l = 1 … L − 1

  /**
   * The path with σ = sigmoid and g(x) = x, as in 001 (6).
   *
   * @param theta θ^(1), θ^(2), …
   */
  public static SinglePath of(double... theta) {
    return new SinglePath(new Sigmoid(), new Identity(), theta);
  }

  /**
   * @param sigma σ, the activation of the hidden units
   * @param g the activation of the last unit
   * @param theta θ^(1), θ^(2), …
   * @throws IllegalArgumentException if there is no θ, or one is not a finite number
   */
  public SinglePath(Elementwise sigma, Elementwise g, double... theta) {
    if (theta.length == 0) {
      throw new IllegalArgumentException("a path needs at least one θ");
    }
    Matrix.rowOf(theta).requireFinite("θ");
    this.sigma = sigma;
    this.g = g;
    this.theta = theta.clone();
  }

  /** L, the number of layers, the input included. */
  public int layers() {
    return theta.length + 1;
  }

  /**
   * θ^(l), l = 1 … L − 1.
   *
   * @throws IllegalArgumentException if there is no such θ
   */
  public double theta(int l) {
    if (l < 1 || l > theta.length) {
      throw new IllegalArgumentException(
          Text.format("θ^(%d): this path has θ^(1) to θ^(%d)", l, theta.length));
    }
    return theta[l - 1];
  }

  /** What one forward and backward pass computes; each letter by its superscript in 001. */
  public static final class Pass {
    private final double[] z; // z[l], l = 2 … L
    private final double[] a; // a[l], l = 1 … L
    private final double[] delta; // delta[l] = ∂J/∂z^(l), l = 2 … L
    private final double[] dTheta; // dTheta[l] = ∂J/∂θ^(l), l = 1 … L − 1
    private final double y;

    private Pass(int layers, double y) {
      z = new double[layers + 1];
      a = new double[layers + 1];
      delta = new double[layers + 1];
      dTheta = new double[layers];
      this.y = y;
    }

    /** L, the number of layers, the input included. */
    public int layers() {
      return a.length - 1;
    }

    /** z^(l), l = 2 … L. */
    public double z(int l) {
      return at("z", z, 2, l);
    }

    /** a^(l), l = 1 … L; a^(1) is x. */
    public double a(int l) {
      return at("a", a, 1, l);
    }

    /** δ^(l) = ∂J/∂z^(l), 001 (13), l = 2 … L. */
    public double delta(int l) {
      return at("δ", delta, 2, l);
    }

    /** ∂J/∂θ^(l), l = 1 … L − 1. */
    public double dTheta(int l) {
      return at("∂J/∂θ", dTheta, 1, l);
    }

    /** The target. */
    public double y() {
      return y;
    }

    /** ŷ = a^(L). */
    public double yHat() {
      return a[a.length - 1];
    }

    /** J = ½(ŷ − y)², 001 (7). */
    public double J() {
      return SquaredError.HALF.value(yHat(), y);
    }

    private static double at(String letter, double[] of, int first, int l) {
      if (l < first || l >= of.length) {
        throw new IllegalArgumentException(
            Text.format(
                "%s^(%d): there is %s^(%d) to %s^(%d)",
                letter, l, letter, first, letter, of.length - 1));
      }
      return of[l];
    }
  }

  /**
   * Forward and backward for one example.
   *
   * @throws IllegalArgumentException if x or y is not a finite number
   */
  public Pass pass(double x, double y) {
    Matrix.rowOf(x).requireFinite("x");
    Matrix.rowOf(y).requireFinite("y");
    int L = layers();
    Pass pass = new Pass(L, y);
    // (6) a^(1) = x, z^(l+1) = θ^(l) a^(l), a^(l+1) = σ(z^(l+1)), and g at the end
    pass.a[1] = x;
    for (int l = 1; l < L; l++) {
      pass.z[l + 1] = theta(l) * pass.a[l];
      pass.a[l + 1] = activation(l + 1).value(pass.z[l + 1]);
    }
    // (14) δ^(L) = (ŷ − y) g′(z^(L)), where g′ = 1 in 001
    pass.delta[L] = (pass.yHat() - y) * g.slope(pass.z[L], pass.a[L]);
    for (int l = L - 1; l >= 1; l--) {
      // (9), (10), (11) ∂J/∂θ^(l) = δ^(l+1) a^(l)
      pass.dTheta[l] = pass.delta[l + 1] * pass.a[l];
      if (l > 1) {
        // (15), (16) δ^(l) = δ^(l+1) θ^(l) σ′(z^(l))
        pass.delta[l] = pass.delta[l + 1] * theta(l) * sigma.slope(pass.z[l], pass.a[l]);
      }
    }
    return pass;
  }

  /** J for one example. */
  public double cost(double x, double y) {
    return pass(x, y).J();
  }

  /**
   * ∂J/∂θ for several examples, summed: entry l − 1 belongs to θ^(l).
   *
   * @throws IllegalArgumentException if x and y differ in length or are empty
   */
  public double[] gradient(double[] x, double[] y) {
    if (x.length != y.length || x.length == 0) {
      throw new IllegalArgumentException(
          Text.format(
              "%d inputs x and %d targets y: equally many were expected, at least 1",
              x.length, y.length));
    }
    double[] sum = new double[theta.length];
    for (int i = 0; i < x.length; i++) {
      Pass pass = pass(x[i], y[i]);
      for (int l = 1; l < layers(); l++) {
        sum[l - 1] += pass.dTheta(l);
      }
    }
    return sum;
  }

  /** One step for one example, (17): θ^(l) ← θ^(l) − η δ^(l+1) a^(l). */
  public void update(Pass pass, double eta) {
    for (int l = 1; l < layers(); l++) {
      theta[l - 1] -= eta * pass.dTheta(l);
    }
  }

  /** The same network in the letters of {@link Network}, with parameters of its own. */
  public Network toNetwork() {
    List<Layer> layers = new ArrayList<>();
    for (int l = 1; l < layers(); l++) {
      layers.add(new Layer(Matrix.columnOf(theta(l)), Matrix.zeros(1, 0), activation(l + 1)));
    }
    return new Network(layers, Output.of(g, SquaredError.HALF, Reduction.SUM));
  }

  private Elementwise activation(int l) {
    return l == layers() ? g : sigma;
  }
}
