package backprop.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * The formulas of one text, found where Jupyter finds them: between {@code $} or {@code $$}, or in
 * an environment. As Jupyter does, they are taken out before Markdown is read, which would take
 * their underscores and bars for its own, and are put back afterwards.
 */
final class Formulas {
  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';
  private static final Pattern TOKEN = Pattern.compile(OPEN + "(\\d{1,6})" + CLOSE);
  private static final Pattern FENCE =
      Pattern.compile("(?m)\\G {0,3}(?<fence>`{3,}(?!.*`)|~{3,})[^\\n]*(\\n|$)");
  private static final Pattern PARAGRAPH = Pattern.compile("\n[ \\t]*\n");
  private static final Pattern ENVIRONMENT = Pattern.compile("\\\\begin\\{([a-zA-Z]+\\*?)\\}");

  /** A formula; its source has its marks, as it stands in the text. */
  private record TexSpan(String source, String latex, boolean display) {}

  private final List<TexSpan> formulas = new ArrayList<>();

  /** The Markdown text with a token for each formula; formulas in code are left alone. */
  String takeFromMarkdown(String markdown) {
    String text = withoutTokens(markdown);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = at == 0 || text.charAt(at - 1) == '\n' ? endOfFence(text, at) : at;
      if (end == at && text.charAt(at) == '`') {
        end = endOfCodeSpan(text, at);
      }
      if (end > at) {
        out.append(text, at, end);
        at = end;
      } else {
        at = takeOne(text, at, out);
      }
    }
    return out.toString();
  }

  /** Does so in HTML: in its text, unless that is code or of class {@code tex2jax_ignore}. */
  void takeFrom(Element html) {
    for (TextNode node : Nodes.texts(html, "pre, code, .tex2jax_ignore")) {
      String text = withoutTokens(node.getWholeText());
      StringBuilder out = new StringBuilder();
      int at = 0;
      while (at < text.length()) {
        at = takeOne(text, at, out);
      }
      node.text(out.toString());
    }
  }

  /** Puts an element in the place of every token, and the formula's source where no element can. */
  void putBack(Element html) {
    for (Element element : html.getAllElements()) {
      for (Attribute attribute : element.attributes().asList()) {
        element.attr(attribute.getKey(), sources(attribute.getValue()));
      }
    }
    Nodes.texts(html, "").forEach(this::putBack);
  }

  private void putBack(TextNode node) {
    String text = node.getWholeText();
    if (text.indexOf(OPEN) < 0) {
      return;
    }
    if (node.parent() != null && node.parent().closest("pre, code") != null) {
      node.text(sources(text));
      return;
    }
    Nodes.replace(node, TOKEN, token -> named(token) == null ? null : element(named(token)));
  }

  // null if the text forged it, say with &#xE000;
  private TexSpan named(MatchResult token) {
    int index = Integer.parseInt(token.group(1));
    return index < formulas.size() ? formulas.get(index) : null;
  }

  private static Element element(TexSpan formula) {
    String large = "\\displaystyle "; // a class instead reads better where there is no script
    if (formula.latex.startsWith(large)) {
      return Nodes.element("span", "math large", formula.latex.substring(large.length()));
    }
    return Nodes.element("span", formula.display ? "math display" : "math", formula.latex);
  }

  private String sources(String text) {
    return TOKEN
        .matcher(text)
        .replaceAll(
            token -> Matcher.quoteReplacement(named(token) == null ? "" : named(token).source));
  }

  // a text that contains our own marks must not name formulas
  private static String withoutTokens(String text) {
    return text.replace(OPEN, '\uFFFD').replace(CLOSE, '\uFFFD');
  }

  // ------------------------------------------------------------------ where formulas are

  /** Takes a formula, or copies one or two characters; the place behind it. */
  private int takeOne(String text, int at, StringBuilder out) {
    TexSpan formula = formulaAt(text, at);
    if (formula != null) {
      out.append(OPEN).append(formulas.size()).append(CLOSE);
      formulas.add(formula);
      return at + formula.source.length();
    }
    boolean pair = text.charAt(at) == '\\' || text.startsWith("$$", at); // \$ is a dollar
    int end = Math.min(text.length(), at + (pair ? 2 : 1));
    out.append(text, at, end);
    return end;
  }

  private static TexSpan formulaAt(String text, int at) {
    Matcher begin = ENVIRONMENT.matcher(text).region(at, text.length());
    if (begin.lookingAt()) {
      String last = "\\end{" + begin.group(1) + "}";
      int end = text.indexOf(last, begin.end());
      String source = end < 0 ? "" : text.substring(at, end + last.length());
      return end < 0 ? null : new TexSpan(source, source, true);
    }
    String mark = text.startsWith("$$", at) ? "$$" : "$";
    int start = at + mark.length();
    int end = text.charAt(at) == '$' ? endOfFormula(text, start, mark) : -1;
    if (end <= start) {
      return null;
    }
    String source = text.substring(at, end + mark.length());
    return new TexSpan(source, text.substring(start, end), mark.length() == 2);
  }

  /** The closing mark outside braces and in the same paragraph; −1 if there is none. */
  private static int endOfFormula(String text, int start, String mark) {
    int depth = 0;
    boolean blank = false; // nothing yet on this line
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' && blank) {
        return -1;
      }
      blank = c == '\n' || blank && Character.isWhitespace(c);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (depth <= 0 && text.startsWith(mark, i)) {
        return i;
      }
    }
    return -1;
  }

  private static int endOfFence(String text, int at) {
    Matcher open = FENCE.matcher(text).region(at, text.length());
    if (!open.lookingAt()) {
      return at;
    }
    String fence = open.group("fence");
    Matcher close =
        Pattern.compile("(?m)^ {0,3}" + fence + fence.charAt(0) + "*[ \\t]*$").matcher(text);
    return close.find(open.end()) ? close.end() : text.length();
  }

  private static int endOfCodeSpan(String text, int at) {
    int open = at;
    while (open < text.length() && text.charAt(open) == '`') {
      open++;
    }
    String mark = text.substring(at, open);
    Matcher paragraph = PARAGRAPH.matcher(text);
    int last = paragraph.find(open) ? paragraph.start() : text.length();
    Matcher close = Pattern.compile("(?<!`)" + mark + "(?!`)").matcher(text).region(open, last);
    return close.find() ? close.end() : open;
  }
}
