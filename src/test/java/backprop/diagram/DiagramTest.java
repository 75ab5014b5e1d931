package backprop.diagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Identity;
import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.chart.ChartsTest;
import backprop.chart.Figure;
import backprop.check.Tape;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.HiddenLayerPass;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.network.Pass;
import backprop.network.SinglePath;
import backprop.text.Numbers;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagramTest {
  private final OneHiddenLayer hidden =
      OneHiddenLayer.random(2, 3, 2, new Sigmoid(), new Softmax(), 1, 3);
  private final Matrix X = Matrix.normal(2, 5, 1, new Random(1));
  private final Matrix Y = Matrix.uniform(2, 5, 0, 1, new Random(2));
  private final Matrix shares = new Softmax().of(Y); // targets that sum to 1
  private final HiddenLayerPass hiddenPass = hidden.pass(X, Y);
  private final Network net =
      Network.input(2)
          .layer(4, new Tanh())
          .layer(3, new ReLU())
          .output(2, Output.softmaxCrossEntropy(Reduction.MEAN))
          .initialised(Initialisation.xavier(), 42);
  private final Pass netPass = net.gradients(X, shares);

  private Map<String, Figure> all() {
    Map<String, Figure> all = new LinkedHashMap<>();
    all.put("hidden forward", Diagram.forward(hidden, hiddenPass, 0));
    all.put("hidden backward", Diagram.backward(hidden, hiddenPass, 4));
    all.put("net forward", Diagram.forward(net, netPass, 1));
    all.put("net backward", Diagram.backward(net, netPass, 2));
    all.put("tape", of(tape()));
    all.put("answer", answer());
    return all;
  }

  private static Figure answer() {
    Matrix image = Matrix.columnOf(0, 4, 2, 1);
    return Diagram.answer(image, 2, Matrix.columnOf(0.02, 0.98), List.of("cat", "dog"));
  }

  private static Tape tape() {
    Tape tape = new Tape();
    Tape.Node x = tape.leaf("x", 0.7);
    Tape.Node s = x.sigmoid().named("s");
    s.times(s).plus(s.divide(x)).minus(x.times(3)).named("y");
    return tape;
  }

  // ------------------------------------------------------------------ the same everywhere

  private static final Map<String, String> SUMS = new LinkedHashMap<>();

  static {
    SUMS.put("hidden forward", "74dd0ffd741d2e4b");
    SUMS.put("hidden backward", "a54d5e1fa1e38237");
    SUMS.put("net forward", "0bed0ac9932faf55");
    SUMS.put("net backward", "4e4c916d051fbbed");
    SUMS.put("tape", "fed1ff489b05bef7");
    SUMS.put("answer", "93f4d61a861539c7");
  }

  @Test
  void diagramsHaveTheSameBytesOnEveryJdk() throws NoSuchAlgorithmException {
    Map<String, String> sums = new LinkedHashMap<>();
    for (Map.Entry<String, Figure> entry : all().entrySet()) {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(entry.getValue().png());
      sums.put(entry.getKey(), HexFormat.of().formatHex(sum, 0, 8));
    }
    assertEquals(SUMS.toString(), sums.toString());
  }

  @Test
  void inEveryLocaleTheyAreTheSame() {
    byte[] png = of(tape()).png();
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("de-DE", "ar-EG", "hi-IN-u-nu-deva", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertArrayEquals(png, of(tape()).png(), tag);
        assertEquals(
            "example 7 (the first is 0) of a pass of 5: it must be 0 … 4",
            message(() -> Diagram.forward(net, netPass, 7)));
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theyAreSmallAndSayInWordsWhatStandsInThem() {
    for (Map.Entry<String, Figure> entry : all().entrySet()) {
      int bytes = entry.getValue().png().length;
      assertTrue(bytes < 80_000, entry.getKey() + ": " + bytes);
      assertFalse(entry.getValue().caption().isBlank(), entry.getKey());
    }
    assertEquals("x = 0.7, ∂y/∂x = −3.75", of(tape()).description());
    Network path = SinglePath.of(0.8, -1.2, 2).toNetwork();
    String forward = Diagram.forward(path, path.forward(Matrix.columnOf(1.5)), 0).description();
    assertTrue(forward.startsWith("input, a⁰ = x: 1.5; layer 1 · sigmoid, z¹ | a¹: 1.2 | "));
  }

  // ------------------------------------------------------------------ numbers

  @Test
  void aHiddenLayerShowsTheNumbersOfOneExample() {
    int i = 3;
    List<String> forward = new HiddenNumbers(hidden, hiddenPass, i).forward().canvas().texts();
    List<String> backward = new HiddenNumbers(hidden, hiddenPass, i).backward().canvas().texts();
    HiddenLayerPass alone = hidden.pass(X.column(i), Y.column(i));
    for (int m = 0; m < 3; m++) {
      assertHas(forward, alone.alphaX().get(m, 0), alone.z().get(m + 1, 0));
      assertTrue(forward.contains("α₀ = " + Numbers.typeset(hidden.alpha().get(m, 0))));
      assertHas(forward, hidden.alpha().get(m, 1), hidden.alpha().get(m, 2));
      double s = alone.s().get(m, 0);
      assertHas(backward, s, s * hidden.alpha().get(m, 1), s * hidden.alpha().get(m, 2));
    }
    for (int k = 0; k < 2; k++) {
      assertHas(forward, alone.t().get(k, 0), alone.f().get(k, 0));
      double delta = alone.delta().get(k, 0);
      assertHas(backward, delta, delta * hidden.beta().get(k, 1), delta * hidden.beta().get(k, 3));
    }
    assertArrayEquals(
        Diagram.backward(hidden, alone, 0).png(), Diagram.backward(hidden, hiddenPass, i).png());
  }

  @Test
  void aNetworkShowsTheNumbersOfOneExample() {
    List<String> forward = new LayerNumbers(net, netPass, 1).forward().canvas().texts();
    for (int l = 1; l <= 3; l++) {
      for (int i = 0; i < net.units(l); i++) {
        assertHas(forward, netPass.z(l).get(i, 1), netPass.a(l).get(i, 1), net.W(l).get(i, 1));
      }
    }
    // of several examples, the two ends of an arrow give a part of ∂C/∂W
    Pass alone = net.gradients(X.column(1), shares.column(1));
    List<String> backward = new LayerNumbers(net, alone, 0).backward().canvas().texts();
    assertHas(backward, alone.delta(3).get(1, 0) * net.W(3).get(1, 2));
    assertHas(backward, alone.delta(1).get(3, 0) * net.W(1).get(3, 0));
    assertFalse(String.join(" ", backward).contains("part of"));
    List<String> one = new LayerNumbers(net, netPass, 1).backward().canvas().texts();
    assertHas(one, netPass.delta(1).get(0, 1) * net.W(1).get(0, 1));
    assertTrue(String.join(" ", one).contains("this example’s part of"));
  }

  @Test
  void aTapeShowsValuesDerivativesAndSlopes() {
    Tape tape = new Tape();
    Tape.Node x = tape.leaf("x", 3);
    tape.leaf("elsewhere", 77);
    Tape.Node y = x.times(x).plus(0.5).named("y");
    List<String> text = new TapeDrawing(tape, y, true, true).canvas().texts();
    assertTrue(
        text.containsAll(List.of("x", "×", "+", "0.5", "9", "y = 9.5", "6", "3")), "" + text);
    assertFalse(text.contains("77"), "it does not lead to y");
    assertArrayEquals(of(tape).png(), Diagram.of(tape, y).png());
    assertEquals(
        "Graph of y = 9.5: 2 operations, with values, slopes and derivatives", of(tape).toString());
  }

  @Test
  void anAnswerIsABarForEachClass() {
    assertEquals("An image, read as dog: 98 %", answer().caption());
    assertEquals("cat: 2 %, dog: 98 %", answer().description());
    ChartsTest.assertMessage(
        "an image of 2 pixels of side 2 with 1 answers for 1 classes",
        () -> Diagram.answer(Matrix.columnOf(0, 1), 2, Matrix.columnOf(1), List.of("cat")));
  }

  @Test
  void aGraphShowsOnlyWhatHasBeenComputed() {
    Tape tape = tape();
    Tape.Node y = tape.nodes().get(tape.nodes().size() - 1);
    List<String> values = new TapeDrawing(tape, y, false, false).canvas().texts();
    assertEquals("above: value", values.get(0));
    assertFalse(values.contains("−3.75"), "∂y/∂x is of the way back");
    List<String> slopes = new TapeDrawing(tape, y, true, false).canvas().texts();
    assertTrue(slopes.contains("0.222") && !values.contains("0.222"), "the slope of the sigmoid");
    assertFalse(slopes.contains("−3.75"));
    assertEquals("x = 0.7", Diagram.values(tape, y).description(), "nor is it given away in words");
  }

  @Test
  void whatIsWiderThanAPageIsShownSmaller() {
    Tape tape = new Tape();
    Tape.Node y = tape.leaf("x", 1);
    for (int i = 0; i < 12; i++) {
      y = y.exp().log();
    }
    Figure wide = Diagram.of(tape, y);
    assertEquals(Figure.PAGE, wide.width());
    assertTrue(of(tape()).width() < Figure.PAGE);
  }

  @Test
  void inAnotherSizeADiagramIsScaledAsAWhole() {
    Figure whole = of(tape());
    Figure twice = Figure.beside(whole, whole, whole);
    assertTrue(twice.width() <= Figure.PAGE, "" + twice.width());
    assertEquals(whole.description(), whole.resized(300, 200).description());
    assertDoesNotThrow(() -> twice.png());
  }

  @Test
  void negativeNumbersAreDashed() {
    assertTrue(new Stroke(-0.1, 1).dashed());
    assertFalse(new Stroke(0.1, 1).dashed());
    assertFalse(new Stroke(0, 1).dashed());
  }

  @Test
  void aDivergedNetworkIsDrawn() {
    Network far = new SinglePath(new ReLU(), new Identity(), 1e200, 1e200).toNetwork();
    Pass pass = far.gradients(Matrix.columnOf(1), Matrix.columnOf(0));
    assertTrue(new LayerNumbers(far, pass, 0).forward().canvas().texts().contains("∞"));
    assertDoesNotThrow(() -> Diagram.backward(far, pass, 0).png());
  }

  // ------------------------------------------------------------------ mistakes

  @Test
  void aPassOfOtherWeightsIsRefused() {
    OneHiddenLayer stepped = hidden.copy();
    stepped.update(hiddenPass, 0.1);
    ChartsTest.assertMessage(
        "give a pass made with these weights", () -> Diagram.backward(stepped, hiddenPass, 0));
    ChartsTest.assertMessage(
        "the pass is of a network 2-3-2, but this one is 2-4-2",
        () ->
            Diagram.forward(
                OneHiddenLayer.random(2, 4, 2, new Tanh(), new Identity(), 1, 1), hiddenPass, 0));
    Network other =
        Network.input(2)
            .output(2, Output.identitySquaredError(Reduction.SUM))
            .initialised(Initialisation.xavier(), 1);
    ChartsTest.assertMessage(
        "the pass is of a network 2-4-3-2, but this one is 2-2",
        () -> Diagram.forward(other, netPass, 0));
  }

  @Test
  void badInputIsRefused() {
    ChartsTest.assertMessage(
        "example -1 (the first is 0) of a pass of 5", () -> Diagram.forward(net, netPass, -1));
    ChartsTest.assertMessage("call backward first", () -> Diagram.backward(net, net.forward(X), 0));
    ChartsTest.assertMessage("the pass is empty", () -> Diagram.forward(net, new Pass(net, 1), 0));
    ChartsTest.assertMessage(
        "a diagram of layers of 2-64-2 units: at most 6 in one can be read; Charts.heatMap",
        () -> {
          OneHiddenLayer big = OneHiddenLayer.random(2, 64, 2, new Tanh(), new Identity(), 1, 1);
          Diagram.forward(big, big.pass(X, Y), 0);
        });
    Tape long1 = new Tape();
    Tape.Node sum = long1.leaf("x", 1);
    for (int i = 0; i < 25; i++) {
      sum = sum.exp().log();
    }
    ChartsTest.assertMessage("a diagram of 51 numbers that lead to y: at most 25", () -> of(long1));
    Tape.Node foreign = new Tape().leaf("z", 1);
    ChartsTest.assertMessage("another tape", () -> Diagram.of(long1, foreign));
  }

  // ------------------------------------------------------------------ in a notebook

  @Test
  void asTheLastExpressionOfACellItIsAPngWithItsNumbersInWords() {
    Figure diagram = of(tape());
    JsonObject bundle = new Gson().toJsonTree(new Renderer().render(diagram)).getAsJsonObject();
    assertEquals(Set.of("image/png", "text/plain"), bundle.getAsJsonObject("data").keySet());
    JsonObject metadata = bundle.getAsJsonObject("metadata").getAsJsonObject("image/png");
    assertEquals(diagram.description(), metadata.get("alt").getAsString());
    assertEquals(diagram.width(), metadata.get("width").getAsInt());
  }

  @Test
  void longNamesAreCut() {
    Tape tape = new Tape();
    Tape.Node named = tape.leaf("<script>alert(\"x\") & more\u0007", 1);
    List<String> texts = new TapeDrawing(tape, named, true, true).canvas().texts();
    assertTrue(texts.contains("<script>alert(\"…"), texts.toString());
  }

  // ------------------------------------------------------------------ private

  private static Figure of(Tape tape) {
    return Diagram.of(tape, tape.nodes().get(tape.nodes().size() - 1));
  }

  private static void assertHas(List<String> texts, double... numbers) {
    for (double number : numbers) {
      assertTrue(texts.contains(Numbers.typeset(number)), Numbers.typeset(number) + " in " + texts);
    }
  }

  private static String message(Runnable mistake) {
    try {
      mistake.run();
      return "";
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }
}
