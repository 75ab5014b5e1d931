package backprop.browser;

import backprop.text.Numbers;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Curves over the first z, with the place where it is: the slope of the activation, and |δ|. */
record OutputPicture(OutputModel model) {
  static final double EDGE = 8; // of z
  private static final int WIDTH = 320;
  private static final int HEIGHT = 178;
  private static final int LEFT = 34;
  private static final int TOP = 26;
  private static final int BOTTOM = 24;
  private static final int SAMPLES = 96; // intervals

  private record Curve(String letters, String type, DoubleUnaryOperator of) {}

  /** a and its slope. */
  String saturation() {
    String one = model.isSoftmax() ? "₁" : "";
    String slope = model.isSoftmax() ? "∂a₁/∂z₁" : "σ′(z)";
    return chart(
        "the activation and its slope " + text(model.jacobian(1, 1)),
        List.of(
            new Curve("a" + one, "curve forward", z -> at(z).a(1)),
            new Curve(slope, "curve dashed", z -> at(z).jacobian(1, 1))));
  }

  /** |δ| with cross-entropy, and with the loss that is chosen or a squared error. */
  String signal() {
    String delta = model.isSoftmax() ? "|δ₁| " : "|δ| ";
    String other = model.isCrossEntropy() ? OutputModel.LOSSES.get(0) : model.loss;
    return chart(
        "the size of delta with two losses",
        List.of(
            new Curve(
                delta + OutputFigure.shown(other), "curve backward dashed", z -> signal(z, other)),
            new Curve(delta + "cross-entropy", "curve backward", z -> signal(z, "cross-entropy"))));
  }

  private OutputModel at(double z) {
    return model.with(z, model.loss);
  }

  private double signal(double z, String loss) {
    return Math.abs(model.with(z, loss).delta(1));
  }

  private String chart(String words, List<Curve> curves) {
    double[][] values = new double[curves.size()][SAMPLES + 1];
    double low = 0;
    double high = 0;
    for (int c = 0; c < values.length; c++) {
      for (int i = 0; i <= SAMPLES; i++) {
        values[c][i] = curves.get(c).of().applyAsDouble(EDGE * (2.0 * i / SAMPLES - 1));
        if (Double.isFinite(values[c][i])) {
          low = Math.min(low, values[c][i]);
          high = Math.max(high, values[c][i]);
        }
      }
    }
    high = Math.min(high, 10); // beyond it a loss shouts
    StringBuilder svg = new StringBuilder(Drawing.open(WIDTH, HEIGHT, words));
    axes(svg, low, high);
    for (int c = 0; c < values.length; c++) {
      Curve curve = curves.get(c);
      double legend = LEFT - 4 + 164.0 * c;
      svg.append(Drawing.line(legend, 10, legend + 20, 10, curve.type()));
      svg.append(Drawing.text(legend + 25, 14, "start", "axis", curve.letters()));
      curve(svg, curve.type(), values[c], low, high);
      double now = curve.of().applyAsDouble(model.z(1));
      if (Math.abs(model.z(1)) <= EDGE && now <= high) {
        svg.append(Drawing.dot(x(model.z(1)), y(now, low, high), 4, curve.type() + " here"));
      }
    }
    return svg.append("</svg>").toString();
  }

  private void axes(StringBuilder svg, double low, double high) {
    for (int z = -8; z <= 8; z += 4) {
      svg.append(Drawing.text(x(z), HEIGHT - 8, "middle", "axis", Numbers.typeset(z)));
    }
    svg.append(Drawing.text(x(6), HEIGHT - 8, "middle", "axis", model.isSoftmax() ? "z₁" : "z"));
    for (double tick : low < 0 ? new double[] {low, 0, high} : new double[] {0, high / 2, high}) {
      double y = y(tick, low, high);
      svg.append(Drawing.line(LEFT, y, WIDTH - 4, y, "grid"));
      svg.append(Drawing.text(LEFT - 5, y + 4, "end", "axis", Numbers.typeset(tick, 2)));
    }
    if (Math.abs(model.z(1)) <= EDGE) {
      svg.append(Drawing.line(x(model.z(1)), TOP, x(model.z(1)), HEIGHT - BOTTOM, "edge less"));
    }
  }

  // broken where there is no number, or a larger one than is shown
  private static void curve(
      StringBuilder svg, String type, double[] values, double low, double high) {
    svg.append("<path class=\"").append(type).append("\" d=\"");
    boolean begun = false;
    for (int i = 0; i < values.length; i++) {
      boolean shown = values[i] >= low && values[i] <= high;
      if (shown) {
        svg.append(begun ? 'L' : 'M');
        svg.append(Drawing.at(x(EDGE * (2.0 * i / SAMPLES - 1)))).append(' ');
        svg.append(Drawing.at(y(values[i], low, high)));
      }
      begun = shown;
    }
    svg.append("\"/>");
  }

  private static double x(double z) {
    return LEFT + (WIDTH - 8.0 - LEFT) * (z + EDGE) / (2 * EDGE);
  }

  private static double y(double value, double low, double high) {
    return TOP + (HEIGHT - BOTTOM - TOP) * (high - value) / Math.max(1e-12, high - low);
  }

  private static String text(double number) {
    return Numbers.typeset(number, 3);
  }
}
