package backprop.loss;

import backprop.matrix.Matrix;
import backprop.text.Text;

/** The conditions on targets that the two cross-entropies share. */
final class Targets {
  private Targets() {}

  static void requireProbabilities(String loss, Matrix Y) {
    for (int p = 0; p < Y.columns(); p++) {
      for (int k = 0; k < Y.rows(); k++) {
        double y = Y.get(k, p);
        if (!(y >= 0 && y <= 1)) {
          throw new IllegalArgumentException(
              Text.format(
                  "%s: target %d of example %d is %s, a number from 0 to 1 was expected",
                  loss, k, p, y));
        }
      }
    }
  }

  static void requireSumOne(String loss, Matrix Y) {
    for (int p = 0; p < Y.columns(); p++) {
      double sum = 0;
      for (int k = 0; k < Y.rows(); k++) {
        sum += Y.get(k, p);
      }
      if (!(Math.abs(sum - 1) <= 1e-9)) {
        throw new IllegalArgumentException(
            Text.format("%s: the targets of example %d sum to %s, 1 was expected", loss, p, sum));
      }
    }
  }

  /** y·ln a with the limit 0 for y = 0, whatever a. */
  static double yLog(double y, double a) {
    return y == 0 ? 0 : y * StrictMath.log(a);
  }
}
