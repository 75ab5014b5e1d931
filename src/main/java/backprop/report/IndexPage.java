package backprop.report;

import backprop.report.Paper.Prose;
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
      Element link = item.appendElement("a").attr("href", Links.page(paper.name()));
      link.appendChildren(Nodes.words(first("h1", paper)));
      if (!link.hasText()) {
        link.text(paper.title());
      }
      Element lead = new Element("p").appendChildren(Nodes.words(first("p", paper)));
      if (lead.hasText()) {
        item.appendChild(lead);
      }
    }
    Element body = new Element("body").attr("class", "index").appendChild(main);
    return Shell.around("Backpropagation, executed", body.appendChild(Page.footer(provenance)));
  }

  /** The first such element of a paper's text; an empty one if there is none. */
  private static Element first(String tag, Paper paper) {
    for (Paper.Block block : paper.blocks()) {
      Element found =
          block instanceof Prose prose ? Markdown.toHtml(prose.markdown()).selectFirst(tag) : null;
      if (found != null) {
        return found;
      }
    }
    return new Element(tag);
  }
}
