package backprop.equations.document;

import backprop.check.Tape.Node;
import backprop.equations.Draw;
import backprop.equations.Formula;
import backprop.equations.Route;
import backprop.equations.World;
import java.util.function.BinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Networks of any depth, in the letters of document 003: layer 0 is the input, layer L the output,
 * w^l leaves layer l, and w^l_{0 n_{l+1}} is the bias. The document's special cases are networks on
 * the same data and weights, with fewer outputs or layers, or with another activation and cost.
 */
final class GeneralCaseWorld extends World {
  private final int P = size("P", 4);
  private final int[] N = {size("N_0", 5), size("N_1", 6), size("N_2", 7), size("N_3", 2)};
  private final Node[][] x = new Node[P + 1][];
  private final Node[][] y = new Node[P + 1][];
  private final Node[][][] w = new Node[3][][];
  final Net general; // any f and c: here f = tanh and c = (h − y)²
  final Net softmax; // the same f below, at the output softmax with c = −y log h
  final Net sigmoid; // §2: f = σ, and c as printed there
  final Net oneOutput; // §3: any f and c, one output unit
  final Net oneSigmoid; // §4: f = σ, one output unit
  final Net twoLayers; // §5: f = σ, one output unit in layer 2

  GeneralCaseWorld(Draw draw, Route route) {
    super(draw, route);
    for (int p = 1; p <= P; p++) {
      x[p] = drawn("x^" + p + "_", N[0], -1.5, 1.5);
      y[p] = drawn("y^" + p + "_", N[3], 0, 1);
    }
    for (int l = 0; l < w.length; l++) {
      w[l] = new Node[N[l] + 1][];
      for (int i = 0; i <= N[l]; i++) {
        w[l][i] = drawn("w^" + l + "_" + i, N[l + 1], -1, 1);
      }
    }
    UnaryOperator<Node> f = Node::tanh;
    UnaryOperator<Node> sigma = GeneralCaseWorld::sigma;
    BinaryOperator<Node> squared = (y, h) -> h.minus(y).square();
    BinaryOperator<Node> logarithmic = GeneralCaseWorld::c;
    general = new Net(f, elementwise(f), squared, N);
    softmax = new Net(f, World::softmax, (y, h) -> y.times(h.log()).negate(), N);
    sigmoid = new Net(sigma, elementwise(sigma), logarithmic, N);
    oneOutput = new Net(f, elementwise(f), squared, N[0], N[1], N[2], 1);
    oneSigmoid = new Net(sigma, elementwise(sigma), logarithmic, N[0], N[1], N[2], 1);
    twoLayers = new Net(sigma, elementwise(sigma), logarithmic, N[0], N[1], 1);
  }

  /** σ; the document names it only. */
  static Node sigma(Node z) {
    return z.negate().exp().plus(1).pow(-1);
  }

  /** c of §2, as printed. */
  private static Node c(Node y, Node h) {
    return y.times(h.log()).plus(y.negate().plus(1).times(h.negate().plus(1).log()));
  }

  /** One network, applied to all data points. A field is the variable, a method its value. */
  final class Net extends Subworld {
    final int L;
    final int P = GeneralCaseWorld.this.P;
    final Node[][] x = GeneralCaseWorld.this.x; // x[p][q]
    final Node[][] y = GeneralCaseWorld.this.y; // y[p][n_L]
    final Node[][][] w = GeneralCaseWorld.this.w; // w[l][n_l][n_{l+1}]
    final Node[][][] z; // z[p][l][n_l]; z[p][0] is x[p]
    final Node[][][] a;
    final Node[][] h; // h[p][n_L]
    final Node[][] c;
    final Node[] cp = new Node[P + 1]; // c^p, the sum of c over the outputs
    final Node[] length = new Node[P + 1]; // √(Σ (h − y)²) over the outputs, another cost
    final Node C;
    private final int[] N;
    private final UnaryOperator<Node> f;

    private Net(
        UnaryOperator<Node> f, UnaryOperator<Node[]> last, BinaryOperator<Node> cost, int... N) {
      this.N = N;
      this.f = f;
      L = N.length - 1;
      z = new Node[P + 1][L + 1][];
      a = new Node[P + 1][L + 1][];
      h = new Node[P + 1][];
      c = new Node[P + 1][];
      for (int point = 1; point <= P; point++) {
        int p = point;
        z[p][0] = x[p];
        a[p][0] = x[p];
        for (int l = 0; l < L; l++) {
          z[p][l + 1] = above(l, a[p][l]);
          a[p][l + 1] = (l + 1 < L ? elementwise(f) : last).apply(z[p][l + 1]);
        }
        h[p] = a[p][L];
        c[p] = vector(N[L], n -> cost.apply(y[p][n], h[p][n]));
        cp[p] = total(N[L], n -> c[p][n]);
        length[p] = total(N[L], n -> h[p][n].minus(y[p][n]).square()).sqrt();
      }
      C = total(P, p -> cp[p]);
    }

    // (1)
    private Node[] above(int l, Node[] a) {
      return vector(N[l + 1], j -> plus(w[l][0][j], 1, N[l], i -> w[l][i][j].times(a[i])));
    }

    /** N_l; 0 where there is no such layer. */
    int N(int l) {
      return l <= L ? N[l] : 0;
    }

    /** Σ over p, the data points. */
    double sumP(IntToDoubleFunction term) {
      return Formula.sum(1, P, term);
    }

    /** Σ over n_l, the nodes of layer l. */
    double sum(int l, IntToDoubleFunction term) {
      return Formula.sum(1, N(l), term);
    }

    /** Σ over n_L, the nodes of the last layer. */
    double sumL(IntToDoubleFunction term) {
      return sum(L, term);
    }

    double x(int p, int q) {
      return x[p][q].value();
    }

    double y(int p, int n) {
      return y[p][n].value();
    }

    double w(int l, int i, int j) {
      return w[l][i][j].value();
    }

    double z(int p, int l, int n) {
      return z[p][l][n].value();
    }

    double a(int p, int l, int n) {
      return a[p][l][n].value();
    }

    double h(int p, int n) {
      return h[p][n].value();
    }

    double C() {
      return C.value();
    }

    double f(double z) {
      return value(f, z);
    }

    double fPrime(double z) {
      return derivative(f, z);
    }

    /** ∂c_{n_L}^p/∂z_n^{p,l}. */
    double dcdz(int p, int nL, int l, int n) {
      return d(c[p][nL], z[p][l][n]);
    }

    /** ∂c^p/∂z_n^{p,l}, of the sum over the outputs. */
    double dcdz(int p, int l, int n) {
      return d(cp[p], z[p][l][n]);
    }

    /** y − h. */
    double residual(int p, int n) {
      return y(p, n) - h(p, n);
    }

    /** a (1 − a), which is the slope where f = σ. */
    double slopeByA(int p, int l, int n) {
      return a(p, l, n) * (1 - a(p, l, n));
    }

    /** ∂y/∂w^l_{ij}, whatever l, i and j are printed: no number where there is no such weight. */
    double dByWeight(Node y, int l, int i, int j) {
      return l < L && i <= N(l) && j <= N(l + 1) ? d(y, w[l][i][j]) : Double.NaN;
    }
  }
}
