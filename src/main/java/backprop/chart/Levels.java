package backprop.chart;

import backprop.draw.Look;
import backprop.text.Numbers;
import backprop.text.Text;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Round numbers, ascending, that part the values of a surface into bands, the largest darkest. */
record Levels(double[] values) {
  private static final int MOST = 12;
  private static final double EVEN = 1e-12;
  private static final double LEAST_SHARE = 0.01; // of the grid may lie below the first level

  private static final Color[] STOPS = {
    new Color(0xFCFCFC), new Color(0xC2C2C2), new Color(0x757575) // grey: walks have the colours
  };

  // steps within a decade, the finest that does not make too many
  private static final double[][] STEPS = {
    {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8}, {1, 2, 3, 5}, {1, 2, 5}, {1, 3}, {1}
  };

  /** Levels for these numbers, with equal factors if the axis is logarithmic. */
  static Levels of(Axis axis, double[][] grid) {
    double[] finite =
        Arrays.stream(grid).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
    Text.refuseIf(finite.length == 0, "'%s' has no finite value in the range", axis.title());
    Arrays.sort(finite);
    if (axis.log() && finite[0] < 0) {
      throw Text.illegal(
          "'%s' is %s at a point, but its scale is logarithmic: it must be ≥ 0",
          axis.title(), finite[0]);
    }
    double high = finite[finite.length - 1];
    return new Levels(axis.log() ? logarithmic(axis, finite, high) : linear(finite[0], high));
  }

  /** The number of the band that a value lies in, 0 … the number of levels. */
  int band(double value) {
    int band = 0;
    while (band < values.length && value >= values[band]) {
      band++;
    }
    return band;
  }

  /** The colour of a band. */
  Color color(int band) {
    return Look.mix(STOPS, values.length == 0 ? 0 : (double) band / values.length);
  }

  /** The bands upright, the largest on top, with the levels' numbers between. */
  ColourBar bar(String title) {
    int bands = values.length + 1;
    List<ColourBar.Tick> ticks = new ArrayList<>();
    for (int k = 1; k < bands; k++) {
      ticks.add(new ColourBar.Tick((double) k / bands, text(k - 1)));
    }
    return new ColourBar(title, bands, place -> color((int) (place * bands)), ticks, List.of());
  }

  /** How many levels, from where to where. */
  @Override
  public String toString() {
    return values.length == 0
        ? "no contours"
        : Text.format("contours from %s to %s", text(0), text(values.length - 1));
  }

  /** A level with as many digits as tell it from its neighbours. */
  String text(int k) {
    AxisRange range = new AxisRange(values[0], values[values.length - 1]);
    return Numbers.typeset(values[k], values.length < 2 ? 3 : Ticks.digits(range, 3));
  }

  private static double[] linear(double low, double high) {
    double rough = (high - low) / MOST;
    boolean even = rough <= EVEN * Math.max(Math.abs(low), Math.abs(high));
    if (even || rough < Double.MIN_NORMAL || Double.isInfinite(rough)) {
      return new double[0]; // level ground, or steps that cannot be counted
    }
    double step = Numbers.roundStep(rough);
    double first = Math.floor(low / step) + 1;
    return DoubleStream.iterate(first, k -> k * step < high, k -> k + 1)
        .map(k -> k * step)
        .toArray();
  }

  // a few points next to a minimum of 0 would take all levels: they stay below the first
  private static double[] logarithmic(Axis axis, double[] sorted, double high) {
    int first = (int) (LEAST_SHARE * sorted.length);
    while (first < sorted.length - 1 && sorted[first] == 0) {
      first++;
    }
    double low = sorted[first];
    Text.refuseIf(!(low > 0), "'%s' has a logarithmic scale and no value above 0", axis.title());
    for (double[] steps : STEPS) {
      double[] levels = decades(steps, 1, low, high);
      if (levels.length <= MOST) {
        return levels;
      }
    }
    int each = 2;
    while (decades(new double[] {1}, each, low, high).length > MOST) {
      each++;
    }
    return decades(new double[] {1}, each, low, high);
  }

  private static double[] decades(double[] steps, int each, double low, double high) {
    int last = (int) Math.floor(StrictMath.log10(high));
    return IntStream.rangeClosed((int) Math.floor(StrictMath.log10(low)), last)
        .filter(e -> Math.floorMod(e, each) == 0)
        .boxed()
        .flatMapToDouble(e -> Arrays.stream(steps).map(step -> step * StrictMath.pow(10, e)))
        .filter(level -> level > low && level < high)
        .toArray();
  }
}
