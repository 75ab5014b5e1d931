package backprop.report;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The page that leads to the pages of a workbook. */
public final class IndexPage {
  /** The name of its file. */
  public static final String FILE = "index.html";

  private IndexPage() {}

  /**
   * The index as HTML.
   *
   * @param provenance what its foot says, values by label
   */
  public static String of(List<Paper> workbook, Map<String, String> provenance) {
    Element main = new Element("main");
    main.appendElement("h1").text("Backpropagation, executed");
    main.appendElement("p")
        .text(
            "A workbook in Java. Every formula on these pages was executed by the code below it.");
    Element list = main.appendElement("ul").attr("class", "index");
    for (Paper paper : workbook) {
      Element item = list.appendElement("li");
      item.appendElement("a").attr("href", Links.page(paper.name())).text(paper.title());
      String lead = lead(paper);
      if (!lead.isEmpty()) {
        item.appendElement("p").text(lead);
      }
    }
    Element body = new Element("body").attr("class", "index").appendChild(main);
    return Shell.around("Backpropagation, executed", body.appendChild(Page.footer(provenance)));
  }

  /** The first paragraph of a paper, in words. */
  private static String lead(Paper paper) {
    for (Paper.Block block : paper.blocks()) {
      if (block instanceof Paper.Prose prose) {
        Element text = Markdown.toHtml(prose.markdown());
        text.select(".math").remove();
        Element paragraph = text.selectFirst("p");
        return paragraph == null ? "" : paragraph.text();
      }
    }
    return "";
  }
}
