package backprop.progress;

import backprop.text.Text;

/**
 * Writes a small SVG picture, one element a line: paths and real text on white paper.
 *
 * <p>There are no ids and no style sheets: a front end may put several pictures into one page,
 * where both would be shared. Coordinates are rounded to tenths of a CSS pixel.
 */
final class Svg {
  private static final String FONTS = "DejaVu Sans,Verdana,Geneva,sans-serif";

  private final StringBuilder out = new StringBuilder();

  /**
   * A picture of this size.
   *
   * @param title what it is, for those who cannot see it
   */
  Svg(int width, int height, String title) {
    String box = "0 0 " + width + " " + height;
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    attributes("width", "" + width, "height", "" + height, "viewBox", box, "role", "img");
    attributes("aria-label", title, "style", "max-width:100%;height:auto");
    attributes("font-family", FONTS, "font-size", "13", "fill", "#222");
    out.append(">\n");
    path("M0,0H" + width + "V" + height + "H0Z", "fill", "#fff");
  }

  /** The whole picture. */
  String document() {
    return out + "</svg>\n";
  }

  /** A path; the points are part of the data, made by {@link #point}. */
  void path(String data, String... attributes) {
    out.append("<path d=\"").append(data).append('"');
    attributes(attributes);
    out.append("/>\n");
  }

  /**
   * A line of text.
   *
   * @param y the base line
   * @param anchor where along the line x is: start, middle or end
   */
  void text(double x, double y, String anchor, String text) {
    out.append("<text");
    attributes("x", number(x), "y", number(y), "text-anchor", anchor);
    out.append('>').append(Text.escaped(text)).append("</text>\n");
  }

  /** "x,y", to be joined to a path. */
  static String point(double x, double y) {
    return number(x) + "," + number(y);
  }

  // at most one decimal
  private static String number(double value) {
    long tenths = Math.round(10 * value);
    String sign = tenths < 0 ? "-" : "";
    long size = Math.abs(tenths);
    return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
  }

  private void attributes(String... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(Text.escaped(attributes[i + 1])).append('"');
    }
  }
}
