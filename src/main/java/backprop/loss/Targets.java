package backprop.loss;

import backprop.matrix.Matrix;
import backprop.text.Text;

/** The conditions on targets that losses and outputs share. */
final class Targets {
  private Targets() {}

  static void requireShapes(Matrix z, Matrix a, Matrix y) {
    Matrix.requireEqualShapes("z", z, "a", a);
    Matrix.requireEqualShapes("a", a, "y", y);
  }

  static void requireShapes(Matrix z, Matrix a, Matrix y, Matrix delta) {
    requireShapes(z, a, y);
    Matrix.requireEqualShapes("a", a, "δ", delta);
    if (delta == z || delta == a || delta == y) {
      throw Text.illegal("δ is z, a or y itself: it needs a matrix of its own");
    }
  }

  /** Refuses targets that are no probabilities, or of an example do not sum to 1 if they must. */
  static void requireProbabilities(String loss, boolean sumOne, Matrix Y) {
    for (int p = 0; p < Y.columns(); p++) {
      double sum = 0;
      for (int k = 0; k < Y.rows(); k++) {
        double y = Y.row(k)[p];
        if (!(y >= 0 && y <= 1)) {
          throw Text.illegal(
              "%s: target %d of example %d is %s, but must be a number from 0 to 1; map -1 and 1 to 0 and 1",
              loss, k, p, y);
        }
        sum += y;
      }
      if (sumOne && !(Math.abs(sum - 1) <= 1e-9)) {
        throw Text.illegal(
            "%s: the targets of example %d sum to %s, but must sum to 1: 1 for the true class, 0 for the others",
            loss, p, sum);
      }
    }
  }

  /** y·ln a with the limit 0 for y = 0, whatever a. */
  static double yLog(double y, double a) {
    return y == 0 ? 0 : y * StrictMath.log(a);
  }
}
