package backprop.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.data.Tables;
import backprop.matrix.Matrix;
import backprop.text.TextTable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlTableTest {

  @Test
  void aTableHasTheSamePartsAsItsText() {
    TextTable table =
        new TextTable("one\ntwo").numbers("n").words("name").row("1", "a").note("… 2 more");
    assertEquals(
        """
        <div class="tex2jax_ignore">
        <div>one</div>
        <div>two</div>
        <table>
        <thead>
        <tr><th style="text-align: right">n</th><th style="text-align: left">name</th></tr>
        </thead>
        <tbody>
        <tr><td style="text-align: right">1</td><td style="text-align: left">a</td></tr>
        </tbody>
        </table>
        <div>… 2 more</div>
        </div>""",
        HtmlTable.of(table));
  }

  @Test
  void whatAReaderNamesIsEscaped() {
    String name = "<script>alert(\"1\" & 'x')</script>";
    String html = HtmlTable.of(Tables.toText(Tables.of(name, Map.of(name, new double[] {1, 2}))));
    assertFalse(html.contains("<script"), html);
    assertTrue(html.contains("&lt;script&gt;alert(&quot;1&quot; &amp; 'x')&lt;/script&gt;"), html);
  }

  @Test
  void aMatrixWithoutEntriesIsALine() {
    assertEquals(
        "<div class=\"tex2jax_ignore\">\n<div>0×3 (empty)</div>\n</div>",
        HtmlTable.of(Matrix.zeros(0, 3).toText()));
  }
}
