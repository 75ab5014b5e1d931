package backprop.browser;

import backprop.activation.Tanh;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Dataset;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.train.Adam;
import backprop.train.GradientDescent;
import backprop.train.Momentum;
import backprop.train.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A walk on the landscape of notebook 06: ŷ = v tanh(w x) learns six examples, and the curvature at
 * the minimum says how large the rate may be. Letters and equation numbers as there.
 */
final class DescentModel {
  static final List<String> RULES = List.of("descent", "momentum", "Adam");
  static final double LEAST_W = 0; // the part of the landscape that is shown
  static final double MOST_W = 3.5;
  static final double LEAST_V = -2;
  static final double MOST_V = 4;
  static final double BEST_W = 0.8; // the minimum
  static final double BEST_V = 1.5;
  static final double LEAST_RATE = 1e-6;
  static final double MOST_RATE = 100;
  static final double MOST_MU = 0.999;
  static final int MOST_UPDATES = 1000;

  private static final Matrix X = Matrix.rowOf(-2, -1, -0.5, 0.5, 1.5, 3);
  private static final Matrix Y = X.map(x -> BEST_V * StrictMath.tanh(BEST_W * x));

  /** The curvatures along the two axes of the Hessian at the minimum. */
  static final Curvature CURVATURE = Curvature.at(BEST_W, BEST_V);

  final double w; // the start
  final double v;
  final double rate;
  final double mu;
  final String rule;
  private final EpochByEpoch training;
  private final List<Place> walk = new ArrayList<>();
  private boolean stopped; // the next cost would not be finite

  /** Where the network is, and ∂C/∂w and ∂C/∂v there. */
  record Place(double w, double v, double dw, double dv) {}

  private record Examples(Matrix X, Matrix Y) implements Dataset {}

  DescentModel(LiveState state) {
    w = state.number("w", LEAST_W, MOST_W, 2.5);
    v = state.number("v", LEAST_V, MOST_V, -0.8);
    rate = state.number("rate", LEAST_RATE, MOST_RATE, 1.6);
    mu = state.number("mu", 0, MOST_MU, 0.9);
    rule = state.word("rule", RULES);
    GradientDescent descent = GradientDescent.withRate(rate).rule(rule());
    training = new EpochByEpoch(network(w, v), new Examples(X, Y), descent, null);
    walk.add(place());
    int updates = (int) state.number("updates", 0, MOST_UPDATES, 24);
    while (updates() < updates && step()) {}
  }

  LiveState state() {
    LiveState state = new LiveState().with("w", w).with("v", v).with("rule", rule);
    return state.with("rate", rate).with("mu", mu).with("updates", updates());
  }

  private Rule rule() {
    return switch (rule) {
      case "momentum" -> new Momentum(mu);
      case "Adam" -> Adam.standard();
      default -> new Momentum(0);
    };
  }

  private static Network network(double w, double v) {
    Network net =
        Network.input(1)
            .layer(1, new Tanh())
            .output(1, Output.identitySquaredError(Reduction.MEAN))
            .withoutBiases()
            .initialised(Initialisation.uniform(0), 1);
    move(net, w, v);
    return net;
  }

  private static void move(Network net, double w, double v) {
    net.W(1).set(0, 0, w);
    net.W(2).set(0, 0, v);
  }

  private Place place() {
    Network net = training.net();
    Pass pass = training.pass();
    return new Place(
        net.W(1).get(0, 0), net.W(2).get(0, 0), pass.dW(1).get(0, 0), pass.dW(2).get(0, 0));
  }

  /**
   * One update more.
   *
   * @return false if there is none: there are {@link #MOST_UPDATES}, or the cost would not be
   *     finite
   */
  boolean step() {
    stopped = stopped || updates() == MOST_UPDATES || !training.epoch();
    if (!stopped) {
      walk.add(place());
    }
    return !stopped;
  }

  boolean isStopped() {
    return stopped;
  }

  int updates() {
    return walk.size() - 1;
  }

  /** The start, and the place after each update. */
  List<Place> walk() {
    return walk;
  }

  Place here() {
    return walk.get(updates());
  }

  /** C at the start and after each update. */
  List<Double> costs() {
    return training.losses();
  }

  double cost() {
    return training.loss();
  }

  // ------------------------------------------------------------------ the landscape

  /** C at the crossings of a grid over what is shown; row 0 at the top, where v is largest. */
  static double[][] heights(int rows, int columns) {
    Network net = network(0, 0);
    double[][] heights = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double right = (double) j / (columns - 1);
        double down = (double) i / (rows - 1);
        move(net, LEAST_W + right * (MOST_W - LEAST_W), MOST_V - down * (MOST_V - LEAST_V));
        heights[i][j] = net.cost(Y, net.forward(X));
      }
    }
    return heights;
  }

  /** λ_min and λ_max of the Hessian H_ij = ∂²C/∂w_i∂w_j, by nudges of the gradient. */
  record Curvature(double gentlest, double steepest) {
    static Curvature at(double w, double v) {
      double h = 1e-5;
      Matrix byW = slopes(w + h, v).minus(slopes(w - h, v)).scale(1 / (2 * h));
      Matrix byV = slopes(w, v + h).minus(slopes(w, v - h)).scale(1 / (2 * h));
      double middle = (byW.get(0, 0) + byV.get(1, 0)) / 2;
      double half = (byW.get(0, 0) - byV.get(1, 0)) / 2;
      double radius = Math.sqrt(half * half + byW.get(1, 0) * byW.get(1, 0));
      return new Curvature(middle - radius, middle + radius);
    }

    private static Matrix slopes(double w, double v) {
      Pass pass = network(w, v).gradients(X, Y);
      return Matrix.columnOf(pass.dW(1).get(0, 0), pass.dW(2).get(0, 0));
    }
  }

  // ------------------------------------------------------------------ how large the rate may be

  private double momentum() {
    return rule.equals("momentum") ? mu : 0;
  }

  /** (4), and (7) with momentum: beyond this rate the walk does not come to rest at the minimum. */
  double limit() {
    return 2 * (1 + momentum()) / CURVATURE.steepest();
  }

  /** (5): the best rate of plain descent. */
  static double best() {
    return 2 / (CURVATURE.gentlest() + CURVATURE.steepest());
  }

  /**
   * What an update multiplies the distance to the minimum by, near it, along an axis of this
   * curvature: 1 − γλ, (3). With momentum the distances obey e_{r+1} = (1 + μ − γλ) e_r − μ
   * e_{r−1}, and it is the larger root of that, or the size of both where they are complex.
   */
  double factor(double lambda) {
    double middle = 1 + momentum() - rate * lambda;
    double square = middle * middle - 4 * momentum();
    return square < 0
        ? Math.sqrt(momentum())
        : (middle + Math.copySign(Math.sqrt(square), middle)) / 2;
  }
}
