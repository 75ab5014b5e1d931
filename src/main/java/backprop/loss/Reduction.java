package backprop.loss;

/**
 * How the losses of m examples become one cost C. The documents sum (002 (3), 003 (2)); practice
 * takes the mean, so that the learning rate does not depend on the size of a batch.
 */
public enum Reduction {
  /** C = Σ_p c_p. */
  SUM,
  /** C = (1/m) Σ_p c_p. */
  MEAN;

  /** The factor before the sum over m examples. */
  public double factor(long m) {
    return this == SUM ? 1 : 1.0 / m;
  }
}
