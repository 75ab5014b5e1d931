package backprop.equations.document;

import backprop.check.Tape.Node;
import backprop.equations.Draw;
import backprop.equations.Formula;
import backprop.equations.Route;
import backprop.equations.World;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * A network in the letters of document 004: the input is a^0, layers count from 1 to J, w^j and b^j
 * lead to layer j, w_{i,k} leads to unit i from unit k. Units count from 1, place 0 stays empty.
 *
 * <p>One set of weights carries several networks. The general one has the plain letters; {@link
 * #relu}, {@link #sigmoid} and {@link #softmax} have those of section 3.
 */
final class Menon2021World extends World {
  /** J, the number of layers; the input is not counted. */
  static final int J = 3;

  private final int[] n = {size("n^0", 2), size("n^1", 6), size("n^2", 5), size("n^3", 4)};

  /** The argument of the σ(x) in section 3, any number. */
  final Node x;

  final Node eta;
  final Node[][][] w = new Node[J + 1][][]; // w[j][i][k] = w_{i,k}^j
  final Node[][] b = new Node[J + 1][];

  /** A general activation, elementwise, and a general loss. */
  final Variant general;

  final Node[][] z;
  final Node[][] a;
  final Node[] yHat;
  final Node L;

  /** The general network on a second example: the input −a^0, the same y. */
  final Variant second;

  /** ReLU in all layers, mean squared-error. */
  final Variant relu;

  /** Sigmoid in all layers, binary cross-entropy. */
  final Variant sigmoid;

  /** Softmax in the last layer, categorical cross-entropy, one-hot y. */
  final Variant softmax;

  /** Softmax in the hidden layers. */
  final Variant softmaxInside;

  /** γ, the place of the 1 in the one-hot y. */
  final int gamma;

  Menon2021World(Draw draw, Route route) {
    super(draw, route);
    Node[] input = drawn("a0_", n[0], -1, 1);
    for (int j = 1; j <= J; j++) {
      w[j] = new Node[n[j] + 1][];
      b[j] = drawn("b" + j + "_", n[j], -0.6, 0.6);
      for (int i = 1; i <= n[j]; i++) {
        w[j][i] = drawn("w" + j + "_" + i + ",", n[j - 1], -0.6, 0.6);
      }
    }
    Node[] y = drawn("y", n[J], 0.1, 0.9);
    x = draw("x", -2, 2);
    eta = draw("eta", 0.1, 1);
    gamma = 1 + drawIndex(n[J]);
    Node[] oneHot = vector(n[J], i -> constant(i == gamma ? 1 : 0));

    Layerwise softplus = elementwise(Menon2021World::sigma);
    Layerwise maximum = elementwise(Menon2021World::relu);
    Layerwise logistic = elementwise(Menon2021World::sigmoid);
    general = new Variant(softplus, softplus, input, y, Menon2021World::generalLoss);
    Node[] secondInput = each(input, Node::negate);
    second = new Variant(softplus, softplus, secondInput, y, Menon2021World::generalLoss);
    relu = new Variant(maximum, maximum, input, y, Menon2021World::meanSquaredError);
    sigmoid = new Variant(logistic, logistic, input, y, Menon2021World::binaryCrossEntropy);
    softmax =
        new Variant(softplus, Menon2021World::softmax, input, oneHot, Menon2021World::crossEntropy);
    softmaxInside =
        new Variant(Menon2021World::softmax, softplus, input, y, Menon2021World::generalLoss);
    z = general.z;
    a = general.a;
    yHat = general.yHat;
    L = general.L;
  }

  /** The function of a layer, on the whole vector z^j. */
  interface Layerwise extends UnaryOperator<Node[]> {}

  /** L of the ground truth y and the output ŷ. */
  interface LossOfOutputs {
    Node of(Node[] y, Node[] yHat);
  }

  /** One network: its activations and its loss are its own. */
  final class Variant {
    final Node[] y;
    final Node[][] z = new Node[J + 1][]; // z[j], j = 1 … J
    final Node[][] a = new Node[J + 1][]; // a[j], j = 0 … J
    final Node[] yHat;
    final Node L;
    private final LossOfOutputs loss;

    // §1.2
    private Variant(Layerwise hidden, Layerwise last, Node[] input, Node[] y, LossOfOutputs loss) {
      this.y = y;
      this.loss = loss;
      a[0] = input;
      for (int layer = 1; layer <= J; layer++) {
        int j = layer;
        z[j] = vector(n[j], i -> total(n[j - 1], k -> w[j][i][k].times(a[j - 1][k])).plus(b[j][i]));
        a[j] = (j < J ? hidden : last).apply(z[j]);
      }
      yHat = vector(n[J], i -> a[J][i].times(1));
      L = loss.of(y, yHat);
    }

    double y(int i) {
      return y[i].value();
    }

    double z(int j, int i) {
      return z[j][i].value();
    }

    double a(int j, int i) {
      return a[j][i].value();
    }

    double yHat(int i) {
      return yHat[i].value();
    }

    double L() {
      return L.value();
    }

    /** φ_i^j, by its definition. */
    double phi(int j, int i) {
      return d(L, z[j][i]);
    }

    /** Entry i of (w^{j+1})^T φ^{j+1}. */
    double wTphi(int j, int i) {
      return Formula.sum(1, n(j + 1), k -> w(j + 1, k, i) * phi(j + 1, k));
    }

    /** The loss of these outputs, recorded once more. */
    Node lossOf(Node[] outputs) {
      return loss.of(y, outputs);
    }
  }

  /** The general σ: log(1 + e^x). */
  static Node sigma(Node x) {
    return x.exp().plus(1).log();
  }

  static Node relu(Node x) {
    return x.relu(0);
  }

  /** 1 / (1 + e^−x). */
  static Node sigmoid(Node x) {
    return x.negate().exp().plus(1).pow(-1);
  }

  /** e^x / Σ_i e^{x_i}. */
  static Node[] softmax(Node[] x) {
    Node sum = sumOfExponentials(x);
    return each(x, x_i -> x_i.exp().divide(sum));
  }

  static Node sumOfExponentials(Node[] x) {
    return total(x.length - 1, i -> x[i].exp());
  }

  private static Layerwise elementwise(UnaryOperator<Node> f) {
    return z -> each(z, f);
  }

  // every output matters to the slope of every other
  private static Node generalLoss(Node[] y, Node[] yHat) {
    return total(y.length - 1, i -> yHat[i].minus(y[i]).square()).plus(1).sqrt();
  }

  private static Node meanSquaredError(Node[] y, Node[] yHat) {
    return total(y.length - 1, i -> y[i].minus(yHat[i]).square()).divide(y.length - 1);
  }

  private static Node binaryCrossEntropy(Node[] y, Node[] yHat) {
    return total(y.length - 1, i -> whereOne(y[i], yHat[i]).plus(whereZero(y[i], yHat[i])));
  }

  private static Node crossEntropy(Node[] y, Node[] yHat) {
    return total(y.length - 1, i -> whereOne(y[i], yHat[i]));
  }

  /** −y log ŷ. */
  static Node whereOne(Node y, Node yHat) {
    return y.negate().times(yHat.log());
  }

  /** −(1 − y) log(1 − ŷ). */
  static Node whereZero(Node y, Node yHat) {
    return y.minus(1).times(yHat.negate().plus(1).log());
  }

  /** Σ over the units k of layer j + 1. */
  double above(int j, IntToDoubleFunction term) {
    return Formula.sum(1, n(j + 1), term);
  }

  /** Σ over the outputs. */
  double outputs(IntToDoubleFunction term) {
    return Formula.sum(1, n(J), term);
  }

  /** The number of units in layer j. */
  int n(int j) {
    return n[j];
  }

  double x() {
    return x.value();
  }

  double eta() {
    return eta.value();
  }

  double w(int j, int i, int k) {
    return w[j][i][k].value();
  }

  double b(int j, int i) {
    return b[j][i].value();
  }

  double z(int j, int i) {
    return general.z(j, i);
  }

  double a(int j, int i) {
    return general.a(j, i);
  }

  double phi(int j, int i) {
    return general.phi(j, i);
  }

  double wTphi(int j, int i) {
    return general.wTphi(j, i);
  }

  double sigma(double x) {
    return value(Menon2021World::sigma, x);
  }

  double sigmaPrime(double x) {
    return derivative(Menon2021World::sigma, x);
  }

  double reluPrime(double x) {
    return derivative(Menon2021World::relu, x);
  }

  double sigmoid(double x) {
    return value(Menon2021World::sigmoid, x);
  }

  double sigmoidPrime(double x) {
    return derivative(Menon2021World::sigmoid, x);
  }

  /** The length of the gradient of L by the biases b^J. */
  double lengthOfGradient() {
    return StrictMath.sqrt(Formula.sum(1, n(J), i -> StrictMath.pow(d(L, b[J][i]), 2)));
  }

  /** How fast L moves where the biases b^J set out together, each by this times its gradient. */
  double slopeAlong(double scale) {
    return derivative(
        t ->
            generalLoss(
                vector(n(J), i -> t.times(0).plus(general.y(i))),
                vector(n(J), i -> sigma(t.times(scale * d(L, b[J][i])).plus(z(J, i))))),
        0);
  }
}
