package backprop.report;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** All pages in one, to print: a title, the contents, a chapter for each notebook. */
public final class Book {
  /** The name of its file. */
  public static final String FILE = "book.html";

  private Book() {}

  /** The book as HTML; the provenance, values by label, is its last page. */
  public static String of(List<Page> pages, Map<String, String> provenance) {
    Map<String, String> ids = // of chapters, by address
        pages.stream()
            .map(page -> page.paper().name())
            .collect(Collectors.toMap(Links::page, name -> name, (same, name) -> same));
    Element main = new Element("main");
    Element cover = main.appendElement("div").attr("class", "cover");
    cover.appendElement("h1").text(IndexPage.TITLE);
    cover.appendElement("p").text(provenance.getOrDefault("Cite as", ""));
    Element contents = cover.appendElement("ul");
    StringBuilder heads = new StringBuilder();
    for (Page page : pages) {
      Element chapter = chapter(page, ids);
      main.appendChild(chapter);
      heads.append(head(main.childrenSize() - 1, page.paper().title()));
      Element item = contents.appendElement("li");
      item.appendElement("a").attr("href", "#" + chapter.id()).text(page.paper().title());
      item.appendChild(Outline.links(chapter.select("h2")));
    }
    Element body = new Element("body").attr("class", "book").appendChild(main);
    body.appendChild(Page.footer(provenance));
    return Shell.around(IndexPage.TITLE, body, heads.toString());
  }

  /** The text of a page; its places begin with its name, its figures with its number. */
  private static Element chapter(Page page, Map<String, String> ids) {
    String name = page.paper().name();
    Element chapter = page.text().clone().tagName("article").removeAttr("tabindex");
    chapter.select("nav[aria-label=Contents]").remove();
    Matcher number = Pattern.compile("(\\d\\w*) · .*").matcher(page.paper().title());
    if (number.matches()) { // figure 2 of "04b · Losses" is 04b.2
      String counted = "figcaption > b, caption > b, a[href^=#figure-], a[href^=#table-]";
      for (Element label : chapter.select(counted)) {
        label.text(label.text().replaceFirst("(\\d+)", number.group(1) + ".$1"));
      }
    }
    chapter.select("[id]").forEach(element -> element.attr("id", name + "/" + element.id()));
    chapter.attr("id", name);
    for (Element link : chapter.select("a[href]")) {
      String[] place = link.attr("href").split("#", 2); // a page, and what is on it
      String id = place[0].isEmpty() ? name : ids.get(place[0]);
      if (id != null) {
        link.attr("href", "#" + id + (place.length == 1 ? "" : "/" + place[1]));
      }
    }
    return chapter;
  }

  /** The head of a chapter's pages. A title may hold anything: only words get into the style. */
  private static String head(int chapter, String title) {
    String words = title.replaceAll("[^\\p{L}\\p{N} ·.,:?!’–-]", "");
    return ("@page chapter-# { @top-right { content: '"
            + words
            + "'; } }\n"
            + "article:nth-of-type(#) { page: chapter-#; }\n")
        .replace("#", chapter + "");
  }
}
