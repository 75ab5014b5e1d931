package backprop.activation;

import backprop.matrix.Matrix;
import backprop.text.Text;

/** The conditions on what an activation is applied to and pulled back from. */
final class Shapes {
  private Shapes() {}

  static void require(Matrix z, Matrix a, Matrix dA, Matrix dZ) {
    Matrix.requireEqualShapes("z", z, "a", a);
    Matrix.requireEqualShapes("z", z, "dA", dA);
    Matrix.requireEqualShapes("z", z, "dZ", dZ);
  }

  static void require(double[] z, double[] a) {
    require("a", a, z);
  }

  static void require(double[] z, double[] a, double[] dA, double[] dZ) {
    require("a", a, z);
    require("dA", dA, z);
    require("dZ", dZ, z);
  }

  private static void require(String name, double[] row, double[] z) {
    if (row.length != z.length) {
      throw Text.illegal(
          "z has %d entries and %s has %d: they must be equally many", z.length, name, row.length);
    }
  }
}
