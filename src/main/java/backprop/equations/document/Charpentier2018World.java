package backprop.equations.document;

import static backprop.equations.Formula.sum;

import backprop.check.Tape.Node;
import backprop.equations.Draw;
import backprop.equations.Route;
import backprop.equations.World;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * The networks of document 002 in its letters, with one hidden layer or D of them. The input i
 * comes first in x_il, z_im, t_ik and y_ik; index 0 is the bias, so {@code beta[k][0]} is β_0k and
 * {@code z[i][0]} is 1.
 */
final class Charpentier2018World extends World {
  static final int D = 4; // the number of hidden layers in §3

  private static final int[] USUAL = {0, 7, 8, 6, 4}; // M_d

  private final int N = size("N", 5);
  private final int p = size("p", 2);
  private final int M = size("M", 4);
  private final int K = size("K", 3);
  private final int[] nodes = new int[D + 1]; // p, M_1, …, M_D
  private final Node[][] x = new Node[N + 1][];
  private final Node[][] y = new Node[N + 1][];
  private final Node gamma;
  private final Node leak;
  final Shallow own; // the outputs of §2.1, f_k(x_i) = g_k(t_ik)
  final Shallow joint; // the outputs of §2.2, f_k(x_i) = g_k(t_i)

  private Deep deep;
  private Deep deepJoint;

  Charpentier2018World(Draw draw, Route route) {
    super(draw, route);
    nodes[0] = p;
    for (int d = 1; d <= D; d++) {
      nodes[d] = draw.size(USUAL[d]);
    }
    for (int i = 1; i <= N; i++) {
      x[i] = drawn("x" + i, p, -1, 1);
      x[i][0] = constant(1);
      y[i] = drawn("y" + i, K, -1, 1);
    }
    Node[][] alpha = weights("alpha", M, p);
    Node[][] beta = weights("beta", K, M);
    gamma = draw("gamma", 0.1, 1);
    leak = draw("leak", 0.1, 0.9);
    Node[][] z = new Node[N + 1][];
    for (int i = 1; i <= N; i++) {
      z[i] = activated(1, sums(alpha, x[i]));
    }
    own = new Shallow(alpha, z, beta, Charpentier2018World::ownG);
    joint = new Shallow(alpha, z, beta, Charpentier2018World::jointG);
  }

  /** §3 with the outputs of §2.1. It is drawn when first asked for: examples for §2 stay short. */
  Deep deep() {
    if (deep == null) {
      drawDeep();
    }
    return deep;
  }

  /** §3 with the outputs of §2.2. */
  Deep deepJoint() {
    deep();
    return deepJoint;
  }

  private void drawDeep() {
    Node[][][] alpha = new Node[D + 1][][];
    Node[][][] sum = new Node[D + 1][N + 1][];
    Node[][][] z = new Node[D + 1][N + 1][];
    for (int d = 1; d <= D; d++) {
      sized("M_" + d, nodes[d]);
      alpha[d] = weights("alpha(" + d + ")", nodes[d], nodes[d - 1]);
    }
    Node[][] beta = weights("beta(D)", K, nodes[D]);
    for (int i = 1; i <= N; i++) {
      z[0][i] = x[i];
      for (int d = 1; d <= D; d++) {
        sum[d][i] = sums(alpha[d], z[d - 1][i]);
        z[d][i] = activated(d, sum[d][i]);
      }
    }
    deep = new Deep(alpha, sum, z, beta, Charpentier2018World::ownG);
    deepJoint = new Deep(alpha, sum, z, beta, Charpentier2018World::jointG);
  }

  /** A network from its last hidden layer on: f_k(x_i) for each input and output, and errors. */
  abstract class Fit extends Subworld {
    final int N = Charpentier2018World.this.N;
    final int p = Charpentier2018World.this.p;
    final int K = Charpentier2018World.this.K;
    final Node[][] x = Charpentier2018World.this.x;
    final Node[][] y = Charpentier2018World.this.y;
    final Node[][] beta;
    final Node[][] t = new Node[N + 1][]; // t[i][k]
    final Node[][] f = new Node[N + 1][];
    final Node[][] residual = new Node[N + 1][]; // y_ik − f_k(x_i)
    final Node[] R = new Node[N + 1]; // R[i] = R(i), later R_i
    final Node[] squares = new Node[N + 1]; // the same, written out once more
    final Node RTheta; // R(θ)

    private Fit(Node[][] last, Node[][] beta, OutputFunction g) {
      this.beta = beta;
      for (int input = 1; input <= N; input++) {
        int i = input;
        t[i] = sums(beta, last[i]);
        f[i] = vector(K, k -> g.of(k, t[i]));
        residual[i] = vector(K, k -> y[i][k].minus(f[i][k]));
        R[i] = total(K, k -> residual[i][k].square());
        squares[i] = total(K, k -> y[i][k].minus(f[i][k]).square());
      }
      Node sum = constant(0);
      for (int k = 1; k <= K; k++) {
        for (int i = 1; i <= N; i++) {
          sum = sum.plus(residual[i][k].square());
        }
      }
      RTheta = sum;
    }

    /** M_d; M_0 = p. */
    int M(int d) {
      return nodes[d];
    }

    double x(int i, int l) {
      return x[i][l].value();
    }

    double y(int i, int k) {
      return y[i][k].value();
    }

    double gamma() {
      return gamma.value();
    }

    /** The α of §4, the slope of a leaky ReLU on the left. */
    double leak() {
      return leak.value();
    }

    double beta(int k, int m) {
      return beta[k][m].value();
    }

    double t(int i, int k) {
      return t[i][k].value();
    }

    double f(int i, int k) {
      return f[i][k].value();
    }

    double residual(int i, int k) {
      return residual[i][k].value();
    }

    double R(int i) {
      return R[i].value();
    }

    /** Σ_{k=1}^K, whatever the letter. */
    double sumK(IntToDoubleFunction term) {
      return sum(1, K, term);
    }

    /** −2 Σ_l (y_il − f_l(x_i)) · factor. */
    double weighted(int i, IntToDoubleFunction factor) {
      return -2 * sumK(l -> residual(i, l) * factor.applyAsDouble(l));
    }

    double sigma(int d, double x) {
      return value(Charpentier2018World.sigma(d), x);
    }

    double sigmaPrime(int d, double x) {
      return derivative(Charpentier2018World.sigma(d), x);
    }

    /** g_k′(t) of §2.1. */
    double gPrime(int k, double t) {
      return derivative(g(k), t);
    }

    /** What §2.2 writes as g_l′(β_k^T z_i): ∂g_l/∂t_ik at t_i. */
    double gPrime(int l, int k, int i) {
      return d(f[i][l], t[i][k]);
    }
  }

  /** One hidden layer. */
  final class Shallow extends Fit {
    final int M = Charpentier2018World.this.M;
    final Node[][] alpha;
    final Node[][] z; // z[i][m]

    private Shallow(Node[][] alpha, Node[][] z, Node[][] beta, OutputFunction g) {
      super(z, beta, g);
      this.alpha = alpha;
      this.z = z;
    }

    double alpha(int m, int l) {
      return alpha[m][l].value();
    }

    double z(int i, int m) {
      return z[i][m].value();
    }

    /** α_m^T x_i, with α_m = (α_0m, α_m1, …) and x_i = (1, x_i1, …). */
    double alphaTx(int m, int i) {
      return sum(0, p, l -> alpha(m, l) * x(i, l));
    }

    /** σ′ there. */
    double slope(int m, int i) {
      return sigmaPrime(1, alphaTx(m, i));
    }

    /** β_k^T z_i, with β_k = (β_0k, β_k1, …) and z_i = (1, z_i1, …). */
    double betaTz(int k, int i) {
      return sum(0, M, m -> beta(k, m) * z(i, m));
    }

    /** σ, the activation of the hidden layer. */
    double sigma(double x) {
      return sigma(1, x);
    }
  }

  /** D hidden layers; z[0][i] is x_i. */
  final class Deep extends Fit {
    final Node[][][] alpha; // alpha[d][m][l]
    final Node[][][] sum; // sum[d][i][m] = (α_m^(d))^T z_i^(d−1)
    final Node[][][] z; // z[d][i][m]

    private Deep(Node[][][] alpha, Node[][][] sum, Node[][][] z, Node[][] beta, OutputFunction g) {
      super(z[D], beta, g);
      this.alpha = alpha;
      this.sum = sum;
      this.z = z;
    }

    double alpha(int d, int m, int l) {
      return alpha[d][m][l].value();
    }

    double z(int d, int i, int m) {
      return z[d][i][m].value();
    }

    /** (α_m^(d))^T z_i^(d−1). */
    double alphaTz(int d, int m, int i) {
      return sum(0, M(d - 1), l -> alpha(d, m, l) * z(d - 1, i, l));
    }

    /** (σ^(d))′ there. */
    double slope(int d, int m, int i) {
      return sigmaPrime(d, alphaTz(d, m, i));
    }
  }

  private interface OutputFunction {
    Node of(int k, Node[] t);
  }

  // weights[n][0], the bias, is named as the document does: β_0k, not β_k0
  private Node[][] weights(String name, int to, int from) {
    Node[][] weights = new Node[to + 1][from + 1];
    for (int n = 1; n <= to; n++) {
      for (int s = 0; s <= from; s++) {
        weights[n][s] = draw(name + (s == 0 ? "0" + n : "" + n + s), -1, 1);
      }
    }
    return weights;
  }

  // bias + Σ weights · v
  private static Node[] sums(Node[][] weights, Node[] v) {
    return vector(
        weights.length - 1,
        n -> plus(weights[n][0], 1, v.length - 1, s -> weights[n][s].times(v[s])));
  }

  // (1, σ^(d) of the sums)
  private Node[] activated(int d, Node[] sums) {
    Node[] z = each(sums, sigma(d));
    z[0] = constant(1);
    return z;
  }

  /** σ^(d): the sigmoid in odd layers, log(1 + e^x) in even ones. */
  static UnaryOperator<Node> sigma(int d) {
    return d % 2 == 1 ? Node::sigmoid : x -> x.exp().plus(1).log();
  }

  /** The g_k of §2.1: another one for the next output, so that a wrong index shows. */
  static UnaryOperator<Node> g(int k) {
    return k % 2 == 1 ? Node::sigmoid : Node::tanh;
  }

  private static Node ownG(int k, Node[] t) {
    return g(k).apply(t[k]);
  }

  /** The g_k of §2.2: like softmax, but ∂g_l/∂t_k and ∂g_k/∂t_l differ, so that a swap shows. */
  static Node jointG(int k, Node[] t) {
    Node sum = plus(t[1].exp().plus(1), 2, t.length - 1, l -> t[l].divide(l).exp());
    return t[k].divide(k).exp().divide(sum);
  }

  /** g_l of §2.2 where t_k = s and all other t are 0. */
  static Node alone(int l, int k, int outputs, Node s) {
    return jointG(l, vector(outputs, n -> n == k ? s : s.times(0)));
  }
}
