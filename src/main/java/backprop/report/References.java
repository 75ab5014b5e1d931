package backprop.report;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Places on a page that its text refers to. An equation is named by its {@code \tag}, by its {@code
 * \label}, or by the number at the end of its row; where the text says (9), \eqref{…} or Figure 2,
 * a link leads there.
 */
final class References {
  private static final Pattern TAG = Pattern.compile("\\\\tag\\*?\\{([^{}]*)\\}");
  private static final Pattern LABEL = Pattern.compile("\\\\label\\{([^{}]*)\\}");
  private static final Pattern ROW = Pattern.compile("&\\s*\\(([\\w.]+)\\)\\s*(?:\\\\\\\\|\\n|$)");
  private static final Pattern ROWS = Pattern.compile("\\\\begin\\{(align|gather)");
  private static final Pattern EQREF = Pattern.compile("\\\\(?:eq)?ref\\{([^{}]*)\\}");
  private static final String NO_LINKS = "a, pre, code, h1, h2, h3, h4, h5, h6, summary";

  private final Map<String, String> equations = new LinkedHashMap<>(); // ids by number
  private final Map<String, String> numbers = new LinkedHashMap<>(); // numbers by label
  private final Set<String> ids = new HashSet<>();

  private References() {}

  /** Numbers the equations of a page and links to them; how many have a number. */
  static int link(Element main) {
    References references = new References();
    main.getAllElements().forEach(element -> references.ids.add(element.id()));
    main.select(".math.display").forEach(references::name);
    main.select(".math.display").forEach(references::number);
    main.select(".math").forEach(references::replaceReference);
    Pattern mention = references.mention();
    for (TextNode text : Nodes.texts(main, NO_LINKS + ", .math, .output")) {
      Nodes.replace(text, mention, references::link);
    }
    return references.equations.size();
  }

  /** Anchors for the numbers that an equation brings. */
  private void name(Element math) {
    String latex = math.wholeText();
    List<String> tags = TAG.matcher(latex).results().map(tag -> tag.group(1)).toList();
    for (String number : String.join(",", tags).split(",")) {
      anchor(math, number.strip());
    }
    if (tags.size() > 1 && !ROWS.matcher(latex).find()) { // which KaTeX refuses
      String one = "\\tag{" + String.join(", ", tags) + "}";
      math.text(TAG.matcher(latex).replaceAll("") + one);
    }
    ROW.matcher(latex).results().forEach(row -> anchor(math, row.group(1)));
  }

  /** A number for an equation that has a label and no tag; KaTeX knows no labels. */
  private void number(Element math) {
    String latex = math.wholeText();
    Matcher label = LABEL.matcher(latex);
    if (!label.find()) {
      return;
    }
    Matcher tag = TAG.matcher(latex);
    boolean tagged = tag.find();
    String number = tagged && !tag.group(1).isBlank() ? tag.group(1) : free();
    numbers.put(label.group(1), number);
    if (!tagged) {
      anchor(math, number);
    }
    math.text(LABEL.matcher(latex).replaceAll("") + (tagged ? "" : "\\tag{" + number + "}"));
  }

  private String free() {
    int number = 1;
    while (equations.containsKey(Integer.toString(number))) {
      number++;
    }
    return Integer.toString(number);
  }

  private void anchor(Element math, String number) {
    if (number.isEmpty() || equations.containsKey(number)) {
      return; // the first one keeps the name
    }
    String name = "eq-" + number.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    String id = Nodes.unique(name, ids);
    equations.put(number, id);
    if (math.id().isEmpty()) {
      math.attr("id", id);
    } else {
      math.before(new Element("a").attr("id", id));
    }
  }

  // $\eqref{…}$: a formula that is a reference
  private void replaceReference(Element math) {
    Matcher reference = EQREF.matcher(math.wholeText().strip());
    if (reference.matches() && numbers.containsKey(reference.group(1))) {
      math.replaceWith(toEquation(numbers.get(reference.group(1))));
    }
  }

  private Pattern mention() {
    String tags = equations.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    String numbered = tags.isEmpty() ? "(?!)" : tags;
    return Pattern.compile(
        "(?<!\\d{3}\\s|[\\p{L}\\p{N})])\\((?<number>" // not f(1), not "002 (1)"
            + numbered
            + ")\\)|\\b[Ff]igure[\\s\u00A0](?<figure>\\d+)|"
            + EQREF.pattern().replace("([^{}]*)", "(?<label>[^{}]*)"));
  }

  private Element link(Matcher mention) {
    if (mention.group("number") != null) {
      return toEquation(mention.group("number"));
    }
    if (mention.group("label") != null) {
      String number = numbers.get(mention.group("label"));
      return number == null ? null : toEquation(number);
    }
    String id = "figure-" + mention.group("figure");
    return ids.contains(id) ? link(id, mention.group()) : null;
  }

  private Element toEquation(String number) {
    return link(equations.get(number.split(",")[0].strip()), "(" + number + ")");
  }

  private static Element link(String id, String text) {
    return new Element("a").attr("href", "#" + id).text(text);
  }
}
