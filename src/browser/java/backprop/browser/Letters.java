package backprop.browser;

import backprop.text.Numbers;

/** Letters and numbers as HTML, and as plain text where HTML has no place. */
final class Letters {
  private Letters() {}

  /** A letter with a layer in brackets above, as in 001. */
  static String html(String letter, int l) {
    return "<i>" + letter + "</i><sup>(" + l + ")</sup>";
  }

  /** The same for SVG. */
  static String plain(String letter, int l) {
    return letter + "⁽" + Numbers.superscript(l) + "⁾";
  }

  /** A name with the number at its end below the line: w₁. */
  static String lowered(String name) {
    int digits = Pieces.digits(name);
    StringBuilder lowered = new StringBuilder(name.substring(0, digits));
    for (int i = digits; i < name.length(); i++) {
      lowered.append((char) ('₀' + name.charAt(i) - '0'));
    }
    return lowered.toString();
  }

  /** A number with at most four digits; its key and all its bits for who asks. */
  static String number(String key, double value) {
    String data = "<data data-key=\"" + key + "\" value=\"" + bits(value) + "\">";
    return data + Numbers.typeset(value, 4) + "</data>";
  }

  /** The 64 bits as hexadecimal digits. */
  static String bits(double value) {
    StringBuilder hex = new StringBuilder();
    long bits = Double.doubleToLongBits(value);
    for (int shift = 60; shift >= 0; shift -= 4) {
      hex.append(Character.forDigit((int) (bits >>> shift) & 15, 16));
    }
    return hex.toString();
  }
}
