package backprop.train;

import backprop.loss.Accuracy;
import backprop.matrix.Matrix;

/** A number that says how good the outputs are, beside the loss: accuracy, mean error, … */
@FunctionalInterface
public interface Metric {
  /** Of outputs A and targets Y, both n_L × m. */
  double of(Matrix A, Matrix Y);

  /** {@link Accuracy}: it throws where an output is NaN. */
  static Metric accuracy() {
    return named("accuracy", Accuracy::of);
  }

  /**
   * √ of the mean of (a − y)² over all outputs and examples, in the units of the target. It throws
   * where an output or a target is not finite, or there is none.
   */
  static Metric rootMeanSquaredError() {
    return named(
        "root mean squared error",
        (A, Y) -> {
          Matrix.requireEqualShapes("Y", Y, "the output", A);
          if (A.rows() == 0 || A.columns() == 0) {
            throw new IllegalArgumentException("the error of no examples: at least one is needed");
          }
          A.requireFinite("the output");
          Y.requireFinite("Y");
          return A.minus(Y).norm() / Math.sqrt(A.rows() * (double) A.columns());
        });
  }

  private static Metric named(String name, Metric metric) {
    record Named(String name, Metric metric) implements Metric {
      @Override
      public double of(Matrix A, Matrix Y) {
        return metric.of(A, Y);
      }

      @Override
      public String toString() {
        return name;
      }
    }
    return new Named(name, metric);
  }
}
