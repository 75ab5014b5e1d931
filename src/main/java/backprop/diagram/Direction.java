package backprop.diagram;

import java.awt.Color;

/** Forward or backward: told apart by arrows, by the shape of the units and by colour. */
enum Direction {
  FORWARD("forward", 0x00694D, 0xE9F5F0, 14),
  BACKWARD("backward", 0x8A3F74, 0xF9EDF4, 2);

  private final String word;
  private final Color edge;
  private final Color fill;
  private final double round;

  Direction(String word, int edge, int fill, double round) {
    this.word = word;
    this.edge = new Color(edge);
    this.fill = new Color(fill);
    this.round = round;
  }

  String word() {
    return word;
  }

  /** The colour of outlines. */
  Color edge() {
    return edge;
  }

  /** The colour of the place that this direction fills in. */
  Color fill() {
    return fill;
  }

  /** The radius of a unit's corners. */
  double round() {
    return round;
  }
}
