package backprop.data;

import backprop.matrix.Matrix;
import backprop.text.Numbers;
import backprop.text.Text;

/**
 * x ↦ (x − shift) / scale for each feature, fitted on the training part and applied to both, so
 * that nothing of the held-out part is seen before it judges.
 */
public final class Scaler {
  private final double[] shift; // shift[i], of feature i
  private final double[] scale; // scale[i] > 0

  private Scaler(double[] shift, double[] scale) {
    this.shift = shift;
    this.scale = scale;
  }

  /**
   * Standardisation: each feature of X gets mean 0 and standard deviation 1 (the root of the mean
   * squared deviation, divided by m). A feature that is the same in all examples gets scale 1, so
   * it becomes 0.
   *
   * @param X the training inputs, n₀ × m
   * @throws IllegalArgumentException if X has no examples, or an entry is NaN or infinite
   */
  public static Scaler standard(Matrix X) {
    if (X.columns() == 0 || X.rows() == 0) {
      throw Text.illegal("X is %s: there must be at least one feature and one example", X.shape());
    }
    double[][] features = new double[X.rows()][];
    for (int i = 0; i < X.rows(); i++) {
      features[i] = X.row(i);
      Examples.requireFinite("feature " + i, features[i]);
    }
    return Moments.of(features).scaler();
  }

  /**
   * The scaler with these statistics, wherever they were computed.
   *
   * @throws IllegalArgumentException if the two differ in length, a shift is not finite, or a scale
   *     is not a finite number above 0
   */
  public static Scaler of(double[] shift, double[] scale) {
    if (shift.length != scale.length) {
      throw Text.illegal(
          "%s shifts and %s scales: each feature needs one of each", shift.length, scale.length);
    }
    for (int i = 0; i < shift.length; i++) {
      if (!Double.isFinite(shift[i]) || !Double.isFinite(scale[i]) || scale[i] <= 0) {
        throw Text.illegal(
            "feature %s has shift %s and scale %s: both must be finite, and the scale above 0",
            i, shift[i], scale[i]);
      }
    }
    return new Scaler(shift.clone(), scale.clone());
  }

  /**
   * (x − shift) / scale.
   *
   * @param X n₀ × any number of examples. Not modified.
   * @throws IllegalArgumentException if X has not the features this was fitted on
   */
  public Matrix apply(Matrix X) {
    if (X.rows() != shift.length) {
      throw Text.illegal(
          "X is %s, but must have %s rows, the features of the training part",
          X.shape(), shift.length);
    }
    Matrix scaled = X.copy();
    for (int i = 0; i < shift.length; i++) {
      double[] row = scaled.row(i);
      for (int j = 0; j < row.length; j++) {
        row[j] = (row[j] - shift[i]) / scale[i];
      }
    }
    return scaled;
  }

  /** The same examples with X scaled; Y is left as it is. */
  public Examples apply(Examples examples) {
    return new Examples(apply(examples.X()), examples.Y(), examples.features(), examples.classes());
  }

  /** The mean of each feature, n₀ × 1. */
  public Matrix shift() {
    return Matrix.columnOf(shift);
  }

  /** The standard deviation of each feature, n₀ × 1; 1 for a constant one. */
  public Matrix scale() {
    return Matrix.columnOf(scale);
  }

  /** "standardises 64 features". */
  @Override
  public String toString() {
    return "standardises " + Numbers.count(shift.length, "feature");
  }
}
