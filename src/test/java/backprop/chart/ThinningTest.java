package backprop.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.draw.Ink;
import backprop.draw.Look;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ThinningTest {
  private static final int POINTS = 40_000;

  private static List<double[]> points(int count, IntToDoubleFunction y) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(new double[] {10 + 200.0 * i / count, y.applyAsDouble(i)});
    }
    return points;
  }

  private static BufferedImage drawn(List<double[]> points) {
    return Ink.sheet(
        220,
        120,
        (g, width, height) -> {
          g.setColor(Look.of(0).color());
          g.fill(Look.of(0).pen().along(points));
        });
  }

  /** The largest difference of a colour, 0 … 255. */
  private static int furthest(BufferedImage a, BufferedImage b) {
    int furthest = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          int one = a.getRGB(x, y) >> shift & 255;
          furthest = Math.max(furthest, Math.abs(one - (b.getRGB(x, y) >> shift & 255)));
        }
      }
    }
    return furthest;
  }

  @Test
  void aThinnedCurveIsThePictureOfAllItsPointsButForShades() {
    Random random = new Random(1);
    IntToDoubleFunction noise = i -> Math.max(5, Math.min(115, 60 + 15 * random.nextGaussian()));
    IntToDoubleFunction smooth = i -> 60 + 40 * StrictMath.sin(i / 3000.0);
    IntToDoubleFunction spike = i -> i == 20_000 ? 10 : 90;
    IntToDoubleFunction falling = i -> 10 + 100 * (1 - StrictMath.exp(-i / 900.0));
    for (IntToDoubleFunction y : List.of(noise, smooth, spike, falling)) {
      List<double[]> all = points(POINTS, y);
      List<double[]> some = Thinning.thinned(all);
      assertTrue(some.size() <= 4 * 200 * 8, some.size() + " points");
      int furthest = furthest(drawn(all), drawn(some));
      assertTrue(furthest <= 32, furthest + " of 255");
    }
  }

  @Test
  void whatIsShortOrGoesBackAndForthStaysWhole() {
    List<double[]> few = points(Thinning.MOST, i -> i % 7);
    assertSame(few, Thinning.of(few));
    List<double[]> zigzag = new ArrayList<>();
    for (int i = 0; i <= Thinning.MOST; i++) {
      zigzag.add(new double[] {i % 2, i});
    }
    assertEquals(zigzag, Thinning.of(zigzag));
  }
}
