package backprop.diagram;

import backprop.chart.Figure;
import backprop.text.Text;

/**
 * Writes an SVG document, one element a line.
 *
 * <p>There are no ids and no style sheets: a front end may put several pictures into one page,
 * where both would be shared. Text is text, and the paper is white also on a dark page. Coordinates
 * are rounded to tenths of a CSS pixel, so that the bytes do not hang on the last digits.
 */
public final class Svg {
  static final String INK = "#222";
  static final String GREY = "#5c5c5c";
  public static final String LINE = "#777";
  static final String PAPER = "#fff";

  private static final String FONTS = "DejaVu Sans,Verdana,Geneva,sans-serif";

  private final StringBuilder out = new StringBuilder();

  /**
   * A document of this size. What is wider than a page is shown smaller: not every front end does
   * that by itself.
   *
   * @param title what the picture is, for those who hover over it or cannot see it
   * @param description what stands in it
   */
  public Svg(double width, double height, String title, String description) {
    double scale = Math.min(1, Figure.PAGE / width);
    open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        number(scale * width),
        "height",
        number(scale * height),
        "viewBox",
        "0 0 " + number(width) + " " + number(height),
        "role",
        "img",
        "aria-label",
        title,
        "style",
        "max-width:100%;height:auto",
        "font-family",
        FONTS,
        "font-size",
        "13",
        "fill",
        INK);
    element("title", title);
    element("desc", description);
    rectangle(0, 0, width, height, 0, "fill", PAPER);
  }

  /** The whole document. */
  public String document() {
    return out + "</svg>\n";
  }

  /** Begins a group whose elements share these attributes: name, value, name, value … */
  Svg begin(String... attributes) {
    return open("g", attributes);
  }

  /** Ends a group. */
  Svg end() {
    out.append("</g>\n");
    return this;
  }

  /** A path; the points are part of the data, made by {@link #point}. */
  public Svg path(String data, String... attributes) {
    out.append("<path d=\"").append(data).append('"');
    attributes(attributes);
    out.append("/>\n");
    return this;
  }

  /** A rectangle with its left upper corner at (x, y). */
  Svg rectangle(double x, double y, double w, double h, double round, String... attributes) {
    out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
    out.append("\" width=\"").append(number(w)).append("\" height=\"").append(number(h));
    if (round > 0) {
      out.append("\" rx=\"").append(number(round));
    }
    out.append('"');
    attributes(attributes);
    out.append("/>\n");
    return this;
  }

  /** A line of text, y its base line; where along the line x is, the attributes say. */
  public Svg text(double x, double y, String text, String... attributes) {
    if (text.isEmpty()) {
      return this;
    }
    out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append('"');
    attributes(attributes);
    out.append('>').append(Text.escaped(text)).append("</text>\n");
    return this;
  }

  /** "x,y", to be joined to a path. */
  public static String point(double x, double y) {
    return number(x) + "," + number(y);
  }

  /** At most one decimal. */
  static String number(double value) {
    long tenths = Math.round(10 * value);
    String sign = tenths < 0 ? "-" : "";
    long size = Math.abs(tenths);
    return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
  }

  private Svg open(String name, String... attributes) {
    out.append('<').append(name);
    attributes(attributes);
    out.append(">\n");
    return this;
  }

  private void element(String name, String text) {
    out.append('<').append(name).append('>').append(Text.escaped(text));
    out.append("</").append(name).append(">\n");
  }

  private void attributes(String... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(Text.escaped(attributes[i + 1])).append('"');
    }
  }
}
