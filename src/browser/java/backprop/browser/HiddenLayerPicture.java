package backprop.browser;

import java.util.List;

/** Inputs, hidden units, outputs, error; what goes forward in the units, what comes back below. */
record HiddenLayerPicture(HiddenLayerModel model) {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 318;
  private static final int RADIUS = 23;
  private static final double STEP = 0.01; // of a number, for a pixel
  private static final int INPUT = 40;
  private static final int HIDDEN = 232;
  private static final int SUM = 424;
  private static final int OUTPUT = 552;
  private static final int ERROR = 676;

  String svg() {
    String words =
        "Example "
            + model.example()
            + " on its way through two hidden units to two outputs, "
            + text("f1")
            + " and "
            + text("f2")
            + "; R is "
            + text("R");
    StringBuilder svg = new StringBuilder(Drawing.open(WIDTH, HEIGHT, words));
    edges(svg);
    HiddenLayerModel.WEIGHTS.forEach(weight -> weight(svg, weight));
    for (int n = 1; n <= HiddenLayerModel.UNITS; n++) {
      double y = y(n);
      char sub = HiddenLayerLetters.subscript(n);
      unit(svg, INPUT, y, "x" + n, "xᵢ" + sub, "");
      unit(svg, HIDDEN, y, "z" + n, "zᵢ" + sub, "α" + sub + "ᵀxᵢ = " + text("alphax" + n));
      below(svg, HIDDEN, y + 40, "s" + n, "s" + sub + "ᵢ = ");
      unit(svg, SUM, y, "t" + n, "tᵢ" + sub, "");
      below(svg, SUM, y + 40, "delta" + n, "δ" + sub + "ᵢ = ");
      unit(svg, OUTPUT, y, "f" + n, "f" + sub, "yᵢ" + sub + " = " + text("y" + n));
      below(svg, OUTPUT, y + 40, "df" + n, "∂Rᵢ/∂f" + sub + " = ");
    }
    svg.append(Drawing.text(ERROR, middle() - 30, "middle", "letter", "Rᵢ"));
    svg.append(Drawing.dot(ERROR, middle(), RADIUS + 3, "unit"));
    svg.append(Drawing.text(ERROR, middle() + 5, "middle", mark("R", "value"), text("R")));
    return svg.append("</svg>").toString();
  }

  private void edges(StringBuilder svg) {
    for (int k = 1; k <= HiddenLayerModel.UNITS; k++) {
      for (int j = 1; j <= HiddenLayerModel.UNITS; j++) {
        if (j == k || !model.output().equals("identity")) {
          String onPath = leads("jacobian" + j + k) ? "edge path" : "edge";
          svg.append(Drawing.line(SUM + RADIUS, y(k), OUTPUT - RADIUS, y(j), onPath));
        }
      }
      String onPath = leads("df" + k) ? "edge path" : "edge";
      svg.append(Drawing.line(OUTPUT + RADIUS, y(k), ERROR - 24, middle() + 10 * k - 15, onPath));
    }
  }

  private void weight(StringBuilder svg, String weight) {
    boolean first = weight.startsWith("alpha");
    int to = weight.charAt(weight.length() - 2) - '0';
    int from = weight.charAt(weight.length() - 1) - '0';
    double right = first ? HIDDEN : SUM;
    boolean chosen = weight.equals(model.weight());
    String type = chosen ? "on value chosen" : "on value";
    if (from == 0) {
      String text = HiddenLayerLetters.plain(weight) + " = " + text(weight);
      svg.append(Drawing.dragged(right, y(to) + 57, mark(weight, type), weight, STEP, text));
      return;
    }
    double left = (first ? INPUT : HIDDEN) + RADIUS;
    double rise = y(to) - y(from);
    String line = model.value(weight) < 0 ? "edge less" : "edge";
    String shown = chosen || leads(weight) ? line + " path" : line;
    svg.append(Drawing.line(left, y(from), right - RADIUS, y(to), shown));
    double share = 0.27;
    double x = left + share * (right - RADIUS - left);
    double y =
        y(from) + (rise == 0 ? -8 : share * rise + 4.5); // beside a level line, on a steep one
    svg.append(Drawing.dragged(x, y, mark(weight, type), weight, STEP, text(weight)));
  }

  private void unit(StringBuilder svg, double x, double y, String key, String name, String above) {
    svg.append(Drawing.dot(x, y, RADIUS, "unit"));
    svg.append(Drawing.text(x, y + 5, "middle", mark(key, "value"), text(key)));
    svg.append(Drawing.text(x, y - 29, "middle", "letter", name));
    svg.append(Drawing.text(x, y - 45, "middle", "small", above));
  }

  private void below(StringBuilder svg, double x, double y, String key, String letter) {
    String type = mark(key, "on value backward");
    svg.append(Drawing.text(x, y, "middle", type, letter + text(key)));
  }

  private boolean leads(String key) {
    for (List<String> path : model.paths()) {
      if (path.contains(key)) {
        return true;
      }
    }
    return false;
  }

  private static double y(int n) {
    return 82 + 148.0 * (n - 1);
  }

  private static double middle() {
    return (y(1) + y(2)) / 2;
  }

  private String mark(String key, String type) {
    return model.changed(key) ? type + " changed" : type;
  }

  private String text(String key) {
    return HiddenLayerLetters.number(model.value(key));
  }
}
