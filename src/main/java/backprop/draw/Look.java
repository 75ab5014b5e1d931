package backprop.draw;

import java.awt.Color;

/**
 * How the i-th series of a chart differs from the others: by colour, by dash and by marker, so that
 * it can be told in grey too.
 *
 * @param dash lengths of stroke and gap, null for a solid line
 */
public record Look(Color color, float[] dash, Marker marker) {
  private static final double WIDTH = 1.8;

  // Okabe and Ito's palette, told apart by all common kinds of colour vision; its yellow is left
  // out, too pale for a line on white
  private static final Color[] COLORS = {
    new Color(0x0072B2), // blue
    new Color(0xD55E00), // vermilion
    new Color(0x009E73), // green
    new Color(0xCC79A7), // purple
    new Color(0xE69F00), // orange
    new Color(0x56B4E9), // sky blue
    new Color(0x000000)
  };
  private static final float[][] DASHES = {
    null, {7, 4}, {2, 3}, {9, 3, 2, 3}, {14, 4}, {4, 2, 1, 2, 1, 2}
  };

  /** The look of series i = 0, 1, …; the first 42 differ. */
  public static Look of(int i) {
    return new Look(
        COLORS[i % COLORS.length],
        DASHES[i % DASHES.length],
        Marker.values()[i % Marker.values().length]);
  }

  public Pen pen() {
    return new Pen(WIDTH, dash);
  }

  /** The colour mixed with white; share 1 is the colour itself. */
  public Color tint(double share) {
    return mix(Color.WHITE, color, share);
  }

  /** From one colour to another, share 0 … 1. */
  public static Color mix(Color from, Color to, double share) {
    return new Color(
        mix(from.getRed(), to.getRed(), share),
        mix(from.getGreen(), to.getGreen(), share),
        mix(from.getBlue(), to.getBlue(), share));
  }

  /** From the first colour over those between to the last, share 0 … 1. */
  public static Color mix(Color[] stops, double share) {
    double place = share * (stops.length - 1);
    int below = Math.min((int) place, stops.length - 2);
    return mix(stops[below], stops[below + 1], place - below);
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
