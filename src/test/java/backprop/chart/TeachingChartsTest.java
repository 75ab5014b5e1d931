package backprop.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.draw.Fill;
import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Surfaces, heat maps by epoch, boxes and guides: what notebooks 04 to 06 draw with. */
class TeachingChartsTest {
  private static final Axis X = Axis.linear("x");
  private static final Axis Y = Axis.linear("y");
  private static final Axis LOG = Axis.log("loss");

  // ------------------------------------------------------------------ surfaces

  @Test
  void levelsAreRoundNumbersWithinTheValues() {
    assertArrayEquals(
        new double[] {1, 1.5, 2, 2.5, 3, 3.5, 4},
        Levels.of(Y, new double[][] {{0.5, 4.5}}).values(),
        0);
    assertArrayEquals(
        new double[] {1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100},
        Levels.of(LOG, new double[][] {{1e-7, 0.3, 999}}).values(),
        1e-12);
    assertArrayEquals(
        new double[] {1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1, 100},
        Levels.of(LOG, new double[][] {{1e-13, 0.3, 999}}).values(),
        1e-12,
        "every second decade where there are more than twelve");
    assertEquals(0, Levels.of(Y, new double[][] {{3, 3}}).values().length, "level ground");
    assertEquals(0, Levels.of(LOG, new double[][] {{3, 3}}).values().length);
    Levels levels = new Levels(new double[] {1, 10});
    assertEquals(0, levels.band(0));
    assertEquals(1, levels.band(1));
    assertEquals(2, levels.band(1e9));
    assertEquals("contours from 1 to 10", levels.toString());
  }

  @Test
  void levelsAreFewWhateverTheValues() {
    for (double most : new double[] {1e-300, 1e-5, 0.3, 1, 7, 1e4, 1e30, 1e300}) {
      for (double ratio : new double[] {1 - 1e-15, 0.999, 0.9, 0.5, 0.1, 1e-4, 1e-9, 1e-200}) {
        for (Axis axis : List.of(Y, LOG)) {
          double least = Math.max(Double.MIN_NORMAL, most * ratio);
          int levels = Levels.of(axis, new double[][] {{least, most}}).values().length;
          assertTrue(levels <= 12, Text.format("%s levels from %s to %s", levels, least, most));
        }
      }
    }
  }

  @Test
  void theCaptionOfASurfaceSaysWhatWalksOverIt() {
    Surface bowl = new Surface((x, y) -> x * x + y * y, -1, 1, -1, 1);
    Curve in = new Curve("in", new double[] {1, 0.5, 0}, new double[] {1, 0, 0});
    Curve out = new Curve("out", new double[] {0, 5}, new double[] {0, 1e300});
    Figure figure = Charts.surface("Bowl", X, Y, Axis.linear("J"), bowl, in, out);
    assertEquals(
        "Bowl: J over x and y, contours from 0.2 to 1.8; in, 2 steps; out, 1 steps, ends outside",
        figure.caption());
    assertTrue(figure.png().length > 0);
    assertTrue(Charts.surface("Bowl", X, Y, LOG, bowl).png().length > 0, "0 at its bottom");
  }

  @Test
  void aSurfaceMayHaveHoles() {
    Surface holes = new Surface((x, y) -> x < 0 ? Double.NaN : y > 0.5 ? 1 / 0.0 : x, -1, 1, -1, 1);
    assertTrue(Charts.surface("Holes", X, Y, Y, holes).png().length > 0);
    ChartsTest.assertMessage(
        "'y' has no finite value in the range",
        () -> Charts.surface("None", X, Y, Y, new Surface((x, y) -> Double.NaN, 0, 1, 0, 1)));
  }

  @Test
  void surfacesThatCannotBeDrawnAreRefused() {
    Surface plane = new Surface((x, y) -> x + y, -1, 1, -1, 1);
    ChartsTest.assertMessage(
        "'loss' is -2.0 at a point, but its scale is logarithmic",
        () -> Charts.surface("Plane", X, Y, LOG, plane));
    ChartsTest.assertMessage(
        "no value above 0",
        () -> Charts.surface("Zero", X, Y, LOG, new Surface((x, y) -> 0, 0, 1, 0, 1)));
    ChartsTest.assertMessage("x from 1.0 to -1.0", () -> new Surface((x, y) -> x, 1, -1, 0, 1));
    ChartsTest.assertMessage(
        "y from 0.0 to NaN", () -> new Surface((x, y) -> x, 0, 1, 0, Double.NaN));
    ChartsTest.assertMessage(
        "over a logarithmic axis", () -> Charts.surface("Plane", LOG, Y, Y, plane));
    Curve walk = Curve.from0("walk", 0, 1);
    ChartsTest.assertMessage(
        "two curves are called 'walk'", () -> Charts.surface("Plane", X, Y, Y, plane, walk, walk));
  }

  // ------------------------------------------------------------------ layers by epoch

  @Test
  void deadAndDivergedCellsAreCounted() {
    double[][] values = {{1, 0.1}, {0, 0.01}, {0, Double.NaN}};
    assertEquals(
        "Norms: ‖∂C/∂W‖, layer by epoch, logarithmic; 0 in 2 of 6 cells; not finite in 1",
        Charts.layersByEpoch("‖∂C/∂W‖", Map.of("Norms", values)).caption());
    LogScale scale = LogScale.of(List.of(Matrix.of(values)));
    assertEquals(new LogScale(-2, 0), scale);
    assertEquals(Fill.ZERO, scale.fill(0));
    assertEquals(Fill.BROKEN, scale.fill(Double.NaN));
    assertEquals(Fill.BROKEN, scale.fill(Double.POSITIVE_INFINITY));
    assertEquals(new LogScale(0, 1), LogScale.of(List.of(Matrix.of(new double[] {10}))));
  }

  @Test
  void trainingsSideBySideHaveOneColourScale() {
    Map<String, double[][]> trainings = new LinkedHashMap<>();
    trainings.put("small", new double[][] {{1e-4, 1e-3}});
    trainings.put("large", new double[][] {{1, 10}});
    Figure both = Charts.layersByEpoch("norm", trainings);
    assertEquals(
        "small: norm, layer by epoch, logarithmic; large: norm, layer by epoch, logarithmic",
        both.caption());
    assertEquals(
        new LogScale(-4, 1), LogScale.of(trainings.values().stream().map(Matrix::of).toList()));
    ChartsTest.assertMessage(
        "'norm' by epoch: no trainings are given", () -> Charts.layersByEpoch("norm", Map.of()));
  }

  @Test
  void theLogScaleDarkensAllTheWay() {
    LogScale scale = new LogScale(-5, 0);
    double before = 256;
    for (double power = -5; power <= 0; power += 0.25) {
      var color = scale.color(power);
      double light = 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue();
      assertTrue(light < before, power + ": " + light);
      before = light;
    }
  }

  @Test
  void heatMapsThatCannotBeDrawnAreRefused() {
    ChartsTest.assertMessage(
        "an entry of A is -1.0",
        () -> Charts.layersByEpoch("v", Map.of("t", new double[][] {{1, -1}})));
    ChartsTest.assertMessage(
        "A has no entry above 0",
        () -> Charts.layersByEpoch("v", Map.of("t", new double[][] {{0}})));
    ChartsTest.assertMessage(
        "values of 0 epochs and 0 layers",
        () -> Charts.layersByEpoch("v", Map.of("t", new double[0][])));
    ChartsTest.assertMessage(
        "values of 1 epochs and 0 layers",
        () -> Charts.layersByEpoch("v", Map.of("t", new double[1][0])));
    ChartsTest.assertMessage(
        "row 1 has 1 entries",
        () -> Charts.layersByEpoch("v", Map.of("t", new double[][] {{1, 2}, {1}})));
  }

  // ------------------------------------------------------------------ boxes

  @Test
  void quartilesAreInterpolatedAndWhiskersReachTheLastValueNear() {
    Quartiles q = Quartiles.of(new double[] {9, 1, 2, 3, 4, 100});
    assertEquals(2.25, q.lower());
    assertEquals(3.5, q.median());
    assertEquals(7.75, q.upper());
    assertEquals(1, q.whiskerLow());
    assertEquals(9, q.whiskerHigh());
    assertArrayEquals(new double[] {100}, q.outliers());
    Quartiles one = Quartiles.of(new double[] {5});
    assertEquals(5, one.whiskerLow());
    assertEquals(5, one.upper());
    Quartiles far = Quartiles.of(new double[] {0, 0, 0, 0, 1});
    assertEquals(0, far.whiskerHigh());
    assertArrayEquals(new double[] {1}, far.outliers());
  }

  @Test
  void errorBarsSayMeanAndStandardError() {
    Map<String, double[]> groups = new LinkedHashMap<>();
    groups.put("wide", new double[] {1, 2, 3, 4});
    groups.put("deep", new double[] {2, 2});
    assertEquals(
        "Runs: loss by shape; mean ± standard error wide 2.5 ± 0.65 (of 4), deep 2 ± 0 (of 2)",
        Charts.errorBars("Runs", "shape", Axis.linear("loss"), groups).caption());
    groups.put("one", new double[] {1});
    ChartsTest.assertMessage(
        "'one' has a single value", () -> Charts.errorBars("Runs", "shape", Y, groups));
  }

  @Test
  void boxesKeepTheOrderOfTheirMap() {
    Map<String, double[]> groups = new LinkedHashMap<>();
    groups.put("zeros", new double[] {0.1, 0.1});
    groups.put("He", new double[] {0.8, 1, 0.9});
    assertEquals(
        "Runs: accuracy by start; median zeros 0.1 (of 2), He 0.9 (of 3); guessing 0.5",
        Charts.boxes("Runs", "start", Axis.linear("accuracy"), groups, "guessing", 0.5).caption());
    ChartsTest.assertMessage(
        "'Runs' has 0 groups", () -> Charts.boxes("Runs", "start", Y, Map.of(), "guessing", 0.5));
    ChartsTest.assertMessage(
        "'g': value 1 (the first is 0) is 0.0",
        () ->
            Charts.boxes("Runs", "start", LOG, Map.of("g", new double[] {1, 0}), "guessing", 0.5));
    ChartsTest.assertMessage(
        "curve 'g' has no points",
        () -> Charts.boxes("Runs", "start", Y, Map.of("g", new double[0]), "guessing", 0.5));
    ChartsTest.assertMessage(
        "reference 'guessing' at NaN",
        () -> Charts.boxes("Runs", "start", Y, groups, "guessing", Double.NaN));
    ChartsTest.assertMessage(
        "'reference': value 0 (the first is 0) is 0.0",
        () -> Charts.boxes("Runs", "start", LOG, groups, "guessing", 0));
  }

  // ------------------------------------------------------------------ guides

  @Test
  void aPowerIsStraightOnLogarithmicAxes() {
    Curve square = Curve.power("h²", 2, 0.1, 5, 1e-4, 1);
    for (int i = 0; i < square.x().length; i++) {
      double expected = 5 * square.x()[i] * square.x()[i] / 0.01;
      assertEquals(expected, square.y()[i], 1e-12 * expected);
    }
    assertEquals(1e-4, square.x()[0], 0);
    assertEquals(1, Arrays.stream(square.x()).max().orElseThrow(), 1e-15);
    ChartsTest.assertMessage(
        "curve 'h': a power through (0.0, 1.0)", () -> Curve.power("h", 1, 0, 1, 1, 2));
  }

  @Test
  void guidesDoNotChangeTheRange() {
    Curve data = new Curve("data", new double[] {1, 10}, new double[] {1, 10});
    Curve guide = Curve.power("h", 1, 1, 1, 1e-9, 1e9);
    Figure figure =
        Charts.lines("T", Axis.log("h"), Axis.log("error"), List.of(data), List.of(guide));
    assertEquals("T: error against h; data, h, both logarithmic", figure.caption());
    assertTrue(figure.png().length > 0);
    ChartsTest.assertMessage(
        "'T' has no curves", () -> Charts.lines("T", X, Y, List.of(), List.of(guide)));
    ChartsTest.assertMessage(
        "two curves are called 'h'", () -> Charts.lines("T", X, Y, List.of(guide), List.of(guide)));
  }
}
