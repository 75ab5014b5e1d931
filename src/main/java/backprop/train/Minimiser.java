package backprop.train;

import backprop.matrix.Matrix;

/**
 * L-BFGS: walks downhill in directions that take the curvature into account, as far as the last few
 * steps have shown it. Liu &amp; Nocedal (1989); the numbers of algorithms and equations are those
 * of Nocedal &amp; Wright, Numerical Optimization (2006). After the first few iterations it
 * allocates nothing.
 */
final class Minimiser {
  private static final double C1 = 1e-4; // of the decrease that the first slope promises: (3.7a)
  private static final int MOST_TRIALS = 40; // of a line search

  /** What is minimised. */
  interface Cost {
    /** The cost at θ; writes its gradient into g. Both are 1 × n. */
    double at(Matrix theta, Matrix g);
  }

  private final Cost cost;
  private final double c2; // of the first slope, that may be left after a step: (3.7b)
  private final int memory;
  private final Matrix[] s; // s = θ_{k+1} − θ_k of the last steps, a ring
  private final Matrix[] y; // y = g_{k+1} − g_k
  private final double[] rho; // ρ = 1 / yᵀs
  private final double[] alpha;
  private final Matrix d; // the direction
  private Matrix theta; // θ_k
  private Matrix g; // its gradient
  private Matrix nextTheta;
  private Matrix nextG;
  private double value; // C(θ_k)
  private double nextValue;
  private int steps; // that are remembered, the last one at place (next − 1)
  private int next;
  private int passes;

  Minimiser(Cost cost, Matrix theta, int memory, double c2) {
    this.cost = cost;
    this.memory = memory;
    this.c2 = c2;
    this.theta = theta;
    s = new Matrix[memory];
    y = new Matrix[memory];
    rho = new double[memory];
    alpha = new double[memory];
    d = Matrix.zerosLike(theta);
    g = Matrix.zerosLike(theta);
    nextTheta = Matrix.zerosLike(theta);
    nextG = Matrix.zerosLike(theta);
    value = cost.at(theta, g);
    passes = 1;
  }

  /** C(θ). */
  double value() {
    return value;
  }

  /** ‖∂C/∂θ‖. */
  double gradientNorm() {
    return g.norm();
  }

  /** How often the cost was computed. */
  int passes() {
    return passes;
  }

  /** One iteration; false if no lower cost was found, and then nothing has changed. */
  boolean iterate() {
    boolean found = search();
    if (!found && steps > 0) {
      steps = 0; // the curvature may mislead: once more straight downhill
      found = search();
    }
    if (found) {
      remember();
    }
    return found;
  }

  // Algorithm 7.4: d = −H g, where H would undo the curvature
  private void direction() {
    d.copy(g);
    for (int k = 1; k <= steps; k++) {
      int i = Math.floorMod(next - k, memory);
      // α_i = ρ_i s_iᵀ d,  d ← d − α_i y_i
      alpha[i] = rho[i] * dot(s[i], d);
      d.addScaled(-alpha[i], y[i]);
    }
    if (steps > 0) {
      // (7.20) H⁰ = sᵀy / yᵀy of the last step
      int last = Math.floorMod(next - 1, memory);
      d.multiply(1 / (rho[last] * dot(y[last], y[last])));
    }
    for (int k = steps; k >= 1; k--) {
      int i = Math.floorMod(next - k, memory);
      // β = ρ_i y_iᵀ d,  d ← d + (α_i − β) s_i
      d.addScaled(alpha[i] - rho[i] * dot(y[i], d), s[i]);
    }
    d.multiply(-1);
  }

  /**
   * Algorithms 3.5 and 3.6 in one loop: a step t that meets the strong Wolfe conditions, between
   * the lowest one that is known and one that is known to be too long, at first ∞.
   */
  private boolean search() {
    direction();
    double slope0 = dot(g, d);
    double low = 0;
    double lowValue = value;
    double lowSlope = slope0;
    double high = Double.POSITIVE_INFINITY;
    double highValue = Double.NaN;
    double highSlope = Double.NaN;
    double t = steps > 0 ? 1 : Math.min(1, 1 / g.norm());
    for (int trial = 0; trial < MOST_TRIALS && slope0 < 0; trial++) {
      double slope = tryStep(t);
      // (3.7a) C(θ + t d) ≤ C(θ) + c₁ t gᵀd
      if (!(nextValue <= value + C1 * t * slope0 && nextValue < lowValue)) {
        high = t;
        highValue = nextValue;
        highSlope = slope;
      } else if (Math.abs(slope) <= -c2 * slope0) { // (3.7b)
        return true;
      } else {
        if (slope * (high - low) >= 0) {
          high = low;
          highValue = lowValue;
          highSlope = lowSlope;
        }
        low = t;
        lowValue = nextValue;
        lowSlope = slope;
      }
      t =
          Double.isInfinite(high)
              ? 2 * t
              : between(low, lowValue, lowSlope, high, highValue, highSlope);
    }
    return false;
  }

  /** C and its gradient at θ + t d; the slope along d. */
  private double tryStep(double t) {
    nextTheta.copy(theta);
    nextTheta.addScaled(t, d);
    nextValue = cost.at(nextTheta, nextG);
    passes++;
    return dot(nextG, d);
  }

  // (3.59) where the cubic through both values and slopes is least; the middle where that is no
  // help
  private static double between(
      double a, double fa, double slopeA, double b, double fb, double slopeB) {
    double d1 = slopeA + slopeB - 3 * (fa - fb) / (a - b);
    double d2 = Math.signum(b - a) * Math.sqrt(d1 * d1 - slopeA * slopeB);
    double t = b - (b - a) * (slopeB + d2 - d1) / (slopeB - slopeA + 2 * d2);
    double share = (t - a) / (b - a);
    return share > 0.05 && share < 0.95 ? t : a + (b - a) / 2;
  }

  private void remember() {
    if (s[next] == null) {
      s[next] = Matrix.zerosLike(theta);
      y[next] = Matrix.zerosLike(theta);
    }
    s[next].copy(nextTheta);
    s[next].addScaled(-1, theta);
    y[next].copy(nextG);
    y[next].addScaled(-1, g);
    rho[next] = 1 / dot(y[next], s[next]); // yᵀs is positive by (3.7b)
    next = (next + 1) % memory;
    steps = Math.min(steps + 1, memory);

    Matrix before = theta;
    theta = nextTheta;
    nextTheta = before;
    before = g;
    g = nextG;
    nextG = before;
    value = nextValue;
  }

  private static double dot(Matrix a, Matrix b) {
    double[] x = a.row(0);
    double[] y = b.row(0);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum = Math.fma(x[i], y[i], sum);
    }
    return sum;
  }
}
