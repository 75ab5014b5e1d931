package backprop.activation;

import backprop.matrix.Matrix;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * An activation that works unit by unit: a_i = σ(z_i). Its Jacobian is diagonal, so the pull-back
 * is dZ = dA ⊙ σ′(z).
 *
 * <p>An activation of your own is two lambdas: {@link #of}.
 */
public non-sealed interface Elementwise extends Activation {
  /** σ(z). */
  double value(double z);

  /** σ′(z). */
  double slope(double z);

  /** σ′(z) where a = σ(z) is known already, which often saves work: a(1 − a) for the sigmoid. */
  default double slope(double z, double a) {
    return slope(z);
  }

  /**
   * An activation from a function and its slope.
   *
   * <pre>{@code
   * Elementwise softplus = Elementwise.of("softplus",
   *     z -> StrictMath.log1p(StrictMath.exp(z)), z -> 1 / (1 + StrictMath.exp(-z)));
   * }</pre>
   *
   * <p>The slope is believed, not derived: {@code GradientCheck} tells whether it is right.
   *
   * @param kinks the points where the slope jumps, if there are any; a gradient check leaves them
   *     out
   */
  static Elementwise of(
      String name, DoubleUnaryOperator function, DoubleUnaryOperator slope, double... kinks) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(slope, "slope");
    double[] ascending = kinks.clone();
    Arrays.sort(ascending);
    return new Elementwise() {
      @Override
      public double value(double z) {
        return function.applyAsDouble(z);
      }

      @Override
      public double slope(double z) {
        return slope.applyAsDouble(z);
      }

      @Override
      public int piece(double z) {
        int at = Arrays.binarySearch(ascending, z);
        return at >= 0 ? 2 * at + 1 : -2 * (at + 1); // even between kinks, odd on one
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }

  @Override
  default void apply(Matrix z, Matrix a) {
    Matrix.requireEqualShapes("z", z, "a", a);
    for (int i = 0; i < z.rows(); i++) {
      apply(z.row(i), a.row(i));
    }
  }

  /** dZ = dA ⊙ σ′(z). */
  @Override
  default void pullBack(Matrix z, Matrix a, Matrix dA, Matrix dZ) {
    Shapes.require(z, a, dA, dZ);
    for (int i = 0; i < z.rows(); i++) {
      pullBack(z.row(i), a.row(i), dA.row(i), dZ.row(i));
    }
  }

  /**
   * {@link #apply(Matrix, Matrix)} for one row. The most used activations repeat this loop, because
   * it is fast where the JIT compiler sees which {@link #value} it calls.
   */
  default void apply(double[] z, double[] a) {
    Shapes.require(z, a);
    for (int j = 0; j < z.length; j++) {
      a[j] = value(z[j]);
    }
  }

  /**
   * {@link #pullBack(Matrix, Matrix, Matrix, Matrix)} for one row; repeated for the same reason.
   */
  default void pullBack(double[] z, double[] a, double[] dA, double[] dZ) {
    Shapes.require(z, a, dA, dZ);
    for (int j = 0; j < z.length; j++) {
      dZ[j] = dA[j] * slope(z[j], a[j]);
    }
  }
}
