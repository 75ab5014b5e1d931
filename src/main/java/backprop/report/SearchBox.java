package backprop.report;

import java.util.List;
import org.jsoup.nodes.Element;

/** A field that finds words in all pages of a workbook: what it looks through lies beside it. */
final class SearchBox {
  private SearchBox() {}

  /** The field, and every section of every page as a link with the section's words. */
  static Element of(List<Page> pages) {
    Element box = new Element("search");
    Element label = box.appendElement("label").text("Search all pages ");
    label.appendElement("input").attr("type", "search").attr("id", "search");
    box.appendElement("p").attr("id", "found").attr("role", "status");
    box.appendElement("ol").attr("id", "hits");
    Element sections = box.appendElement("template").attr("id", "sections");
    for (Page page : pages) {
      Element section = section(sections, page, "", page.paper().title());
      for (Element block : page.text().select("> section > *, > .cell code, > .cell caption")) {
        if (block.is("h1, h2, h3")) {
          section = section(sections, page, "#" + block.id(), block.text());
        } else {
          section.appendText(block.text() + "\n");
        }
      }
    }
    return box;
  }

  private static Element section(Element sections, Page page, String place, String heading) {
    return sections
        .appendElement("a")
        .attr("href", Links.page(page.paper().name()) + place)
        .attr("data-page", page.paper().title())
        .attr("title", heading);
  }
}
