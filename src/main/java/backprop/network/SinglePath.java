package backprop.network;

import backprop.activation.Elementwise;
import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import backprop.text.Decimal;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  /** The path with σ = sigmoid and g(x) = x, as in 001 (6), and θ^(1), θ^(2), … */
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
    Text.refuseIf(theta.length == 0, "a path needs at least one θ");
    Matrix.rowOf(theta).requireFinite("θ");
    this.sigma = Objects.requireNonNull(sigma, "σ");
    this.g = Objects.requireNonNull(g, "g");
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
      throw Text.illegal("there is no θ^(%d): this path has θ^(1) to θ^(%d)", l, theta.length);
    }
    return theta[l - 1];
  }

  /**
   * Forward and backward for one example.
   *
   * @throws IllegalArgumentException if x or y is not a finite number
   */
  public PathPass pass(double x, double y) {
    Matrix.rowOf(x).requireFinite("x");
    Matrix.rowOf(y).requireFinite("y");
    int L = layers();
    PathPass pass = new PathPass(L, y);
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

  /**
   * J for one example.
   *
   * @throws IllegalArgumentException if x or y is not a finite number
   */
  public double cost(double x, double y) {
    return pass(x, y).J();
  }

  /**
   * One step for one example, (17): θ^(l) ← θ^(l) − η δ^(l+1) a^(l).
   *
   * @throws IllegalArgumentException if the pass has another number of layers, or η is not finite
   * @throws IllegalStateException if θ has changed since the pass, which another update does too
   */
  public void update(PathPass pass, double eta) {
    Network.requireRate("η", eta);
    if (pass.layers() != layers()) {
      throw Text.illegal(
          "the pass went through %d layers, but this path has %d", pass.layers(), layers());
    }
    for (int l = 1; l < layers(); l++) {
      if (Double.compare(theta(l) * pass.a[l], pass.z[l + 1]) != 0) {
        throw new IllegalStateException(
            "θ has changed since the pass: its gradient is stale; call pass again");
      }
    }
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

  /** "single path of 3 layers: θ^(1) = 0.5, θ^(2) = -1; σ = sigmoid, g = identity". */
  @Override
  public String toString() {
    return IntStream.range(1, layers())
        .mapToObj(l -> Text.format("θ^(%d) = %s", l, Decimal.of(theta(l))))
        .collect(
            Collectors.joining(
                ", ",
                "single path of " + layers() + " layers: ",
                Text.format("; σ = %s, g = %s", sigma, g)));
  }

  private Elementwise activation(int l) {
    return l == layers() ? g : sigma;
  }
}
