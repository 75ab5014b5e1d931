package backprop.chart;

import backprop.draw.Ink;
import java.awt.Graphics2D;
import java.util.List;

/**
 * The title of a figure and, if there is more than one series, the legend below it. A legend above
 * the plot hides no data and wraps to any width.
 */
record Header(String title, List<Key> keys) {
  private static final int LEFT = 12;
  static final int TITLE_LINE = 26; // the height of a header without a legend
  private static final int KEY_LINE = 19;
  private static final int GAP = 18;

  /** An entry of the legend: a mark of this width is a piece of the series around y, from x on. */
  record Key(String name, int width, Mark mark) {}

  interface Mark {
    void paint(Graphics2D g, double x, double y);
  }

  Header {
    keys = keys.size() > 1 ? List.copyOf(keys) : List.of();
  }

  /** Draws, and says how much height that took. */
  int paint(Graphics2D g, int width) {
    double room = width - 2.0 * LEFT;
    Ink.text(g, Ink.TITLE, Ink.TEXT, Ink.fitted(Ink.TITLE, title, room), LEFT, 19, 0);
    int y = TITLE_LINE;
    double x = LEFT;
    for (Key key : keys) {
      String name = Ink.fitted(Ink.SMALL, key.name(), room - key.width() - 6);
      double length = key.width() + 6 + Ink.width(Ink.SMALL, name);
      if (x > LEFT && x + length > width - LEFT) {
        x = LEFT;
        y += KEY_LINE;
      }
      key.mark().paint(g, x, y + 8);
      Ink.text(g, Ink.SMALL, Ink.TEXT, name, x + key.width() + 6, y + 12.5, 0);
      x += length + GAP;
    }
    return keys.isEmpty() ? y : y + KEY_LINE;
  }
}
