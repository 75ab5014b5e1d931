package backprop.chart;

import backprop.draw.Ink;
import backprop.draw.Look;
import backprop.matrix.Matrix;
import java.awt.Color;

/**
 * Colours for numbers from −limit to limit: blue below 0, white at 0, vermilion above. The
 * lightness falls on both sides, so that a grey print still shows the size.
 *
 * @param limit the number with the full colour, above 0
 */
record Scale(double limit) {
  private static final Color[] NEGATIVE = {
    Color.WHITE, new Color(0x9CC7E4), new Color(0x2E7EBB), new Color(0x08306B)
  };
  private static final Color[] POSITIVE = {
    Color.WHITE, new Color(0xF8C09A), new Color(0xDD6A1B), new Color(0x7A2A00)
  };

  static Scale of(Matrix A) {
    double most = A.maxAbs();
    return new Scale(most == 0 ? 1 : most);
  }

  // in steps, so that the palette of a figure holds every colour of its scale
  private static final int STEPS = 40;

  Color color(double value) {
    Color[] stops = value < 0 ? NEGATIVE : POSITIVE;
    double share = Math.rint(Math.min(1, Math.abs(value) / limit) * STEPS) / STEPS;
    double place = share * (stops.length - 1);
    int below = Math.min((int) place, stops.length - 2);
    return Look.mix(stops[below], stops[below + 1], place - below);
  }

  /** Black or white, whichever is easier to read on the colour. */
  static Color textOn(Color color) {
    double light =
        0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue(); // of 255
    return light > 140 ? Ink.TEXT : Color.WHITE;
  }
}
