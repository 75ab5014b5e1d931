package backprop.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class FormulasTest {
  private static List<String> formulas(String markdown) {
    return Markdown.toHtml(markdown).select(".math").eachText();
  }

  private static String html(String markdown) {
    return Markdown.toHtml(markdown).html().strip();
  }

  @Test
  void markdownLeavesFormulasAlone() {
    assertEquals(List.of("a_1 * b_2 * c_3"), formulas("$a_1 * b_2 * c_3$"));
    assertEquals(List.of("x", "y_{i}"), formulas("**$x$** and [$y_{i}$](a.html)"));
    assertEquals(
        List.of("a + b", "c"),
        formulas("so $a + b$,\nand\n$c$").stream().map(String::strip).toList());
    assertEquals(List.of("|a - b|"), formulas("| x |\n|--|\n| $|a - b|$ |"));
    Element lines = Markdown.toHtml("text\n$$a\n+ b\n= c$$\nmore").selectFirst(".display");
    assertEquals("a\n+ b\n= c", lines.wholeText());
  }

  @Test
  void environmentsAreDisplayedToo() {
    assertEquals(
        List.of("\\begin{align*} a &= b \\\\ c &= d \\end{align*}"),
        Markdown.toHtml("\\begin{align*} a &= b \\\\ c &= d \\end{align*}")
            .select(".math.display")
            .eachText());
  }

  @Test
  void dollarsThatAreNoFormulasStay() {
    assertEquals("<p>costs $5</p>", html("costs $5"));
    assertEquals("<p>$5 and $6</p>", html("\\$5 and \\$6"));
    assertEquals("<p>$5</p>\n<p>$6</p>", html("$5\n\n$6"));
    assertEquals("<p><code>$x$</code></p>", html("`$x$`"));
    assertEquals(List.of(), formulas("```\n$x$\n```"));
    assertEquals(List.of("y"), formulas("~~~java\n$x$ ```\n~~~\n$y$"));
    assertEquals("<p>{$ and {$</p>", html("{$ and {$"));
    assertEquals("<p>$$</p>", html("$$"));
    assertEquals(List.of("x"), formulas("a ` alone\n\n$x$\n\nand ` another"));
  }

  @Test
  void aFormulaWhereNoElementCanBeIsItsSource() {
    assertEquals(
        "$a_1$", Markdown.toHtml("![$a_1$](attachment:a.png)").selectFirst("img").attr("alt"));
    assertEquals("$x$", Markdown.toHtml("    $x$").selectFirst("code").wholeText().strip());
  }

  @Test
  void noTextForgesATokenOfOurs() {
    assertEquals("<p>\uFFFD0\uFFFD <span class=\"math\">x</span></p>", html("\uE0000\uE001 $x$"));
    assertEquals(
        List.of("x"), formulas("&#xE000;7&#xE001; $x$ <b title=\"&#xE000;8&#xE001;\">b</b>"));
    Element table = Markdown.fromHtml("<p title=\"&#xE000;8&#xE001;\">&#xE000;9&#xE001;</p>");
    assertEquals(List.of(), table.select(".math").eachText());
  }

  @Test
  void formulasOfHtmlOutputsAreFoundButNotInTablesOfData() {
    assertEquals(
        List.of("\\delta < 1"),
        Markdown.fromHtml("<td>$\\delta &lt; 1$</td><pre>$x$</pre>").select(".math").eachText());
    Element table =
        Markdown.fromHtml(
            "<div class=\"tex2jax_ignore\"><table><tr><td>$1</td><td>$2</td></tr></table></div>");
    assertEquals(List.of(), table.select(".math").eachText());
  }
}
