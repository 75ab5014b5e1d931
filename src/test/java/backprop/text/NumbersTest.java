package backprop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void aColumnHasEquallyManyDecimals() {
    assertEquals(List.of("5.1", "5.0", "-4.9", ""), Numbers.column(5.1, 5, -4.9, Double.NaN));
    assertEquals(List.of("2.7576", "0.0371"), Numbers.column(2.75758, 0.0371));
    assertEquals(List.of("0.3", "∞"), Numbers.column(0.1 + 0.2, Double.POSITIVE_INFINITY));
    assertEquals(List.of("100", "7"), Numbers.column(100, 7));
    assertEquals(List.of("1000", "1.000e-09"), Numbers.column(1000, 1e-9));
    assertEquals(List.of("0", "0"), Numbers.column(0, 0));
  }

  @Test
  void aPictureHasNumbersAsABookPrintsThem() {
    assertEquals("0", Numbers.typeset(-0.0));
    assertEquals("−2.5", Numbers.typeset(-2.5));
    assertEquals("0.3", Numbers.typeset(0.1 + 0.2));
    assertEquals("12000", Numbers.typeset(12000));
    assertEquals("10⁶", Numbers.typeset(1e6));
    assertEquals("−2.5·10⁻⁸", Numbers.typeset(-2.5e-8));
    assertEquals("2.303", Numbers.typeset(StrictMath.log(10), 4));
    assertEquals("−∞", Numbers.typeset(Double.NEGATIVE_INFINITY));
    assertEquals("NaN", Numbers.typeset(Double.NaN));
  }

  @Test
  void pointsHaveAsFewDecimalsAsTheyNeed() {
    assertEquals("4", Numbers.points(4));
    assertEquals("2.5", Numbers.points(2.5));
    assertEquals("0.3333", Numbers.points(1 / 3.0));
    assertEquals("0", Numbers.points(-0.0));
  }
}
