package backprop.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.ipynb.Notebooks;
import backprop.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest extends ProgramRun {
  private static final String TEXT =
      "{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": [\"# One\\n\", \"and [two](b.ipynb#x)\"]}";
  private static final String CODE =
      """
      {"cell_type": "code", "metadata": {}, "execution_count": 4, "source": "run(\\"small\\")", "outputs": [
        {"output_type": "stream", "name": "stdout", "text": ["a\\n", "b"]},
        {"output_type": "display_data", "metadata": {"image/png": {"width": 300, "height": 9}},
         "data": {"image/png": "iVBORw0KGgo=", "text/plain": ["A line"]}},
        {"output_type": "error", "ename": "E", "evalue": "bad", "traceback": []},
        {"output_type": "execute_result", "data": {"application/json": {"a": 1}}, "metadata": {}}]}""";

  @TempDir private Path folder;

  private Path notebook(String name, String... cells) throws IOException {
    String json =
        Text.format(
            "{\"cells\": [%s], \"metadata\": {\"language_info\": {\"version\": \"17.0.1\"}}, \"nbformat\": 4, \"nbformat_minor\": 5}",
            String.join(",", cells));
    return Files.writeString(folder.resolve(name), json);
  }

  private Document page(String name) throws IOException {
    return Jsoup.parse(Files.readString(folder.resolve("out").resolve(name)));
  }

  @Test
  void aNotebookBecomesOnePageWithItsOutputsAndWhereTheyComeFrom() throws Exception {
    Path notebook = notebook("a.ipynb", TEXT, CODE);
    Files.createDirectory(folder.resolve("records"));
    Files.writeString(
        folder.resolve("records/small.json"),
        "{\"format\": \"backprop record 1\", \"study\": \"small\", \"library\": {\"version\": \"1\", \"commit\": \"c0\"},"
            + " \"java\": \"21\", \"runs\": [1, 2], \"sha256\": \"ab\"}");
    Files.writeString(folder.resolve("other.json"), "no JSON");
    assertEquals(0, run("report", notebook, "--out", folder.resolve("out")), err.toString());
    Document page = page("a.html");
    assertEquals("One", page.title());
    assertEquals("b.html#x", page.selectFirst("main a").attr("href"));
    assertEquals(
        List.of("a\nb", "E: bad"),
        page.select(".output pre").stream().map(Element::wholeText).toList());
    assertEquals("300", page.selectFirst("img[alt=A line]").attr("width"));
    assertTrue(page.text().contains("type application/json is not shown"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(notebook));
    String foot = page.selectFirst("footer").text();
    assertTrue(foot.contains("a.ipynb SHA-256 " + HexFormat.of().formatHex(digest)), foot);
    assertTrue(foot.contains("1 of 1 cells, on Java 17.0.1"), foot);
    assertTrue(
        foot.contains(
            "Record of small records/small.json: 2 runs by backprop 1 (commit c0), on Java 21; SHA-256 ab"),
        foot);
    assertTrue(
        out.toString().matches("(?s).*a\\.html +\\d+ kB +1 figures +0 numbered equations\\R"),
        out.toString());
    assertFalse(Files.exists(folder.resolve("out/index.html")));
  }

  @Test
  void severalNotebooksGetAnIndexAndANotebookWithoutOutputsIsNamed() throws IOException {
    notebook("a.ipynb", TEXT, CODE);
    notebook("b.ipynb", CODE.replace("\"execution_count\": 4", "\"execution_count\": null"));
    assertEquals(0, run("report", folder, "--out", folder.resolve("out")));
    assertEquals(
        List.of("a.html", "b.html"), page("index.html").select("main .index a").eachAttr("href"));
    assertEquals(2, page("book.html").select("article").size());
    assertEquals(
        List.of("index.html", "index.html#search", "a.html"),
        page("b.html").select("header a").eachAttr("href"));
    assertTrue(page("b.html").selectFirst("footer").text().contains("not executed"));
    assertTrue(
        err.toString().contains("b.ipynb has no outputs; run --html executes it"), err.toString());
    assertFalse(err.toString().contains("a.ipynb has"), err.toString());
  }

  @Test
  void noPageOverwritesAnother() throws IOException {
    Path to = folder.resolve("out");
    Path index = notebook("index.ipynb", TEXT.replace("One", "All chapters"));
    Path a = notebook("a.ipynb", TEXT, CODE);
    assertEquals(0, run("report", a, index, "--out", to), err.toString());
    assertEquals("All chapters", page("index.html").title());
    assertEquals("index.html", page("a.html").select("header a").first().attr("href"));
    for (Path other : List.of(notebook("A.ipynb", TEXT), notebook("a", TEXT))) {
      assertEquals(1, run("report", a, other, "--out", folder.resolve("none")));
      assertTrue(err.toString().contains("have the same name"), err.toString());
      err.getBuffer().setLength(0);
    }
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void aSecondRunWritesTheSameBytes() throws IOException {
    Path notebook = notebook("a.ipynb", TEXT, CODE);
    assertEquals(0, run("report", notebook, "--out", folder.resolve("1")));
    assertEquals(0, run("report", notebook, "--out", folder.resolve("2")));
    assertEquals(-1, Files.mismatch(folder.resolve("1/a.html"), folder.resolve("2/a.html")));
  }

  @Test
  void badInputIsOneLineAndWritesNothing() throws IOException {
    Path good = notebook("a.ipynb", TEXT);
    assertEquals(
        1, run("report", good, folder.resolve("none.ipynb"), "--out", folder.resolve("out")));
    assertTrue(
        err.toString().matches("backprop: .*none.ipynb does not exist.*\\R"), err.toString());
    Path odd =
        notebook(
            "odd.ipynb", TEXT, "{\"cell_type\": \"code\", \"source\": \"1\", \"outputs\": [7]}");
    assertEquals(1, run("report", odd, "--out", folder.resolve("out")));
    assertTrue(
        err.toString().contains("odd.ipynb: cell 2 does not follow nbformat 4"), err.toString());
    assertEquals(2, run("report", "--ou", "x"));
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void runWritesPagesOfWhatItExecutedHostileColumnNamesAndAll() throws IOException {
    Files.writeString(
        folder.resolve("h.csv"),
        "<img src=x onerror=alert(1)>,</script><script>alert(2)</script>,$\\href{javascript:alert(3)}{x}$\n1,2,3\n");
    Path notebook =
        Files.writeString(
            folder.resolve("h.ipynb"),
            Notebooks.json(
                "import backprop.chart.*; import backprop.notebook.*; Workbook.begin();",
                "tech.tablesaw.api.Table.read().csv(\"h.csv\")"));
    Path to = folder.resolve("out");
    assertEquals(0, run("run", notebook, "--html", "--out", to), err.toString());
    Document page = page("h.html");
    Element table = page.selectFirst("table");
    assertEquals(
        List.of(
            "<img src=x onerror=alert(1)>",
            "</script><script>alert(2)</script>",
            "$\\href{javascript:alert(3)}{x}$"),
        table.select("th").eachText());
    assertEquals(List.of(), page.select("main img, main script, main .math, [onerror]").eachText());
    assertTrue(
        page.selectFirst("footer").text().contains("2 of 2 cells, on Java " + Runtime.version()));
    assertTrue(Files.exists(to.resolve("h.ipynb")));
  }
}
