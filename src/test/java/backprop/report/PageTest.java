package backprop.report;

import static backprop.report.Papers.page;
import static backprop.report.Papers.program;
import static backprop.report.Papers.prose;
import static backprop.report.Papers.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.report.Paper.Printed;
import backprop.report.Paper.Shown;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @TempDir private Path folder;

  private Document inFolder(String markdown, Map<String, Map<String, String>> attachments) {
    Paper.Prose prose = new Paper.Prose(markdown, attachments);
    Paper paper = new Paper("a", folder, List.of(prose), Map.of());
    return Jsoup.parse(Page.of(paper, folder.resolve("html"), List.of()).html());
  }

  @Test
  void aCellIsCodeThatFoldsAndWhatItShowed() {
    Element cell =
        page(program("int x = 1 < 2;", new Printed(false, "a\nb\n"))).selectFirst(".cell");
    assertEquals(
        "<div class=\"cell\" id=\"cell-1\"><details class=\"code\" open><summary>[1]<span class=\"size\">1 line</span>"
            + "</summary><pre><code class=\"language-java\">int x = 1 &lt; 2;</code></pre></details>"
            + "<div class=\"output\"><pre>a\nb</pre></div></div>",
        cell.outerHtml().replaceAll(">\\s+<", "><").replaceAll("<pre [^>]*>", "<pre>"));
  }

  @Test
  void theSetUpIsFolded() {
    Document page =
        page(program("%jars x.jar"), program("import x.*;\nWorkbook.begin();"), program("1"));
    List<Boolean> open =
        page.select("details.code").stream().map(code -> code.hasAttr("open")).toList();
    assertEquals(List.of(false, false, true), open);
  }

  @Test
  void terminalColoursAndOverwrittenLinesAreNotText() {
    String shown = "\u001B[31mred\u001B[0m\n10 %\r50 %\r100 %\r\nend\u0007";
    assertEquals(
        "red\n100 %\nend",
        page(program("x", new Printed(false, shown))).selectFirst(".output pre").wholeText());
  }

  @Test
  void theRichestFormThatCannotActIsShown() {
    Document page =
        page(
            program(
                "x",
                shown(
                    "text/plain",
                    "plain",
                    "text/html",
                    "<table><tr><td style=\"text-align: right\">1</td></tr></table>"),
                shown("text/html", "<script>draw()</script>", "text/plain", "fallback"),
                shown("application/javascript", "draw()"),
                shown("text/markdown", "*md*", "text/plain", "md")));
    Element output = page.selectFirst(".output");
    assertEquals("1", output.selectFirst("div.table > table td.right").text());
    assertEquals(List.of("fallback"), output.select("pre").eachText());
    assertEquals("md", output.selectFirst("em").text());
    assertTrue(output.text().contains("[an output of type application/javascript is not shown]"));
  }

  @Test
  void everyTableHasANumberACaptionAndHeadsThatSayWhatTheyHead() {
    String matrix =
        "<div class=\"tex2jax_ignore\"><div>2×2</div><table><tr><td>1</td></tr></table></div>";
    String claims = "<table><tr><th>place</th></tr><tr><th>(1)</th><td>x</td></tr></table>";
    Document page =
        page(
            prose("# T\n\n## The $x$ [part](#T)\n\n| a | b |\n|--|--|\n| 1 | 2 |"),
            program("1", shown("text/html", matrix, "text/plain", "2×2\n  1")),
            program("2", shown("text/html", claims, "text/plain", "001 Single path\n  HOLDS")),
            program("3", shown("text/html", claims, "text/plain", "| place |\n")));
    assertEquals(
        List.of(
            "Table 1. The x part",
            "Table 2. 2×2",
            "Table 3. 001 Single path",
            "Table 4. The x part"),
        page.select("table > caption:first-child").eachText());
    assertEquals("x", page.selectFirst("caption .math").text());
    assertEquals(
        List.of("col", "col", "col", "row", "col", "row"), page.select("th").eachAttr("scope"));
    assertEquals(1, page.select(".output:contains(2×2) caption, .output > div > div > div").size());
  }

  @Test
  void theKeyboardReachesTheTextAndEveryBoxThatScrolls() {
    Document page =
        page(
            prose("# T\n\n$$x$$\n\n| a | b |\n|--|--|\n| 1 | 2 |"),
            program("1", shown("image/png", Papers.PNG), shown("text/plain", "wide")));
    Element skip = page.body().child(0);
    assertTrue(page.getElementById(skip.attr("href").substring(1)).is("main[tabindex=-1]"));
    for (String box : List.of("div.table", "figure > div", ".math.display", "pre")) {
      for (Element scrolls : page.select(box)) {
        assertTrue(scrolls.is(".scroll[tabindex=0][role]"), scrolls.outerHtml());
        assertFalse(scrolls.attr("aria-label").isBlank(), scrolls.outerHtml());
      }
      assertFalse(page.select(box).isEmpty(), box);
    }
  }

  @Test
  void aFigureSaysWhatStandsInItAndTurnsDarkOnlyWhereDarknessSaysNothing() throws IOException {
    Element lines = picture(0xFFFFFF).selectFirst("figure");
    assertEquals("z = 3", lines.selectFirst("img").attr("alt"));
    assertEquals("Figure 1. A diagram", lines.selectFirst("figcaption").text());
    assertTrue(lines.is(".drawn.ink"));
    assertTrue(picture(0x00568A).selectFirst("figure").is(".drawn:not(.ink)"));
  }

  private static Document picture(int color) throws IOException {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 16; i++) {
      image.setRGB(i % 4, i / 4, color);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    String form = Base64.getEncoder().encodeToString(png.toByteArray());
    return page(
        program("1", new Shown(Map.of("image/png", form, "text/plain", "A diagram"), 2, "z = 3")));
  }

  @Test
  void withoutAScriptAFormulaIsTexAndNothingElse() {
    Document page = page(prose("$\\displaystyle \\frac{1}{2}$ and $x$"));
    assertEquals(List.of("\\frac{1}{2}", "x"), page.select(".math").eachText());
    assertEquals("\\frac{1}{2}", page.selectFirst(".math.large").text());
  }

  @Test
  void aPageIsWellFormed() {
    String html =
        Papers.html(
            prose(
                "# T & <b>\n\n| a | b |\n|--|--|\n| $x$ | `c` |\n\n$$y \\tag{1}$$\n\n<div><p>open"),
            prose("## a\n\n## b\n\n## c"),
            program("x", shown("image/png", Papers.PNG, "text/plain", "A \"quoted\" <caption>")));
    assertEquals(List.of(), Papers.errors(html));
    assertEquals("T & <b>", Jsoup.parse(html).title());
  }

  @Test
  void thePolicyNamesThePagesOwnStyleAndScript() throws Exception {
    Document page = page(prose("$x$"), program("1"));
    String policy = page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertTrue(policy.startsWith("default-src 'none';"), policy);
    assertTrue(
        policy.contains("style-src 'sha256-" + hash(page.selectFirst("style").data())), policy);
    assertTrue(
        policy.contains("script-src 'sha256-" + hash(page.selectFirst("script").data())), policy);
    assertFalse(policy.contains("script-src 'unsafe"), policy);
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest) + "'";
  }

  @Test
  void aPageCarriesWhatItNeedsAndNoMore() {
    Document plain = page(prose("text"));
    assertNull(plain.selectFirst("script"));
    assertFalse(plain.selectFirst("style").data().contains("@font-face"));
    String formulas = page(prose("$x$")).selectFirst("style").data();
    assertTrue(formulas.contains("data:font/woff2;base64,"));
    assertFalse(formulas.contains("KaTeX_Fraktur;font-style:normal;font-weight:700;src"));
    assertFalse(formulas.matches("(?s).*url\\((?!data:).*"), "no font from elsewhere");
    String fraktur = page(prose("$\\mathfrak{x}$")).selectFirst("style").data();
    assertTrue(fraktur.contains("@font-face{font-display:block;font-family:KaTeX_Fraktur"));
    assertFalse(page(program("1")).selectFirst("script").data().contains("katex"));
  }

  @Test
  void aPageNamesWhatItCarriesAndUnderWhichLicence() {
    assertEquals("", page(prose("text")).select("footer p").text());
    String formulas = page(prose("$x$")).select("footer p").text();
    assertTrue(formulas.contains("KaTeX, Copyright (c) 2013-2020 Khan Academy"), formulas);
    assertTrue(formulas.contains("MIT licence") && formulas.contains("SIL Open Font"), formulas);
    assertFalse(formulas.contains("Prism"), formulas);
    String code = page(program("1")).select("footer p").text();
    assertTrue(code.contains("Prism, Copyright (c) 2012 Lea Verou, MIT licence"), code);
    assertFalse(code.contains("KaTeX"), code);
  }

  @Test
  void headingsHaveJupytersNamesAndAContentsList() {
    Document page = page(prose("# A\n\n## 1 · The $x$ part\n\n## 1 · The $x$ part\n\n## End"));
    assertEquals(
        List.of("#1-·-The-x-part", "#1-·-The-x-part-2", "#End"),
        page.select("nav .math, nav a").not(".math").eachAttr("href"));
    assertTrue(page.getElementById("1-·-The-x-part").is("h2"));
    assertNull(page(prose("## a\n\n## b")).selectFirst("nav"));
  }

  @Test
  void linksLeadToPagesAndFilesAreThere() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/a b.csv"), "x");
    Document page =
        inFolder(
            "[1](07-b.ipynb#001-9) [2](data/a%20b.csv) [3](none.csv) [4](https://example.org/x.ipynb) [5](#A)",
            Map.of());
    assertEquals(
        List.of("07-b.html#001-9", "../data/a%20b.csv", "", "https://example.org/x.ipynb", "#A"),
        page.select("main a").stream().map(link -> link.attr("href")).toList());
  }

  @Test
  void picturesOfATextAreCarriedAlong() throws IOException {
    byte[] png = Base64.getDecoder().decode(Papers.PNG);
    Path notebooks = Files.createDirectories(folder.resolve("nb"));
    Files.write(notebooks.resolve("p.png"), png);
    Files.write(folder.resolve("outside.png"), png);
    Files.write(notebooks.resolve("secret.txt"), png);
    Paper.Prose prose =
        new Paper.Prose(
            "![alone](p.png \"A caption\")\n\ninline ![in](attachment:q.png)\n\n![o](../outside.png) ![s](secret.txt) ![w](https://example.org/w.png)",
            Map.of("q.png", Map.of("image/png", Papers.PNG)));
    Paper paper = new Paper("a", notebooks, List.of(prose), Map.of());
    Document page = Jsoup.parse(Page.of(paper, folder, List.of()).html());
    assertEquals(
        List.of("data:image/png;base64," + Papers.PNG, "data:image/png;base64," + Papers.PNG),
        page.select("img").eachAttr("src"));
    assertEquals("Figure 1. A caption", page.selectFirst("figcaption").text());
    assertEquals(
        List.of("[picture not found: o]", "[picture not found: s]", "[picture: w]"),
        page.select(".missing").eachText());
  }

  @Test
  void aDrawingWithinHtmlBecomesAPicture() {
    Element html =
        page(program(
                "x",
                shown(
                    "text/html",
                    "<div>50 %</div><svg viewBox=\"0 0 2 2\"><path d=\"M0 0\"/></svg>")))
            .selectFirst(".html");
    String address = html.selectFirst("img").attr("src");
    String svg =
        new String(
            Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1)),
            StandardCharsets.UTF_8);
    assertTrue(
        svg.startsWith("<svg viewBox=\"0 0 2 2\" xmlns=\"http://www.w3.org/2000/svg\">"), svg);
  }

  @Test
  void thePagesOfAWorkbookLeadToEachOther() {
    Paper a =
        new Paper("01-a", folder, List.of(prose("# First **one**\n\nIts $x$ lead.")), Map.of());
    Paper b = new Paper("02-b", folder, List.of(prose("# Second")), Map.of("SHA-256", "abc"));
    List<Paper> both = List.of(a, b);
    List<Page> pages = List.of(Page.of(a, folder, both), Page.of(b, folder, both));
    Document page = Jsoup.parse(pages.get(0).html());
    assertEquals(
        List.of("index.html", "index.html#search", "02-b.html"),
        page.select("header a").eachAttr("href"));
    Document index = Jsoup.parse(IndexPage.of(pages, Map.of("Library", "v")));
    assertEquals(List.of("First one", "Second"), index.select("main li a").eachText());
    assertEquals(
        List.of("playground.html", "book.html", "01-a.html", "02-b.html"),
        index.select("main p a, main li a").eachAttr("href"));
    assertEquals("Its x lead.", index.selectFirst("main li p").text());
    assertEquals("x", index.selectFirst("main li .math").text());
    assertEquals("Library v", index.selectFirst("footer dl").text());
    assertEquals(List.of(), Papers.errors(IndexPage.of(pages, Map.of())));
  }

  @Test
  void theIndexCarriesTheWordsOfEverySectionWithItsPlace() {
    Paper a =
        new Paper(
            "a",
            folder,
            List.of(
                prose("# 01 · One\n\nLead.\n\n## The $x$ part\n\nWords & <b>bold</b> ones."),
                program("int delta = 1;", new Printed(false, "4711"))),
            Map.of());
    Page page = Page.of(a, folder, List.of(a, a));
    String html = IndexPage.of(List.of(page), Map.of());
    List<Element> sections = Jsoup.parse(html).select("#sections > a");
    assertEquals(
        List.of("a.html#01-·-One", "a.html#The-x-part"),
        sections.stream().map(section -> section.attr("href")).toList());
    assertEquals("The x part", sections.get(1).attr("title"));
    assertEquals("The x part Words & bold ones. int delta = 1;", sections.get(1).text());
    assertTrue(html.contains("getElementById('sections')"), "and the script that looks through");
  }

  @Test
  void theBookHasAChapterForEachPageWithPlacesOfItsOwn() {
    String text = "# 01 · A<b>'</b>\n\n## S\n\n[b](b.ipynb#S) [own](#S)\n\nSee Figure 1.";
    Paper a =
        new Paper(
            "a",
            folder,
            List.of(prose(text), program("1", shown("image/png", Papers.PNG))),
            Map.of());
    Paper b = new Paper("b", folder, List.of(prose("# B\n\n## S\n\n[a](a.ipynb)")), Map.of());
    List<Paper> both = List.of(a, b);
    List<Page> pages = List.of(Page.of(a, folder, both), Page.of(b, folder, both));
    String html = Book.of(pages, Map.of("Library", "v"));
    Document book = Jsoup.parse(html);
    assertEquals(List.of(), Papers.errors(html));
    List<String> ids = book.select("[id]").eachAttr("id");
    assertEquals(ids.size(), java.util.Set.copyOf(ids).size(), "names are given once: " + ids);
    for (Element link : book.select("a[href]")) {
      assertTrue(ids.contains(link.attr("href").substring(1)), link.outerHtml());
    }
    assertEquals("Figure 01.1.", book.selectFirst("figcaption b").text());
    assertEquals("Figure 01.1", book.selectFirst("a[href=#a/figure-1]").text());
    assertEquals(
        List.of("#b/S", "#a/S"),
        book.select("#a p:eq(0) a, #a section > p a").not("[href*=figure]").eachAttr("href"));
    assertTrue(html.contains("@page chapter-1 { @top-right { content: '01 · Ab"), "no quote");
  }

  @Test
  void scriptsCannotBeEndedFromWithin() {
    assertFalse(Assets.script(true, true, true).contains("</script"));
    assertFalse(Assets.style(List.of("x")).contains("</style"));
  }

  @Test
  void theNamesThatTheStyleTakesFromKatexAreKatexs() {
    String style = Assets.style(List.of("x"));
    String katex = style.substring(0, style.indexOf("/* A page to read"));
    String own = style.substring(katex.length());
    Matcher names = Pattern.compile("\\.(katex[\\w-]*)").matcher(own);
    int count = 0;
    for (; names.find(); count++) {
      assertTrue(katex.contains("." + names.group(1)), names.group(1));
    }
    assertTrue(count > 5, "found " + count);
  }
}
