package backprop.browser;

import backprop.text.Decimal;
import backprop.text.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Inputs as HTML, each with its words; and what was typed into them. */
final class Controls {
  private Controls() {}

  /**
   * A slider with a field beside it.
   *
   * @param name the control
   * @param letter as HTML
   * @param words the same for who does not see it
   */
  static String number(
      String name, String letter, String words, double least, double most, double step) {
    String aria = "\" aria-label=\"" + Text.escaped(words) + "\"";
    return "<div class=\"live-number\"><span aria-hidden=\"true\">"
        + letter
        + "</span><input type=\"range\" data-control=\""
        + name
        + "\" min=\""
        + Decimal.of(least)
        + "\" max=\""
        + Decimal.of(most)
        + "\" step=\""
        + Decimal.of(step)
        + aria
        + "><input type=\"text\" inputmode=\"decimal\" autocomplete=\"off\" spellcheck=\"false\""
        + " data-control=\""
        + name
        + aria
        + "></div>";
  }

  /**
   * A line of text.
   *
   * @param enter the control that the key Enter presses; empty for none
   */
  static String text(String name, String label, String enter) {
    return "<label class=\"live-text\"><span>"
        + label
        + "</span><input type=\"text\" autocomplete=\"off\" autocapitalize=\"off\""
        + " spellcheck=\"false\" data-control=\""
        + name
        + "\" data-enter=\""
        + enter
        + "\"></label>";
  }

  /** A choice among words. */
  static String choice(String name, String label, List<String> words) {
    return choice(name, label, words, words);
  }

  /**
   * @param words as they stand in addresses
   * @param shown the same for the reader
   */
  static String choice(String name, String label, List<String> words, List<String> shown) {
    StringBuilder html = new StringBuilder("<label class=\"live-choice\"><span>").append(label);
    html.append("</span><select data-control=\"").append(name).append("\">");
    for (int i = 0; i < words.size(); i++) {
      html.append("<option value=\"").append(words.get(i)).append("\">");
      html.append(Text.escaped(shown.get(i))).append("</option>");
    }
    return html.append("</select></label>").toString();
  }

  static String button(String name, String label) {
    return "<button type=\"button\" data-control=\"" + name + "\">" + label + "</button>";
  }

  /** A number as a field shows it: as it is if that is short, or else six digits. */
  static String field(double number) {
    String exact = Decimal.of(number);
    return exact.length() <= 9
        ? exact
        : Decimal.of(new BigDecimal(number).round(new MathContext(6)).doubleValue());
  }

  // Java would read 1f, 0x1p3 and more
  private static boolean isDecimal(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
  }

  /**
   * The number that was typed or slid; a comma and a typographic minus are understood.
   *
   * @throws IllegalArgumentException if it is none, or out of range
   */
  static double read(String letter, String typed, double least, double most) {
    String text = typed.strip().replace(',', '.').replace('−', '-');
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!(number >= least && number <= most) || !isDecimal(text)) {
      throw Text.illegal(
          "%s is a number from %s to %s; this is “%s”",
          letter, Decimal.of(least), Decimal.of(most), typed);
    }
    return number;
  }
}
