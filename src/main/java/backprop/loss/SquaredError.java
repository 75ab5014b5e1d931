package backprop.loss;

/**
 * The squared error, under the three factors that the documents give it. All three go by the name
 * "squared error" in print, and their gradients differ by the factor.
 */
public enum SquaredError implements Loss {
  /** ½ Σ (a − y)²: 000, 001 (7). */
  HALF("½Σ squared error", 0.5),
  /** Σ (a − y)²: 002 (1). */
  SUM("Σ squared error", 1),
  /** (1/n) Σ (a − y)² over the n outputs of an example: 004 §3.1.1. */
  MEAN("(1/n)Σ squared error", 1) {
    @Override
    public double factor(int n) {
      return 1.0 / n;
    }
  };

  private final String name;
  private final double weight;

  SquaredError(String name, double weight) {
    this.name = name;
    this.weight = weight;
  }

  @Override
  public double value(double a, double y) {
    return weight * (a - y) * (a - y);
  }

  @Override
  public double slope(double a, double y) {
    return 2 * weight * (a - y);
  }

  @Override
  public String toString() {
    return name;
  }
}
