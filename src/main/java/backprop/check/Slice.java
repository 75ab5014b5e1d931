package backprop.check;

import backprop.matrix.Matrix;
import java.util.function.DoubleUnaryOperator;

/**
 * A straight line through parameters, from where they stand.
 *
 * @param move goes to this distance, to either side, and says where it has arrived after rounding
 * @param back restores the parameters to the bit
 */
record Slice(DoubleUnaryOperator move, Runnable back) {
  /** One entry moves. */
  static Slice entry(Matrix parameter, int i, int j) {
    double[] theta = parameter.row(i);
    double centre = theta[j];
    return new Slice(t -> theta[j] = centre + t, () -> theta[j] = centre);
  }

  /** All entries move along a direction of the same shape. */
  static Slice direction(Matrix parameter, Matrix direction) {
    Matrix centre = parameter.copy();
    DoubleUnaryOperator move =
        t -> {
          parameter.copy(centre);
          parameter.addScaled(t, direction);
          return t;
        };
    return new Slice(move, () -> parameter.copy(centre));
  }
}
