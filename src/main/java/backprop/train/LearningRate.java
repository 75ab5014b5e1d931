package backprop.train;

import backprop.text.Decimal;
import backprop.text.Text;

/**
 * The learning rate γ_r of the (r + 1)-th update, 002 (12): a schedule over the number r = 0, 1, …
 * of updates made so far.
 */
@FunctionalInterface
public interface LearningRate {
  /** γ_r. */
  double at(long r);

  /**
   * γ_r = γ.
   *
   * @throws IllegalArgumentException if γ is not a finite number above 0
   */
  static LearningRate constant(double gamma) {
    return new Constant(gamma);
  }

  /**
   * γ_r = γ₀ / (1 + r / halfLife): half of γ₀ after {@code halfLife} updates, then ever slower. It
   * meets the conditions Σ γ_r = ∞, Σ γ_r² &lt; ∞ under which single-example descent converges (HTF
   * §11.4).
   *
   * @throws IllegalArgumentException if an argument is not a finite number above 0
   */
  static LearningRate inverse(double gamma0, double halfLife) {
    return new Inverse(gamma0, halfLife);
  }

  /**
   * Refuses a number that is no learning rate.
   *
   * @throws IllegalArgumentException if γ is not a finite number above 0
   */
  static void requirePositive(double gamma) {
    requirePositive("learning rate", gamma);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + ": " + value + " must be positive and finite");
    }
  }

  /** {@link LearningRate#constant}. */
  record Constant(double gamma) implements LearningRate {
    public Constant {
      requirePositive(gamma);
    }

    @Override
    public String toString() {
      return "γ = " + Decimal.of(gamma);
    }

    @Override
    public double at(long r) {
      return gamma;
    }
  }

  /** {@link LearningRate#inverse}. */
  record Inverse(double gamma0, double halfLife) implements LearningRate {
    public Inverse {
      requirePositive(gamma0);
      requirePositive("half-life", halfLife);
    }

    @Override
    public String toString() {
      return Text.format("γ_r = %s / (1 + r / %s)", Decimal.of(gamma0), Decimal.of(halfLife));
    }

    @Override
    public double at(long r) {
      return gamma0 / (1 + r / halfLife);
    }
  }
}
