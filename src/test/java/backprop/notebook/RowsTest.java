package backprop.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
  @Test
  void rowsPrintAlignedWithEquallyManyDecimals() {
    Rows rows = Rows.of("weight", "rule", "nudged").row("a", 1, 0.25).row("bb", 10, 0.5);
    assertEquals("weight  rule  nudged\n  a          1    0.25\n  bb        10    0.50", "" + rows);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void aRowHasOneNumberForEachColumn(int count) {
    Rows rows = Rows.of("weight", "rule", "nudged");
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> rows.row("a", new double[count]));
    assertEquals(
        "row 'a' has "
            + count
            + " numbers, but there are 2 columns, [rule, nudged]: give one number for each",
        error.getMessage());
  }
}
