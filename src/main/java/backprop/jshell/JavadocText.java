package backprop.jshell;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Javadoc comment as text: without tags, what they mark still readable. */
public final class JavadocText {
  /** {@code {@link Type#member label}} and its like; a label is read, or else the name. */
  private static final Pattern LINK =
      Pattern.compile(
          "\\{@(?:link|linkplain|value)\\s+([^\\s}(]+(?:\\([^)]*\\))?)(?:\\s+([^}]+))?\\}");

  private static final Pattern CODE = Pattern.compile("\\{@(?:code|literal)\\s+([^}]*)\\}");
  private static final Pattern ITEM = Pattern.compile("(?i)<li>\\s*");
  private static final Pattern BLOCK =
      Pattern.compile("(?i)\\s*<(p|pre|ul|ol|tr|table|br)\\b[^>]*>\\s*");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>");
  private static final Map<String, String> ENTITIES =
      Map.of("&lt;", "<", "&gt;", ">", "&nbsp;", " ", "&quot;", "\"");

  private JavadocText() {}

  public static String of(String comment) {
    String text = BLOCK.matcher(comment).replaceAll("\n\n");
    text = TAG.matcher(ITEM.matcher(text).replaceAll("- ")).replaceAll("");
    text = LINK.matcher(text).replaceAll(link -> quote(link.group(2), link.group(1)));
    text = CODE.matcher(text).replaceAll("$1");
    for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
      text = text.replace(entity.getKey(), entity.getValue());
    }
    return text.replace("&amp;", "&")
        .lines()
        .map(line -> line.replaceFirst("^ ", "").stripTrailing())
        .collect(Collectors.joining("\n"))
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  private static String quote(String label, String name) {
    String shown = label != null ? label : name.replaceFirst("^#", "").replace('#', '.');
    return Matcher.quoteReplacement(shown);
  }
}
