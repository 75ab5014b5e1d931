package backprop.loss;

import backprop.matrix.Matrix;

/**
 * −Σ [y ln a + (1 − y) ln(1 − a)], each output a yes or no of its own: 000, 004 §3.2.1.
 *
 * <p>Where the documents are silent, 0·ln 0 counts as 0. An output outside (0, 1) that a target
 * needs gives ∞ or NaN; with the sigmoid, {@link Output#of} therefore computes from z.
 */
public record BinaryCrossEntropy() implements Loss {
  @Override
  public double value(double a, double y) {
    return 0 - Targets.yLog(y, a) - Targets.yLog(1 - y, 1 - a);
  }

  @Override
  public double slope(double a, double y) {
    if (y == 0) {
      return 1 / (1 - a); // where a is 0 too, the fraction below is 0/0
    }
    return y == 1 ? -1 / a : (a - y) / (a * (1 - a));
  }

  @Override
  public void requireTargets(Matrix Y) {
    Targets.requireProbabilities(toString(), false, Y);
  }

  @Override
  public String toString() {
    return "binary cross-entropy";
  }
}
