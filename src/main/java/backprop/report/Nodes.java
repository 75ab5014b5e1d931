package backprop.report;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Work on the nodes of a page. */
final class Nodes {
  private Nodes() {}

  /** All texts below an element in order, without those in elements that a selector matches. */
  static List<TextNode> texts(Element root, String without) {
    return root.getAllElements().stream()
        .filter(element -> without.isEmpty() || element.closest(without) == null)
        .flatMap(element -> element.textNodes().stream())
        .toList();
  }

  /** The first such element of a page's prose; an empty one if there is none. */
  static Element first(String tag, Element main) {
    Element first = main.selectFirst("> section:not(.html) > " + tag);
    return first == null ? new Element(tag) : first;
  }

  /** The name, with a number if need be so that it is not among the ids; it is then. */
  static String unique(String name, Set<String> ids) {
    String id = name;
    for (int i = 2; !ids.add(id); i++) {
      id = name + "-" + i;
    }
    return id;
  }

  /** Puts an element in the place of each match in a text; null leaves the match as it is. */
  static void replace(TextNode node, Pattern pattern, Function<Matcher, Element> element) {
    String text = node.getWholeText();
    Matcher match = pattern.matcher(text);
    int at = 0;
    while (match.find()) {
      Element other = element.apply(match);
      if (other != null) {
        node.before(new TextNode(text.substring(at, match.start()))).before(other);
        at = match.end();
      }
    }
    node.text(text.substring(at));
  }

  /** A copy of what an element says, formulas included, without links, names and pictures. */
  static List<Node> words(Element element) {
    Element copy = element.clone();
    copy.select("a").unwrap();
    copy.select("img, caption").remove();
    copy.select("[id]").removeAttr("id");
    return copy.childNodesCopy();
  }

  /** Makes an element that may be wider than the page one that the keyboard can scroll. */
  static Element scrolls(Element element, String label) {
    element.addClass("scroll").attr("tabindex", "0");
    return element.attr("role", "group").attr("aria-label", label);
  }

  /** An element with a class and a text; an empty class for none. */
  static Element element(String tag, String type, String text) {
    Element element = new Element(tag);
    if (!type.isEmpty()) {
      element.attr("class", type);
    }
    return element.text(text);
  }
}
