package backprop.report;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/** The headings of a page: names for them, and a list of contents. */
final class Outline {
  private static final int WORTH_A_LIST = 3;

  private Outline() {}

  /** Gives every heading the name that Jupyter gives it, so that links to it hold. */
  static void name(Element main) {
    Set<String> ids = new HashSet<>();
    main.getAllElements().forEach(element -> ids.add(element.id()));
    for (Element heading : main.select("h1, h2, h3, h4, h5, h6")) {
      String id = Nodes.unique(heading.text().strip().replace(' ', '-'), ids);
      if (heading.id().isEmpty() && !id.isEmpty()) {
        heading.attr("id", id);
      }
    }
  }

  /** Links to the sections; nothing for a short page. */
  static Optional<Element> contents(Element main) {
    var headings = main.select("h2");
    if (headings.size() < WORTH_A_LIST) {
      return Optional.empty();
    }
    Element details = new Element("details").attr("class", "contents").attr("open", true);
    details.appendElement("summary").text("Contents");
    details.appendChild(links(headings));
    return Optional.of(new Element("nav").attr("aria-label", "Contents").appendChild(details));
  }

  /** A list of links to headings. */
  static Element links(List<Element> headings) {
    Element list = new Element("ul");
    for (Element heading : headings) {
      Element link = list.appendElement("li").appendElement("a").attr("href", "#" + heading.id());
      link.appendChildren(Nodes.words(heading));
    }
    return list;
  }
}
