package backprop.chart;

import backprop.matrix.Matrix;
import backprop.text.Text;

/** Checks that several charts share. */
final class Require {
  private Require() {}

  static String title(String title) {
    if (title == null || title.isBlank()) {
      throw Text.illegal("the title of a figure is '%s': say what the figure shows", title);
    }
    return title.strip();
  }

  static void ordered(String axis, double from, double to) {
    if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
      throw Text.illegal(
          "%s from %s to %s: expected two finite numbers, the smaller one first", axis, from, to);
    }
  }

  static void finite(String name, Matrix A) {
    if (A.rows() == 0 || A.columns() == 0) {
      throw Text.illegal(
          "%s is %s: there must be at least one row and one column", name, A.shape());
    }
    A.requireFinite(name);
  }
}
