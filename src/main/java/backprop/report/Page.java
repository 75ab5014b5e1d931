package backprop.report;

import backprop.report.Paper.Program;
import backprop.report.Paper.Prose;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * One notebook as one HTML text that carries everything: style, fonts, pictures, scripts.
 *
 * @param text what stands between its head and its foot
 * @param figures how many numbered figures it has
 * @param equations how many numbered equations it has
 */
public record Page(Paper paper, Element text, String html, int figures, int equations) {
  private static final String PNG = "data:image/png;base64,";

  /** Writes a paper as a page of a site. */
  public static Page of(Paper paper, Site site) {
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
    new Links(paper.folder(), site.folder()).apply(main);
    Outline.name(main);
    int equations = References.link(main);
    Outline.contents(main).ifPresent(main.child(0)::after);
    Element body = new Element("body");
    body.appendElement("a").attr("class", "skip").attr("href", "#page-text").text("Skip to text");
    tools(paper, site, main).ifPresent(body::appendChild);
    body.appendChild(main).appendChild(footer(paper.provenance()));
    Shell shell = new Shell(paper.title(), body, "");
    String picture = picture(main).map(png -> Site.preview(paper.name())).orElse("");
    shell.describe(Nodes.first("p", main).text(), picture, site.address());
    return new Page(paper, main, shell.html(), pictures.count(), equations);
  }

  /** Its first figure as a PNG, if it has one. */
  public Optional<byte[]> preview() {
    return picture(text);
  }

  private static Optional<byte[]> picture(Element main) {
    String address = main.select("figure img[src^=" + PNG + "]").attr("src");
    try {
      byte[] bytes = Base64.getDecoder().decode(address.replace(PNG, ""));
      return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no picture, whatever it says
    }
  }

  /** The line above the text: the way to the other pages, and a switch that folds all code. */
  private static Optional<Element> tools(Paper paper, Site site, Element main) {
    Element header = new Element("header");
    int place = site.papers().indexOf(paper);
    if (place >= 0) {
      Element nav = header.appendElement("nav").attr("aria-label", "Workbook");
      nav.appendElement("a").attr("href", IndexPage.FILE).text("Index");
      nav.appendElement("a").attr("href", IndexPage.FILE + "#search").text("Search");
      if (place > 0) {
        link(nav, "prev", "← ", site.papers().get(place - 1));
      }
      if (place < site.papers().size() - 1) {
        link(nav, "next", "→ ", site.papers().get(place + 1));
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
    nav.appendElement("a")
        .attr("rel", relation)
        .attr("href", Links.page(to.name()))
        .text(arrow + to.title());
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
