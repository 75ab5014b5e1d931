package backprop.text;

import java.util.Locale;

/** Text that is the same in every country. */
public final class Text {
  private Text() {}

  /**
   * {@link String#format(String, Object...)} with a decimal point and Western digits, whatever the
   * machine's locale.
   */
  public static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
