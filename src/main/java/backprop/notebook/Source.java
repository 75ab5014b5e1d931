package backprop.notebook;

import backprop.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Java source of the library as it is, packed into the jar when that was built. As the last
 * expression of a cell it shows its text; a notebook never retypes code.
 *
 * @param name the class, or class and method
 * @param text the source text
 */
public record Source(String name, String text) {
  private static final String FOLDER = "/sources/";
  private static final String MEMBER =
      "^(?: {2}| {4})(?![ */]|return |throw |new |case |yield )(?<before>[^=;(]*)\\b";

  /**
   * The source file of a library class.
   *
   * @throws IllegalArgumentException if the jar holds no source of that class
   */
  public static Source show(Class<?> type) {
    return new Source(type.getSimpleName(), file(type));
  }

  /**
   * One method (all of that name) or constructor of a library class, with the comment above it.
   *
   * @throws IllegalArgumentException if the jar holds no source of that class, or there is no
   *     method of that name in it
   */
  public static Source show(Class<?> type, String method) {
    List<String> lines = file(type).lines().toList();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (declares(lines.get(i), method)) {
        if (!found.isEmpty()) {
          found.add("");
        }
        int end = end(lines, i);
        found.addAll(lines.subList(start(lines, i), end + 1));
        i = end;
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          Text.format("%s has no method '%s' in its source", type.getName(), method));
    }
    String text = String.join("\n", found).stripIndent();
    return new Source(type.getSimpleName() + "." + method, text);
  }

  /** The statement of a library class that stands on a line, counted from 1. */
  static String statement(Class<?> type, int line) {
    List<String> lines = file(type).lines().toList();
    int first = line - 1;
    while (!lines.get(first - 1).matches(".*[;{}]|\\s*|\\s*//.*")) {
      first--;
    }
    int last = line - 1;
    while (!lines.get(last).endsWith(";")) {
      last++;
    }
    return String.join("\n", lines.subList(first, last + 1)).stripIndent();
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }

  private static String file(Class<?> type) {
    Class<?> outer = type;
    while (outer.getEnclosingClass() != null) {
      outer = outer.getEnclosingClass();
    }
    String path = FOLDER + outer.getName().replace('.', '/') + ".java";
    try (InputStream in = Source.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException(
            Text.format(
                "the source of %s is not packed with the library: %s is missing; only classes of the library can be shown",
                type.getName(), path));
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("\r\n", "\n").stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException("the source " + path + " cannot be read", e);
    }
  }

  // A declaration stands at the indentation of members, or of members of a nested type, and has a
  // type or a modifier before the name, or is a constructor; a call there has not.
  private static boolean declares(String line, String method) {
    Matcher head = Pattern.compile(MEMBER + Pattern.quote(method) + "( \\{|\\(.*)").matcher(line);
    if (!head.matches()) {
      return false;
    }
    String before = head.group("before").strip();
    boolean constructor = before.isEmpty() && Character.isUpperCase(method.charAt(0));
    return constructor || !before.isEmpty() && !before.endsWith(".");
  }

  // comments and annotations directly above belong to it
  private static int start(List<String> lines, int head) {
    int start = head;
    while (start > 0) {
      String above = lines.get(start - 1).strip();
      boolean belongs =
          above.startsWith("@")
              || above.startsWith("//") && !above.contains("-----")
              || above.startsWith("*")
              || above.startsWith("/*");
      if (!belongs) {
        break;
      }
      start--;
    }
    return start;
  }

  // the formatter closes a member that opens a brace with one at its own indentation
  private static int end(List<String> lines, int head) {
    String first = lines.get(head);
    String close = " ".repeat(first.length() - first.stripLeading().length()) + "}";
    boolean open = false;
    for (int i = head; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.equals(close) || !open && (line.endsWith(";") || line.endsWith("}"))) {
        return i;
      }
      open |= line.endsWith("{");
    }
    return lines.size() - 1;
  }
}
