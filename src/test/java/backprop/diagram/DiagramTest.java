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
import backprop.draw.Ink;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.HiddenLayerPass;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.network.Pass;
import backprop.network.PathPass;
import backprop.network.SinglePath;
import backprop.text.Numbers;
import backprop.text.Text;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class DiagramTest {
  private final SinglePath path = SinglePath.of(0.8, -1.2, 2);
  private final PathPass pathPass = path.pass(1.5, 0.4);
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

  private Map<String, Diagram> all() {
    Map<String, Diagram> all = new LinkedHashMap<>();
    all.put("path forward", Diagram.forward(path, pathPass));
    all.put("path backward", Diagram.backward(path, pathPass));
    all.put("hidden forward", Diagram.forward(hidden, hiddenPass, 0));
    all.put("hidden backward", Diagram.backward(hidden, hiddenPass, 4));
    all.put("net forward", Diagram.forward(net, netPass, 1));
    all.put("net backward", Diagram.backward(net, netPass, 2));
    all.put("tape", Diagram.of(tape()));
    return all;
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
    SUMS.put("path forward", "dea42ab0d7779fe6");
    SUMS.put("path backward", "958323526594318b");
    SUMS.put("hidden forward", "fe22eb7c38c4b7eb");
    SUMS.put("hidden backward", "476577cb2f193627");
    SUMS.put("net forward", "fabb4aee50ba60ce");
    SUMS.put("net backward", "10e9dbf8e7e312fd");
    SUMS.put("tape", "c4165548865086d8");
  }

  @Test
  void diagramsHaveTheSameBytesOnEveryJdk() throws NoSuchAlgorithmException {
    Map<String, String> sums = new LinkedHashMap<>();
    for (Map.Entry<String, Diagram> entry : all().entrySet()) {
      byte[] bytes = entry.getValue().svg().getBytes(StandardCharsets.UTF_8);
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
      sums.put(entry.getKey(), HexFormat.of().formatHex(sum, 0, 8));
    }
    assertEquals(SUMS.toString(), sums.toString());
  }

  @Test
  void inEveryLocaleTheyAreTheSame() {
    String svg = Diagram.of(tape()).svg();
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("de-DE", "ar-EG", "hi-IN-u-nu-deva", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertEquals(svg, Diagram.of(tape()).svg(), tag);
        assertEquals(
            "example 7 (the first is 0) of a pass of 5: it must be 0 … 4",
            message(() -> Diagram.forward(net, netPass, 7)));
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theyAreSmallAndWellFormed() throws Exception {
    for (Map.Entry<String, Diagram> entry : all().entrySet()) {
      Diagram diagram = entry.getValue();
      assertTrue(diagram.svg().length() < 16_000, entry.getKey() + ": " + diagram.svg().length());
      assertEquals(diagram.caption(), content(diagram, "title").get(0));
      assertFalse(content(diagram, "desc").get(0).isBlank());
      assertFalse(diagram.svg().contains(" id="), "an id could meet another on the page");
    }
  }

  @Test
  void theTableOfWidthsHoldsForTheFontThatIsShipped() throws Exception {
    for (Diagram diagram : all().values()) {
      for (String text : content(diagram, "text")) {
        double real = Ink.width(Ink.NORMAL, text);
        double table = Widths.of(text, 13);
        assertTrue(table >= 0.99 * real, Text.format("'%s': %s < %s", text, table, real));
        assertTrue(table <= 1.35 * real + 4, Text.format("'%s': %s > %s", text, table, real));
      }
    }
  }

  // ------------------------------------------------------------------ numbers

  @Test
  void aPathShowsTheNumbersOfItsPass() throws Exception {
    List<String> forward = content(Diagram.forward(path, pathPass), "text");
    assertHas(forward, 1.5, 0.8, -1.2, 2, pathPass.z(2), pathPass.a(2), pathPass.z(3));
    assertHas(forward, pathPass.a(3), pathPass.z(4), pathPass.a(4));
    assertTrue(forward.contains("layer 2 · sigmoid") && forward.contains("layer 4 · identity"));
    assertTrue(forward.contains("z⁽²⁾") && forward.contains("y = 0.4"));
    List<String> backward = content(Diagram.backward(path, pathPass), "text");
    for (int l = 2; l <= 4; l++) {
      assertHas(backward, pathPass.delta(l), pathPass.a(l), pathPass.dTheta(l - 1));
    }
  }

  @Test
  void aHiddenLayerShowsTheNumbersOfOneExample() throws Exception {
    int i = 3;
    List<String> forward = content(Diagram.forward(hidden, hiddenPass, i), "text");
    List<String> backward = content(Diagram.backward(hidden, hiddenPass, i), "text");
    HiddenLayerPass alone = hidden.pass(X.column(i), Y.column(i));
    for (int m = 0; m < 3; m++) {
      assertHas(forward, alone.alphaX().get(m, 0), alone.z().get(m + 1, 0));
      assertTrue(forward.contains("α₀ = " + Numbers.typeset(hidden.alpha().get(m, 0))));
      assertHas(forward, hidden.alpha().get(m, 1), hidden.alpha().get(m, 2));
      assertHas(backward, alone.s().get(m, 0), alone.dAlpha().get(m, 1), alone.dAlpha().get(m, 2));
    }
    for (int k = 0; k < 2; k++) {
      assertHas(forward, alone.t().get(k, 0), alone.f().get(k, 0));
      assertHas(backward, alone.delta().get(k, 0), alone.dBeta().get(k, 1));
    }
    assertEquals(
        Diagram.backward(hidden, alone).svg().replace("column 0", ""),
        Diagram.backward(hidden, hiddenPass, i).svg().replace("column 3", ""));
  }

  @Test
  void aNetworkShowsTheNumbersOfOneExample() throws Exception {
    List<String> forward = content(Diagram.forward(net, netPass, 1), "text");
    for (int l = 1; l <= 3; l++) {
      for (int i = 0; i < net.units(l); i++) {
        assertHas(forward, netPass.z(l).get(i, 1), netPass.a(l).get(i, 1), net.W(l).get(i, 1));
      }
    }
    // the parts of all examples add up to ∂C/∂W; with one example the part is the whole
    Pass alone = net.gradients(X.column(1), shares.column(1));
    List<String> backward = content(Diagram.backward(net, alone), "text");
    assertHas(backward, alone.dW(1).toArray());
    assertHas(backward, alone.dW(3).toArray());
    assertFalse(String.join(" ", backward).contains("part of"));
    List<String> one = content(Diagram.backward(net, netPass, 1), "text");
    assertHas(one, netPass.delta(1).get(0, 1) * X.get(0, 1));
    assertTrue(String.join(" ", one).contains("this example’s part of"));
  }

  @Test
  void aTapeShowsValuesDerivativesAndSlopes() throws Exception {
    Tape tape = new Tape();
    Tape.Node x = tape.leaf("x", 3);
    tape.leaf("elsewhere", 77);
    Tape.Node y = x.times(x).plus(0.5).named("y");
    List<String> text = content(Diagram.of(tape, y), "text");
    assertTrue(
        text.containsAll(List.of("x", "×", "+", "0.5", "9", "y = 9.5", "6", "3")), "" + text);
    assertFalse(text.contains("77"), "it does not lead to y");
    assertEquals(Diagram.of(tape).svg(), Diagram.of(tape, y).svg());
    assertEquals(
        "Graph of y = 9.5: 2 operations, with values, slopes and derivatives",
        Diagram.of(tape).toString());
  }

  @Test
  void whatIsWiderThanAPageIsShownSmaller() {
    Tape tape = new Tape();
    Tape.Node y = tape.leaf("x", 1);
    for (int i = 0; i < 12; i++) {
      y = y.exp().log();
    }
    String svg = Diagram.of(tape, y).svg();
    double[] box = numbers(svg, "viewBox=\"0 0 (\\S+) (\\S+)\"");
    double[] size = numbers(svg, "width=\"(\\S+)\" height=\"(\\S+)\"");
    assertTrue(box[0] > Figure.PAGE, "wider than a page: " + box[0]);
    assertEquals(Figure.PAGE, size[0]);
    assertEquals(box[1] / box[0], size[1] / size[0], 1e-3);
    String narrow = Diagram.of(tape()).svg();
    assertArrayEquals(
        numbers(narrow, "viewBox=\"0 0 (\\S+) (\\S+)\""),
        numbers(narrow, "width=\"(\\S+)\" height=\"(\\S+)\""));
  }

  // the two groups of the first match
  private static double[] numbers(String svg, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(svg);
    assertTrue(found.find(), pattern);
    return new double[] {Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2))};
  }

  @Test
  void negativeAndDeadNumbersLookDifferent() {
    String svg = Diagram.forward(path, pathPass).svg();
    assertTrue(svg.contains("stroke-dasharray"), "θ⁽²⁾ is negative");
    String positive = Diagram.forward(SinglePath.of(1, 2), SinglePath.of(1, 2).pass(1, 1)).svg();
    String legendOnly = positive.substring(0, positive.indexOf("on the arrows"));
    assertFalse(legendOnly.contains("stroke-dasharray"));
  }

  @Test
  void aDivergedNetworkIsDrawn() throws Exception {
    SinglePath far = new SinglePath(new ReLU(), new Identity(), 1e200, 1e200);
    PathPass pass = far.pass(1, 0);
    assertTrue(content(Diagram.forward(far, pass), "text").contains("∞"));
    assertDoesNotThrow(() -> Diagram.backward(far, pass).svg());
  }

  // ------------------------------------------------------------------ mistakes

  @Test
  void aPassOfOtherWeightsIsRefused() {
    SinglePath learner = SinglePath.of(0.8, -1.2, 2);
    PathPass before = learner.pass(1.5, 0.4);
    learner.update(before, 0.1);
    ChartsTest.assertMessage(
        "give a pass made with these weights", () -> Diagram.forward(learner, before));
    assertDoesNotThrow(() -> Diagram.backward(learner, before));
    ChartsTest.assertMessage(
        "the pass is of a path of 4 layers, but this path has 3",
        () -> Diagram.backward(SinglePath.of(1, 1), pathPass));
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
        "the pass is of a network of [2, 4, 3, 2] units, but this one has [2, 2]",
        () -> Diagram.forward(other, netPass, 0));
  }

  @Test
  void badInputIsRefused() {
    ChartsTest.assertMessage(
        "example -1 (the first is 0) of a pass of 5", () -> Diagram.forward(net, netPass, -1));
    ChartsTest.assertMessage(
        "a pass of 5 examples: say which to draw, 0 … 4", () -> Diagram.backward(net, netPass));
    ChartsTest.assertMessage("call backward first", () -> Diagram.backward(net, net.forward(X), 0));
    ChartsTest.assertMessage("the pass is empty", () -> Diagram.forward(net, new Pass(net, 1), 0));
    ChartsTest.assertMessage(
        "a diagram of a path of 9 layers: at most 7",
        () -> {
          SinglePath nine = SinglePath.of(1, 1, 1, 1, 1, 1, 1, 1);
          Diagram.forward(nine, nine.pass(1, 1));
        });
    ChartsTest.assertMessage(
        "a diagram of layers of 2-64-2 units: at most 6 in one can be read; Charts.heatMap",
        () -> {
          OneHiddenLayer big = OneHiddenLayer.random(2, 64, 2, new Tanh(), new Identity(), 1, 1);
          Diagram.forward(big, big.pass(X, Y), 0);
        });
    ChartsTest.assertMessage("the tape is empty", () -> Diagram.of(new Tape()));
    Tape long1 = new Tape();
    Tape.Node sum = long1.leaf("x", 1);
    for (int i = 0; i < 25; i++) {
      sum = sum.exp().log();
    }
    ChartsTest.assertMessage(
        "a diagram of 51 numbers that lead to y: at most 25", () -> Diagram.of(long1));
    Tape.Node foreign = new Tape().leaf("z", 1);
    ChartsTest.assertMessage("another tape", () -> Diagram.of(long1, foreign));
  }

  // ------------------------------------------------------------------ in a notebook

  @Test
  void asTheLastExpressionOfACellItIsAnSvgWithItsCaption(@TempDir Path folder) throws IOException {
    Diagram diagram = Diagram.of(tape());
    JsonObject bundle = new Gson().toJsonTree(new Renderer().render(diagram)).getAsJsonObject();
    assertEquals(2, bundle.getAsJsonObject("data").size());
    assertEquals(diagram.svg(), bundle.getAsJsonObject("data").get("image/svg+xml").getAsString());
    assertEquals(diagram.caption(), bundle.getAsJsonObject("data").get("text/plain").getAsString());
    Path file = folder.resolve("tape.svg");
    diagram.save(file);
    assertEquals(diagram.svg(), Files.readString(file));
  }

  @Test
  void namesAreEscapedAndCut() throws Exception {
    Tape tape = new Tape();
    String name = "<script>alert(\"x\") & more\u0007";
    Diagram diagram = Diagram.of(tape, tape.leaf(name, 1));
    assertFalse(diagram.svg().contains("<script"));
    assertTrue(content(diagram, "text").contains("<script>alert(\"…"), diagram.svg());
  }

  // ------------------------------------------------------------------ private

  private static List<String> content(Diagram diagram, String element) throws Exception {
    byte[] bytes = diagram.svg().getBytes(StandardCharsets.UTF_8);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(bytes));
    NodeList found = document.getElementsByTagName(element);
    List<String> content = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      content.add(found.item(i).getTextContent());
    }
    return content;
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
