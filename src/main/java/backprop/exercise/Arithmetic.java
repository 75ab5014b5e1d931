package backprop.exercise;

import backprop.text.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A formula of numbers as the lessons' texts write it: {@code -2 * (y - f) * (1 - f * f)}. Its
 * letters may be any text, such as {@code J(θ + h)} or {@code w*}; the longest that fits counts.
 */
final class Arithmetic {
  private final String text;
  private final List<String> letters;
  private final Object[] values;
  private int at;

  private Arithmetic(String text, List<String> letters, Object[] values) {
    this.text = text;
    this.letters = letters;
    this.values = values;
  }

  /**
   * The value of a formula.
   *
   * @param values of the letters, in their order
   * @throws IllegalArgumentException if it cannot be read
   */
  static double value(String text, List<String> letters, Object... values) {
    Arithmetic formula = new Arithmetic(text, letters, values);
    double value = formula.sum();
    if (formula.at < text.length()) {
      throw formula.wrong();
    }
    return value;
  }

  private double sum() {
    double sum = product();
    for (char sign = take("+-"); sign != 0; sign = take("+-")) {
      double next = product();
      sum += sign == '+' ? next : -next;
    }
    return sum;
  }

  private double product() {
    double product = signed();
    for (char sign = take("*/"); sign != 0; sign = take("*/")) {
      double next = signed();
      product = sign == '*' ? product * next : product / next;
    }
    return product;
  }

  private double signed() {
    return take("-") != 0 ? -signed() : primary();
  }

  private double primary() {
    Optional<String> letter =
        letters.stream().filter(this::isHere).max(Comparator.comparingInt(String::length));
    if (letter.isPresent()) {
      at += letter.get().length();
      return (double) values[letters.indexOf(letter.get())];
    }
    int start = at;
    while (isWord(at)) {
      at++;
    }
    String word = text.substring(start, at);
    if (take("(") == 0) {
      return word.equals("e") ? Math.E : Double.parseDouble(word);
    }
    double a = sum();
    double b = take(",") == 0 ? Double.NaN : sum();
    if (take(")") == 0) {
      throw wrong();
    }
    return function(word, a, b);
  }

  private double function(String name, double a, double b) {
    return switch (name) {
      case "" -> a;
      case "abs" -> Math.abs(a);
      case "cbrt" -> StrictMath.cbrt(a);
      case "exp" -> StrictMath.exp(a);
      case "log" -> StrictMath.log(a);
      case "max" -> Math.max(a, b);
      case "min" -> Math.min(a, b);
      case "pow" -> StrictMath.pow(a, b);
      case "sigma" -> 1 / (1 + StrictMath.exp(-a));
      case "sign" -> Math.signum(a);
      case "sqrt" -> Math.sqrt(a);
      case "tanh" -> StrictMath.tanh(a);
      default -> throw wrong();
    };
  }

  private boolean isHere(String letter) {
    return text.startsWith(letter, at)
        && !(isWord(at + letter.length()) && isWord(at + letter.length() - 1));
  }

  private boolean isWord(int place) {
    return place < text.length()
        && (Character.isLetterOrDigit(text.charAt(place)) || text.charAt(place) == '.');
  }

  // the next character if it is one of these, 0 if not
  private char take(String some) {
    while (text.startsWith(" ", at)) {
      at++;
    }
    boolean there = at < text.length() && some.indexOf(text.charAt(at)) >= 0;
    return there ? text.charAt(at++) : 0;
  }

  private IllegalArgumentException wrong() {
    return Text.illegal("'%s' cannot be read from character %s on", text, at + 1);
  }
}
