package backprop.activation;

/**
 * σ(z) = 1 / (1 + e^{−z}), 001 (1), with σ′ = σ(1 − σ), 001 (5), 002 §4.1, 004 §3.2.
 *
 * <p>Finite for every z: where e^{−z} is too large for a double it is ∞, and 1/∞ = 0.
 */
public record Sigmoid() implements Elementwise {
  @Override
  public String toString() {
    return "sigmoid";
  }

  @Override
  public double value(double z) {
    return 1 / (1 + Exp.of(-z));
  }

  @Override
  public double slope(double z) {
    return slope(z, value(z));
  }

  @Override
  public double slope(double z, double a) {
    return a * (1 - a);
  }

  @Override
  public void apply(double[] z, double[] a) {
    Shapes.require(z, a);
    Exp.of(-1, z, a);
    for (int j = 0; j < a.length; j++) {
      a[j] = 1 / (1 + a[j]);
    }
  }

  @Override
  public void pullBack(double[] z, double[] a, double[] dA, double[] dZ) {
    Shapes.require(z, a, dA, dZ);
    for (int j = 0; j < z.length; j++) {
      dZ[j] = dA[j] * slope(z[j], a[j]);
    }
  }
}
