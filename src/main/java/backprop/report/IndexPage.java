package backprop.report;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The page that leads to the pages of a workbook, and searches all of them. */
public final class IndexPage {
  /** The name of its file. */
  public static final String FILE = "index.html";

  static final String TITLE = "Backpropagation, executed";

  private IndexPage() {}

  /** The index as HTML; the provenance, values by label, is its foot. */
  public static String of(List<Page> pages, Map<String, String> provenance) {
    Element main = Jsoup.parseBodyFragment(Assets.template("index.html")).body().child(0);
    main.selectFirst("h1").text(TITLE);
    addSections(main.selectFirst("template"), pages);
    Element list = main.selectFirst("ul");
    for (Page page : pages) {
      Element item = list.appendElement("li");
      Element link = item.appendElement("a").attr("href", Links.page(page.paper().name()));
      link.appendChildren(Nodes.words(Nodes.first("h1", page.text())));
      if (!link.hasText()) {
        link.text(page.paper().title());
      }
      Element lead = new Element("p").appendChildren(Nodes.words(Nodes.first("p", page.text())));
      if (lead.hasText()) {
        item.appendChild(lead);
      }
    }
    Element body = new Element("body").attr("class", "index").appendChild(main);
    return Shell.around(TITLE, body.appendChild(Page.footer(provenance)), "");
  }

  /** What the search looks through: a link for each section, around its words. */
  private static void addSections(Element sections, List<Page> pages) {
    for (Page page : pages) {
      String title = page.paper().title();
      Element section = new Element("a");
      for (Element block : page.text().select("> section > *, > .cell code, > .cell caption")) {
        if (block.is("h1, h2, h3") || section.parent() == null) {
          String place = Links.page(page.paper().name()) + "#" + block.id();
          section = sections.appendElement("a").attr("href", place).attr("data-page", title);
          section.attr("title", block.is("h1, h2, h3") ? block.text() : title);
        }
        section.appendText(block.text() + "\n");
      }
    }
  }
}
