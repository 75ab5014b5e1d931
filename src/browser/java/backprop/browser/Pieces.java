package backprop.browser;

import backprop.text.Decimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Text taken apart without regular expressions, which would double the size of a page's code, and
 * put together.
 */
final class Pieces {
  private Pieces() {}

  /** What stands between the separators; always one piece more than there are separators. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** The numbers with every bit, and what stands between them. */
  static String joined(String between, double... numbers) {
    List<String> texts = new ArrayList<>();
    for (double number : numbers) {
      texts.add(Decimal.of(number));
    }
    return String.join(between, texts);
  }

  /** Where the number at the end of a name begins: 5 for "theta12"; the length if there is none. */
  static int digits(String name) {
    int at = name.length();
    while (at > 0 && Character.isDigit(name.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
