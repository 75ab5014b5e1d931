package backprop.browser;

import backprop.text.Numbers;
import backprop.text.Text;
import java.util.List;

/** A small curve of positive numbers over steps, on a logarithmic scale, as SVG. */
final class SmallChart {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 150;
  private static final int LEFT = 46;
  private static final int BOTTOM = 24;
  private static final double LEAST = 1e-30;

  private SmallChart() {}

  /** A curve over steps. */
  static String svg(String letter, List<Double> values) {
    return svg(letter, "steps", values);
  }

  /**
   * @param letter what falls, as plain text
   * @param unit what is counted: steps, epochs
   * @param values at 0, 1, …
   */
  static String svg(String letter, String unit, List<Double> values) {
    int low = 0;
    int high = -30;
    for (double value : values) {
      int exponent = exponent(value);
      low = Math.min(low, exponent);
      high = Math.max(high, exponent + 1);
    }
    low = Math.min(low, high - 1);
    StringBuilder svg = new StringBuilder();
    double last = values.get(values.size() - 1);
    int n = values.size() - 1;
    String count = n + " " + (n == 1 ? unit.substring(0, unit.length() - 1) : unit);
    String words = letter + " after " + count + ": " + Numbers.typeset(last, 4);
    svg.append(Drawing.open(WIDTH, HEIGHT, words));
    for (int e = low; e <= high; e += Math.max(1, (high - low + 3) / 4)) {
      double y = y(e, low, high);
      svg.append(Drawing.line(LEFT, y, WIDTH - 4, y, "grid"));
      svg.append(Drawing.text(LEFT - 6, y + 4, "end", "axis", Numbers.powerOfTen(e)));
    }
    StringBuilder points = new StringBuilder();
    int every = Math.max(1, values.size() / 300);
    for (int i = 0; i < values.size(); i++) {
      if (i % every == 0 || i == values.size() - 1) {
        points.append(Drawing.at(x(i, values.size()))).append(',');
        points.append(Drawing.at(y(log(values.get(i)), low, high))).append(' ');
      }
    }
    svg.append("<polyline class=\"curve\" points=\"").append(points).append("\"/>");
    double x = x(values.size() - 1, values.size());
    svg.append(Drawing.dot(x, y(log(last), low, high), 3.5, "curve-end"));
    svg.append(Drawing.text(LEFT, HEIGHT - 6, "start", "axis", "0"));
    svg.append(Drawing.text(WIDTH - 4, HEIGHT - 6, "end", "axis", count));
    svg.append(Drawing.text(LEFT + 4, 12, "start", "axis", letter));
    return svg.append("</svg>").toString();
  }

  private static double x(int i, int size) {
    return LEFT + (WIDTH - 8.0 - LEFT) * i / Math.max(1, size - 1);
  }

  private static double y(double log, int low, int high) {
    return 8 + (HEIGHT - BOTTOM - 8.0) * (high - log) / (high - low);
  }

  private static double log(double value) {
    return StrictMath.log10(Math.max(LEAST, value));
  }

  private static int exponent(double value) {
    return (int) Math.floor(log(value));
  }

  /** Bars of sizes on one logarithmic scale, each with its number: which of them have vanished. */
  static String bars(String title, List<String> letters, double[] values) {
    int low = -2;
    int high = 0;
    for (double value : values) {
      if (value != 0) {
        low = Math.min(low, Math.max(-30, exponent(Math.abs(value))));
        high = Math.max(high, exponent(Math.abs(value)) + 1);
      }
    }
    int height = 22 * values.length + 8;
    StringBuilder svg = new StringBuilder(Drawing.open(WIDTH, height, title));
    for (int i = 0; i < values.length; i++) {
      double size = Math.abs(values[i]);
      double share = size == 0 ? 0 : Math.max(0, (log(size) - low) / (high - low));
      double y = 4 + 22 * i;
      svg.append(Drawing.text(44, y + 14, "end", "letter", letters.get(i)));
      svg.append(Drawing.rectangle(50, y + 3, 180 * share, 14, values[i] < 0 ? "bar less" : "bar"));
      svg.append(
          Drawing.text(
              WIDTH - 4, y + 14, "end", "axis", Text.escaped(Numbers.typeset(values[i], 3))));
    }
    return svg.append("</svg>").toString();
  }
}
