package backprop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    assertEquals("a row of 2 cells in 't'; columns: 1", message);
  }
}
