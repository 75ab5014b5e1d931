package backprop.chart;

import backprop.data.Tables;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Values in named groups beside each other, name ↦ values; {@code by} tells them apart. */
record Groups(String title, String by, Axis y, Map<String, double[]> groups) {
  private static final int MOST = 20;

  /** Refuses empty groups, and what has no place on the axis. */
  Groups {
    groups = Tables.inOrder(groups);
    if (groups.isEmpty() || groups.size() > MOST) {
      throw Text.illegal("'%s' has %s groups: there must be 1 … %s", title, groups.size(), MOST);
    }
    groups.forEach(Curve::from0); // a name, at least one value, all finite
    groups.forEach((name, values) -> requirePositive(y, name, values));
  }

  /** Quartiles have to be drawn, so that not even a 0 may stand on a logarithmic axis. */
  static void requirePositive(Axis y, String name, double... values) {
    for (int i = 0; y.log() && i < values.length; i++) {
      if (values[i] <= 0) {
        throw Text.illegal(
            "'%s': value %s (the first is 0) is %s, but axis '%s' is logarithmic: it must be above 0",
            name, i, values[i], y.title());
      }
    }
  }

  Stream<double[]> values() {
    return groups.values().stream();
  }

  /** "zeros 0.1 (of 10), Xavier 0.9 (of 10)". */
  String medians() {
    List<String> medians = new ArrayList<>();
    groups.forEach(
        (name, values) ->
            medians.add(
                Text.format(
                    "%s %s (of %s)",
                    name, Numbers.typeset(Quartiles.of(values).median()), values.length)));
    return String.join(", ", medians);
  }

  Figure figure(AxisRange ys, List<ChartLayer> layers, String content) {
    Axis x = Axis.linear(by);
    AxisRange xs = new AxisRange(0.5, groups.size() + 0.5);
    return new Axes(title, x, y, xs, ys, true, layers, List.copyOf(groups.keySet()))
        .figure(Text.format("%s: %s by %s; %s", title, y.title(), by, content));
  }
}
