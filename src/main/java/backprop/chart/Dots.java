package backprop.chart;

import backprop.draw.Look;
import java.awt.Graphics2D;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Points, each group with a marker of its own. A million take a minute to draw, one by one. */
record Dots(List<Group> groups, double size) implements ChartLayer {
  private static final double LEAST_SAMPLE = 8;
  private static final int SAMPLE = 12;

  record Group(Curve points, Look look) {}

  @Override
  public void paint(Graphics2D g, Plane plane) {
    for (Group group : groups) {
      BitSet shown = shown(group.points(), plane);
      for (int j = shown.nextSetBit(0); j >= 0; j = shown.nextSetBit(j + 1)) {
        double[] at = plane.at(group.points(), j);
        group.look().marker().paint(g, group.look().color(), at[0], at[1], size);
      }
    }
  }

  /** Those with a place on the axes; of very many that nearly cover each other the uppermost. */
  private BitSet shown(Curve points, Plane plane) {
    int n = points.x().length;
    BitSet shown = new BitSet();
    Set<Long> places = new HashSet<>();
    for (int j = n - 1; j >= 0; j--) {
      double[] at = plane.at(points, j);
      boolean held = Plane.holds(at); // else it has no place on a log axis
      if (held && (n <= Thinning.MOST || places.add(place(at[0]) << 32 | place(at[1])))) {
        shown.set(j);
      }
    }
    return shown;
  }

  /** In quarters of a marker. */
  private long place(double at) {
    return Math.round(4 * at / size);
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
