package backprop.chart;

import backprop.draw.Look;
import java.awt.Graphics2D;
import java.util.List;

/** Points, each group with a marker of its own. */
record Dots(List<Group> groups, double size) implements ChartLayer {
  private static final double LEAST_SAMPLE = 8;
  private static final int SAMPLE = 12;

  record Group(Curve points, Look look) {}

  @Override
  public void paint(Graphics2D g, Plane plane) {
    for (Group group : groups) {
      for (int j = 0; j < group.points().x().length; j++) {
        double[] at = plane.at(group.points(), j);
        if (Plane.holds(at)) { // else it has no place on a log axis
          group.look().marker().paint(g, group.look().color(), at[0], at[1], size);
        }
      }
    }
  }

  @Override
  public List<Header.Key> keys() {
    return groups.stream().map(this::key).toList();
  }

  private Header.Key key(Group group) {
    Look look = group.look();
    double sample = Math.max(size, LEAST_SAMPLE);
    return new Header.Key(
        group.points().name(),
        SAMPLE,
        (g, x, y) -> look.marker().paint(g, look.color(), x + SAMPLE / 2.0, y, sample));
  }
}
