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
    if (right instanceof Number && mine instanceof String text && isNumber(text)) {
      return agree(given, Double.valueOf(text), right, share); // a number typed between the quotes
    }
    if (mine instanceof Number a && right instanceof Number b) {
      double off = Math.abs(a.doubleValue() - b.doubleValue());
      return off <= share * (1e-6 + Math.abs(b.doubleValue()));
    }
    return plain(mine).equals(plain(right));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && Character.isDigit(text.charAt(text.length() - 1))
        && text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-');
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
   * Words as they are compared: "θ1, θ3" and "Θ1 θ3" are the same, and so are "3 × 2" and "3x2".
   */
  static String plain(Object words) {
    String text = String.valueOf(words).toLowerCase(Locale.ROOT).replace('−', '-');
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = Character.isWhitespace(c) || ",;<>".indexOf(c) >= 0;
      boolean times = "x×·*".indexOf(c) >= 0 && isDigit(plain.toString().strip(), true);
      if (times && isDigit(text.substring(i + 1).strip(), false)) {
        plain.setLength(plain.toString().strip().length());
        plain.append('×');
      } else if (!space) {
        plain.append(c);
      } else if (plain.length() > 0 && " ×".indexOf(plain.charAt(plain.length() - 1)) < 0) {
        plain.append(' ');
      }
    }
    return plain.toString().strip();
  }

  // whether there is a digit at the end, or at the beginning
  private static boolean isDigit(String text, boolean end) {
    return !text.isEmpty() && Character.isDigit(text.charAt(end ? text.length() - 1 : 0));
  }

  /** A number in four digits, a matrix by its rows, anything else as it calls itself. */
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

  /** What is wrong with the shape of a matrix; nothing if it is right. */
  static String shapes(Object mine, Object right) {
    return mine instanceof Matrix A && right instanceof Matrix B && !A.hasShapeOf(B)
        ? " The shape is " + A.shape() + "; it should be " + B.shape() + "."
        : "";
  }
}
