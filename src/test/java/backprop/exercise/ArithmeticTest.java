package backprop.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas of the lessons' texts mean what the same line of Java means. */
class ArithmeticTest {
  @Test
  void productsBindBeforeSumsAndBothFromTheLeft() {
    assertEquals(1 - 2 - 3 * 4 / 5.0 / 6 + -7, Arithmetic.value("1 - 2 - 3*4/5/6 + -7", List.of()));
    assertEquals(-(2 - 3) * -4, Arithmetic.value("-(2 - 3) * -4", List.of()));
  }

  @Test
  void functionsTakeOneNumberOrTwo() {
    double x = 0.3;
    double java = Math.max(StrictMath.exp(-x), StrictMath.pow(x, 2)) / Math.E;
    assertEquals(java, Arithmetic.value("max(exp(-x), pow(x, 2)) / e", List.of("x"), x));
  }

  @Test
  void theLongestLetterThatFitsCounts() {
    List<String> letters = List.of("h", "J(θ)", "J(θ + h)", "w", "w*", "e", "h3");
    assertEquals(
        2 * (5.0 - 3) - 11 * 17.0 - StrictMath.exp(13),
        Arithmetic.value(
            "h * (J(θ + h) - J(θ)) - w* * h3 - exp(e)",
            letters,
            2.0,
            3.0,
            5.0,
            7.0,
            11.0,
            13.0,
            17.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 +", "2x", "(1", "1)", "y", "sin(1)", "1 $ 2", ""})
  void whatCannotBeReadIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Arithmetic.value(text, List.of("x"), 1.0));
  }

  @Test
  void whereItStopsIsSaid() {
    String said =
        assertThrows(
                IllegalArgumentException.class, () -> Arithmetic.value("(1", List.of("x"), 1.0))
            .getMessage();
    assertTrue(said.equals("'(1' cannot be read from character 3 on"), said);
  }
}
