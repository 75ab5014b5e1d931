package backprop.chart;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** A layer behind another, which comes first in the legend nevertheless. */
record Behind(ChartLayer back, ChartLayer front) implements ChartLayer {

  @Override
  public void paint(Graphics2D g, Plane plane) {
    back.paint(g, plane);
    front.paint(g, plane);
  }

  @Override
  public List<Header.Key> keys() {
    List<Header.Key> keys = new ArrayList<>(front.keys());
    keys.addAll(back.keys());
    return keys;
  }
}
