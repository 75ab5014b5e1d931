package backprop.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellTextTest {
  @Test
  void aNumberHasDigitsAndADecimalPoint() {
    for (String number : List.of("0", "-1.5", "+2.", ".5", "1e3", "1.5E-03", "1e400")) {
      assertTrue(CellText.isNumber(number), number);
    }
    for (String other :
        List.of("", ".", "-", "1,5", "1f", "0x1p3", "NaN", "1e", " 1", "1 ", "٣", "1.2.3")) {
      assertFalse(CellText.isNumber(other), other);
    }
  }

  @Test
  void aWholeNumberIsNamedWithoutAPoint() {
    assertEquals("3", CellText.of(3.0));
    assertEquals("-0.5", CellText.of(-0.5));
    assertEquals("NaN", CellText.of(Double.NaN));
    assertEquals("1.0E15", CellText.of(1e15));
  }

  @Test
  void classesAreInTheOrderOfNumbersIfAllAre() {
    assertEquals(List.of("2", "10"), CellText.classes(List.of("10", "2", "10")));
    assertEquals(List.of("10", "2", "b"), CellText.classes(List.of("b", "2", "10")));
    assertEquals(List.of("-1", "0", "2"), CellText.classes(List.of("2.0", "0", "-0", "2", "-1")));
    assertEquals(List.of("1", "1.0", "x"), CellText.classes(List.of("1.0", "1", "x")));
  }

  @Test
  void aLabelNamesTheClassOfItsValue() {
    assertEquals(1, CellText.indexOf(List.of("0", "1"), "1.0"));
    assertEquals(1, CellText.indexOf(List.of("1", "1.0"), "1.0"));
    assertEquals(-1, CellText.indexOf(List.of("a", "1"), "2"));
    assertEquals(-1, CellText.indexOf(List.of("a", "1"), "A"));
  }
}
