package backprop.browser;

import java.util.ArrayList;
import java.util.List;

/**
 * HTML and SVG as a tree, to tell what has changed: so the elements of a page stay, and only their
 * texts and attributes are set. It reads what figures write, where every element is closed and
 * every value stands in double quotes.
 *
 * @param tag empty for text
 * @param names of the attributes
 * @param values of the same, as they are written
 * @param content what stands within the element, or the text, as it is written
 * @param size the number of nodes, this one counted
 */
record Markup(
    String tag,
    List<String> names,
    List<String> values,
    String content,
    List<Markup> children,
    int size) {
  private static final char NEXT = '\u001e'; // neither ever stands in text that was escaped
  private static final char PART = '\u001f';

  /** A nameless element around this HTML. */
  static Markup of(String html) {
    return new Reader(html).within("", List.of(), List.of());
  }

  /**
   * What turns this into the other: the size of this, then the changes, apart by U+001E. Their
   * parts are apart by U+001F: the place of a node in this tree (0 is the whole, parents come
   * before their children), and the text of a text; or the name of an attribute and its value; or
   * "&lt;" and the HTML that an element is filled with anew.
   */
  String changes(Markup next) {
    StringBuilder changes = new StringBuilder().append(size);
    compare(next, 0, changes);
    return changes.toString();
  }

  private void compare(Markup next, int place, StringBuilder changes) {
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).equals(next.values.get(i))) {
        add(changes, place).append(names.get(i)).append(PART).append(plain(next.values.get(i)));
      }
    }
    if (content.equals(next.content)) {
      return;
    }
    if (tag.isEmpty() && place > 0) {
      add(changes, place).append(plain(next.content));
    } else if (hasSuchChildrenAs(next)) {
      int child = place + 1;
      for (int i = 0; i < children.size(); i++) {
        children.get(i).compare(next.children.get(i), child, changes);
        child += children.get(i).size;
      }
    } else {
      add(changes, place).append('<').append(PART).append(next.content);
    }
  }

  private boolean hasSuchChildrenAs(Markup next) {
    boolean same = children.size() == next.children.size();
    for (int i = 0; same && i < children.size(); i++) {
      Markup one = children.get(i);
      Markup other = next.children.get(i);
      same = one.tag.equals(other.tag) && one.names.equals(other.names);
    }
    return same;
  }

  private static StringBuilder add(StringBuilder changes, int place) {
    return changes.append(NEXT).append(place).append(PART);
  }

  /** The opposite of escaping. */
  private static String plain(String written) {
    return written.indexOf('&') < 0
        ? written
        : written
            .replace("&quot;", "\"")
            .replace("&gt;", ">")
            .replace("&lt;", "<")
            .replace("&amp;", "&");
  }

  private static final class Reader {
    private static final List<String> EMPTY = List.of("br", "input");

    private final String html;
    private int at;

    Reader(String html) {
      this.html = html;
    }

    Markup within(String tag, List<String> names, List<String> values) {
      int start = at;
      int size = 1;
      List<Markup> children = new ArrayList<>();
      while (at < html.length() && !html.startsWith("</", at)) {
        Markup child = html.charAt(at) == '<' ? element() : text();
        children.add(child);
        size += child.size;
      }
      return new Markup(tag, names, values, html.substring(start, at), children, size);
    }

    private Markup text() {
      int end = html.indexOf('<', at);
      String text = until(end < 0 ? html.length() : end);
      return new Markup("", List.of(), List.of(), text, List.of(), 1);
    }

    private Markup element() {
      at++;
      int end = at;
      while (" />".indexOf(html.charAt(end)) < 0) {
        end++;
      }
      String tag = until(end);
      List<String> names = new ArrayList<>();
      List<String> values = new ArrayList<>();
      while (html.charAt(at) == ' ') {
        at++;
        names.add(until(html.indexOf("=\"", at)));
        at += 2;
        values.add(until(html.indexOf('"', at)));
        at++;
      }
      boolean closed = html.charAt(at) == '/';
      at += closed ? 2 : 1;
      if (closed || EMPTY.contains(tag)) {
        return new Markup(tag, names, values, "", List.of(), 1);
      }
      Markup element = within(tag, names, values);
      at += tag.length() + 3;
      return element;
    }

    private String until(int end) {
      String part = html.substring(at, end);
      at = end;
      return part;
    }
  }
}
