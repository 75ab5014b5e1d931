package backprop.chart;

import backprop.text.Numbers;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values in named groups beside each other. */
final class Groups {
  private static final int MOST = 20;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;

  private Groups() {}

  /** Refuses empty groups, and what has no place on the axis. */
  static void require(String title, Axis y, Map<String, double[]> groups) {
    if (groups.isEmpty() || groups.size() > MOST) {
      throw Text.illegal("'%s' has %s groups: there must be 1 … %s", title, groups.size(), MOST);
    }
    groups.forEach(Curve::from0); // a name, at least one value, all finite
    groups.forEach((name, values) -> requirePositive(name, y, values));
  }

  /** Quartiles have to be drawn, so that not even a 0 may stand on a logarithmic axis. */
  static void requirePositive(String name, Axis y, double... values) {
    for (int i = 0; y.log() && i < values.length; i++) {
      if (values[i] <= 0) {
        throw Text.illegal(
            "'%s': value %s (the first is 0) is %s, but axis '%s' is logarithmic: it must be above 0",
            name, i, values[i], y.title());
      }
    }
  }

  /** "zeros 0.1 (of 10), Xavier 0.9 (of 10)". */
  static String medians(Map<String, double[]> groups) {
    List<String> medians = new ArrayList<>();
    groups.forEach(
        (name, values) ->
            medians.add(
                Text.format(
                    "%s %s (of %s)",
                    name, Numbers.typeset(Quartiles.of(values).median()), values.length)));
    return String.join(", ", medians);
  }

  static Figure figure(
      String title,
      String groupsTitle,
      Axis y,
      AxisRange ys,
      List<String> names,
      List<ChartLayer> layers,
      String caption) {
    Axis x = Axis.linear(groupsTitle);
    AxisRange xs = new AxisRange(0.5, names.size() + 0.5);
    Axes axes = new Axes(Require.title(title), x, y, xs, ys, true, layers, names);
    return new Figure(caption, WIDTH, HEIGHT, axes);
  }
}
