package backprop.diagram;

/**
 * How an arrow shows its number: solid and vermilion above 0, dashed and blue below, grey at 0; the
 * thicker, the larger.
 *
 * @param value the number
 * @param most the largest size in the picture
 */
record Stroke(double value, double most) {
  private static final double THINNEST = 1;
  private static final double THICKEST = 3.4;
  private static final double HEAD = 9;

  String color() {
    return value > 0 ? "#b34c00" : value < 0 ? "#00568a" : Svg.GREY;
  }

  double width() {
    double share = most == 0 || !Double.isFinite(value) ? 0 : Math.abs(value) / most;
    return THINNEST + (THICKEST - THINNEST) * share;
  }

  /** A straight arrow. */
  void draw(Svg svg, double x1, double y1, double x2, double y2) {
    double length = StrictMath.hypot(x2 - x1, y2 - y1);
    double u = (x2 - x1) / length;
    double v = (y2 - y1) / length;
    String start = Svg.point(x1, y1);
    line(svg, "M" + start + "L" + Svg.point(x2 - u * HEAD * 0.8, y2 - v * HEAD * 0.8));
    head(svg, x2, y2, u, v);
  }

  /** A line along this path. */
  void line(Svg svg, String path) {
    String width = Svg.number(width());
    if (value < 0) {
      svg.path(
          path,
          "fill",
          "none",
          "stroke",
          color(),
          "stroke-width",
          width,
          "stroke-dasharray",
          "6 3");
    } else {
      svg.path(path, "fill", "none", "stroke", color(), "stroke-width", width);
    }
  }

  /** The head of an arrow that ends at (x, y) and comes along (u, v), of length 1. */
  void head(Svg svg, double x, double y, double u, double v) {
    double half = 2.6 + 0.6 * width();
    double backX = x - u * HEAD;
    double backY = y - v * HEAD;
    svg.path(
        "M"
            + Svg.point(x, y)
            + "L"
            + Svg.point(backX - v * half, backY + u * half)
            + "L"
            + Svg.point(backX + v * half, backY - u * half)
            + "Z",
        "fill",
        color());
  }
}
