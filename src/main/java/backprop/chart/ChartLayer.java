package backprop.chart;

import java.awt.Graphics2D;
import java.util.List;

/** Something drawn within the axes. */
interface ChartLayer {
  void paint(Graphics2D g, Plane plane);

  /** Its entries in the legend. */
  default List<Header.Key> keys() {
    return List.of();
  }
}
