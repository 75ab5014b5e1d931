package backprop.chart;

import backprop.draw.Fill;
import backprop.draw.Look;
import backprop.matrix.Matrix;
import backprop.text.Numbers;
import backprop.text.Text;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * Colours for sizes on a logarithmic scale, light for small and dark for large, between two powers
 * of ten around them. A zero and what is not a finite number have no place on it and look like
 * nothing else.
 */
record LogScale(int from, int to) {
  private static final int STEPS = 60;
  private static final int MOST = 30; // decades; below all is equally small

  // the lightness falls evenly, so that a grey print shows the order
  private static final Color[] STOPS = {
    new Color(0xFDF6D8),
    new Color(0xC5DFA8),
    new Color(0x6DBBA1),
    new Color(0x2F8AA8),
    new Color(0x2A5A96),
    new Color(0x241F5C)
  };

  /** One scale for all of these numbers, none of which may be negative. */
  static LogScale of(List<Matrix> all) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (Matrix A : all) {
      for (double a : A.toArray()) {
        Text.refuseIf(
            a < 0, "an entry of A is %s, but its scale is logarithmic: it must be ≥ 0", a);
        if (a > 0 && a < Double.POSITIVE_INFINITY) {
          least = Math.min(least, a);
          most = Math.max(most, a);
        }
      }
    }
    Text.refuseIf(most == 0, "A has no entry above 0: a logarithmic scale needs at least one");
    int to = (int) Math.ceil(StrictMath.log10(most) - 1e-9);
    int from = Math.min(to - 1, (int) Math.floor(StrictMath.log10(least) + 1e-9));
    return new LogScale(Math.max(from, to - MOST), to);
  }

  Fill fill(double value) {
    if (!Double.isFinite(value)) {
      return Fill.BROKEN;
    }
    return value == 0 ? Fill.ZERO : Fill.plain(color(StrictMath.log10(value)));
  }

  /** The colour of ten to this power. */
  Color color(double power) {
    double share = Math.max(0, Math.min(1, (power - from) / (to - from)));
    return Look.mix(STOPS, Math.rint(share * STEPS) / STEPS);
  }

  /** The scale upright, its decades numbered, and below it what has no place on it. */
  ColourBar bar(String title, List<Fill> apart) {
    List<ColourBar.Tick> ticks = new ArrayList<>();
    for (int e = to; e >= from; e--) {
      String number = e == 0 ? "1" : e == 1 ? "10" : Numbers.powerOfTen(e);
      ticks.add(new ColourBar.Tick((e - from) / (double) (to - from), number));
    }
    return new ColourBar(title, 0, place -> color(from + (to - from) * place), ticks, apart);
  }
}
