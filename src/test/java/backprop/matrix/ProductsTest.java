package backprop.matrix;

import static backprop.matrix.MatrixTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
          assertAllThree(n, k, m, random);
        }
      }
    }
  }

  @Test
  void wideResultsToo() {
    Random random = new Random(2);
    for (int n : new int[] {1, 2, 3, 4, 6, 11}) {
      for (int k : new int[] {1, 2, 3, 4, 5, 6, 130}) {
        for (int m : new int[] {127, 128, 129, 300}) {
          assertAllThree(n, k, m, random);
        }
      }
    }
    assertAllThree(4, 9, 20_000, random); // one block of B holds few steps
  }

  @Test
  void andThoseThatAreTallToo() {
    Random random = new Random(3);
    for (int n : new int[] {23, 24, 25, 28}) { // rows left over: none, one, two
      for (int k : new int[] {0, 1, 155, 156, 158, 313}) { // at the edges of blocks
        for (int m : new int[] {128, 134, 135, 262, 263, 530, 699, 700}) { // and of panels
          assertAllThree(n, k, m, random);
        }
      }
    }
  }

  @Test
  void andThoseWithShortRows() {
    Random random = new Random(4);
    for (int n : new int[] {127, 128, 262, 263, 530}) { // at the edges of panels
      for (int k : new int[] {0, 1, 155, 156, 158, 313}) { // and of blocks
        for (int m : new int[] {1, 2, 3, 4, 9, 16, 17, 127}) {
          assertAllThree(n, k, m, random);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void andWithAnyNumberOfThreads(int threads) {
    int before = Threads.count();
    Threads.use(threads);
    try {
      Random random = new Random(threads);
      for (int trial = 0; trial < 20; trial++) {
        assertAllThree(24 + trial, 300, 290 + trial, random);
        assertAllThree(290 + trial, 300, 24 + trial, random);
        assertAllThree(24 + trial, 120, 720 + trial, random);
      }
    } finally {
      Threads.use(before);
    }
  }

  @Test
  void andByTheVectorApi() {
    assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    Vectors.VectorKernel vectors = Vectors.find();
    assertNotNull(vectors, "src/vector is not compiled");
    Random random = new Random(5);
    for (int n : new int[] {1, 2, 11, 12, 13, 25}) {
      for (int k : new int[] {0, 1, 2, 255, 256, 257, 600}) { // at the edges of blocks
        for (int m : new int[] {1, 3, 7, 8, 9, 15, 16, 17, 33, 40}) { // and of panels
          assertSame(vectors, n, k, m, random);
        }
      }
    }
    assertSame(vectors, 13, 257, 280, random); // more panels than are copied at once
  }

  private static void assertSame(Vectors.VectorKernel vectors, int n, int k, int m, Random random) {
    Matrix A = odd(n, k, random);
    Matrix B = odd(k, m, random);
    Matrix expected = byDefinition(A, B);
    for (int parts : new int[] {1, 2, 3}) { // as threads would have them
      Matrix out = Matrix.normal(n, m, 1, random);
      Matrix outTranspose = Matrix.normal(n, m, 1, random);
      for (int p = 0; p < parts; p++) {
        int from = m * p / parts;
        int to = m * (p + 1) / parts;
        vectors.compute(A, false, B, false, out, from, to);
        vectors.compute(A.transpose(), true, B.transpose(), true, outTranspose, from, to);
      }
      assertEquals(expected, out);
      assertEquals(expected, outTranspose);
    }
  }

  /** Numbers of all sizes: also subnormal ones, −0, and now and then one that is none. */
  private static Matrix odd(int rows, int columns, Random random) {
    double[] rare = {-0.0, 0, Double.MIN_VALUE, -Double.MIN_VALUE, 1e-310, Double.MAX_VALUE};
    double[] none = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    Matrix M = Matrix.normal(rows, columns, 1, random);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int which = random.nextInt(2000);
        if (which < 2) {
          M.set(i, j, none[random.nextInt(none.length)]);
        } else if (which < 400) {
          M.set(i, j, rare[random.nextInt(which < 390 ? 5 : 6)]);
        } else if (which < 600) {
          M.set(i, j, M.get(i, j) * 1e-160);
        }
      }
    }
    return M;
  }

  private static void assertAllThree(int n, int k, int m, Random random) {
    Matrix A = Matrix.normal(n, k, 1, random);
    Matrix B = Matrix.normal(k, m, 1, random);
    Matrix expected = byDefinition(A, B);
    Matrix out = Matrix.normal(n, m, 1, random); // what was there before must not matter
    Products.times(A, B, out);
    assertEquals(expected, out);
    Products.transposeTimes(A.transpose(), B, Matrix.zeros(n, k), out);
    assertEquals(expected, out);
    Products.timesTranspose(A, B.transpose(), Matrix.zeros(k, m), out);
    assertEquals(expected, out);
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
        "out of A·B is an operand itself", () -> Products.times(A, Matrix.zeros(3, 3), A));
    assertMessage(
        "A·B is 3×2, but out is 2×3",
        () -> Products.times(A, Matrix.zeros(3, 2), Matrix.zeros(2, 3)));
    assertMessage(
        "A is 3×3 and B is 2×2: Aᵀ·B needs as many rows in A as in B",
        () ->
            Products.transposeTimes(A, Matrix.zeros(2, 2), Matrix.zeros(3, 3), Matrix.zeros(3, 2)));
    assertMessage(
        "A is 3×3 and B is 2×2: A·Bᵀ needs as many columns in A as in B",
        () ->
            Products.timesTranspose(A, Matrix.zeros(2, 2), Matrix.zeros(2, 2), Matrix.zeros(3, 2)));
  }
}
