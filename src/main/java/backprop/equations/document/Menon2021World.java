package backprop.equations.document;

import backprop.check.Tape.Node;
import backprop.equations.Draw;
import backprop.equations.Formula;
import backprop.equations.Route;
import backprop.equations.World;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Networks in the letters of document 004: the input is a^0, layers count from 1 to J, w^j and b^j
 * lead to layer j, w_{i,k} leads to unit i from unit k. Units count from 1, place 0 stays empty.
 *
 * <p>One set of weights carries several networks, each with a σ and an L of its own.
 */
final class Menon2021World extends World {
  static final int J = 3; // the number of layers; the input is not counted

  private final int[] n = {size("n^0", 2), size("n^1", 6), size("n^2", 5), size("n^3", 4)};

  private final Node x;
  private final Node eta;
  private final Node[][][] w = new Node[J + 1][][];
  private final Node[][] b = new Node[J + 1][];
  final Variant general; // a general activation, elementwise, and a general loss
  final Variant second; // the general network on a second example: the input −a^0, the same y
  final Variant relu; // ReLU in all layers, mean squared-error
  final Variant sigmoid; // sigmoid in all layers, binary cross-entropy
  final Variant softmax; // softmax in the last layer, categorical cross-entropy, one-hot y
  final Variant softmaxInside; // softmax in the hidden layers

  private final int gamma;

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
    gamma = 1 + draw.index(n[J]);
    Node[] oneHot = vector(n[J], i -> constant(i == gamma ? 1 : 0));

    UnaryOperator<Node> softplus = z -> z.exp().plus(1).log();
    // every output matters to the slope of every other
    LossOfOutputs general =
        (t, out) -> total(n[J], i -> out[i].minus(t[i]).square()).plus(1).sqrt();
    LossOfOutputs meanSquaredError =
        (t, out) -> total(n[J], i -> t[i].minus(out[i]).square()).divide(n[J]);
    LossOfOutputs crossEntropy = (t, out) -> total(n[J], i -> whereOne(t[i], out[i]));
    LossOfOutputs binary =
        (t, out) -> total(n[J], i -> whereOne(t[i], out[i]).plus(whereZero(t[i], out[i])));
    this.general = new Variant(softplus, input, y, general);
    second = new Variant(softplus, each(input, Node::negate), y, general);
    relu = new Variant(Menon2021World::relu, input, y, meanSquaredError);
    sigmoid = new Variant(Menon2021World::sigmoid, input, y, binary);
    UnaryOperator<Node[]> last = World::softmax;
    softmax = new Variant(softplus, elementwise(softplus), last, input, oneHot, crossEntropy);
    softmaxInside = new Variant(softplus, last, elementwise(softplus), input, y, general);
  }

  /** L of the ground truth y and the output ŷ. */
  interface LossOfOutputs {
    Node of(Node[] y, Node[] yHat);
  }

  /** One network: its σ and its loss are its own. A field is the variable, a method its value. */
  final class Variant extends Subworld {
    final Node[][][] w = Menon2021World.this.w; // w[j][i][k] = w_{i,k}^j
    final Node[][] b = Menon2021World.this.b;
    final Node[] y;
    final Node[][] z = new Node[J + 1][]; // z[j], j = 1 … J
    final Node[][] a = new Node[J + 1][]; // a[j], j = 0 … J
    final Node[] yHat;
    final Node L;
    final int gamma = Menon2021World.this.gamma; // γ, the place of the 1 in the one-hot y

    private final UnaryOperator<Node> sigma;
    private final LossOfOutputs loss;

    private Variant(UnaryOperator<Node> sigma, Node[] input, Node[] y, LossOfOutputs loss) {
      this(sigma, elementwise(sigma), elementwise(sigma), input, y, loss);
    }

    // §1.2
    private Variant(
        UnaryOperator<Node> sigma,
        UnaryOperator<Node[]> hidden, // on the whole vector z^j
        UnaryOperator<Node[]> last,
        Node[] input,
        Node[] y,
        LossOfOutputs loss) {
      this.sigma = sigma;
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

    /** The general network, whose y is not one-hot. */
    Variant general() {
      return general;
    }

    /** The general network on a second example. */
    Variant second() {
      return second;
    }

    /** The number of units in layer j. */
    int n(int j) {
      return n[j];
    }

    /** The argument of the σ(x) in section 3, any number. */
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

    double sigma(double x) {
      return value(sigma, x);
    }

    double sigmaPrime(double x) {
      return derivative(sigma, x);
    }

    /** φ_i^j, by its definition. */
    double phi(int j, int i) {
      return d(L, z[j][i]);
    }

    /** Entry i of (w^{j+1})^T φ^{j+1}. */
    double wTphi(int j, int i) {
      return above(j, k -> w(j + 1, k, i) * phi(j + 1, k));
    }

    /** Σ over the units k of layer j + 1. */
    double above(int j, IntToDoubleFunction term) {
      return Formula.sum(1, n(j + 1), term);
    }

    /** Σ over the outputs. */
    double outputs(IntToDoubleFunction term) {
      return Formula.sum(1, n(J), term);
    }

    /** The loss of these outputs, recorded once more. */
    Node lossOf(Node[] outputs) {
      return loss.of(y, outputs);
    }

    /** The length of the gradient of L by the biases b^J. */
    double lengthOfGradient() {
      return StrictMath.sqrt(outputs(i -> StrictMath.pow(d(L, b[J][i]), 2)));
    }

    /** How fast L moves where the biases b^J set out together, each by this times its gradient. */
    double slopeAlong(double scale) {
      return derivative(
          t ->
              loss.of(
                  vector(n(J), i -> t.times(0).plus(y(i))),
                  vector(n(J), i -> sigma.apply(t.times(scale * d(L, b[J][i])).plus(z(J, i))))),
          0);
    }
  }

  static Node relu(Node x) {
    return x.relu(0);
  }

  /** 1 / (1 + e^−x). */
  static Node sigmoid(Node x) {
    return x.negate().exp().plus(1).pow(-1);
  }

  /** −y log ŷ. */
  static Node whereOne(Node y, Node yHat) {
    return y.negate().times(yHat.log());
  }

  /** −(1 − y) log(1 − ŷ). */
  static Node whereZero(Node y, Node yHat) {
    return y.minus(1).times(yHat.negate().plus(1).log());
  }
}
