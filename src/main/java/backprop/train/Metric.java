package backprop.train;

import backprop.loss.Accuracy;
import backprop.matrix.Matrix;

/** A number that says how good the outputs are, beside the loss: accuracy, mean error, … */
@FunctionalInterface
public interface Metric {

  /**
   * @param A n_L × m, the outputs
   * @param Y n_L × m, the targets
   */
  double of(Matrix A, Matrix Y);

  /** {@link Accuracy}: it throws where an output is NaN. */
  static Metric accuracy() {
    return new NamedMetric("accuracy", Accuracy::of);
  }

  /**
   * √ of the mean of (a − y)² over all outputs and examples, in the units of the target. It throws
   * where an output is not finite.
   */
  static Metric rootMeanSquaredError() {
    return new NamedMetric(
        "root mean squared error",
        (A, Y) -> {
          A.requireFinite("the output");
          return A.minus(Y).norm() / Math.sqrt(A.rows() * (double) A.columns());
        });
  }
}
