package backprop.data;

import static backprop.data.ExamplesTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTest {

  @Test
  void printsRoundedAndAligned() {
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("epoch", new double[] {0, 1, 2});
    columns.put("loss", new double[] {2.302585092994046, 0.1 + 0.2, Double.NaN});
    String expected =
        """
              training     \s
         epoch  |   loss   |
        --------------------
             0  |   2.303  |
             1  |  0.3000  |
             2  |          |\
        """;
    assertEquals(expected, Tables.of("training", columns).toString().replace("\r", ""));
  }

  @Test
  void keepsTheOrderOfAMapThatHasOneAndSortsOthers() {
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("b", new double[] {1});
    columns.put("a", new double[] {2});
    assertEquals(List.of("b", "a"), Tables.of("t", columns).columnNames());
    assertEquals(List.of("a", "b"), Tables.of("t", Map.copyOf(columns)).columnNames());
  }

  @Test
  void badInputIsRefused() {
    assertMessage("table 't': no column", () -> Tables.of("t", Map.of()));
    assertMessage(
        "column 'b' has 2 values, column 'a' has 1",
        () -> Tables.of("t", Map.of("a", new double[1], "b", new double[2])));
  }
}
