package backprop.loss;

import backprop.matrix.Matrix;

/**
 * −Σ_k y_k ln a_k, over the classes of one example: 000, 004 §3.3.1. The targets are probabilities
 * and sum to 1; for one-hot targets the loss is −ln of the output of the true class.
 *
 * <p>Where the documents are silent, 0·ln 0 counts as 0. With softmax, {@link Output#of} computes
 * from z, which stays finite where a underflows to 0.
 */
public record CrossEntropy() implements Loss {
  @Override
  public double value(double a, double y) {
    return 0 - Targets.yLog(y, a);
  }

  @Override
  public double slope(double a, double y) {
    return y == 0 ? 0 : -y / a;
  }

  @Override
  public void requireTargets(Matrix Y) {
    Targets.requireProbabilities(toString(), true, Y);
  }

  @Override
  public String toString() {
    return "cross-entropy";
  }
}
