package backprop.diagram;

/** Forward or backward: told apart by arrows, by the shape of the units and by colour. */
enum Direction {
  FORWARD("forward", "#00694d", "#e9f5f0", 14),
  BACKWARD("backward", "#8a3f74", "#f9edf4", 2);

  private final String word;
  private final String edge;
  private final String fill;
  private final double round;

  Direction(String word, String edge, String fill, double round) {
    this.word = word;
    this.edge = edge;
    this.fill = fill;
    this.round = round;
  }

  String word() {
    return word;
  }

  /** The colour of outlines. */
  String edge() {
    return edge;
  }

  /** The colour of the place that this direction fills in. */
  String fill() {
    return fill;
  }

  /** The radius of a unit's corners. */
  double round() {
    return round;
  }
}
