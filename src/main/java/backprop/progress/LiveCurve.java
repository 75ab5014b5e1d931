package backprop.progress;

import backprop.chart.Axis;
import backprop.text.Numbers;
import backprop.text.Text;
import backprop.train.History;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The loss so far as a small SVG picture, paths and real text: drawn in a fraction of a
 * millisecond, so that watching does not slow the training down. It takes as much room as the
 * figure that will replace it, and has no ids and no style sheets, which a page would share.
 */
final class LiveCurve {
  private static final int RIGHT = 620;
  private static final int TOP = 20;
  private static final int BOTTOM = 296;
  private static final int MOST_POINTS = 500;
  private static final double CHARACTER = 8.6; // of the widest common font

  private final int total;
  private final List<History.Epoch> measured;
  private final double low;
  private final double high;
  private final boolean log;
  private final double left;
  private final StringBuilder svg =
      new StringBuilder(
          """
          <svg xmlns="http://www.w3.org/2000/svg" width="640" height="336" viewBox="0 0 640 336" \
          role="img" aria-label="the loss so far: training, and held out if any" \
          style="max-width:100%;height:auto" fill="#222" font-size="13" \
          font-family="DejaVu Sans,Verdana,Geneva,sans-serif">
          <path d="M0,0H640V336H0Z" fill="#fff"/>
          """);

  private LiveCurve(int total, List<History.Epoch> measured) {
    this.total = total;
    this.measured = measured;
    double[] all =
        measured.stream()
            .flatMapToDouble(epoch -> DoubleStream.of(epoch.loss(), epoch.heldOutLoss()))
            .filter(Double::isFinite)
            .toArray();
    low = Arrays.stream(all).min().orElse(0);
    high = Arrays.stream(all).max().orElse(0);
    log = Axis.fitting("loss", low, high).log();
    String lowest = all.length > 0 ? Numbers.typeset(low, 4) : "";
    String highest = low < high ? Numbers.typeset(high, 4) : "";
    left = 14 + Math.max(56, CHARACTER * Math.max(lowest.length(), highest.length()));
    path("M" + point(left, TOP) + "V" + BOTTOM + "H" + RIGHT, "#777", 1, "none");
    text(left, BOTTOM + 18, "middle", "0");
    text(RIGHT, BOTTOM + 18, "end", String.valueOf(total));
    text((left + RIGHT) / 2, BOTTOM + 34, "middle", "epoch");
    text(left - 8, y(low) + 4, "end", lowest);
    text(left - 8, y(high) + 4, "end", highest);
    text(left + 8, TOP + 4, "start", log ? "loss, logarithmic" : "loss");
    curve("training", TOP, History.Epoch::loss, "#0072B2", "none");
    curve("held out", TOP + 18, History.Epoch::heldOutLoss, "#D55E00", "6 4");
  }

  static String svg(int total, List<History.Epoch> measured) {
    return new LiveCurve(total, measured).svg + "</svg>\n";
  }

  private void curve(
      String name, double legend, ToDoubleFunction<History.Epoch> loss, String color, String dash) {
    StringBuilder points = new StringBuilder();
    int step = Math.max(1, measured.size() / MOST_POINTS);
    for (int i = 0; i < measured.size(); i += step) {
      double value = loss.applyAsDouble(measured.get(i));
      if (Double.isFinite(value)) {
        double x = left + (RIGHT - left) * measured.get(i).number() / total;
        points.append(points.isEmpty() ? "M" : "L").append(point(x, y(value)));
      }
    }
    if (!points.isEmpty()) {
      text(RIGHT - 44, legend + 4, "end", name);
      path("M" + point(RIGHT - 36, legend) + "H" + RIGHT, color, 2, dash);
      path(points.toString(), color, 2, dash);
    }
  }

  private double y(double loss) {
    double share =
        low == high
            ? 0.5
            : log ? Math.log(loss / low) / Math.log(high / low) : (loss - low) / (high - low);
    return BOTTOM - (BOTTOM - TOP) * share;
  }

  private void path(String points, String color, int width, String dash) {
    svg.append(
        Text.format(
            "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-dasharray=\"%s\"/>\n",
            points, color, width, dash));
  }

  // y is the base line, the anchor where along the line x is
  private void text(double x, double y, String anchor, String text) {
    svg.append(
        Text.format(
            "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n",
            tenths(x), tenths(y), anchor, text));
  }

  private static String point(double x, double y) {
    return tenths(x) + "," + tenths(y);
  }

  private static double tenths(double length) {
    return Math.round(10 * length) / 10.0;
  }
}
