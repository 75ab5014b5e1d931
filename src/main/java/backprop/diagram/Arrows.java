package backprop.diagram;

import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The numbers on the arrows between layers.
 *
 * @param letter what they are
 * @param between between.get(c) belongs to the arrows from layer c to layer c + 1: entry (i, j)
 *     leads to unit i from unit j
 */
record Arrows(String letter, List<Matrix> between) {
  private static final double CLOSE = 1e-9;

  /** The largest size of a finite number. */
  double most() {
    DoubleStream numbers = between.stream().flatMapToDouble(W -> Arrays.stream(W.toArray()));
    return numbers.filter(Double::isFinite).map(Math::abs).max().orElse(0);
  }

  /**
   * Refuses weights that do not lead to what stands at the units, as they are now: a picture of an
   * old pass over new weights would teach wrong sums.
   */
  void requireMade(List<UnitColumn> layers) {
    for (int c = 0; c < between.size(); c++) {
      Matrix W = between.get(c);
      UnitColumn before = layers.get(c);
      UnitColumn after = layers.get(c + 1);
      for (int i = 0; i < after.count(); i++) {
        double z = after.biases().length == 0 ? 0 : after.biases()[i];
        double size = Math.abs(z);
        for (int j = 0; j < before.count(); j++) {
          z += W.get(i, j) * before.out()[j];
          size += Math.abs(W.get(i, j) * before.out()[j]);
        }
        if (Math.abs(z - after.in()[i]) > CLOSE * size) { // false if one is NaN
          throw Text.illegal(
              "%s of unit %s in %s is %s, but the weights give %s: give a pass made with these weights",
              after.inLetter(), i + 1, after.name(), after.in()[i], z);
        }
      }
    }
  }
}
