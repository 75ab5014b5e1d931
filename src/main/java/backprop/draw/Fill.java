package backprop.draw;

import java.awt.Color;
import java.awt.Graphics2D;
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
      for (double u = STEP * Math.floor(x / STEP) + (odd ? STEP / 2 : 0);
          u < x + width;
          u += STEP) {
        g.fill(new Rectangle2D.Double(u, v, SPOT, SPOT).createIntersection(cell));
      }
    }
  }
}
