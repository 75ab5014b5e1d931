package backprop.browser;

import java.util.ArrayList;
import java.util.List;

/** δ the long way and the short, with the numbers in them. */
record OutputEquations(OutputModel model) {

  String html() {
    int n = model.units();
    List<String> forward = new ArrayList<>();
    List<String> slopes = new ArrayList<>();
    List<String> longWay = new ArrayList<>();
    List<String> shortWay = new ArrayList<>();
    for (int k = 1; k <= n; k++) {
      forward.add(line(letter("a", k), activation(k) + " = " + number("a", k, model.a(k))));
    }
    forward.add(line("<i>C</i> = " + cost(), Letters.number("C", model.cost())));
    for (int k = 1; k <= n; k++) {
      slopes.add(line(partial("C", "a", k, k), number("slope", k, model.slope(k))));
      longWay.add(line(letter("δ", k) + " = " + product(k), longDelta(k)));
      if (model.hasShortWay()) {
        shortWay.add(
            line(
                letter("δ", k) + " = " + letter("a", k) + " − " + letter("y", k),
                number("a", k, model.a(k))
                    + " − "
                    + factor("y", k, model.y(k))
                    + " = <b>"
                    + number("short", k, model.delta(k))
                    + "</b>"));
      }
    }
    if (n == 1) {
      slopes.add(line("<i>σ</i>′(<i>z</i>)", Letters.number("jacobian11", model.jacobian(1, 1))));
    }
    return PathEquations.group("Forward", "forward", forward)
        + PathEquations.group("The slopes", "backward", slopes)
        + (n == 1 ? "" : jacobian())
        + PathEquations.group("<i>δ</i> the long way", "backward", longWay)
        + (shortWay.isEmpty()
            ? "<section><h4><i>δ</i> the short way</h4><p class=\"live-hint\">Nothing cancels in"
                + " this pair: there is none.</p></section>"
            : PathEquations.group("<i>δ</i> the short way", "backward", shortWay));
  }

  /** Row i is output i, column j is input j. */
  private String jacobian() {
    StringBuilder html =
        new StringBuilder("<section class=\"live-check live-jacobian\"><h4>The Jacobian");
    html.append(" ∂<i>a</i><sub>i</sub>/∂<i>z</i><sub>j</sub></h4><table><thead><tr><th></th>");
    for (int j = 1; j <= OutputModel.UNITS; j++) {
      html.append("<th>").append(letter("z", j)).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    for (int i = 1; i <= OutputModel.UNITS; i++) {
      html.append("<tr><th>").append(letter("a", i)).append("</th>");
      for (int j = 1; j <= OutputModel.UNITS; j++) {
        html.append("<td>").append(entry(i, j)).append("</td>");
      }
      html.append("</tr>");
    }
    return html.append("</tbody></table></section>").toString();
  }

  // (BP1) δ_k = Σ_j ∂C/∂a_j ∂a_j/∂z_k
  private String product(int k) {
    List<String> terms = new ArrayList<>();
    for (int j = 1; j <= model.units(); j++) {
      terms.add(partial("C", "a", j, j) + " · " + partial("a", "z", j, k));
    }
    return model.units() == 1
        ? partial("C", "a", 1, 1) + " · <i>σ</i>′(<i>z</i>)"
        : String.join(" + ", terms);
  }

  private String longDelta(int k) {
    List<String> terms = new ArrayList<>();
    for (int j = 1; j <= model.units(); j++) {
      double jacobian = model.jacobian(j, k);
      String entry = jacobian < 0 ? "(" + entry(j, k) + ")" : entry(j, k);
      terms.add(factor("slope", j, model.slope(j)) + " · " + entry);
    }
    return String.join(" + ", terms) + " = <b>" + number("long", k, model.longDelta(k)) + "</b>";
  }

  private String activation(int k) {
    String z = number("z", k, model.z(k));
    return model.isSoftmax()
        ? "e<sup>" + z + "</sup>/Σ<sub>j</sub> e<sup>z<sub>j</sub></sup>"
        : "<i>σ</i>(" + z + ")";
  }

  private String cost() {
    String sum = model.isSoftmax() ? "Σ<sub>k</sub> " : "";
    String a = model.isSoftmax() ? "<i>a</i><sub>k</sub>" : "<i>a</i>";
    String y = model.isSoftmax() ? "<i>y</i><sub>k</sub>" : "<i>y</i>";
    String difference = "(" + a + " − " + y + ")²";
    return switch (model.loss) {
      case "half" -> "½ " + sum + difference;
      case "sum" -> sum + difference;
      case "mean" -> (model.isSoftmax() ? "⅓ " : "") + sum + difference;
      case "L1" -> sum + "|" + a + " − " + y + "|";
      default ->
          model.isSoftmax()
              ? "−" + sum + y + " ln " + a
              : "−" + y + " ln " + a + " − (1 − " + y + ") ln(1 − " + a + ")";
    };
  }

  private String partial(String of, String by, int i, int j) {
    String upper = of.equals("C") ? "<i>C</i>" : letter(of, i);
    return "∂" + upper + "/∂" + letter(by, j);
  }

  private String letter(String letter, int k) {
    return "<i>" + letter + "</i>" + (model.isSoftmax() ? "<sub>" + k + "</sub>" : "");
  }

  private String entry(int i, int j) {
    return Letters.number("jacobian" + i + j, model.jacobian(i, j));
  }

  private static String number(String key, int k, double value) {
    return Letters.number(key + k, value);
  }

  // in brackets if a sign would meet another sign
  private static String factor(String key, int k, double value) {
    return value < 0 ? "(" + number(key, k, value) + ")" : number(key, k, value);
  }

  private static String line(String letters, String numbers) {
    return PathEquations.equation("", letters, numbers);
  }
}
