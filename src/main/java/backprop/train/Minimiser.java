package backprop.train;

import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.text.Text;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A run of L-BFGS, wherever the examples are. The numbers of algorithms and equations are those of
 * Nocedal &amp; Wright, Numerical Optimization (2006). An iteration allocates nothing.
 */
public final class Minimiser {
  private static final int MEMORY = 10; // steps that tell of the curvature
  private static final int MOST_TRIALS = 40; // of a line search
  private static final double C1 = 1e-4; // (3.7a)
  private static final double C2 = 0.9; // (3.7b)
  private static final double SHORT = 1e-8; // a gradient at a minimum

  private final Network net;
  private final Network trial; // tries parameters out
  private final Cost of;
  private final double weightDecay;
  private final Pass pass;
  private final Matrix theta; // θ of the last trial, in the order W^1, b^1, W^2, …
  private final Matrix g; // the gradient there
  private final Matrix thetaK; // θ_k
  private final Matrix gK; // the gradient there
  private final Matrix d; // the direction
  private final Matrix[] s = new Matrix[MEMORY]; // s[k mod MEMORY] = θ_{k+1} − θ_k
  private final Matrix[] y = new Matrix[MEMORY]; // likewise of the gradients
  private final double[] rho = new double[MEMORY]; // 1 / yᵀs
  private final double[] alpha = new double[MEMORY];
  private int k; // iterations
  private int first; // whose step is remembered
  private int passes;
  private double loss;
  private double cost; // with the penalty
  private double costK; // at θ_k

  /** The cost of all examples. */
  public interface Cost {
    /** C of this network; the pass gets ∂C/∂W^l and ∂C/∂b^l. */
    double of(Network net, Pass pass);
  }

  /**
   * At the parameters that the network has now; those of each iteration are written to it. The pass
   * is room for the gradient, the weight decay λ.
   */
  public Minimiser(Network net, Pass pass, double weightDecay, Cost of) {
    this.net = net;
    this.pass = pass;
    this.of = of;
    this.weightDecay = weightDecay;
    trial = net.copy();
    theta = Matrix.zeros(1, net.parameterCount());
    g = Matrix.zerosLike(theta);
    thetaK = Matrix.zerosLike(theta);
    gK = Matrix.zerosLike(theta);
    d = Matrix.zerosLike(theta);
    Arrays.setAll(s, i -> Matrix.zerosLike(theta));
    Arrays.setAll(y, i -> Matrix.zerosLike(theta));
    for (int l = 1, at = 0; l <= net.depth(); l++) {
      at = move(net.b(l), move(net.W(l), at, theta, false), theta, false);
    }
    pass();
    arrive();
  }

  /** What the next iterations depend on, beside the parameters. */
  public double[] memory() {
    DoubleStream counts = DoubleStream.of(k, first, passes);
    return DoubleStream.concat(counts, steps().flatMapToDouble(Arrays::stream)).toArray();
  }

  /**
   * Goes on with the memory of a run that stood where this one is.
   *
   * @throws IllegalArgumentException if it is of a network with other parameters
   */
  public void remember(double[] memory) {
    int size = memory().length;
    Text.refuseIf(memory.length != size, "a memory has %d numbers, not %d", size, memory.length);
    k = (int) memory[0];
    first = (int) memory[1];
    passes = (int) memory[2];
    int at = 3;
    for (double[] part : steps().toList()) {
      System.arraycopy(memory, at, part, 0, part.length);
      at += part.length;
    }
  }

  private Stream<double[]> steps() {
    IntStream all = IntStream.range(0, MEMORY);
    return Stream.concat(
        Stream.of(rho), all.boxed().flatMap(i -> Stream.of(s[i].row(0), y[i].row(0))));
  }

  /** The cost and the lengths of its gradients after the last iteration, whose number it has. */
  public History.Epoch measured() {
    return new History.Epoch(k, loss, Double.NaN, Double.NaN, Double.NaN, Training.norms(pass));
  }

  /** ‖∂C/∂θ‖. */
  public double gradientNorm() {
    return gK.norm();
  }

  @Override
  public String toString() {
    return Text.format(
        " after %d iterations and %d passes; the gradient's length is %.2g",
        k, passes, gradientNorm());
  }

  /** One iteration; says why it was the last one, or null if it was not. */
  public String iterate() {
    boolean found = search();
    if (!found) {
      first = k; // what is remembered may mislead: once more, straight downhill
      found = search();
    }
    if (!found) {
      return "found no lower cost" + this;
    }
    int i = k % MEMORY;
    s[i].copy(theta);
    s[i].addScaled(-1, thetaK);
    y[i].copy(g);
    y[i].addScaled(-1, gK);
    rho[i] = 1 / dot(y[i], s[i]); // positive by (3.7b)
    k++;
    first = Math.max(first, k - MEMORY);
    net.copyParameters(trial);
    arrive();
    return gradientNorm() <= SHORT ? "converged" + this : null;
  }

  private void arrive() {
    thetaK.copy(theta);
    gK.copy(g);
    costK = cost;
  }

  /** Algorithm 7.4: d = −H g, where H undoes the curvature. */
  private void direction() {
    d.copy(gK);
    d.multiply(-1);
    for (int e = k - 1; e >= first; e--) {
      int i = e % MEMORY;
      alpha[i] = rho[i] * dot(s[i], d);
      d.addScaled(-alpha[i], y[i]);
    }
    if (first < k) {
      // (7.20) H⁰ = sᵀy / yᵀy
      int i = (k - 1) % MEMORY;
      d.multiply(1 / (rho[i] * dot(y[i], y[i])));
    }
    for (int e = first; e < k; e++) {
      int i = e % MEMORY;
      d.addScaled(alpha[i] - rho[i] * dot(y[i], d), s[i]);
    }
  }

  /**
   * Algorithms 3.5 and 3.6: tries steps t along d until one meets the strong Wolfe conditions. Such
   * a step lies between a, the lowest so far, and b, which is too long and at first unknown.
   */
  private boolean search() {
    direction();
    double slope0 = dot(gK, d);
    double t = first < k ? 1 : Math.min(1, 1 / gradientNorm());
    double a = 0;
    double costA = costK;
    double slopeA = slope0;
    double b = Double.POSITIVE_INFINITY;
    double costB = Double.NaN;
    double slopeB = Double.NaN;
    for (int trials = 0; trials < MOST_TRIALS && slope0 < 0; trials++) {
      theta.copy(thetaK);
      theta.addScaled(t, d);
      pass();
      double slope = dot(g, d);
      // (3.7a) C(θ + t d) ≤ C(θ) + c₁ t dᵀg; false too where C is NaN
      boolean low = cost <= costK + C1 * t * slope0 && cost < costA;
      if (low && Math.abs(slope) <= -C2 * slope0) { // (3.7b)
        return true;
      }
      if (!low || slope * (b - a) >= 0) {
        b = low ? a : t;
        costB = low ? costA : cost;
        slopeB = low ? slopeA : slope;
      }
      if (low) {
        a = t;
        costA = cost;
        slopeA = slope;
      }
      t = b == Double.POSITIVE_INFINITY ? 2 * t : between(a, costA, slopeA, b, costB, slopeB);
    }
    return false;
  }

  /**
   * (3.59) Where the cubic with these values and slopes is least; the middle if that is no help.
   */
  static double between(
      double a, double costA, double slopeA, double b, double costB, double slopeB) {
    double d1 = slopeA + slopeB - 3 * (costA - costB) / (a - b);
    double d2 = Math.signum(b - a) * Math.sqrt(d1 * d1 - slopeA * slopeB);
    double share = 1 - (slopeB + d2 - d1) / (slopeB - slopeA + 2 * d2);
    return a + (share > 0.05 && share < 0.95 ? share : 0.5) * (b - a);
  }

  /** C + ½λ Σ‖W^l‖² and its gradient at θ. */
  private void pass() {
    passes++;
    for (int l = 1, at = 0; l <= trial.depth(); l++) {
      at = move(trial.b(l), move(trial.W(l), at, theta, true), theta, true);
    }
    loss = of.of(trial, pass);
    cost = loss;
    for (int l = 1, at = 0; l <= trial.depth(); l++) {
      double norm = trial.W(l).norm();
      cost += weightDecay / 2 * norm * norm;
      pass.dW(l).addScaled(weightDecay, trial.W(l));
      at = move(pass.db(l), move(pass.dW(l), at, g, false), g, false);
    }
  }

  /** Copies a matrix from or to its place in a vector; returns the place behind it. */
  private static int move(Matrix matrix, int at, Matrix vector, boolean toMatrix) {
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++, at++) {
        if (toMatrix) {
          matrix.row(i)[j] = vector.row(0)[at];
        } else {
          vector.row(0)[at] = matrix.row(i)[j];
        }
      }
    }
    return at;
  }

  private static double dot(Matrix x, Matrix y) {
    double sum = 0;
    for (int j = 0; j < x.columns(); j++) {
      sum = Math.fma(x.row(0)[j], y.row(0)[j], sum);
    }
    return sum;
  }
}
