package backprop.browser;

import backprop.text.Numbers;
import java.util.List;

/** A walk over the landscape: the start is the ring, the minimum the cross. */
record DescentPicture(DescentModel model) {
  private static final double FAR = 1e4; // a walk that has left the picture goes on so far
  private static final int MOST_STOPS = 60; // that are told apart

  /** The landscape with the walk on it, for where nothing moves. */
  String svg() {
    return Drawing.open(Landscape.WIDTH, Landscape.HEIGHT, words())
        + Drawing.rectangle(0, 0, Landscape.WIDTH, Landscape.HEIGHT, "sea")
        + Landscape.contours()
        + marks()
        + "</svg>";
  }

  /** The walk alone; where it is pressed, the walk is to start. */
  String walk() {
    return Drawing.pressed(Landscape.WIDTH, Landscape.HEIGHT, words(), "place")
        + marks()
        + "</svg>";
  }

  private String words() {
    DescentModel.Place here = model.here();
    return "A walk of "
        + model.updates()
        + " updates over the cost C, from w = "
        + text(model.w)
        + ", v = "
        + text(model.v)
        + " to w = "
        + text(here.w())
        + ", v = "
        + text(here.v())
        + "; the minimum is at w = 0.8, v = 1.5";
  }

  private String marks() {
    StringBuilder svg = new StringBuilder();
    for (int w = 1; w <= 3; w++) {
      svg.append(Drawing.text(Landscape.x(w), Landscape.HEIGHT - 5, "middle", "level", "" + w));
    }
    svg.append(Drawing.text(Landscape.WIDTH - 6, Landscape.HEIGHT - 5, "end", "level letter", "w"));
    for (int v = -1; v <= 3; v++) {
      String number = Numbers.typeset(v);
      svg.append(Drawing.text(5, Landscape.y(v) + 4, "start", "level", number));
    }
    svg.append(Drawing.text(5, 14, "start", "level letter", "v"));
    double x = Landscape.x(DescentModel.BEST_W);
    double y = Landscape.y(DescentModel.BEST_V);
    svg.append(Drawing.line(x - 5, y - 5, x + 5, y + 5, "minimum"));
    svg.append(Drawing.line(x - 5, y + 5, x + 5, y - 5, "minimum"));
    String points = points(model.walk());
    svg.append("<polyline class=\"walk halo\" points=\"").append(points).append("\"/>");
    svg.append("<polyline class=\"walk\" points=\"").append(points).append("\"/>");
    if (model.updates() <= MOST_STOPS) {
      model.walk().forEach(place -> svg.append(dot(place, 2.2, "stop")));
    }
    svg.append(dot(model.walk().get(0), 6, "start"));
    return svg.append(dot(model.here(), 4, "stop")).toString();
  }

  private static String points(List<DescentModel.Place> walk) {
    StringBuilder points = new StringBuilder();
    for (DescentModel.Place place : walk) {
      points.append(Drawing.at(x(place))).append(',').append(Drawing.at(y(place))).append(' ');
    }
    return points.toString();
  }

  private static String dot(DescentModel.Place place, double radius, String type) {
    return Drawing.dot(x(place), y(place), radius, type);
  }

  private static double x(DescentModel.Place place) {
    return Math.max(-FAR, Math.min(FAR, Landscape.x(place.w())));
  }

  private static double y(DescentModel.Place place) {
    return Math.max(-FAR, Math.min(FAR, Landscape.y(place.v())));
  }

  private static String text(double number) {
    return Numbers.typeset(number, 3);
  }
}
