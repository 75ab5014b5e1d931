package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MatrixTest {
  private final Matrix A = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});

  @Test
  void fluentOperationsComputeEntryByEntry() {
    Matrix B = Matrix.of(new double[][] {{10, 20, 30}, {40, 50, 60}});
    assertEquals(Matrix.of(new double[][] {{11, 22, 33}, {44, 55, 66}}), A.plus(B));
    assertEquals(Matrix.of(new double[][] {{9, 18, 27}, {36, 45, 54}}), B.minus(A));
    assertEquals(Matrix.of(new double[][] {{10, 40, 90}, {160, 250, 360}}), A.hadamard(B));
    assertEquals(Matrix.of(new double[][] {{2, 4, 6}, {8, 10, 12}}), A.scale(2));
    assertEquals(Matrix.of(new double[][] {{1, 4}, {2, 5}, {3, 6}}), A.transpose());
    assertEquals(
        Matrix.of(new double[][] {{8, 9, 10}, {1, 2, 3}}), A.plusColumn(Matrix.columnOf(7, -3)));
    assertEquals(Matrix.columnOf(6, 15), A.rowSums());
    assertEquals(Matrix.columnOf(2, 5), A.column(1));
    assertEquals(21, A.sum());
    assertEquals(Math.sqrt(91), A.norm(), 1e-15);
    for (double unit : new double[] {0x1p1000, 0x1p-1000, 0x1p-1060}) { // where squares do not fit
      assertEquals(unit * Math.sqrt(91), A.scale(unit).norm(), 1e-15 * unit);
    }
    assertEquals(0, Matrix.zeros(2, 2).norm());
    assertEquals(Double.POSITIVE_INFINITY, A.scale(1 / 0.0).norm());
    assertEquals(Double.NaN, A.scale(Double.NaN).norm());
    assertArrayEquals(new int[] {1, 1, 1}, A.argmaxOfColumns());
  }

  @Test
  void theProductOfAMatrixAndItsInverseIsTheIdentity() {
    Matrix M = Matrix.of(new double[][] {{2, 1}, {5, 3}});
    Matrix inverse = Matrix.of(new double[][] {{3, -1}, {-5, 2}});
    assertEquals(Matrix.identity(2), M.times(inverse));
  }

  @Test
  void aVectorWithoutColumnsAddsNothing() {
    assertEquals(A, A.plusColumn(Matrix.zeros(2, 0)));
    Matrix none = Matrix.zeros(2, 0);
    A.rowSums(none);
    assertEquals(Matrix.zeros(2, 0), none);
  }

  @Test
  void aMatrixOfRowsIsACopy() {
    double[][] rows = {{1, 2}};
    Matrix M = Matrix.of(rows);
    rows[0][0] = 9;
    assertEquals(1, M.get(0, 0));
    Matrix copy = M.copy();
    copy.set(0, 0, 5);
    assertEquals(1, M.get(0, 0));
    assertNotEquals(M, copy);
  }

  @Test
  void randomMatricesDependOnTheSeedAlone() {
    Matrix first = Matrix.uniform(3, 4, -1, 1, new Random(7));
    assertEquals(first, Matrix.uniform(3, 4, -1, 1, new Random(7)));
    assertNotEquals(first, Matrix.uniform(3, 4, -1, 1, new Random(8)));
    assertTrue(first.maxAbs() <= 1);
    assertEquals(Matrix.normal(2, 2, 3, new Random(7)), Matrix.normal(2, 2, 3, new Random(7)));
  }

  @Test
  void errorsNameBothShapes() {
    assertMessage("A is 2×3 and B is 3×2: their shapes must be equal", () -> A.plus(A.transpose()));
    assertMessage(
        "A is 2×3 and B is 2×3: A·B needs as many columns in A as rows in B", () -> A.times(A));
    assertMessage(
        "row 1 has 1 entries and row 0 has 2",
        () -> Matrix.of(new double[] {1, 2}, new double[] {3}));
    assertMessage(
        "the vector is 3×1 and the matrix is 2×3: the vector must be 2×1",
        () -> A.plusColumn(Matrix.columnOf(1, 2, 3)));
    assertMessage("a -1×2 matrix", () -> Matrix.zeros(-1, 2));
    assertMessage("copied into itself", () -> A.copyColumns(A, new int[] {0, 1, 2}, 0));
    assertMessage(
        "columns of a 3×2 matrix cannot be copied into a 2×3 one: it must have as many rows",
        () -> A.copyColumns(A.transpose(), new int[] {0, 1, 2}, 0));
  }

  @Test
  void whatIsNotFiniteIsNamed() {
    Matrix M = Matrix.of(new double[] {1, 2}, new double[] {3, Double.NaN});
    assertFalse(M.isFinite());
    assertMessage("X[1][1] is NaN: it must be a finite number", () -> M.requireFinite("X"));
    assertTrue(A.isFinite());
    A.requireFinite("A");
  }

  @Test
  void printsShapeAndAlignedNumbersAndCutsWhatIsLarge() {
    assertEquals("2×3\n  1  2  3\n  4  5  6", A.toString());
    assertEquals(
        "1×3\n      0.3333  -2.000e-05         NaN",
        Matrix.rowOf(1 / 3.0, -2e-5, Double.NaN).toString());
    assertTrue(Matrix.zeros(100, 100).toString().endsWith("… 88 more rows\n  … 90 more columns"));
    assertEquals("3×0 (empty)", Matrix.zeros(3, 0).toString());
  }

  static void assertMessage(String expected, org.junit.jupiter.api.function.Executable action) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    assertTrue(message.contains(expected), () -> message + "  does not contain  " + expected);
  }
}
