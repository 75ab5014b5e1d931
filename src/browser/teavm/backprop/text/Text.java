package backprop.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What takes the place of {@code Text} in a page: without {@code java.util.Formatter} and regular
 * expressions, whose code would be half of the page's. Of formats it knows %s, %d, %,d, %% and
 * %.2f.
 */
public final class Text {
  private Text() {}

  public static String format(String format, Object... arguments) {
    StringBuilder text = new StringBuilder();
    int next = 0;
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%') {
        text.append(c);
        continue;
      }
      int start = ++i;
      while (!Character.isLetter(format.charAt(i)) && format.charAt(i) != '%') {
        i++;
      }
      switch (format.charAt(i)) {
        case '%' -> text.append('%');
        case 'n' -> text.append('\n');
        case 'f' -> text.append(decimals((Double) arguments[next++], format.substring(start, i)));
        case 'd' -> text.append(whole((Number) arguments[next++], format.charAt(start) == ','));
        default -> text.append(arguments[next++]);
      }
    }
    return text.toString();
  }

  private static String whole(Number number, boolean grouped) {
    StringBuilder digits = new StringBuilder(number.toString());
    for (int i = digits.length() - 3; grouped && i > (number.longValue() < 0 ? 1 : 0); i -= 3) {
      digits.insert(i, ',');
    }
    return digits.toString();
  }

  private static String decimals(double number, String precision) {
    int decimals = precision.startsWith(".") ? Integer.parseInt(precision.substring(1)) : 6;
    return Double.isFinite(number)
        ? BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP).toPlainString()
        : String.valueOf(number);
  }

  public static IllegalArgumentException illegal(String reason, Object... arguments) {
    return new IllegalArgumentException(format(reason, arguments));
  }

  public static void refuseIf(boolean so, String reason, Object... arguments) {
    if (so) {
      throw illegal(reason, arguments);
    }
  }

  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.append(c >= ' ' || c == '\n' || c == '\t' ? c : ' ');
      }
    }
    return escaped.toString();
  }
}
