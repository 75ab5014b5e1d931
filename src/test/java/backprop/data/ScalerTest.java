package backprop.data;

import static backprop.data.ExamplesTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.matrix.Matrix;
import org.junit.jupiter.api.Test;

class ScalerTest {
  private final Examples iris = Examples.classification(ExamplesTest.IRIS, "species");

  @Test
  void eachFeatureGetsMeanZeroAndDeviationOne() {
    Matrix Z = Scaler.standard(iris.X()).apply(iris.X());
    for (int i = 0; i < Z.rows(); i++) {
      double mean = Matrix.rowOf(Z.row(i)).sum() / Z.columns();
      double norm = Matrix.rowOf(Z.row(i)).norm();
      assertEquals(0, mean, 1e-13);
      assertEquals(1, norm * norm / Z.columns(), 1e-13);
    }
  }

  @Test
  void aConstantFeatureBecomesZero() {
    Matrix X = Matrix.of(new double[] {0.1, 0.1, 0.1}, new double[] {1, 2, 3});
    Scaler scaler = Scaler.standard(X);
    assertEquals(Matrix.columnOf(0.1, 2), scaler.shift());
    assertEquals(1, scaler.scale().get(0, 0));
    assertEquals(Matrix.columnOf(0, 0), scaler.apply(X).column(1));
  }

  @Test
  void theHeldOutPartIsScaledByTheTrainingPart() {
    Scaler scaler = Scaler.standard(Matrix.rowOf(0, 2));
    assertEquals(Matrix.rowOf(4.0), scaler.apply(Matrix.rowOf(5.0)));
    Scaler four = Scaler.standard(iris.X());
    assertEquals(four.apply(iris.X()), four.apply(iris).X());
    assertEquals("standardises 4 features", four.toString());
  }

  @Test
  void badInputIsRefused() {
    Scaler scaler = Scaler.standard(iris.X());
    assertMessage("X is 2×3, but must have 4 rows", () -> scaler.apply(Matrix.zeros(2, 3)));
    assertMessage("X is 2×0", () -> Scaler.standard(Matrix.zeros(2, 0)));
    assertMessage(
        "feature 0 of example 1 (the first is 0) is NaN",
        () -> Scaler.standard(Matrix.rowOf(1, Double.NaN)));
  }

  @Test
  void statisticsFromElsewhereScaleAlike() {
    Matrix X = Matrix.of(new double[] {1, 2, 6}, new double[] {5, 5, 5});
    Scaler fitted = Scaler.standard(X);
    Scaler again = Scaler.of(fitted.shift().toArray(), fitted.scale().toArray());
    assertEquals(fitted.apply(X), again.apply(X));
    assertMessage(
        "feature 1 has shift 2.0 and scale 0.0: both must be finite, and the scale above 0",
        () -> Scaler.of(new double[] {1, 2}, new double[] {1, 0}));
    assertMessage("2 shifts and 1 scales", () -> Scaler.of(new double[2], new double[] {1}));
  }
}
