package backprop.matrix;

import static backprop.matrix.MatrixTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ProductsTest {
  private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 8, 9, 16, 33};

  /** The definition: one sum for each entry, ascending, with fma. */
  private static Matrix byDefinition(Matrix A, Matrix B) {
    Matrix C = Matrix.zeros(A.rows(), B.columns());
    for (int i = 0; i < C.rows(); i++) {
      for (int j = 0; j < C.columns(); j++) {
        double sum = 0;
        for (int k = 0; k < B.rows(); k++) {
          sum = Math.fma(A.get(i, k), B.get(k, j), sum);
        }
        C.set(i, j, sum);
      }
    }
    return C;
  }

  @Test
  void allThreeProductsHaveTheBitsOfTheDefinition() {
    Random random = new Random(1);
    for (int n : SIZES) {
      for (int k : SIZES) {
        for (int m : SIZES) {
          Matrix A = Matrix.normal(n, k, 1, random);
          Matrix B = Matrix.normal(k, m, 1, random);
          Matrix expected = byDefinition(A, B);
          Matrix out = Matrix.normal(n, m, 1, random); // what was there before must not matter
          Products.times(A, B, out);
          assertEquals(expected, out);
          Products.transposeTimes(A.transpose(), B, out);
          assertEquals(expected, out);
          Products.timesTranspose(A, B.transpose(), Matrix.zeros(k, m), out);
          assertEquals(expected, out);
        }
      }
    }
  }

  @Test
  void theOrderOfTheSumIsAscending() {
    // (1 + 1e-17 + …) loses the small terms, (1e-17 + … + 1) keeps them
    Matrix small = Matrix.rowOf(1, 1e-16, 1e-16, 1e-16, 1e-16, 1e-16, 1e-16, 1e-16, 1e-16);
    Matrix ones = Matrix.columnOf(1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertEquals(1, small.times(ones).get(0, 0));
  }

  @Test
  void theResultMustBeAMatrixOfItsOwnAndFit() {
    Matrix A = Matrix.zeros(3, 3);
    assertMessage(
        "A B: out is one of the operands", () -> Products.times(A, Matrix.zeros(3, 3), A));
    assertMessage(
        "A B: the result is 3×2, out is 2×3",
        () -> Products.times(A, Matrix.zeros(3, 2), Matrix.zeros(2, 3)));
    assertMessage(
        "Aᵀ B: 3×3 with 2×2",
        () -> Products.transposeTimes(A, Matrix.zeros(2, 2), Matrix.zeros(3, 2)));
    assertMessage(
        "A Bᵀ: 3×3 with 2×2",
        () ->
            Products.timesTranspose(A, Matrix.zeros(2, 2), Matrix.zeros(2, 2), Matrix.zeros(3, 2)));
  }
}
