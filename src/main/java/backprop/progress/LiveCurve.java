package backprop.progress;

import backprop.text.Numbers;
import backprop.text.Text;
import backprop.train.History;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The loss so far as a small SVG picture: drawn in a fraction of a millisecond, so that watching
 * does not slow the training down. It takes as much room as the figure that will replace it.
 */
final class LiveCurve {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 336;
  private static final int LEFT = 70;
  private static final int RIGHT = 620;
  private static final int TOP = 20;
  private static final int BOTTOM = 296;
  private static final int MOST_POINTS = 500;

  private final int total;
  private final List<History.Epoch> measured;
  private final boolean log;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  private LiveCurve(int total, List<History.Epoch> measured) {
    this.total = total;
    this.measured = measured;
    for (History.Epoch epoch : measured) {
      widen(epoch.loss());
      widen(epoch.heldOutLoss());
    }
    log = low > 0 && high / low > LossFigure.MOST_LINEAR;
  }

  static String svg(int total, List<History.Epoch> measured) {
    return new LiveCurve(total, measured).svg();
  }

  private String svg() {
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
            + " style=\"max-width: 100%%\" font-family=\"sans-serif\" font-size=\"13\" fill=\"currentColor\">\n",
        WIDTH,
        HEIGHT,
        WIDTH,
        HEIGHT);
    add(
        svg,
        "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"currentColor\"/>\n",
        LEFT,
        TOP,
        BOTTOM,
        RIGHT);
    text(svg, LEFT, BOTTOM + 18, "middle", "0");
    text(svg, RIGHT, BOTTOM + 18, "middle", String.valueOf(total));
    text(svg, (LEFT + RIGHT) / 2, BOTTOM + 18, "middle", "epoch");
    if (low <= high) {
      text(svg, LEFT - 8, y(low) + 4, "end", Numbers.rounded(low));
      if (low < high) {
        text(svg, LEFT - 8, y(high) + 4, "end", Numbers.rounded(high));
      }
      text(svg, LEFT + 8, TOP + 4, "start", log ? "loss, logarithmic" : "loss");
      curve(svg, "training", TOP, History.Epoch::loss, "#0072B2", "");
      curve(svg, "held out", TOP + 18, History.Epoch::heldOutLoss, "#D55E00", "6 4");
    }
    return svg.append("</svg>").toString();
  }

  private void widen(double loss) {
    if (Double.isFinite(loss)) {
      low = Math.min(low, loss);
      high = Math.max(high, loss);
    }
  }

  private void curve(
      StringBuilder svg,
      String name,
      double legend,
      ToDoubleFunction<History.Epoch> loss,
      String color,
      String dashes) {
    StringBuilder points = new StringBuilder();
    int step = Math.max(1, measured.size() / MOST_POINTS);
    for (int i = 0; i < measured.size(); i += step) {
      double value = loss.applyAsDouble(measured.get(i));
      if (Double.isFinite(value)) {
        add(points, "%.1f,%.1f ", x(measured.get(i).number()), y(value));
      }
    }
    if (!points.isEmpty()) {
      text(svg, RIGHT - 44, legend + 4, "end", name);
      String key = (RIGHT - 36) + "," + legend + " " + RIGHT + "," + legend;
      polyline(svg, key, color, dashes);
      polyline(svg, points.toString().strip(), color, dashes);
    }
  }

  private static void polyline(StringBuilder svg, String points, String color, String dashes) {
    add(
        svg,
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>\n",
        points,
        color,
        dashes);
  }

  private double x(double epoch) {
    return LEFT + (RIGHT - LEFT) * epoch / total;
  }

  private double y(double loss) {
    double share =
        low == high
            ? 0.5
            : log ? Math.log(loss / low) / Math.log(high / low) : (loss - low) / (high - low);
    return BOTTOM - (BOTTOM - TOP) * share;
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    add(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, text);
  }

  private static void add(StringBuilder svg, String format, Object... arguments) {
    svg.append(Text.format(format, arguments));
  }
}
