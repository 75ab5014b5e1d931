package backprop.exercise;

import backprop.grading.Diagnosis;
import backprop.grading.Gradient;
import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.network.SinglePath;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What formulas give: compared, and written for people. */
final class Answers {
  private Answers() {}

  /** Whether two values agree for these arguments. */
  static boolean agree(Object[] given, Object mine, Object right, double share) {
    if (isGradient(mine)) {
      return diagnosis(given, mine).isRight() && missing(mine, right).isEmpty();
    }
    if (mine instanceof Matrix A && right instanceof Matrix B) {
      return A.hasShapeOf(B) && A.minus(B).maxAbs() <= share * (1e-6 + B.maxAbs());
    }
    if (right instanceof Number b && (mine instanceof Number || mine instanceof String)) {
      double off = Math.abs(number(mine, b.doubleValue()) - b.doubleValue());
      return off <= share * (1e-6 + Math.abs(b.doubleValue()));
    }
    return plain(mine).equals(plain(right));
  }

  /**
   * A number as people type it, also between quotes: −0.5, 0,5, 1/4 or θ = 4; NaN if it is none.
   *
   * @param right what is expected: from a thousand on a comma groups digits, as in 2,410
   */
  static double number(Object typed, double right) {
    if (typed instanceof Number number) {
      return number.doubleValue();
    }
    String text = String.valueOf(typed).replace('−', '-');
    text = text.substring(text.lastIndexOf('=') + 1).strip();
    int slash = text.indexOf('/');
    if (slash > 0) {
      return number(text.substring(0, slash), right) / number(text.substring(slash + 1), right);
    }
    try {
      return Double.parseDouble(text.replace(",", Math.abs(right) < 1000 ? "." : ""));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  static boolean isGradient(Object value) {
    return value instanceof Gradient || value instanceof double[];
  }

  static Diagnosis diagnosis(Object[] given, Object mine) {
    if (given[0] instanceof SinglePath path) {
      return Diagnosis.of((double[]) mine, path, (double) given[1], (double) given[2]);
    }
    return given[0] instanceof OneHiddenLayer net
        ? Diagnosis.of((Gradient) mine, net, (Matrix) given[1], (Matrix) given[2])
        : Diagnosis.of((Gradient) mine, (Network) given[0], (Matrix) given[1], (Matrix) given[2]);
  }

  /** Which parts of a gradient are not there; nothing if all are. */
  static String missing(Object mine, Object right) {
    if (mine instanceof Gradient some && right instanceof Gradient all) {
      Set<String> parts = new TreeSet<>(all.parts().keySet());
      parts.removeAll(some.parts().keySet());
      return parts.isEmpty() ? "" : " Missing: " + String.join(", ", parts) + ".";
    }
    return "";
  }

  static boolean isFinite(Object value) {
    return value instanceof Number number
        ? Double.isFinite(number.doubleValue())
        : !(value instanceof Matrix A) || A.isFinite();
  }

  /**
   * Words as they are compared: "θ1, θ3" and "(Θ1 θ3)" are the same, so are "3 × 2", "3x2" and "3
   * by 2", and so are "1 0" and "1.0 0.0".
   */
  static String plain(Object words) {
    String text = String.valueOf(words).toLowerCase(Locale.ROOT).replace('−', '-');
    text = text.replace(" by ", " ").replace("^", "");
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean times = c == 'x' && isDigit(plain.toString().strip(), true);
      times &= isDigit(text.substring(i + 1).strip(), false);
      plain.append(times || Character.isWhitespace(c) || ",;<>×·*()".indexOf(c) >= 0 ? ' ' : c);
    }
    String spaced = plain.append(' ').toString().replace(".0 ", " ").replace(". ", " ");
    while (spaced.contains("  ")) {
      spaced = spaced.replace("  ", " ");
    }
    return spaced.strip();
  }

  // whether there is a digit at the end, or at the beginning
  private static boolean isDigit(String text, boolean end) {
    return !text.isEmpty() && Character.isDigit(text.charAt(end ? text.length() - 1 : 0));
  }

  /** A number in four digits, a matrix by its rows, anything else as it prints itself. */
  static String shown(Object value) {
    if (value instanceof Number number) {
      double v = number.doubleValue();
      boolean whole = v == Math.rint(v) && Math.abs(v) < 1e9;
      return whole ? Text.format("%,d", (long) v).replace('-', '−') : Numbers.typeset(v, 4);
    }
    return value instanceof Matrix A
        ? Arrays.stream(A.toArrays())
            .map(row -> Arrays.stream(row).mapToObj(Answers::shown))
            .map(row -> row.collect(Collectors.joining(", ", "{", "}")))
            .collect(Collectors.joining(", ", "{", "}"))
        : String.valueOf(value);
  }

  /** An argument in short: a matrix by its shape, a network by its first line. */
  static String inShort(Object value) {
    return value instanceof Matrix A
        ? "a matrix of " + A.shape()
        : value instanceof Number ? shown(value) : value.toString().lines().findFirst().orElse("");
  }

  /** What is wrong with the shape of a matrix; nothing if it is right. */
  static String shapes(Object mine, Object right) {
    return mine instanceof Matrix A && right instanceof Matrix B && !A.hasShapeOf(B)
        ? " The shape is " + A.shape() + "; it should be " + B.shape() + "."
        : "";
  }
}
