package backprop.loss;

import backprop.matrix.Blocks;
import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;

/**
 * The loss of one example as a sum over its outputs, c = f(n) Σ_k c(a_k, y_k), where f(n) is 1
 * unless said otherwise: see {@link #factor}.
 *
 * <p>A loss of your own is two lambdas: {@link #of}.
 */
public interface Loss {
  /** c(a, y): the part of one output a with target y. */
  double value(double a, double y);

  /** ∂c/∂a. */
  double slope(double a, double y);

  /** The factor before the sum over n outputs; 1, but 1/n for {@link SquaredError#MEAN}. */
  default double factor(int n) {
    return 1;
  }

  /** The number of the smooth piece of c in which a lies, as in {@code Activation.piece}. */
  default int piece(double a, double y) {
    return 0;
  }

  /**
   * Refuses targets for which the loss means nothing.
   *
   * @param Y n × m
   * @throws IllegalArgumentException naming the example and the value
   */
  default void requireTargets(Matrix Y) {
    for (int p = 0; p < Y.columns(); p++) {
      for (int k = 0; k < Y.rows(); k++) {
        double y = Y.get(k, p);
        if (!Double.isFinite(y)) {
          throw Text.illegal("target %d of example %d is %s, but must be a finite number", k, p, y);
        }
      }
    }
  }

  /**
   * Σ_p f(n) Σ_k c(a_k, y_k), example by example, and many in {@link Blocks}.
   *
   * @param A n × m
   * @param Y n × m
   * @throws IllegalArgumentException if the shapes differ
   */
  default double value(Matrix A, Matrix Y) {
    Matrix.requireEqualShapes("Y", Y, "the output", A);
    return value(A, Y, 0, A.columns());
  }

  private double value(Matrix A, Matrix Y, int from, int to) {
    if (to - from > Blocks.EXAMPLES) {
      int middle = Blocks.middle(from, to);
      return value(A, Y, from, middle) + value(A, Y, middle, to);
    }
    double sum = 0;
    for (int p = from; p < to; p++) {
      double example = 0;
      for (int k = 0; k < A.rows(); k++) {
        example += value(A.get(k, p), Y.get(k, p));
      }
      sum += example;
    }
    return factor(A.rows()) * sum;
  }

  /** A loss from its part of one output c(a, y) and the slope ∂c/∂a. */
  static Loss of(String name, DoubleBinaryOperator value, DoubleBinaryOperator slope) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(slope, "slope");
    return new Loss() {
      @Override
      public double value(double a, double y) {
        return value.applyAsDouble(a, y);
      }

      @Override
      public double slope(double a, double y) {
        return slope.applyAsDouble(a, y);
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }
}
