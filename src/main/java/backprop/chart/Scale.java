package backprop.chart;

import backprop.draw.Ink;
import backprop.draw.Look;
import backprop.matrix.Matrix;
import backprop.text.Numbers;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * Colours for numbers from −limit to limit, which is above 0: blue below 0, white at 0, vermilion
 * above. The lightness falls on both sides, so that a grey print still shows the size.
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
    return Look.mix(stops, share);
  }

  /** The scale upright, the largest on top, with two to four round numbers up to the limit. */
  ColourBar bar() {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(limit / 2)));
    double times = limit / 2 / power;
    double step = power * (times >= 5 ? 5 : times >= 2 ? 2 : 1);
    int last = (int) (limit / step * 1.0001);
    List<ColourBar.Tick> ticks = new ArrayList<>();
    for (int k = -last; k <= last; k++) {
      double place = (1 + k * step / limit) / 2;
      ticks.add(new ColourBar.Tick(place, Numbers.typeset(k * step, 6)));
    }
    return new ColourBar("", 0, place -> color(limit * (2 * place - 1)), ticks, List.of());
  }

  /** Black or white, whichever is easier to read on the colour. */
  static Color textOn(Color color) {
    double light =
        0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue(); // of 255
    return light > 140 ? Ink.TEXT : Color.WHITE;
  }
}
