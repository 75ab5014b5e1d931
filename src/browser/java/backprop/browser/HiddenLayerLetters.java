package backprop.browser;

import backprop.text.Numbers;

/** The letters of 002 for the names of a {@link HiddenLayerModel}'s numbers. */
final class HiddenLayerLetters {
  private HiddenLayerLetters() {}

  /** As HTML. */
  static String html(String key) {
    int digits = Pieces.digits(key);
    String number = key.substring(digits);
    return switch (key.substring(0, digits)) {
      case "alpha" -> letter("α", weight(number));
      case "beta" -> letter("β", weight(number));
      case "x", "z", "t", "y" -> letter(key.substring(0, digits), "i" + number);
      case "alphax" -> letter("α", number) + "<sup>T</sup>" + letter("x", "i");
      case "slope" -> "<i>σ</i>′(" + html("alphax" + number) + ")";
      case "f" -> letter("f", number);
      case "delta" -> letter("δ", number + "i");
      case "s" -> letter("s", number + "i");
      case "df" -> "∂" + letter("R", "i") + "/∂" + html("f" + number);
      case "jacobian" -> "∂" + html("f" + number.charAt(0)) + "/∂" + html("t" + number.charAt(1));
      case "dalpha", "dbeta" -> "∂" + letter("R", "i") + "/∂" + html(key.substring(1));
      default -> letter("R", "i");
    };
  }

  private static String letter(String letter, String index) {
    return "<i>" + letter + "</i><sub>" + index + "</sub>";
  }

  // the bias of unit m is α_0m; else α_ml
  private static String weight(String number) {
    return number.charAt(1) == '0' ? "0" + number.charAt(0) : number;
  }

  /** A weight as plain text. */
  static String plain(String key) {
    int digits = Pieces.digits(key);
    StringBuilder text = new StringBuilder(key.startsWith("alpha") ? "α" : "β");
    for (char digit : weight(key.substring(digits)).toCharArray()) {
      text.append(subscript(digit - '0'));
    }
    return text.toString();
  }

  static char subscript(int digit) {
    return (char) ('₀' + digit);
  }

  /** A weight in words. */
  static String words(String key) {
    int digits = Pieces.digits(key);
    String number = weight(key.substring(digits));
    char to = key.charAt(digits);
    char from = key.charAt(digits + 1);
    boolean first = key.startsWith("alpha");
    String unit = (first ? "hidden unit " : "output ") + to;
    return key.substring(0, digits)
        + " "
        + number.charAt(0)
        + " "
        + number.charAt(1)
        + (from == '0'
            ? ", bias of " + unit
            : ", from " + (first ? "input " : "hidden unit ") + from + " to " + unit);
  }

  static String number(double value) {
    return Numbers.typeset(value, 3);
  }
}
