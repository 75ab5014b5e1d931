package backprop.browser;

import java.util.ArrayList;
import java.util.List;

/**
 * The equations (6) to (17) of 001 with the numbers of a path in them, in the order of the walk.
 */
record PathEquations(PathModel model) {

  String html() {
    int L = model.layers();
    List<String> forward = new ArrayList<>();
    forward.add(line("(6)", "", letter("a", 1) + " = <i>x</i>", number("x")));
    for (int l = 2; l <= L; l++) {
      String theta = letter("θ", l - 1);
      forward.add(
          line(
              "(6)",
              "z" + l,
              letter("z", l) + " = " + theta + " " + letter("a", l - 1),
              number("theta" + (l - 1)) + " · " + factor("a" + (l - 1))));
      String f = l == L ? "<i>g</i>" : "<i>σ</i>";
      String z = f + "(" + letter("z", l) + ")" + (l == L ? " = <i>ŷ</i>" : "");
      forward.add(
          line("(6)", "a" + l, letter("a", l) + " = " + z, f + "(" + number("z" + l) + ")"));
    }
    forward.add(line("(7)", "J", "<i>J</i> = ½(<i>ŷ</i> − <i>y</i>)²", "½(" + error() + ")²"));

    List<String> signal = new ArrayList<>();
    signal.add(line("(8), (14)", "delta" + L, letter("δ", L) + " = <i>ŷ</i> − <i>y</i>", error()));
    for (int l = L - 1; l >= 2; l--) {
      signal.add(
          line(
              l == L - 1 ? "(15)" : "(16)",
              "delta" + l,
              letter("δ", l) + " = " + letter("δ", l + 1) + " " + letter("θ", l) + " " + slope(l),
              factor("delta" + (l + 1))
                  + " · "
                  + factor("theta" + l)
                  + " · "
                  + number("slope" + l)));
    }
    int first = Math.min(2, L);
    signal.add(
        line(
            "(13)",
            "delta" + first,
            letter("δ", first) + " = ∂<i>J</i>/∂" + letter("z", first),
            "by nudging "
                + letter("z", first)
                + ": "
                + Letters.number("nudged", model.nudged(first)),
            false));

    List<String> gradients = new ArrayList<>();
    for (int l = L - 1; l >= 1; l--) {
      gradients.add(
          line(
              l == L - 1 ? "(9)" : l == L - 2 ? "(10)" : "(11)",
              "dtheta" + l,
              partial(l) + " = " + product(l, true),
              product(l, false)));
    }
    List<String> steps = new ArrayList<>();
    for (int l = 1; l < L; l++) {
      steps.add(
          line(
              "(12), (17)",
              "step" + l,
              "Δ" + letter("θ", l) + " = −<i>η</i> " + letter("δ", l + 1) + " " + letter("a", l),
              "−" + number("eta") + " · " + factor("delta" + (l + 1)) + " · " + factor("a" + l)));
    }
    return group("Forward", "forward", forward)
        + group("The error signal", "backward", signal)
        + group("The gradient, from scratch", "backward", gradients)
        + group("One step", "", steps);
  }

  // (11) (ŷ − y) · θ^(3) σ′(z^(3)) · θ^(2) σ′(z^(2)) · a^(1)
  private String product(int l, boolean letters) {
    StringBuilder text = new StringBuilder(letters ? "(<i>ŷ</i> − <i>y</i>)" : "(" + error() + ")");
    for (int k = model.layers() - 1; k > l; k--) {
      text.append(" · ")
          .append(letters ? letter("θ", k) + " " + slope(k) : factor("theta" + k))
          .append(letters ? "" : " · " + number("slope" + k));
    }
    return text + " · " + (letters ? letter("a", l) : factor("a" + l));
  }

  private String error() {
    return number("a" + model.layers()) + " − " + factor("y");
  }

  private static String letter(String letter, int l) {
    return Letters.html(letter, l);
  }

  private static String slope(int l) {
    return "<i>σ</i>′(" + letter("z", l) + ")";
  }

  private static String partial(int l) {
    return "∂<i>J</i>/∂" + letter("θ", l);
  }

  private String number(String key) {
    String of = key.equals("a1") ? "x" : key;
    String number = Letters.number(of, model.value(of));
    return model.changed(of) ? "<mark>" + number + "</mark>" : number;
  }

  // in brackets if a sign would meet another sign
  private String factor(String key) {
    return model.value(key) < 0 ? "(" + number(key) + ")" : number(key);
  }

  private String line(String tag, String key, String letters, String numbers) {
    return line(tag, key, letters, numbers, true);
  }

  private String line(String tag, String key, String letters, String numbers, boolean result) {
    boolean shown = key.isEmpty() || model.shown(key);
    String right = key.isEmpty() ? numbers : numbers + (result ? " = " + number(key) : "");
    return "<li"
        + (!key.isEmpty() && key.equals(model.now()) && result
            ? " class=\"now\" aria-current=\"step\""
            : "")
        + "><span class=\"tag\">"
        + tag
        + "</span> <span class=\"letters\">"
        + letters
        + "</span> <span class=\"numbers\">"
        + (shown ? (result ? "= " : "") + right : "…")
        + "</span></li>";
  }

  /** A line: where the equation stands, its letters, and what they are now. */
  static String equation(String tag, String letters, String numbers) {
    return "<li><span class=\"tag\">"
        + tag
        + "</span> <span class=\"letters\">"
        + letters
        + "</span> <span class=\"numbers\">= "
        + numbers
        + "</span></li>";
  }

  /** Lines under a heading. */
  static String group(String title, String direction, List<String> lines) {
    return "<section class=\""
        + direction
        + "\"><h4>"
        + title
        + "</h4><ol>"
        + String.join("", lines)
        + "</ol></section>";
  }
}
