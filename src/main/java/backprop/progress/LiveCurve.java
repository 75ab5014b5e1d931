package backprop.progress;

import backprop.chart.Axis;
import backprop.text.Numbers;
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
  private static final int RIGHT = 620;
  private static final int TOP = 20;
  private static final int BOTTOM = 296;
  private static final int MOST_POINTS = 500;
  private static final double CHARACTER = 8.6; // of the widest common font

  private final int total;
  private final List<History.Epoch> measured;
  private final boolean log;
  private final String lowest;
  private final String highest;
  private final double left;
  private final Svg svg = new Svg(WIDTH, HEIGHT, "the loss so far: training, and held out if any");
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  private LiveCurve(int total, List<History.Epoch> measured) {
    this.total = total;
    this.measured = measured;
    for (History.Epoch epoch : measured) {
      widen(epoch.loss());
      widen(epoch.heldOutLoss());
    }
    log = Axis.fitting("loss", low, high).log();
    lowest = low <= high ? Numbers.typeset(low, 4) : "";
    highest = low < high ? Numbers.typeset(high, 4) : "";
    left = 14 + Math.max(56, CHARACTER * Math.max(lowest.length(), highest.length()));
  }

  static String svg(int total, List<History.Epoch> measured) {
    return new LiveCurve(total, measured).draw();
  }

  private String draw() {
    String frame = "M" + Svg.point(left, TOP) + "V" + BOTTOM + "H" + RIGHT;
    svg.path(frame, "fill", "none", "stroke", "#777");
    svg.text(left, BOTTOM + 18, "middle", "0");
    svg.text(RIGHT, BOTTOM + 18, "end", String.valueOf(total));
    svg.text((left + RIGHT) / 2, BOTTOM + 34, "middle", "epoch");
    svg.text(left - 8, y(low) + 4, "end", lowest);
    svg.text(left - 8, y(high) + 4, "end", highest);
    svg.text(left + 8, TOP + 4, "start", log ? "loss, logarithmic" : "loss");
    curve("training", TOP, History.Epoch::loss, "#0072B2", "none");
    curve("held out", TOP + 18, History.Epoch::heldOutLoss, "#D55E00", "6 4");
    return svg.document();
  }

  private void widen(double loss) {
    if (Double.isFinite(loss)) {
      low = Math.min(low, loss);
      high = Math.max(high, loss);
    }
  }

  private void curve(
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
        points.append(points.isEmpty() ? "M" : "L");
        points.append(Svg.point(x(measured.get(i).number()), y(value)));
      }
    }
    if (!points.isEmpty()) {
      svg.text(RIGHT - 44, legend + 4, "end", name);
      line("M" + Svg.point(RIGHT - 36, legend) + "H" + RIGHT, color, dashes);
      line(points.toString(), color, dashes);
    }
  }

  private void line(String path, String color, String dashes) {
    svg.path(
        path, "fill", "none", "stroke", color, "stroke-width", "2", "stroke-dasharray", dashes);
  }

  private double x(double epoch) {
    return left + (RIGHT - left) * epoch / total;
  }

  private double y(double loss) {
    double share =
        low == high
            ? 0.5
            : log ? Math.log(loss / low) / Math.log(high / low) : (loss - low) / (high - low);
    return BOTTOM - (BOTTOM - TOP) * share;
  }
}
