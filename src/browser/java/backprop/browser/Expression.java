package backprop.browser;

import backprop.check.Tape;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A formula as people type it, read straight onto a {@link Tape}, which knows its value and its
 * derivatives.
 *
 * <p>{@code ·}, {@code −} and {@code ²} are understood beside {@code *}, {@code -} and {@code ^2};
 * {@code 2x} and {@code a(1 − a)} are products; what stands before {@code =} is the result's name.
 */
final class Expression {
  static final List<String> FUNCTIONS =
      List.of("tanh", "exp", "log", "sigmoid", "relu", "sqrt", "abs", "max", "min");

  private static final int LONGEST = 200; // characters
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";
  private static final Map<Character, String> SPELLED = new HashMap<>();

  static {
    String letters = "αβγδεηθκλμµρσπφŷ∂√−–·×′″‴⁽⁾ ";
    String[] words = {
      "alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "kappa", "lambda", "mu", "mu",
      "rho", "sigma", "pi", "phi", "yhat", "d", "sqrt", "-", "-", "*", "*", "'", "''", "'''", "",
      "", ""
    };
    for (int i = 0; i < words.length; i++) {
      SPELLED.put(letters.charAt(i), words[i]);
    }
  }

  private final String text;
  private final boolean free; // whether any name may stand there
  private final List<String> names;
  private final ToDoubleFunction<String> value;
  private final Tape tape = new Tape();
  private final Map<String, Tape.Node> leaves = new LinkedHashMap<>();
  private final Map<Integer, Integer> places = new HashMap<>(); // in the text, by a node's index
  private final String name;
  private final Tape.Node y;
  private int at;

  /**
   * Reads a formula in letters of the reader's own.
   *
   * @param value of a name
   * @throws IllegalArgumentException if it cannot be read; says where, and what is expected there
   */
  Expression(String text, ToDoubleFunction<String> value) {
    this(text, true, List.of(), value);
  }

  private Expression(
      String text, boolean free, List<String> names, ToDoubleFunction<String> value) {
    this.text = text;
    this.free = free;
    this.names = new ArrayList<>(names);
    this.names.sort((a, b) -> b.length() - a.length()); // the longest that fits counts
    this.value = value;
    if (text.length() > LONGEST) {
      throw Text.illegal("this has %s characters; at most %s fit", text.length(), LONGEST);
    }
    int equals = text.indexOf('=');
    name = equals < 0 ? "" : flat(text.substring(0, equals).strip());
    if (free && equals >= 0 && !isName(name)) {
      throw Text.illegal("before = stands one name, as in y = …: this is “%s”", name);
    }
    at = equals + 1;
    y = sum();
    if (leaves.containsKey(name)) {
      throw Text.illegal("“%s” is the result; it cannot stand in its own formula", name);
    }
    if (peek() == ')') {
      throw wrong("this bracket closes nothing");
    }
    if (peek() != 0) {
      throw wrong("+, −, *, / or ^ is missing before this");
    }
  }

  /**
   * The value of a formula in given names, and no others.
   *
   * @param names as they are printed; "theta2" is understood for "θ2", and so are θ² and θ₂
   * @throws IllegalArgumentException as above
   */
  static double value(String text, List<String> names, Object... values) {
    return new Expression(text, false, names, it -> (double) values[names.indexOf(it)]).y.value();
  }

  Tape tape() {
    return tape;
  }

  Tape.Node y() {
    return y;
  }

  /** What the reader calls the result; empty if they do not. */
  String name() {
    return name;
  }

  /** The independent variables, in the order of the text. */
  Map<String, Tape.Node> leaves() {
    return leaves;
  }

  /** Which character of the text, from 1, stands for a recorded number. */
  int place(Tape.Node node) {
    return places.getOrDefault(node.index(), 0) + 1;
  }

  // ------------------------------------------------------------------ grammar

  private Tape.Node sum() {
    Tape.Node left = product();
    while (true) {
      int place = place();
      if (take("+")) {
        left = noted(place, left.plus(product()));
      } else if (take("-−–")) {
        left = noted(place, left.minus(product()));
      } else {
        return left;
      }
    }
  }

  private Tape.Node product() {
    Tape.Node left = signed();
    boolean divided = false;
    while (true) {
      char next = peek();
      int place = at;
      if (take("*·×⋅∗")) {
        left = noted(place, left.times(signed()));
        divided = false;
      } else if (take("/÷:")) {
        left = noted(place, left.divide(signed()));
        divided = true;
      } else if ("(√".indexOf(next) >= 0
          || isDigit(next)
          || Character.isLetter(next)
          || known() != null) {
        if (divided) {
          throw wrong(
              "1/2x can be read in two ways; write (1/2)*x or 1/(2*x): a sign or a bracket is"
                  + " missing");
        }
        left = noted(place, left.times(power()));
      } else {
        return left;
      }
    }
  }

  private Tape.Node signed() {
    int place = place();
    if (take("+")) {
      return signed();
    }
    if (take("-−–")) {
      Tape.Node of = signed();
      return noted(place, isConstant(of) ? tape.constant(-of.value()) : of.negate());
    }
    return power();
  }

  private Tape.Node power() {
    Tape.Node base = primary();
    int place = place();
    if (take("^")) {
      return noted(place, power(base, signed()));
    }
    boolean negative = take("⁻");
    int start = at;
    int n = 0;
    while (at < text.length() && RAISED.indexOf(text.charAt(at)) >= 0) {
      n = 10 * n + RAISED.indexOf(text.charAt(at++));
    }
    return at == start ? base : noted(place, power(base, tape.constant(negative ? -n : n)));
  }

  private Tape.Node power(Tape.Node base, Tape.Node exponent) {
    if (!isNumber(exponent)) {
      boolean natural = isConstant(base) && base.value() == Math.E;
      return natural ? exponent.exp() : base.log().times(exponent).exp();
    }
    return exponent.value() == 2 ? base.square() : base.pow(exponent.value());
  }

  private static boolean isConstant(Tape.Node node) {
    return node.operation().equals("constant");
  }

  // whether no variable is in it
  private static boolean isNumber(Tape.Node node) {
    return !node.operation().equals("leaf")
        && node.parents().stream().allMatch(Expression::isNumber);
  }

  private Tape.Node primary() {
    char next = peek();
    int place = at;
    if (isDigit(next)) {
      return noted(place, tape.constant(number()));
    }
    if (take("(")) {
      Tape.Node inside = sum();
      close(")", place);
      return inside;
    }
    return noted(place, named(place));
  }

  private Tape.Node named(int place) {
    String known = known();
    if (known != null) {
      at = end(known);
      return leaf(known);
    }
    if (take("|")) {
      Tape.Node inside = sum();
      close("|", place);
      return inside.abs();
    }
    String word = word();
    if (word.isEmpty()) {
      throw wrong("a number, a name or a bracket is expected here");
    }
    String lower = spelled(word).toLowerCase(Locale.ROOT);
    String plain = lower.equals("ln") ? "log" : word.equals("σ") ? "sigmoid" : lower;
    if (FUNCTIONS.contains(plain)) {
      return function(plain);
    }
    if (word.equals("e") || plain.equals("pi")) {
      return tape.constant(word.equals("e") ? Math.E : Math.PI);
    }
    boolean called =
        word.length() > 1 && Character.isLetter(plain.charAt(plain.length() - 1)) && peek() == '(';
    at = place;
    if (called) {
      throw wrong(
          Text.format("there is no function %s, but %s", word, String.join(", ", FUNCTIONS)));
    }
    if (!free) {
      throw wrong(
          names.isEmpty()
              ? "a number is asked for"
              : "the names here are " + String.join(", ", names));
    }
    at += word.length();
    return leaf(flat(word));
  }

  private Tape.Node leaf(String leaf) {
    return leaves.computeIfAbsent(leaf, it -> tape.leaf(it, value.applyAsDouble(it)));
  }

  private Tape.Node function(String function) {
    int place = place();
    if (!take("(")) {
      throw wrong(Text.format("%s needs a bracket: %s(…)", function, function));
    }
    Tape.Node a = sum();
    Tape.Node b = null;
    if (function.startsWith("m")) {
      if (!take(",;")) {
        throw wrong(Text.format("%s takes two numbers, with a comma between", function));
      }
      b = sum();
    }
    close(")", place);
    return switch (function) {
      case "tanh" -> a.tanh();
      case "exp" -> a.exp();
      case "log" -> a.log();
      case "sigmoid" -> a.sigmoid();
      case "relu" -> a.relu(0);
      case "sqrt" -> a.sqrt();
      case "abs" -> a.abs();
      case "max" -> a.max(b);
      default -> a.minus(b).ifPositive(b, a);
    };
  }

  // ------------------------------------------------------------------ characters

  private double number() {
    int start = at;
    while (at < text.length() && (isDigit(text.charAt(at)))) {
      at++;
    }
    int mark = at;
    if (mark + 1 < text.length() && "eE".indexOf(text.charAt(mark)) >= 0) {
      int digits = "+-".indexOf(text.charAt(mark + 1)) < 0 ? mark + 1 : mark + 2;
      for (int i = digits; i < text.length() && Character.isDigit(text.charAt(i)); i++) {
        at = i + 1;
      }
    }
    try {
      return Double.parseDouble(text.substring(start, at));
    } catch (NumberFormatException e) {
      at = start;
      throw wrong("this is no number");
    }
  }

  private String word() {
    int start = at;
    while (at < text.length() && isInName(text.charAt(at), at > start)) {
      at++;
    }
    if (at == start && peek() == '√') {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isName(String word) {
    boolean is = !word.isEmpty();
    for (int i = 0; i < word.length(); i++) {
      is &= isInName(word.charAt(i), i > 0);
    }
    return is;
  }

  private static boolean isInName(char c, boolean later) {
    boolean digit = c >= '0' && c <= '9' || c == '_' || LOWERED.indexOf(c) >= 0;
    return Character.isLetter(c) || later && digit;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9' || c == '.';
  }

  // which of the given names stands here, or null
  private String known() {
    for (String name : names) {
      if (end(name) > 0) {
        return name;
      }
    }
    return null;
  }

  // where a name ends that stands here, in this or another spelling; 0 if it does not
  private int end(String name) {
    String wanted = spelled(name);
    String read = "";
    int end = at;
    while (end < text.length() && read.length() < wanted.length()) {
      read += spelled(text.substring(end, ++end));
    }
    char next = end < text.length() ? text.charAt(end) : ' ';
    char last = wanted.charAt(wanted.length() - 1);
    boolean goesOn =
        next >= '0' && next <= '9' || Character.isLetter(last) && Character.isLetter(next);
    return read.equals(wanted) && !goesOn ? end : 0;
  }

  /** In letters of every keyboard: "theta2" for "θ²" and "θ₂". */
  private static String spelled(String name) {
    StringBuilder spelled = new StringBuilder();
    for (char c : flat(name).toCharArray()) {
      int raised = RAISED.indexOf(c);
      spelled.append(
          raised >= 0 ? String.valueOf(raised) : SPELLED.getOrDefault(c, String.valueOf(c)));
    }
    return spelled.toString();
  }

  // with its digits on the line
  private static String flat(String name) {
    StringBuilder flat = new StringBuilder();
    for (char c : name.toCharArray()) {
      int lowered = LOWERED.indexOf(c);
      flat.append(lowered >= 0 ? (char) ('0' + lowered) : c);
    }
    return flat.toString();
  }

  private int place() {
    peek();
    return at;
  }

  // the next character that is no space; 0 at the end
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean take(String characters) {
    char next = peek();
    boolean there = next != 0 && characters.indexOf(next) >= 0;
    at += there ? 1 : 0;
    return there;
  }

  private void close(String bracket, int open) {
    if (!take(bracket)) {
      throw wrong(Text.format("the bracket that opens at character %s is not closed", open + 1));
    }
  }

  private Tape.Node noted(int place, Tape.Node node) {
    places.putIfAbsent(node.index(), place);
    return node;
  }

  private IllegalArgumentException wrong(String what) {
    char next = peek();
    String rest = text.substring(at);
    String where =
        next == 0
            ? "at the end"
            : Text.format(
                "character %s, “%s”",
                at + 1, rest.length() <= 12 ? rest : rest.substring(0, 12) + "…");
    return Text.illegal("%s: %s", where, what);
  }
}
