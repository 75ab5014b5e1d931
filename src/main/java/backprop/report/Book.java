package backprop.report;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** All pages in one, to print: a title, the contents, a chapter for each notebook. */
public final class Book {
  /** The name of its file. */
  public static final String FILE = "book.html";

  private Book() {}

  /**
   * The book as HTML.
   *
   * @param provenance what its last page says, values by label
   */
  public static String of(List<Page> pages, Map<String, String> provenance) {
    Element main = new Element("main");
    Element cover = main.appendElement("div").attr("class", "cover");
    cover.appendElement("h1").text(Site.TITLE);
    Element contents = cover.appendElement("ul");
    StringBuilder heads = new StringBuilder();
    for (Page page : pages) {
      Element chapter = chapter(page, pages);
      main.appendChild(chapter);
      heads.append(head(main.childrenSize() - 1, page.paper().title()));
      Element item = contents.appendElement("li");
      item.appendElement("a").attr("href", "#" + chapter.id()).text(page.paper().title());
      Element sections = item.appendElement("ul");
      for (Element heading : chapter.select("h2")) {
        Element link = sections.appendElement("li").appendElement("a");
        link.attr("href", "#" + heading.id()).appendChildren(Nodes.words(heading));
      }
    }
    Element body = new Element("body").attr("class", "book").appendChild(main);
    body.appendChild(Page.footer(provenance));
    return new Shell(Site.TITLE, body, heads.toString()).html();
  }

  /** The text of a page with names of its own: figures and tables count within the chapter. */
  private static Element chapter(Page page, List<Page> pages) {
    String name = page.paper().name();
    Element chapter = page.text().clone().tagName("article").removeAttr("tabindex");
    chapter.select("nav[aria-label=Contents]").remove();
    String number = page.paper().title().split(" · ")[0] + ".";
    if (number.length() < 5) { // as in "04b · Losses", figure 04b.1
      String counted = "figcaption > b, caption > b, a[href^=#figure-], a[href^=#table-]";
      for (Element label : chapter.select(counted)) {
        label.text(label.text().replaceFirst("(\\d+)", number + "$1"));
      }
    }
    chapter.select("[id]").forEach(element -> element.attr("id", name + "/" + element.id()));
    chapter.attr("id", name);
    for (Element link : chapter.select("a[href]")) {
      String address = link.attr("href");
      if (address.startsWith("#")) {
        link.attr("href", "#" + name + "/" + address.substring(1));
        continue;
      }
      for (Page other : pages) {
        String there = Links.page(other.paper().name());
        if (address.equals(there)) {
          link.attr("href", "#" + other.paper().name());
        } else if (address.startsWith(there + "#")) {
          String place = address.substring(there.length() + 1);
          link.attr("href", "#" + other.paper().name() + "/" + place);
        }
      }
    }
    return chapter;
  }

  /** The head of a chapter's pages. A title may hold anything: only words get into the style. */
  private static String head(int chapter, String title) {
    String page = "chapter-" + chapter;
    String words = title.replaceAll("[^\\p{L}\\p{N} ·.,:?!’–-]", "");
    return "@page "
        + page
        + " { @top-right { content: '"
        + words
        + "'; } }\n"
        + "article:nth-of-type("
        + chapter
        + ") { page: "
        + page
        + "; }\n";
  }
}
