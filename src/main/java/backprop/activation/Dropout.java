package backprop.activation;

import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.random.RandomGenerator;

/**
 * Dropout, Srivastava et al. (2014): while a network learns, each activation is kept with
 * probability p and divided by p, or becomes 0. Its mean stays, so nothing changes for prediction.
 */
public final class Dropout {
  private Dropout() {}

  /**
   * Draws a mask, row by row: each entry becomes 1/p with probability p, or 0.
   *
   * @throws IllegalArgumentException if p is not in (0, 1]
   */
  public static void draw(double p, RandomGenerator random, Matrix mask) {
    Text.refuseIf(!(p > 0 && p <= 1), "p: %s must be above 0 and at most 1", p);
    for (int i = 0; i < mask.rows(); i++) {
      double[] row = mask.row(i);
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextDouble() < p ? 1 / p : 0;
      }
    }
  }

  /**
   * a ← mask ⊙ z, where a may be z itself. It is its own pull-back: dZ ← mask ⊙ dA.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public static void apply(Matrix z, Matrix mask, Matrix a) {
    Shapes.require(z, mask, a, a);
    for (int i = 0; i < z.rows(); i++) {
      for (int j = 0; j < z.columns(); j++) {
        a.row(i)[j] = mask.row(i)[j] * z.row(i)[j];
      }
    }
  }
}
