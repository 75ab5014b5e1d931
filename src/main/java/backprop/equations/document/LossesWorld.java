package backprop.equations.document;

import static backprop.equations.Formula.sum;

import backprop.check.Tape.Node;
import backprop.equations.Draw;
import backprop.equations.Route;
import backprop.equations.World;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One layer of output nodes in the letters of document 000: w_ij leads to output i from hidden node
 * j, and both count from 1. Every activation function of the document is applied to the same z_i,
 * so that a claim names the one it is about: {@code tanh.y(i)}.
 */
final class LossesWorld extends World {
  private static final double MARGIN = 0.05;
  private static final double LARGEST = 1.2;
  final int N = size("N", 3); // the output nodes

  /** The hidden nodes, one more; the document calls their number N as well. */
  final int M = sized("M", N + 1);

  final Node[] x;
  final Node[][] w = new Node[N + 1][];
  final Node[] yd = new Node[N + 1]; // yd[i] = y_id
  final Node eta = draw("eta", 0.1, 1);
  final Node[] z;
  private final Drawn numbers;

  final Activated sigmoid;
  final Activated tanh;
  final Activated relu;
  final Activated linear;
  final Activated softmax;

  /** 1 − exp(−e^z), between 0 and 1 as sigmoid is; statisticians know it as cloglog. */
  final Activated cloglog;

  /** The activation functions of the derivations from squared and absolute error. */
  final List<Activated> any;

  /** Activation functions that cross-entropy can follow, with one input each. */
  final List<Activated> between0And1;

  /** Softmax and cross-entropy where the desired outputs sum to 1: each is y_id / Σ_k y_kd. */
  final Node crossEntropyOfShares;

  /** A second example, x_j = 1 and y_id = ½: squared error after linear outputs. */
  final Node secondMse;

  LossesWorld(Draw draw, Route route) {
    super(draw, route);
    numbers = Drawn.of(draw, N, M);
    x = vector(M, j -> given("x" + j, numbers.x[j]));
    for (int n = 1; n <= N; n++) {
      int i = n;
      yd[i] = given("y" + i + "d", numbers.yd[i]);
      w[i] = vector(M, j -> given("w" + i + j, numbers.w[i][j]));
    }
    z = netInput(w, x);
    sigmoid = new Activated(each(z, Node::sigmoid));
    tanh = new Activated(each(z, Node::tanh));
    relu = new Activated(each(z, LossesWorld::relu));
    linear = new Activated(each(z, LossesWorld::linear));
    softmax = new Activated(softmax(z));
    cloglog = new Activated(each(z, LossesWorld::cloglog));
    any = List.of(sigmoid, tanh, relu, linear);
    between0And1 = List.of(sigmoid, cloglog);
    Node[] shares = each(yd, y_id -> y_id.divide(total(yd)));
    crossEntropyOfShares = crossEntropyForSoftmax(softmax.y, shares);
    Node[] one = each(x, x_j -> constant(1));
    secondMse = mse(each(netInput(w, one), LossesWorld::linear), each(yd, y_id -> constant(0.5)));
  }

  @Override
  protected boolean isSmooth() {
    return numbers.isSmooth();
  }

  double x(int j) {
    return x[j].value();
  }

  double w(int i, int j) {
    return w[i][j].value();
  }

  /** y_id. */
  double yd(int i) {
    return yd[i].value();
  }

  /** y_d without i: one number for all outputs, as it stands in the print. Here it is y_1d. */
  double yd() {
    return yd(1);
  }

  /** 1 where an output lies above y_d, −1 where it lies below. */
  double sign(double y) {
    return y > yd() ? 1 : -1;
  }

  /** y_id / Σ_k y_kd: desired outputs that sum to 1. */
  double share(int i) {
    return yd(i) / sum(1, N, this::yd);
  }

  double eta() {
    return eta.value();
  }

  double z(int i) {
    return z[i].value();
  }

  /** Σ over all outputs but i. */
  double sumWithout(int i, IntToDoubleFunction term) {
    return sum(1, N, k -> k == i ? 0 : term.applyAsDouble(k));
  }

  /** A loss as the net inputs decide it. */
  @FunctionalInterface
  interface LossOfInputs {
    Node of(LossesWorld w, Node[] z);
  }

  /** A change of every weight. */
  @FunctionalInterface
  interface Change {
    double of(int i, int j);
  }

  /** How fast E moves when all weights set out together, each along its change. */
  double slopeAlong(Change change, LossOfInputs E) {
    Node step = constant(0);
    Node[][] moved = new Node[N + 1][];
    for (int n = 1; n <= N; n++) {
      int i = n;
      moved[i] = vector(M, j -> w[i][j].plus(step.times(change.of(i, j))));
    }
    return d(E.of(this, netInput(moved, x)), step);
  }

  /** Mean squared error as it is meant: y_id in the place of y_d. */
  Node mse(Node[] y, Node[] yd) {
    return total(N, i -> y[i].minus(yd[i]).square().times(0.5));
  }

  Node crossEntropyForSigmoid(Node[] y) {
    return total(
            N, i -> yd[i].times(y[i].log()).plus(minusFrom1(yd[i]).times(minusFrom1(y[i]).log())))
        .negate();
  }

  Node crossEntropyForSoftmax(Node[] y, Node[] yd) {
    return total(N, i -> yd[i].times(y[i].log())).negate();
  }

  /** L1 loss as printed, with one y_d for all outputs. */
  Node l1(Node[] y) {
    return total(N, i -> y[i].minus(yd[1]).abs());
  }

  /** What an activation function makes of z_1 … z_N, and E of it by each loss function. */
  final class Activated {
    final Node[] y;
    final Node mse;
    final Node binary; // cross-entropy for sigmoid
    final Node categorical; // cross-entropy for softmax
    final Node l1;

    private Activated(Node[] y) {
      this.y = y;
      mse = mse(y, yd);
      binary = crossEntropyForSigmoid(y);
      categorical = crossEntropyForSoftmax(y, yd);
      l1 = l1(y);
    }

    double y(int i) {
      return y[i].value();
    }

    /** y_i − y_id. */
    double residual(int i) {
      return y(i) - yd(i);
    }

    /** ∂y_i/∂z_i. */
    double slope(int i) {
      return d(y[i], z[i]);
    }
  }

  /** The numbers, drawn again until no kink is near and every case of the document occurs. */
  private record Drawn(double[] x, double[] yd, double[][] w) {
    static Drawn of(Draw draw, int outputs, int hidden) {
      Drawn numbers;
      do {
        numbers =
            new Drawn(
                new double[hidden + 1],
                new double[outputs + 1],
                new double[outputs + 1][hidden + 1]);
        for (int j = 1; j <= hidden; j++) {
          numbers.x[j] = draw.number("x" + j, -1, 1);
        }
        for (int i = 1; i <= outputs; i++) {
          numbers.yd[i] = draw.number("y" + i + "d", 0.1, 0.9);
          for (int j = 1; j <= hidden; j++) {
            numbers.w[i][j] = draw.number("w" + i + j, -1, 1);
          }
        }
      } while (draw.isRandom() && (!numbers.isSmooth() || outputs > 2 && !numbers.isVaried()));
      return numbers;
    }

    // neither z_i = 0 nor y_i = y_d nearby, and no y_i so close to 0 that log y_i bends sharply
    private boolean isSmooth() {
      return outputs()
          .allMatch(
              i ->
                  Math.abs(z(i)) > MARGIN
                      && Math.abs(z(i)) < LARGEST
                      && Math.abs(z(i) - yd[1]) > MARGIN
                      && Math.abs(value(Node::sigmoid, z(i)) - yd[1]) > MARGIN
                      && Math.abs(value(Node::tanh, z(i)) - yd[1]) > MARGIN);
    }

    // every case, and desired outputs that do not sum to 1
    private boolean isVaried() {
      return Math.abs(sum(1, yd.length - 1, i -> yd[i]) - 1) > MARGIN
          && outputs().anyMatch(i -> z(i) < 0)
          && outputs().anyMatch(i -> 0 < z(i) && z(i) < yd[1])
          && outputs().anyMatch(i -> z(i) > yd[1]);
    }

    private double z(int i) {
      return sum(1, x.length - 1, j -> w[i][j] * x[j]);
    }

    private IntStream outputs() {
      return IntStream.range(1, yd.length);
    }
  }

  // z_i = Σ_j w_ij x_j
  private Node[] netInput(Node[][] w, Node[] x) {
    return vector(N, i -> total(M, j -> w[i][j].times(x[j])));
  }

  static Node relu(Node z) {
    return z.relu(1);
  }

  static Node linear(Node z) {
    return z.times(1);
  }

  static Node cloglog(Node z) {
    return z.exp().negate().exp().negate().plus(1);
  }

  private static Node minusFrom1(Node y) {
    return y.negate().plus(1);
  }

  private static Node total(Node[] terms) {
    return total(terms.length - 1, i -> terms[i]);
  }
}
