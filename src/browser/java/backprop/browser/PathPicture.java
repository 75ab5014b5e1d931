package backprop.browser;

import backprop.text.Numbers;

/** A path as a row of units: what goes forward above the line, what comes back below it. */
record PathPicture(PathModel model) {
  private static final int APART = 126;
  private static final int MIDDLE = 70;
  private static final int HEIGHT = 136;
  private static final double STEP = 0.01; // of a number, for a pixel

  String svg() {
    int L = model.layers();
    int width = APART * L + 40;
    String words =
        "A path from x = "
            + text("x")
            + " through "
            + (L - 2)
            + " hidden units to ŷ = "
            + text("a" + L)
            + ", where y = "
            + text("y")
            + " is wanted; J = "
            + text("J");
    StringBuilder svg = new StringBuilder(Drawing.open(width, HEIGHT, words));
    for (int l = 1; l < L; l++) {
      edge(svg, l);
    }
    for (int l = 1; l <= L; l++) {
      unit(svg, l);
    }
    double right = center(L) + 72;
    svg.append(
        Drawing.dragged(right, MIDDLE - 8, mark("y", "value"), "y", STEP, "y = " + text("y")));
    svg.append(Drawing.text(right, MIDDLE + 14, "middle", mark("J", "value"), shown("J", "J = ")));
    return svg.append("</svg>").toString();
  }

  private void edge(StringBuilder svg, int l) {
    double from = center(l) + 24;
    double to = center(l + 1) - 24;
    String sign = model.value("theta" + l) < 0 ? "edge less" : "edge";
    svg.append(Drawing.line(from, MIDDLE, to - 5, MIDDLE, sign));
    svg.append("<path class=\"head\" d=\"M").append(Drawing.at(to)).append(' ').append(MIDDLE);
    svg.append("l-8 -4v8z\"/>");
    double middle = (from + to) / 2;
    svg.append(Drawing.text(middle, MIDDLE - 26, "middle", "letter", Letters.plain("θ", l)));
    svg.append(
        Drawing.dragged(
            middle, MIDDLE - 9, mark("theta" + l, "value"), "theta" + l, STEP, text("theta" + l)));
    svg.append(
        Drawing.text(
            middle,
            MIDDLE + 20,
            "middle",
            mark("dtheta" + l, "value backward"),
            shown("dtheta" + l, "")));
    svg.append(
        Drawing.text(middle, MIDDLE + 35, "middle", "letter backward", Letters.plain("∂J/∂θ", l)));
  }

  private void unit(StringBuilder svg, int l) {
    double x = center(l);
    String now = model.now();
    boolean here = now.equals("a" + l) || now.equals("z" + l) || now.equals("delta" + l);
    svg.append(Drawing.dot(x, MIDDLE, 23, here ? "unit now" : "unit"));
    if (l == 1) {
      svg.append(Drawing.dragged(x, MIDDLE + 5, mark("x", "value"), "x", STEP, text("x")));
      svg.append(Drawing.text(x, MIDDLE - 30, "middle", "letter", Letters.plain("a", 1) + " = x"));
      return;
    }
    String name = Letters.plain("a", l) + (l == model.layers() ? " = ŷ" : "");
    svg.append(Drawing.text(x, MIDDLE - 30, "middle", "letter", name));
    svg.append(Drawing.text(x, MIDDLE + 5, "middle", mark("a" + l, "value"), shown("a" + l, "")));
    svg.append(
        Drawing.text(
            x,
            MIDDLE - 47,
            "middle",
            mark("z" + l, "value small"),
            shown("z" + l, Letters.plain("z", l) + " = ")));
    svg.append(
        Drawing.text(
            x,
            MIDDLE + 58,
            "middle",
            mark("delta" + l, "value backward"),
            shown("delta" + l, Letters.plain("δ", l) + " = ")));
  }

  private double center(int l) {
    return APART * (l - 1) + 34;
  }

  private String mark(String key, String type) {
    return model.changed(key) ? type + " changed" : type;
  }

  private String text(String key) {
    return Numbers.typeset(model.value(key), 3);
  }

  private String shown(String key, String before) {
    return model.shown(key) ? before + text(key) : "…";
  }
}
