package backprop.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * HTML of a notebook without anything that acts: no script, frame, form or handler, no address but
 * {@code http}, {@code https}, {@code mailto} and relative ones, no style that could cover the
 * page, no picture from elsewhere.
 */
final class Sanitiser {
  private static final String BASE = "https://notebook.invalid/"; // relative links need one

  private static final Safelist SAFE =
      Safelist.relaxed()
          .addTags("hr", "del", "ins", "s", "kbd", "samp", "var", "mark", "abbr", "section")
          .addTags("details", "summary", "figure", "figcaption")
          .addAttributes(":all", "id", "title", "style", "class")
          .addAttributes("details", "open")
          .addAttributes("td", "align")
          .addAttributes("th", "align")
          .addProtocols("img", "src", "data", "attachment") // http and https: see isPicture
          .removeProtocols("a", "href", "ftp")
          .preserveRelativeLinks(true);

  /** What a style may ask for, and the class of the page's own style sheet that does it. */
  private static final Map<String, String> STYLES =
      Map.of(
          "text-align:left", "left",
          "text-align:right", "right",
          "text-align:center", "center",
          "white-space:nowrap", "nowrap",
          "white-space:pre", "pre",
          "font-weight:bold", "bold",
          "font-style:italic", "italic");

  private Sanitiser() {}

  /** The body of an HTML fragment, safe. */
  static Element clean(String html) {
    Document dirty = Jsoup.parseBodyFragment(html.replace("\0", ""), BASE);
    for (Element svg : dirty.select("svg")) {
      if (svg.parent() != null && svg.parent().closest("svg") == null) {
        svg.replaceWith(picture(svg));
      }
    }
    Element body = new Cleaner(SAFE).clean(dirty).body();
    for (Element element : body.getAllElements()) {
      restrictLooks(element);
      if (element.id().matches("(eq|figure|cell|page)-.*")) {
        element.removeAttr("id"); // the page's own names
      }
      if (element.is("img") && !isPicture(element.attr("src"))) {
        element.replaceWith(Nodes.element("em", "missing", "[picture: " + alt(element) + "]"));
      }
    }
    return body;
  }

  private static String alt(Element image) {
    return image.attr("alt").isBlank() ? "without a description" : image.attr("alt");
  }

  // a drawing within HTML: as a picture it cannot run scripts nor fetch anything
  private static Element picture(Element svg) {
    Document document = new Document(BASE);
    document.outputSettings().prettyPrint(false).syntax(Document.OutputSettings.Syntax.xml);
    Element copy = svg.clone().attr("xmlns", "http://www.w3.org/2000/svg");
    document.appendChild(copy);
    String alt = svg.selectFirst("title") == null ? "" : svg.selectFirst("title").text();
    return new Element("img").attr("src", svg(document.outerHtml())).attr("alt", alt);
  }

  /** The address of an SVG picture that carries it whole. */
  static String svg(String xml) {
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether an address is of a file or an attachment, or carries a picture itself. */
  private static boolean isPicture(String address) {
    String lower = address.toLowerCase(Locale.ROOT).strip();
    return lower.matches("(?s)data:image/(png|jpeg|gif|webp|svg\\+xml)[;,].*")
        || lower.startsWith("attachment:")
        || lower.matches("(?s)(?![a-z][a-z0-9+.-]*:|[/\\\\]).+");
  }

  /** Classes for the few styles that tables need; nothing else of style and class. */
  private static void restrictLooks(Element element) {
    TreeSet<String> classes = new TreeSet<>();
    String style = element.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    Stream.of(style.split(";")).map(STYLES::get).filter(Objects::nonNull).forEach(classes::add);
    String align = element.attr("align").toLowerCase(Locale.ROOT);
    if (List.of("left", "right", "center").contains(align)) {
      classes.add(align);
    }
    element.classNames().stream()
        .filter(name -> name.matches("language-\\w+|tex2jax_ignore"))
        .forEach(classes::add);
    element.removeAttr("style").removeAttr("align").removeAttr("class");
    if (!classes.isEmpty()) {
      element.attr("class", String.join(" ", classes));
    }
  }
}
