package backprop.browser;

import java.util.ArrayList;
import java.util.List;

/** The equations of 002 for one example and one weight, with the numbers in them. */
record HiddenLayerEquations(HiddenLayerModel model) {

  /** Every path through the weight with its product; the sum of them is the gradient. */
  String paths() {
    List<String> lines = new ArrayList<>();
    List<List<String>> paths = model.paths();
    StringBuilder sum = new StringBuilder();
    for (int n = 1; n <= paths.size(); n++) {
      List<String> factors = new ArrayList<>(paths.get(n - 1));
      if (model.output().equals("identity")) {
        factors.remove(1); // ∂f_k/∂t_ik = 1
      }
      List<String> letters = new ArrayList<>();
      List<String> numbers = new ArrayList<>();
      for (String factor : factors) {
        letters.add(factor.equals("x0") || factor.equals("z0") ? "1" : letter(factor));
        numbers.add(factor(factor));
      }
      lines.add(
          line(
              "path " + n,
              String.join(" · ", letters),
              String.join(" · ", numbers) + " = " + number("path" + n)));
      sum.append(n == 1 ? "" : " + ").append(factor("path" + n));
    }
    String gradient = "d" + model.weight();
    lines.add(line("the sum", letter(gradient), sum + " = <b>" + number(gradient) + "</b>"));
    String title =
        paths.size() == 1
            ? "One path leads from " + letter(model.weight()) + " to "
            : paths.size() + " paths lead from " + letter(model.weight()) + " to ";
    return PathEquations.group(title + letter("R"), "backward", lines);
  }

  String equations() {
    List<String> forward = new ArrayList<>();
    List<String> backward = new ArrayList<>();
    for (int m = 1; m <= HiddenLayerModel.UNITS; m++) {
      forward.add(sum("alphax" + m, "alpha" + m, "x"));
      String z = "<i>σ</i>(" + number("alphax" + m) + ") = " + number("z" + m);
      forward.add(line("§1", letter("z" + m), z));
    }
    for (int k = 1; k <= HiddenLayerModel.UNITS; k++) {
      forward.add(sum("t" + k, "beta" + k, "z"));
    }
    boolean identity = model.output().equals("identity");
    for (int k = 1; k <= HiddenLayerModel.UNITS; k++) {
      String t = number("t" + k);
      String g = identity ? t : "e<sup>" + t + "</sup>/Σ<sub>l</sub> e<sup>t</sup>";
      forward.add(line("§1", letter("f" + k), (identity ? "" : g + " = ") + number("f" + k)));
    }
    forward.add(error());
    for (int k = 1; k <= HiddenLayerModel.UNITS; k++) {
      backward.add(signal(k));
    }
    for (int m = 1; m <= HiddenLayerModel.UNITS; m++) {
      String sum = product("beta1" + m, "delta1") + " + " + product("beta2" + m, "delta2");
      backward.add(
          line(
              "(16)",
              letter("s" + m)
                  + " = "
                  + letter("slope" + m)
                  + " Σ<sub>k</sub> <i>β</i><sub>k"
                  + m
                  + "</sub> <i>δ</i><sub>ki</sub>",
              number("slope" + m) + " · (" + sum + ") = " + number("s" + m)));
    }
    backward.add(gradient());
    return PathEquations.group("Forward", "forward", forward)
        + PathEquations.group("Backward", "backward", backward);
  }

  // α_mᵀ x_i = α_0m + α_m1 x_i1 + α_m2 x_i2
  private String sum(String key, String weight, String from) {
    StringBuilder numbers = new StringBuilder(number(weight + "0"));
    for (int l = 1; l <= HiddenLayerModel.UNITS; l++) {
      numbers.append(" + ").append(product(weight + l, from + l));
    }
    return line("§1", letter(key), numbers + " = " + number(key));
  }

  private String error() {
    if (model.crossEntropy()) {
      int k = model.value("y1") == 1 ? 1 : 2; // the targets are one-hot
      return line(
          "",
          letter("R") + " = −Σ<sub>k</sub> <i>y</i><sub>ik</sub> ln <i>f</i><sub>k</sub>",
          "−ln " + number("f" + k) + " = " + number("R"));
    }
    return line(
        "(2)",
        letter("R") + " = Σ<sub>k</sub> (<i>y</i><sub>ik</sub> − <i>f</i><sub>k</sub>)²",
        "(" + missing(1) + ")² + (" + missing(2) + ")² = " + number("R"));
  }

  private String missing(int k) {
    return number("y" + k) + " − " + factor("f" + k);
  }

  private String signal(int k) {
    String delta = letter("delta" + k) + " = ";
    String result = " = " + number("delta" + k);
    if (model.crossEntropy()) {
      String letters = delta + letter("f" + k) + " − " + letter("y" + k);
      return line("", letters, number("f" + k) + " − " + number("y" + k) + result);
    }
    if (model.output().equals("identity")) {
      String letters = delta + "−2(" + letter("y" + k) + " − " + letter("f" + k) + ")";
      return line("(6)", letters, "−2(" + missing(k) + ")" + result);
    }
    return line(
        "(10)",
        delta
            + "−2 Σ<sub>l</sub> (<i>y</i><sub>il</sub> − <i>f</i><sub>l</sub>)"
            + " ∂<i>f</i><sub>l</sub>/∂"
            + letter("t" + k),
        "−2(("
            + missing(1)
            + ") · "
            + factor("jacobian1" + k)
            + " + ("
            + missing(2)
            + ") · "
            + factor("jacobian2" + k)
            + ")"
            + result);
  }

  private String gradient() {
    String weight = model.weight();
    char to = weight.charAt(weight.length() - 2);
    char from = weight.charAt(weight.length() - 1);
    boolean first = weight.startsWith("alpha");
    String error = (first ? "s" : "delta") + to;
    String input = (first ? "x" : "z") + from;
    return line(
        first ? "(7)" : "(6)",
        letter("d" + weight) + " = " + letter(error) + (from == '0' ? "" : " " + letter(input)),
        product(error, input) + " = " + number("d" + weight));
  }

  private static String letter(String key) {
    return HiddenLayerLetters.html(key);
  }

  private String product(String first, String second) {
    return factor(first) + " · " + factor(second);
  }

  private String number(String key) {
    String number = Letters.number(key, model.value(key));
    return model.changed(key) ? "<mark>" + number + "</mark>" : number;
  }

  // in brackets if a sign would meet another sign
  private String factor(String key) {
    return model.value(key) < 0 ? "(" + number(key) + ")" : number(key);
  }

  private static String line(String tag, String letters, String numbers) {
    return PathEquations.equation(tag, letters, numbers);
  }
}
