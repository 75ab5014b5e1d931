package backprop.browser;

import backprop.text.Text;

/** Pieces of SVG; colours come by class from the style sheet. */
final class Drawing {
  private Drawing() {}

  /**
   * The opening tag.
   *
   * @param words what the drawing shows, for who does not see it
   */
  static String open(int width, int height, String words) {
    return tag(width, height, words) + ">";
  }

  /** The same of a drawing that says to this control where it is pressed. */
  static String pressed(int width, int height, String words, String control) {
    return tag(width, height, words) + " data-point=\"" + control + "\">";
  }

  private static String tag(int width, int height, String words) {
    return "<svg viewBox=\"0 0 "
        + width
        + " "
        + height
        + "\" role=\"img\" aria-label=\""
        + Text.escaped(words)
        + "\"";
  }

  static String line(double x1, double y1, double x2, double y2, String type) {
    return "<line class=\""
        + type
        + "\" x1=\""
        + at(x1)
        + "\" y1=\""
        + at(y1)
        + "\" x2=\""
        + at(x2)
        + "\" y2=\""
        + at(y2)
        + "\"/>";
  }

  static String dot(double x, double y, double radius, String type) {
    return "<circle class=\""
        + type
        + "\" cx=\""
        + at(x)
        + "\" cy=\""
        + at(y)
        + "\" r=\""
        + at(radius)
        + "\"/>";
  }

  static String rectangle(double x, double y, double width, double height, String type) {
    return rounded(x, y, width, height, 0, type);
  }

  /** A rectangle with round corners. */
  static String rounded(
      double x, double y, double width, double height, double radius, String type) {
    return "<rect class=\""
        + type
        + "\" x=\""
        + at(x)
        + "\" y=\""
        + at(y)
        + "\" width=\""
        + at(width)
        + "\" height=\""
        + at(height)
        + (radius == 0 ? "" : "\" rx=\"" + at(radius))
        + "\"/>";
  }

  /**
   * @param anchor start, middle or end
   * @param text as it is to be written in SVG
   */
  static String text(double x, double y, String anchor, String type, String text) {
    return "<text class=\""
        + type
        + "\" x=\""
        + at(x)
        + "\" y=\""
        + at(y)
        + "\" text-anchor=\""
        + anchor
        + "\">"
        + text
        + "</text>";
  }

  /** A number that the reader can drag to the right for more. */
  static String dragged(double x, double y, String type, String control, double step, String text) {
    return "<text class=\""
        + type
        + " drag\" data-drag=\""
        + control
        + "\" data-step=\""
        + step
        + "\" x=\""
        + at(x)
        + "\" y=\""
        + at(y)
        + "\" text-anchor=\"middle\">"
        + text
        + "</text>";
  }

  /** A place in pixels, to a hundredth. */
  static String at(double place) {
    long hundredths = Math.round(place * 100);
    long size = Math.abs(hundredths);
    String rest = String.valueOf(100 + size % 100).substring(1);
    return (hundredths < 0 ? "-" : "") + size / 100 + (rest.equals("00") ? "" : "." + rest);
  }
}
