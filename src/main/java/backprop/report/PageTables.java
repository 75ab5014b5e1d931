package backprop.report;

import java.util.List;
import org.jsoup.nodes.Element;

/** The tables of a page: each with a number, a caption and heads that say what they head. */
final class PageTables {
  private PageTables() {}

  /** Gives the one table of an output its caption: the lines above it, or its text's first line. */
  static void name(Element output, String text) {
    List<Element> tables = output.select("table");
    if (tables.size() != 1 || tables.get(0).selectFirst("> caption") != null) {
      return;
    }
    Element caption = new Element("caption");
    for (Element line : tables.get(0).previousElementSiblings()) {
      caption.prependChild(line); // they come from the last to the first
    }
    String first = text.lines().findFirst().orElse("").strip();
    if (!caption.hasText() && !first.startsWith("|")) { // not a table in Markdown
      caption.text(first);
    }
    tables.get(0).prependChild(caption);
  }

  /** Numbers the tables; one without a caption gets the heading of its section. */
  static void number(Element main) {
    Element heading = new Element("h1");
    int count = 0;
    for (Element element : main.select("h1, h2, h3, h4, h5, h6, table")) {
      if (!element.is("table")) {
        heading = element;
        continue;
      }
      count++;
      Element caption = element.selectFirst("> caption");
      if (caption == null) {
        caption = element.prependElement("caption");
      }
      if (!caption.hasText()) {
        caption.empty().appendChildren(Nodes.words(heading));
      }
      caption.prependText(" ").prependChild(Nodes.element("b", "", "Table " + count + "."));
      for (Element head : element.select("th")) {
        boolean alone = head.parent().selectFirst("> td") == null;
        head.attr("scope", alone ? "col" : "row");
      }
      element.wrap("<div class=\"table\"></div>");
      Nodes.scrolls(element.parent(), "Table " + count);
    }
  }
}
