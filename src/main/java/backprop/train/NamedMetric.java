package backprop.train;

import backprop.matrix.Matrix;

/** A metric that prints its name. */
record NamedMetric(String name, Metric metric) implements Metric {
  @Override
  public double of(Matrix A, Matrix Y) {
    return metric.of(A, Y);
  }

  @Override
  public String toString() {
    return name;
  }
}
