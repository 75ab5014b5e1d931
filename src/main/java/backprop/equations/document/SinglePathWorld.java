package backprop.equations.document;

import backprop.check.Tape.Node;
import backprop.equations.Draw;
import backprop.equations.Route;
import backprop.equations.World;
import java.util.function.UnaryOperator;

/** One unit per layer, in the letters of 001: layer 1 is the input, θ^(l) leaves layer l. */
final class SinglePathWorld extends World {
  static final int L = 4; // the number of layers
  static final double LARGEST = 1.5; // no weight is drawn larger than this

  final Node x = draw("x", -LARGEST, LARGEST);
  final Node y = draw("y", -LARGEST, LARGEST);
  final Node[] theta = new Node[L]; // theta[l] = θ^(l), l = 1 … 3
  final Node eta = draw("eta", 0.1, 1);
  final Node[] z = new Node[L + 1]; // z[l], l = 2 … 4
  final Node[] a = new Node[L + 1]; // a[l], l = 1 … 4
  final Node yHat;
  final Node J;
  final Node secondJ; // J of a second example, on the same weights

  private final Node c;
  final UnaryOperator<Node> f; // the f and g of the rules of differentiation; g is positive
  final UnaryOperator<Node> g;

  SinglePathWorld(Draw draw, Route route) {
    super(draw, route);
    for (int l = 1; l < L; l++) {
      theta[l] = draw("theta" + l, -LARGEST, LARGEST);
    }
    yHat = forward(x, z, a);
    J = cost(yHat, y);
    Node secondX = draw("second x", -LARGEST, LARGEST);
    Node secondY = draw("second y", -LARGEST, LARGEST);
    secondJ = cost(forward(secondX, new Node[L + 1], new Node[L + 1]), secondY);
    c = draw("c", 0.5, 1.5);
    f = t -> t.times(c()).tanh().plus(t.square());
    g = t -> t.times(-c()).exp().plus(t.square());
  }

  // (6)
  private Node forward(Node x, Node[] z, Node[] a) {
    a[1] = x;
    for (int l = 1; l < L; l++) {
      z[l + 1] = theta[l].times(a[l]);
      a[l + 1] = l + 1 < L ? sigma(z[l + 1]) : linear(z[l + 1]);
    }
    return a[L];
  }

  // (7)
  private static Node cost(Node yHat, Node y) {
    return yHat.minus(y).square().times(0.5);
  }

  /** σ as in (1). */
  static Node sigma(Node x) {
    return x.negate().exp().plus(1).pow(-1);
  }

  /** g(x) = x, the activation of the last unit. */
  static Node linear(Node x) {
    return x.times(1);
  }

  double x() {
    return x.value();
  }

  double y() {
    return y.value();
  }

  double theta(int l) {
    return theta[l].value();
  }

  double eta() {
    return eta.value();
  }

  double z(int l) {
    return z[l].value();
  }

  double a(int l) {
    return a[l].value();
  }

  double yHat() {
    return yHat.value();
  }

  double J() {
    return J.value();
  }

  /** The activation of node l: σ, and g in the last one. */
  double activation(int l, double x) {
    return l < L ? sigma(x) : value(SinglePathWorld::linear, x);
  }

  /** J where z^(l) is larger by this. */
  double costAfterNudge(int l, double nudge) {
    double z = z(l) + nudge;
    for (int above = l; above < L; above++) {
      z = theta(above) * activation(above, z);
    }
    return StrictMath.pow(z - y(), 2) / 2;
  }

  /** δ^(l), by its definition (13). */
  double delta(int l) {
    return d(J, z[l]);
  }

  double sigma(double x) {
    return value(SinglePathWorld::sigma, x);
  }

  double sigmaPrime(double x) {
    return derivative(SinglePathWorld::sigma, x);
  }

  /** σ′(z^(l)). */
  double slope(int l) {
    return sigmaPrime(z(l));
  }

  double c() {
    return c.value();
  }

  double f(double t) {
    return value(f, t);
  }

  double fPrime(double t) {
    return derivative(f, t);
  }

  double g(double t) {
    return value(g, t);
  }

  double gPrime(double t) {
    return derivative(g, t);
  }

  /** The slope of a path of this many units, all with the weight θ^(1) and one activation. */
  double slopeThrough(int units, UnaryOperator<Node> activation) {
    return derivative(
        t -> {
          Node out = t;
          for (int n = 0; n < units; n++) {
            out = activation.apply(out.times(theta(1)));
          }
          return out;
        },
        a(2));
  }
}
