package backprop.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.ReLU;
import backprop.activation.Tanh;
import backprop.data.Examples;
import backprop.matrix.Matrix;
import backprop.train.History;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class ChartsTest {
  private static final Axis X = Axis.linear("x");
  private static final Axis Y = Axis.linear("y");
  private static final Map<String, Figure> GALLERY = Gallery.all();

  @Test
  void aFigureTakesAtMost60KB() {
    GALLERY.forEach((name, figure) -> assertTrue(figure.png().length <= 60 << 10, name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab"})
  void drawnAgainInAnotherLocaleFiguresHaveTheSameBytes(String tag) {
    GALLERY.values().forEach(Figure::png); // drawn in this locale
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      Gallery.all()
          .forEach(
              (name, figure) -> {
                assertEquals(GALLERY.get(name).caption(), figure.caption());
                assertArrayEquals(GALLERY.get(name).png(), figure.png(), name);
              });
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void captionsSayInOneLineWhatIsShown() {
    Map<String, Figure> all = GALLERY;
    assertEquals(
        "Gradient norm of each layer: gradient norm ‖∂C/∂W‖ against epoch, logarithmic",
        all.get("norms").caption());
    assertEquals(
        "tanh and its slope: σ(z) and σ′(z) for z from −4 to 4", all.get("activation").caption());
    assertEquals(
        "Confusion matrix: 4 of 5 right (80.0 %); most often c was taken for b, 1 time",
        all.get("confusion").caption());
    assertEquals(
        "Iris: decision regions over petal_length and petal_width; 144 of 150 examples on their"
            + " side",
        all.get("regions").caption());
    assertEquals(
        "Three digits: 3 images of 8 × 8 pixels; a 0, a 1, a 2", all.get("images").caption());
    all.forEach((name, figure) -> assertEquals(1, figure.toString().lines().count(), name));
  }

  @Test
  void aFigureDoesNotChangeWhenItsDataDoes() {
    double[] loss = {3, 2, 1};
    Matrix A = Matrix.of(new double[] {1, 2}, new double[] {3, 4});
    Figure curve = Charts.loss(Curve.from0("loss", loss));
    Figure heat = Charts.heatMap("A", A, "j", "i");
    Matrix pixel = Matrix.rowOf(1.0, 2);
    Figure images = Charts.images("A", pixel, 1, List.of(), 2);
    loss[1] = 100;
    A.set(0, 0, 100);
    pixel.set(0, 0, 100);
    assertArrayEquals(Charts.loss(Curve.from0("loss", 3, 2, 1)).png(), curve.png());
    Matrix same = Matrix.of(new double[] {1, 2}, new double[] {3, 4});
    assertArrayEquals(Charts.heatMap("A", same, "j", "i").png(), heat.png());
    assertArrayEquals(
        Charts.images("A", Matrix.rowOf(1.0, 2), 1, List.of(), 2).png(), images.png());
  }

  @Test
  void signedImagesTellBelowFromAboveZeroAndGreyOnesDoNot() {
    Matrix slopes = Matrix.rowOf(-1.0, 0, 1);
    Figure signed = Charts.signedImages("A", slopes, 1, List.of(), 3);
    assertEquals("A: 3 images of 1 × 1 pixels", signed.caption());
    byte[] turned = Charts.signedImages("A", slopes.scale(-1), 1, List.of(), 3).png();
    assertFalse(Arrays.equals(turned, signed.png()));
    byte[] grey = Charts.images("A", slopes, 1, List.of(), 3).png();
    assertFalse(Arrays.equals(grey, signed.png()));
    byte[] scaled = Charts.signedImages("A", slopes.scale(7), 1, List.of(), 3).png();
    assertArrayEquals(scaled, signed.png()); // the scale is the images' own
    assertMessage(
        "X[0][0] is NaN",
        () -> Charts.signedImages("A", Matrix.rowOf(Double.NaN), 1, List.of(), 1));
  }

  @Test
  void aHistoryIsDrawnInOneCall() {
    List<Double> norms = List.of(1.0);
    History far =
        new History(
            List.of(
                new History.Epoch(0, 2, Double.NaN, 3, Double.NaN, norms),
                new History.Epoch(1, 0.02, Double.NaN, 0.5, Double.NaN, norms)),
            null);
    assertEquals(
        "Loss by epoch: training 2 → 0.02, held out 3 → 0.5, logarithmic",
        Charts.loss(far).caption());
    History near = new History(List.of(new History.Epoch(0, 2, 0.5, Double.NaN, 0.5, norms)), null);
    assertEquals("Loss by epoch: xor (training) 2 → 2", Charts.loss("xor", near).caption());
    assertMessage("'Loss by epoch' has no curves", () -> Charts.loss(new Curve[0]));
  }

  @Test
  void zerosOnALogarithmicAxisAreLeftOutAndCounted() {
    Figure figure = Gallery.losses(Axis.log("loss"), Map.of("a", new double[] {1, 0, 0.1, 0}));
    assertEquals(
        "Loss by epoch: loss against epoch, logarithmic; 2 zeros not drawn on the logarithmic axis",
        figure.caption());
    assertTrue(figure.png().length > 0);
  }

  @Test
  void whatCannotStandOnALogarithmicAxisIsRefused() {
    assertMessage(
        "curve 'a': point 1 (the first is 0) is -0.5, but axis 'loss' is logarithmic",
        () -> Gallery.losses(Axis.log("loss"), Map.of("a", new double[] {1, -0.5})));
    assertMessage(
        "axis 'loss': values from 1.0 to 1.0E301; sizes of at most 10³⁰⁰ can be drawn",
        () -> Gallery.losses(Axis.linear("loss"), Map.of("a", new double[] {1, 1e301})));
    assertMessage(
        "axis 'loss' is logarithmic and no value is above 0",
        () -> Gallery.losses(Axis.log("loss"), Map.of("a", new double[] {0, 0})));
    assertMessage(
        "axis 'h' is logarithmic",
        () ->
            Charts.lines(
                "t", Axis.log("h"), Y, new Curve("a", new double[] {-1}, new double[] {1})));
  }

  @Test
  void extremeRangesAreDrawn() {
    double[][] some = {
      {5}, {5, 5, 5}, {0, 0}, {1e-300, 1e300}, {-1e-12, 1e-12}, {1e15, 1e15 + 1}, {-1e300, 1e300}
    };
    for (double[] values : some) {
      Figure figure = Gallery.losses(Axis.linear("loss"), Map.of("a", values));
      assertTrue(figure.png().length > 0, figure.caption());
    }
    for (double[] values :
        new double[][] {{5}, {5, 5}, {1e-300, 1e300}, {0.9, 1.1}, {4.9e-324, 1}}) {
      Figure figure = Gallery.losses(Axis.log("loss"), Map.of("a", values));
      assertTrue(figure.png().length > 0, figure.caption());
    }
  }

  @Test
  void badCurvesAreRefused() {
    assertMessage("'t' has no curves", () -> Charts.lines("t", X, Y));
    assertMessage(
        "two curves are called 'a'",
        () -> Charts.lines("t", X, Y, Curve.from0("a", 1), Curve.from0("a", 2)));
    assertMessage(
        "the title of a figure is ' '", () -> Charts.lines(" ", X, Y, Curve.from0("a", 1)));
    assertMessage("the title of an axis is ''", () -> Axis.linear(""));
    assertMessage("a curve is called ' '", () -> Curve.from0(" ", 1));
    assertMessage("curve 'a' has no points", () -> Curve.from0("a"));
    assertMessage(
        "curve 'a' has 2 values of x and 1 of y",
        () -> new Curve("a", new double[2], new double[1]));
    assertMessage(
        "curve 'a': y of point 1 (the first is 0) is NaN", () -> Curve.from0("a", 1, Double.NaN));
    assertMessage(
        "curve 'a': x of point 0 (the first is 0) is Infinity",
        () -> new Curve("a", new double[] {1 / 0.0}, new double[1]));
    assertMessage(
        "curve 'a': y of point 0",
        () ->
            Gallery.losses(
                Axis.linear("loss"), Map.of("a", new double[] {Double.POSITIVE_INFINITY})));
    assertMessage("has no curves", () -> Gallery.losses(Axis.linear("loss"), Map.of()));
    assertMessage(
        "curve 'a' has no points",
        () -> Gallery.losses(Axis.linear("loss"), Map.of("a", new double[0])));
    assertMessage(
        "two curves are called 'a'",
        () -> Charts.scatterAndCurves("t", X, Y, Curve.from0("a", 1), Curve.from0("a", 1)));
  }

  /** Drawn all the same, the edges of markers on one another would grow darker. */
  @Test
  void ofVeryManyPointsInOnePlaceOneIsDrawn() {
    double[] many = new double[Thinning.MOST + 1];
    many[many.length - 1] = 1;
    Figure two =
        Charts.scatterAndCurves(
            "t", X, Y, new Curve("a", new double[] {0, 1}, new double[] {0, 1}));
    assertArrayEquals(
        two.png(), Charts.scatterAndCurves("t", X, Y, new Curve("a", many, many)).png());
  }

  @Test
  void badValuesOfACurveAreRefused() {
    Axis x = Axis.linear("epoch");
    Axis y = Axis.log("norm");
    assertMessage(
        "curve 'layer 1': point 0 (the first is 0) is -1.0",
        () -> Charts.lines("t", x, y, Curve.from0("layer 1", -1)));
    assertMessage(
        "curve 'layer 2': y of point 0 (the first is 0) is NaN",
        () -> Charts.lines("t", x, y, Curve.from0("layer 2", Double.NaN)));
  }

  @Test
  void activationsStandOnCommonAxes() {
    Figure tanh = Charts.activation("tanh", StrictMath::tanh, new Tanh()::slope, -4, 4);
    assertArrayEquals(Figure.grid(3, tanh).png(), Charts.activations(-4, 4, new Tanh()).png());
    Figure both = Charts.activations(-4, 4, new Tanh(), new ReLU());
    Figure relu = Charts.activation("ReLU", new ReLU()::value, new ReLU()::slope, -4, 4);
    Figure apart = Figure.grid(3, tanh, relu);
    assertEquals(apart.caption(), both.caption());
    assertFalse(Arrays.equals(apart.png(), both.png()), "tanh on the axes of ReLU is flatter");
    assertMessage("a grid of 0 figures", () -> Charts.activations(-4, 4));
    assertMessage("z from 4.0 to -4.0", () -> Charts.activations(4, -4, new Tanh()));
  }

  @Test
  void badActivationsAreRefused() {
    assertMessage("z from 1.0 to 1.0", () -> Charts.activation("a", z -> z, z -> 1, 1, 1));
    assertMessage("z from NaN to 1.0", () -> Charts.activation("a", z -> z, z -> 1, Double.NaN, 1));
    assertMessage(
        "curve 'σ(z)': y of point 0",
        () -> Charts.activation("a", StrictMath::log, z -> 1 / z, -1, 1));
  }

  @Test
  void badClassifiersAreRefused() {
    Examples iris = Gallery.iris();
    assertMessage(
        "the network turns X, which is 2×150, into 2×150, but it must be 3×150, a row for each of"
            + " [setosa",
        () -> Charts.decisionRegions("t", iris, A -> A));
    assertMessage(
        "an output of the network is NaN",
        () -> Charts.decisionRegions("t", iris, A -> Matrix.zeros(3, A.columns()).map(a -> 0 / a)));
    assertMessage(
        "there must be exactly 2 features",
        () -> Charts.decisionRegions("t", iris.withFeatures("petal_width"), Gallery::nearest));
    Examples targets =
        new Examples(Matrix.zeros(2, 2), Matrix.rowOf(0, 0.5), List.of("u", "v"), List.of("y"));
    assertMessage(
        "one-hot classes, or one target of zeros and ones",
        () -> Charts.decisionRegions("t", targets, A -> Matrix.zeros(1, A.columns())));
  }

  @Test
  void oneOutputDecidesAtOneHalf() {
    Examples two =
        new Examples(
            Matrix.of(new double[] {0, 1, 2}, new double[] {0, 1, 0}),
            Matrix.rowOf(0, 1.0, 1),
            List.of("u", "v"),
            List.of("on"));
    Figure figure =
        Charts.decisionRegions("t", two, A -> Matrix.of(A.row(0)).map(u -> u >= 1.5 ? 0.5 : 0.4));
    assertEquals(
        "t: decision regions over u and v; 2 of 3 examples on their side", figure.caption());
    assertTrue(figure.png().length > 0);
  }

  @Test
  void badConfusionsAreRefused() {
    int[] one = {0};
    assertMessage("no classes", () -> Charts.confusionMatrix(one, one, List.of()));
    assertMessage(
        "no examples", () -> Charts.confusionMatrix(new int[0], new int[0], List.of("a")));
    assertMessage(
        "1 actual classes and 2 predicted ones",
        () -> Charts.confusionMatrix(one, new int[2], List.of("a")));
    assertMessage(
        "predicted class of example 0 (the first is 0) is 1, but must be 0 … 0",
        () -> Charts.confusionMatrix(one, new int[] {1}, List.of("a")));
    assertMessage(
        "actual class of example 0 (the first is 0) is -1",
        () -> Charts.confusionMatrix(new int[] {-1}, one, List.of("a")));
  }

  @Test
  void badMatricesAreRefused() {
    Matrix A = Matrix.rowOf(1, Double.NaN);
    assertMessage("A[0][1] is NaN", () -> Charts.heatMap("t", A, "j", "i"));
    assertMessage("A is 0×3", () -> Charts.heatMap("t", Matrix.zeros(0, 3), "j", "i"));
    assertMessage(
        "the title of an axis is ' '", () -> Charts.heatMap("t", Matrix.zeros(1, 1), " ", "i"));
    assertTrue(Charts.heatMap("zeros", Matrix.zeros(2, 2), "j", "i").png().length > 0);
  }

  @Test
  void badImagesAreRefused() {
    Matrix two = Matrix.zeros(4, 2);
    assertMessage(
        "images of side 3 in X, which is 4×2: X must have side² rows",
        () -> Charts.images("t", two, 3, List.of(), 2));
    assertMessage("1 captions for 2 images", () -> Charts.images("t", two, 2, List.of("a"), 2));
    assertMessage("0 images in a row", () -> Charts.images("t", two, 2, List.of(), 0));
    assertMessage("X is 4×0", () -> Charts.images("t", Matrix.zeros(4, 0), 2, List.of(), 1));
    assertMessage(
        "X[0][0] is Infinity", () -> Charts.images("t", Matrix.rowOf(1 / 0.0, 0), 1, List.of(), 1));
    assertTrue(Charts.images("white", two, 2, List.of(), 2).png().length > 0);
  }

  public static void assertMessage(String expected, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(expected), message);
  }
}
