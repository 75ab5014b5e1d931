package backprop.diagram;

import backprop.chart.Ticks;

/** Numbers in a diagram: three digits, and what is not finite by its sign. */
final class Digits {
  private Digits() {}

  static String of(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    return Ticks.number(value, 3);
  }
}
