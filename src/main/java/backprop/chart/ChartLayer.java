package backprop.chart;

import java.awt.Graphics2D;
import java.util.List;

/** Something drawn within the axes, with its entries in the legend. */
interface ChartLayer {

  void paint(Graphics2D g, Plane plane);

  List<Header.Key> keys();
}
