package backprop.network;

import backprop.matrix.Matrix;
import backprop.text.Decimal;
import backprop.text.Text;
import java.util.random.RandomGenerator;

/** How the parameters of a layer are drawn before training. */
@FunctionalInterface
public interface Initialisation {
  /** W, units × inputs. */
  Matrix weights(int units, int inputs, RandomGenerator random);

  /** b, units × 1: zeros unless said otherwise. */
  default Matrix biases(int units, int inputs, RandomGenerator random) {
    return Matrix.zeros(units, 1);
  }

  /**
   * Weights and biases uniform on [−range, range), the "random values near zero" of HTF §11.5.1.
   *
   * @throws IllegalArgumentException if range is negative or not finite
   */
  static Initialisation uniform(double range) {
    return new Uniform(range);
  }

  /**
   * Xavier: weights uniform on ±√(6 / (inputs + units)), biases 0. Keeps the variance of a and δ
   * about equal from layer to layer for tanh and sigmoid (Glorot &amp; Bengio 2010).
   */
  static Initialisation xavier() {
    return new Xavier();
  }

  /**
   * He: weights normal with variance 2 / inputs, biases 0. Makes up for the half of the units that
   * a ReLU silences (He et al. 2015).
   */
  static Initialisation he() {
    return new He();
  }

  /** {@link Initialisation#uniform}. */
  record Uniform(double range) implements Initialisation {
    /**
     * @throws IllegalArgumentException if range is negative or not finite
     */
    public Uniform {
      if (!(range >= 0 && range < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("range: " + range + " must be finite and at least 0");
      }
    }

    @Override
    public Matrix weights(int units, int inputs, RandomGenerator random) {
      return Matrix.uniform(units, inputs, -range, range, random);
    }

    @Override
    public Matrix biases(int units, int inputs, RandomGenerator random) {
      return weights(units, 1, random);
    }

    @Override
    public String toString() {
      return Text.format("uniform on [%s, %s)", Decimal.of(-range), Decimal.of(range));
    }
  }

  /** {@link Initialisation#xavier}. */
  record Xavier() implements Initialisation {
    @Override
    public Matrix weights(int units, int inputs, RandomGenerator random) {
      double range = Math.sqrt(6.0 / (inputs + units));
      return Matrix.uniform(units, inputs, -range, range, random);
    }

    @Override
    public String toString() {
      return "Xavier";
    }
  }

  /** {@link Initialisation#he}. */
  record He() implements Initialisation {
    @Override
    public Matrix weights(int units, int inputs, RandomGenerator random) {
      return Matrix.normal(units, inputs, Math.sqrt(2.0 / inputs), random);
    }

    @Override
    public String toString() {
      return "He";
    }
  }
}
