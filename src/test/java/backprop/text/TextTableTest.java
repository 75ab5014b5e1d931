package backprop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void numbersStandRightAndWordsLeft() {
    TextTable table =
        new TextTable("title")
            .numbers("n")
            .words("name")
            .row("1", "long name")
            .row("100", "b")
            .note("… 3 more");
    assertEquals("title\n    n  name\n    1  long name\n  100  b\n  … 3 more", table.toString());
  }

  @Test
  void aTableWithoutTitlesHasNoHead() {
    assertEquals("2\n  a  b", new TextTable("2").words("", "").row("a", "b").toString());
    assertEquals("empty", new TextTable("empty").toString());
  }

  @Test
  void aRowHasOneCellForEachColumn() {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> new TextTable("t").numbers("a").row("1", "2"))
            .getMessage();
    assertEquals("a row of 2 cells in 't': 1 were expected, one for each column", message);
  }

  @Test
  void aColumnHasEquallyManyDecimals() {
    assertEquals(List.of("5.1", "5.0", "-4.9", ""), Numbers.column(5.1, 5, -4.9, Double.NaN));
    assertEquals(List.of("2.7576", "0.0371"), Numbers.column(2.75758, 0.0371));
    assertEquals(List.of("0.3", "∞"), Numbers.column(0.1 + 0.2, Double.POSITIVE_INFINITY));
    assertEquals(List.of("100", "7"), Numbers.column(100, 7));
    assertEquals(List.of("1000", "1.000e-09"), Numbers.column(1000, 1e-9));
    assertEquals(List.of("0", "0"), Numbers.column(0, 0));
  }
}
