package backprop.report;

import backprop.report.Paper.Program;
import backprop.report.Paper.Prose;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * One notebook as one HTML text that carries everything: style, fonts, pictures, scripts; what
 * stands between its head and its foot, and how many numbered figures and equations it has.
 */
public record Page(Paper paper, Element text, String html, int figures, int equations) {
  /**
   * Writes a paper as a page that will lie in this folder, beside those of all papers of a
   * workbook, this one among them; there are none beside a page that stands alone.
   */
  public static Page of(Paper paper, Path folder, List<Paper> workbook) {
    Element main = new Element("main").attr("id", "page-text").attr("tabindex", "-1");
    Pictures pictures = new Pictures(paper.folder());
    Outputs outputs = new Outputs(pictures);
    for (Paper.Block block : paper.blocks()) {
      main.appendChild(
          block instanceof Prose prose
              ? pictures.embed(Markdown.toHtml(prose.markdown()), prose.attachments())
              : outputs.cell((Program) block));
    }
    PageTables.number(main);
    main.select("pre:has(code)").forEach(pre -> Nodes.scrolls(pre, "Code"));
    main.select("pre:not(:has(code))").forEach(pre -> Nodes.scrolls(pre, "Output"));
    main.select(".math.display").forEach(math -> Nodes.scrolls(math, "Equation"));
    main.select(".html > p:has(.math)").forEach(line -> Nodes.scrolls(line, "Text with formulas"));
    new Links(paper.folder(), folder).apply(main);
    Outline.name(main);
    int equations = References.link(main);
    Outline.contents(main).ifPresent(main.child(0)::after);
    Element body = new Element("body");
    body.appendElement("a").attr("class", "skip").attr("href", "#page-text").text("Skip to text");
    tools(paper, workbook, main).ifPresent(body::appendChild);
    body.appendChild(main).appendChild(footer(paper.provenance()));
    String html = Shell.around(paper.title(), body, "");
    return new Page(paper, main, html, pictures.count(), equations);
  }

  /** The line above the text: the way to the other pages, and a switch that folds all code. */
  private static Optional<Element> tools(Paper paper, List<Paper> workbook, Element main) {
    Element header = new Element("header");
    int place = workbook.indexOf(paper);
    if (place >= 0) {
      Element nav = header.appendElement("nav").attr("aria-label", "Workbook");
      nav.appendElement("a").attr("href", IndexPage.FILE).text("Index");
      nav.appendElement("a").attr("href", IndexPage.FILE + "#search").text("Search");
      if (place > 0) {
        link(nav, "prev", "← ", workbook.get(place - 1));
      }
      if (place < workbook.size() - 1) {
        link(nav, "next", "→ ", workbook.get(place + 1));
      }
    }
    if (main.selectFirst("details.code") != null) {
      Element label = header.appendElement("label");
      label.appendElement("input").attr("type", "checkbox").attr("id", "fold");
      label.appendText(" hide code");
    }
    return header.childrenSize() == 0 ? Optional.empty() : Optional.of(header);
  }

  private static void link(Element nav, String relation, String arrow, Paper to) {
    Element link = nav.appendElement("a").attr("rel", relation);
    link.attr("href", Links.page(to.name())).text(arrow + to.title());
  }

  static Element footer(Map<String, String> provenance) {
    Element footer = new Element("footer");
    footer.appendElement("h2").text("Provenance");
    Element list = footer.appendElement("dl");
    provenance.forEach(
        (label, value) -> {
          list.appendElement("dt").text(label);
          list.appendElement("dd").text(value);
        });
    return footer;
  }
}
