package backprop.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;

/**
 * The inside of a cell: a colour, or spots on a ground for what has no place on the scale.
 *
 * @param spots the colour of the spots, null for none
 */
public record Fill(Color color, Color spots) {
  /** A zero on a logarithmic scale. */
  public static final Fill ZERO = new Fill(Color.WHITE, new Color(0xD55E00));

  /** Not a finite number. */
  public static final Fill BROKEN = new Fill(Color.BLACK, Color.WHITE);

  private static final double SPOT = 1.5; // CSS pixels, a whole number of device pixels
  private static final double STEP = 4;

  public static Fill plain(Color color) {
    return new Fill(color, null);
  }

  /** The fill of each device pixel of an area; the same object side by side is filled at once. */
  public interface Pixels {
    Fill at(int row, int column, int rows, int columns);
  }

  /** Fills each device pixel by itself: no seams, and smooth borders. */
  public static void paint(Graphics2D g, Rectangle2D area, Pixels pixels) {
    Object before = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    double size = 1.0 / Ink.SHARPNESS;
    int rows = (int) Math.ceil(area.getHeight() / size);
    int columns = (int) Math.ceil(area.getWidth() / size);
    for (int i = 0; i < rows; i++) {
      int start = 0;
      Fill fill = pixels.at(i, 0, rows, columns);
      for (int j = 1; j <= columns; j++) {
        Fill next = j == columns ? null : pixels.at(i, j, rows, columns);
        if (next != fill) {
          double x = area.getX() + start * size;
          fill.paint(g, x, area.getY() + i * size, (j - start) * size, size);
          start = j;
          fill = next;
        }
      }
    }
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
  }

  /** Fills a rectangle on whole device pixels. The grid of spots is that of the sheet. */
  public void paint(Graphics2D g, double x, double y, double width, double height) {
    g.setColor(color);
    Rectangle2D cell = new Rectangle2D.Double(x, y, width, height);
    g.fill(cell);
    if (spots == null) {
      return;
    }
    g.setColor(spots);
    for (double v = STEP * Math.floor(y / STEP); v < y + height; v += STEP) {
      boolean odd = v / STEP % 2 != 0;
      double first = STEP * Math.floor(x / STEP) + (odd ? STEP / 2 : 0);
      for (double u = first; u < x + width; u += STEP) {
        g.fill(new Rectangle2D.Double(u, v, SPOT, SPOT).createIntersection(cell));
      }
    }
  }
}
