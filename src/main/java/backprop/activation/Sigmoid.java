package backprop.activation;

/**
 * σ(z) = 1 / (1 + e^{−z}), 001 (1), with σ′ = σ(1 − σ), 001 (5), 002 §4.1, 004 §3.2.
 *
 * <p>Finite for every z: the exponential is only taken of −|z|.
 */
public record Sigmoid() implements Elementwise {
  @Override
  public String toString() {
    return "sigmoid";
  }

  @Override
  public double value(double z) {
    if (z >= 0) {
      return 1 / (1 + StrictMath.exp(-z));
    }
    double e = StrictMath.exp(z); // the same fraction, times e^z
    return e / (1 + e);
  }

  @Override
  public double slope(double z) {
    return slope(z, value(z));
  }

  @Override
  public double slope(double z, double a) {
    return a * (1 - a);
  }
}
