package backprop.report;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The page that leads to the pages of a workbook, and searches all of them. */
public final class IndexPage {
  /** The name of its file. */
  public static final String FILE = "index.html";

  private IndexPage() {}

  /**
   * The index as HTML.
   *
   * @param provenance what its foot says, values by label
   */
  public static String of(List<Page> pages, Map<String, String> provenance, Site site) {
    Element main = new Element("main");
    main.appendElement("h1").text(Site.TITLE);
    String lead =
        "A workbook in Java. Every formula on these pages was executed by the code below it.";
    main.appendElement("p").text(lead);
    main.appendElement("p")
        .text("All of it to print: ")
        .appendChild(new Element("a").attr("href", Book.FILE).text("one book"));
    main.appendChild(SearchBox.of(pages));
    Element list = main.appendElement("ul").attr("class", "index");
    for (Page page : pages) {
      Element item = list.appendElement("li");
      Element link = item.appendElement("a").attr("href", Links.page(page.paper().name()));
      link.appendChildren(Nodes.words(Nodes.first("h1", page.text())));
      if (!link.hasText()) {
        link.text(page.paper().title());
      }
      Element first = new Element("p").appendChildren(Nodes.words(Nodes.first("p", page.text())));
      if (first.hasText()) {
        item.appendChild(first);
      }
    }
    Element body = new Element("body").attr("class", "index").appendChild(main);
    Shell shell = new Shell(Site.TITLE, body.appendChild(Page.footer(provenance)), "");
    String picture =
        pages.stream()
            .filter(page -> page.preview().isPresent())
            .findFirst()
            .map(page -> Site.preview(page.paper().name()))
            .orElse("");
    shell.describe(lead, picture, site.address());
    return shell.html();
  }
}
