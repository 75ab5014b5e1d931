package backprop.report;

import static backprop.report.Papers.page;
import static backprop.report.Papers.program;
import static backprop.report.Papers.prose;
import static backprop.report.Papers.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static List<String> links(Document page) {
    return page.select("main a[href^=#]").stream()
        .map(link -> link.text() + link.attr("href"))
        .toList();
  }

  @Test
  void aTaggedEquationIsAPlaceThatItsNumberLeadsTo() {
    Document page =
        page(
            prose(
                "see (9) and (BP2), not (10), f(9) or 001 (9)\n\n$$a \\tag{9}$$\n\n$$b \\tag{BP2}$$"));
    assertEquals(List.of("(9)#eq-9", "(BP2)#eq-BP2"), links(page));
    assertTrue(page.getElementById("eq-9").is(".math.display"));
  }

  @Test
  void oneEquationMayHaveSeveralNumbersAndRowsTheirOwn() {
    Document page =
        page(
            prose(
                "$$a \\tag{5, 7}$$\n\n$$\\begin{aligned} b &= c & (14)\\\\ d &= e & (15) \\end{aligned}$$\n\n(7) (14)"));
    assertEquals(List.of("(7)#eq-7", "(14)#eq-14"), links(page));
    for (String id : List.of("eq-5", "eq-7", "eq-14")) {
      assertNotNull(page.getElementById(id), id);
    }
  }

  @Test
  void severalTagsOfOneLineBecomeOneAndThoseOfRowsStay() {
    Document page = page(prose("$$a \\tag{1} \\qquad b \\tag{5}$$\n\n(1) (5)"));
    assertEquals(List.of("(1)#eq-1", "(5)#eq-5"), links(page));
    assertEquals("a \\qquad b \\tag{1, 5}", page.selectFirst(".math").text());
    String rows = "\\begin{align} a \\tag{1} \\\\ b \\tag{5} \\end{align}";
    assertEquals(rows, page(prose(rows)).selectFirst(".math").text());
  }

  @Test
  void labelsGetTheNextFreeNumber() {
    Document page =
        page(
            prose("$$a \\tag{1}$$\n\n$$b \\label{eq:b}$$\n\nby \\eqref{eq:b} and $\\eqref{eq:b}$"),
            prose("$$c \\tag{X} \\label{c}$$\n\n\\ref{c}; \\eqref{none}"));
    assertEquals(List.of("(2)#eq-2", "(2)#eq-2", "(X)#eq-X"), links(page));
    assertTrue(
        page.text().contains("b \\tag{2}") && page.text().contains("\\eqref{none}"), page.text());
    assertFalse(page.text().contains("\\label"));
  }

  @Test
  void numbersThatDifferInSignsOnlyHaveNamesOfTheirOwn() {
    Document page =
        page(prose("$$a \\tag{*} \\label{a}$$ $$b \\tag{**} \\label{b}$$ $\\ref{a}$ \\ref{b}"));
    assertEquals(List.of("(*)#eq-", "(**)#eq--2"), links(page));
  }

  @Test
  void figuresAreNumberedInOrderAndTheTextLeadsThere() {
    Document page =
        page(
            prose("Figure 2 is not figure 9"),
            program("a", shown("image/png", Papers.PNG, "text/plain", "The first:  a\nline")),
            program(
                "b",
                shown(
                    "image/svg+xml",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                    "text/plain",
                    "X@1b2c3d4e")),
            program("c", shown("image/png", Papers.PNG, "text/plain", "<b> & c@d.eu")));
    assertEquals(List.of("Figure 2#figure-2"), links(page));
    Element first = page.getElementById("figure-1");
    assertEquals("Figure 1. The first: a line", first.selectFirst("figcaption").text());
    assertEquals("The first: a line", first.selectFirst("img").attr("alt"));
    Element second = page.getElementById("figure-2");
    assertEquals("Figure 2.", second.selectFirst("figcaption").text());
    assertEquals("Figure 3. <b> & c@d.eu", page.selectFirst("#figure-3 figcaption").text());
    assertTrue(second.selectFirst("img").attr("src").startsWith("data:image/svg+xml;base64,"));
  }

  @Test
  void codeOutputsAndLinksAreNotTouched() {
    Document page =
        page(
            prose("$$a \\tag{1}$$\n\n`(1)` [001 (1)](07-b.ipynb#001-1)\n\n# (1)"),
            program("(1)", new Paper.Printed(false, "(1)")));
    assertEquals(List.of(), links(page));
  }

  @Test
  void noForeignNameTakesTheOneOfAnEquationOrFigure() {
    Document page =
        page(prose("<p id=\"eq-1\">x</p><p id=\"figure-1\">y</p>\n\n$$a \\tag{1}$$ (1)"));
    assertTrue(page.getElementById("eq-1").is(".math"));
  }
}
