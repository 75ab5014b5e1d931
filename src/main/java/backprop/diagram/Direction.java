package backprop.diagram;

import java.awt.Color;

/** Forward or backward: told apart by arrows, by the shape of the units and by colour. */
enum Direction {
  FORWARD("forward", 0x00694D, 0xE9F5F0, 14),
  BACKWARD("backward", 0x8A3F74, 0xF9EDF4, 2);

  final String word;
  final Color edge; // of outlines
  final Color fill; // of the place that this direction fills in
  final double round; // the radius of a unit's corners

  Direction(String word, int edge, int fill, double round) {
    this.word = word;
    this.edge = new Color(edge);
    this.fill = new Color(fill);
    this.round = round;
  }
}
