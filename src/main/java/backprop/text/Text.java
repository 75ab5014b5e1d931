package backprop.text;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Text that is the same in every country, and safe in every page. */
public final class Text {
  // have no place in XML, however they are written
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\\p{Cs}\uFFFE\uFFFF]");

  private Text() {}

  /** {@link String#format} with a decimal point and Western digits in any locale. */
  public static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  /** For a {@code throw}: the argument is refused; the reason as {@link #format} writes it. */
  public static IllegalArgumentException illegal(String reason, Object... arguments) {
    return new IllegalArgumentException(format(reason, arguments));
  }

  /**
   * Refuses an argument where this is so, for this reason; not in a loop that may allocate nothing.
   *
   * @throws IllegalArgumentException with the reason as {@link #format} writes it
   */
  public static void refuseIf(boolean so, String reason, Object... arguments) {
    if (so) {
      throw illegal(reason, arguments);
    }
  }

  /** The text, or so many of its characters and a sign that there are more. */
  public static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }

  /** The same words in lines of at most this many characters; its own line breaks stay. */
  public static String wrapped(String text, int width) {
    return text.replaceAll("(.{1," + width + "})(?: +|\\n|\\z)", "$1\n").stripTrailing();
  }

  /** {@link #format} with the arguments {@link #escaped}. */
  public static String html(String format, Object... arguments) {
    return format(format, Stream.of(arguments).map(each -> escaped(each.toString())).toArray());
  }

  /** Text as it has to be written in HTML and SVG, between tags or between double quotes. */
  public static String escaped(String text) {
    return FORBIDDEN
        .matcher(text)
        .replaceAll(" ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
