package backprop.chart;

import backprop.text.Numbers;
import backprop.text.Text;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Curves of different names that share two axes; nothing is negative on a logarithmic one. */
record Curves(Axis x, Axis y, List<Curve> all) {
  Curves {
    all = List.copyOf(all);
    Set<String> names = new HashSet<>();
    for (Curve curve : all) {
      if (!names.add(curve.name())) {
        throw Text.illegal("two curves are called '%s': give each a name of its own", curve.name());
      }
      requireNotNegative(x, curve.name(), curve.x());
      requireNotNegative(y, curve.name(), curve.y());
    }
  }

  double[][] xs() {
    return all.stream().map(Curve::x).toArray(double[][]::new);
  }

  double[][] ys() {
    return all.stream().map(Curve::y).toArray(double[][]::new);
  }

  /** What a caption says of the scales, and of zeros that have no place on it. */
  String notes() {
    long zeros = zeros(x, xs()) + zeros(y, ys());
    String scale =
        y.log() && x.log() ? ", both logarithmic" : y.log() || x.log() ? ", logarithmic" : "";
    return zeros == 0
        ? scale
        : Text.format(
            "%s; %s not drawn on the logarithmic axis", scale, Numbers.count(zeros, "zero"));
  }

  private static long zeros(Axis axis, double[][] values) {
    DoubleStream all = Arrays.stream(values).flatMapToDouble(Arrays::stream);
    return axis.log() ? all.filter(value -> value == 0).count() : 0;
  }

  private static void requireNotNegative(Axis axis, String name, double[] values) {
    for (int i = 0; axis.log() && i < values.length; i++) {
      if (values[i] < 0) {
        throw Text.illegal(
            "curve '%s': point %s (the first is 0) is %s, but axis '%s' is logarithmic: it must be ≥ 0",
            name, i, values[i], axis.title());
      }
    }
  }
}
