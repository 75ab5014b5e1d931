package backprop.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.matrix.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CheckTest {
  @Test
  void whatIsCloseIsAccepted() {
    Check.close(1, 1 + 1e-13, 1e-12);
    Check.close(1e6, 1e6 + 1e-7, 1e-12); // relative for large numbers
    Check.close(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1e-12);
    Check.close(Matrix.rowOf(1, 2), Matrix.rowOf(1, 2 + 1e-13), 1e-12);
    Check.that(true, "never shown");
  }

  @Test
  void whatIsNotThrowsWithBothValues() {
    assertEquals(
        "1.0 and 1.5 differ by 0.5, more than 0.1 allows",
        assertThrows(AssertionError.class, () -> Check.close(1, 1.5, 0.1)).getMessage());
    assertEquals(
        "entry [0][1] of 1×2: 2.0 and 3.0 differ by 1.0, more than 0.1 allows",
        assertThrows(
                AssertionError.class,
                () -> Check.close(Matrix.rowOf(1, 2), Matrix.rowOf(1, 3), 0.1))
            .getMessage());
    assertEquals(
        "shapes differ: 1×2 and 2×1",
        assertThrows(
                AssertionError.class,
                () -> Check.close(Matrix.rowOf(1, 2), Matrix.columnOf(1, 2), 1))
            .getMessage());
  }

  private static String message(Executable claim) {
    return assertThrows(AssertionError.class, claim).getMessage();
  }

  @Test
  void aFailureReadsAsAFailureAndShowsTheValues() {
    Check.less(1, 2, "never shown");
    assertEquals(
        "does not hold: the loss has fallen",
        message(() -> Check.that(false, "the loss has fallen")));
    assertEquals(
        "does not hold: three learn (2, [0.5])",
        message(() -> Check.that(false, "three learn", 2, List.of(0.5))));
    assertEquals(
        "does not hold: the loss has fallen (0.5 is not less than 0.5)",
        message(() -> Check.less(0.5, 0.5, "the loss has fallen")));
    assertEquals(
        "does not hold: small (NaN is not less than 1.0)",
        message(() -> Check.less(Double.NaN, 1, "small")));
  }

  @Test
  void anInfiniteNumberAgreesWithItselfAlone() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThrows(AssertionError.class, () -> Check.close(1, infinity, 1e-9));
    assertThrows(AssertionError.class, () -> Check.close(infinity, 1, 1e-9));
    assertThrows(AssertionError.class, () -> Check.close(infinity, -infinity, 1e-9));
  }

  @Test
  void matricesWithoutEntriesAreNotCompared() {
    Matrix none = Matrix.zeros(4, 0);
    assertEquals("nothing was compared: both are 4×0", message(() -> Check.close(none, none, 1)));
  }

  @Test
  void aToleranceThatIsNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Check.close(1, 1, -1));
    assertThrows(IllegalArgumentException.class, () -> Check.close(1, 1, Double.NaN));
  }

  @Test
  void theEntryThatIsNotANumberIsTheWorst() {
    String message =
        message(() -> Check.close(Matrix.rowOf(9, Double.NaN, 9), Matrix.rowOf(1, 1, 1), 1e-9));
    assertTrue(message.startsWith("entry [0][1]"), message);
  }

  @Test
  void notANumberIsNeverClose() {
    assertThrows(AssertionError.class, () -> Check.close(Double.NaN, 1, 1));
    assertThrows(AssertionError.class, () -> Check.close(1, Double.NaN, 1));
    assertThrows(
        AssertionError.class,
        () -> Check.close(Matrix.rowOf(1, Double.NaN, 1), Matrix.rowOf(1, 1, 1), 1));
  }

  @Test
  void aMissingMatrixIsNamedAndHowAVariableBecomesNullIsSaid() {
    Matrix A = Matrix.identity(1);
    String message =
        assertThrows(IllegalArgumentException.class, () -> Check.close(A, null, 1e-9)).getMessage();
    assertTrue(
        message.startsWith("expected is null") && message.contains("declared anew"), message);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Check.close(null, A, 1e-9))
            .getMessage()
            .startsWith("actual is null"));
  }
}
