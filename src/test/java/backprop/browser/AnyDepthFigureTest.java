package backprop.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.ELU;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Fingerprint;
import backprop.network.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The figure of any depth shows the library's numbers, and finds the mistakes that it plants. */
class AnyDepthFigureTest {
  private static final Pattern NUMBER = Pattern.compile("data-key=\"(\\w+)\" value=\"(\\w+)\">");

  /** A page without a browser, and the numbers in it. */
  private static final class Recorder extends RecordedPage {
    Map<String, String> numbers() {
      Map<String, String> numbers = new LinkedHashMap<>();
      for (String slot : List.of("now", "layers", "check")) {
        Matcher matcher = NUMBER.matcher(slot(slot));
        while (matcher.find()) {
          numbers.put(matcher.group(1), matcher.group(2));
        }
      }
      return numbers;
    }
  }

  private final Recorder page = new Recorder();

  private Stage open(String state) {
    return rest(new Stage("any-depth", LiveState.of(state), page));
  }

  private Stage rest(Stage stage) {
    while (page.moving) {
      stage.frame();
    }
    return stage;
  }

  private Stage event(Stage stage, String control, String value) {
    stage.event(control, value);
    return rest(stage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epochs=30",
        "data=moons&layers=0&epochs=5",
        "data=spirals&m=60&layers=8,8,8,8,8&sigma2=ReLU&sigma3=sigmoid&rule=Adam&rate=0.01&batch=32&epochs=4",
        "data=sine&layers=5&rule=momentum&rate=0.05&init=small&decay=0.01&epochs=20",
        "data=iris&layers=3&sigma1=ELU&rule=RMSProp&rate=0.01&batch=10&init=He&seed=7&epochs=6",
        "data=own&layers=4&sigma1=LeakyReLU&rate=1&epochs=50",
        "data=xor&m=12&batch=32&init=middling&mistake=slope&epochs=3",
        "data=iris&layers=8,8&rate=0.1&batch=32&mistake=updated&epochs=3",
        "mistake=transpose&epochs=10"
      })
  void everyNumberIsTheLibrarys(String state) {
    open(state);
    Map<String, String> shown = page.numbers();
    Map<String, String> expected = ExpectedAnyDepth.of(state);
    assertEquals(expected, shown);
    assertFalse(page.moving);
  }

  @ParameterizedTest
  @EnumSource(Blunder.class)
  void theCheckAndTheDiagnosisFindEachMistake(Blunder blunder) {
    open("data=iris&layers=8,8&rate=0.3&mistake=" + blunder.word);
    boolean right = blunder == Blunder.NONE;
    assertTrue(
        page.slot("check").contains(right ? "passed ✓" : "not passed ✗"), page.slot("check"));
    String diagnosis = page.slot("diagnosis");
    assertEquals(right, diagnosis.contains("</b> of the first weights: Right: "), diagnosis);
    // without W the residuals of softmax add up to 0, and any mistake could have left that
    String found =
        blunder == Blunder.WEIGHTS ? "are terms added up that cancel?" : "what comes out when";
    assertEquals(right, !diagnosis.contains(found), diagnosis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epochs=0",
        "epochs=40&layers=3,2&sigma1=sigmoid&init=middling&seed=5",
        "data=own&points=0.1,0.2,0,-0.3,0.4,1&layers=0&rate=2&epochs=3",
        "data=sine&m=30&noise=0&rule=Adam&batch=10&decay=0.001&epochs=9",
        "data=iris&mistake=updated&rate=0.2&epochs=4",
        "data=own&layers=1&w=0.5,-2,0.1,3,0.30000000000000004&epochs=2",
        "data=spirals&mistake=mean-twice&rule=momentum&batch=32&init=He&sigma1=ReLU&epochs=2"
      })
  void theCellReachesTheSameWeights(String state) {
    open(state);
    String java = unescaped(page.slot("java"));
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      String rest = java.substring(0, java.lastIndexOf(" // "));
      String last = "";
      while (!rest.isBlank()) {
        SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
        for (SnippetEvent event : shell.eval(next.source())) {
          assertEquals(jdk.jshell.Snippet.Status.VALID, event.status(), java);
          assertEquals(null, event.exception(), java);
          last = event.value() == null ? last : event.value();
        }
        rest = next.remaining();
      }
      assertEquals('"' + page.numbers().get("fingerprint") + '"', last, java);
    }
  }

  private static String unescaped(String html) {
    return html.replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  @Test
  void aNetworkOfYoursOpensWhereItStands() {
    Output output = Output.sigmoidCrossEntropy(Reduction.MEAN);
    Network net = Network.input(2).layer(3, new ELU(1)).output(1, output).initialised(4);
    Matrix X = Matrix.of(new double[] {0.1, -0.7}, new double[] {1.25, 0});
    Matrix Y = Matrix.rowOf(1, 0);
    AnyDepthFigure figure = AnyDepthFigure.of(net, X, Y);
    open(figure.state().toString());
    assertEquals(Fingerprint.of(net), page.numbers().get("fingerprint"));
    assertEquals(Letters.bits(net.cost(Y, net.forward(X))), page.numbers().get("C"));
    assertTrue(page.state.contains("&points=0.1,1.25,1,-0.7,0,0&layers=3&sigma1=ELU&"), page.state);
    assertThrows(IllegalArgumentException.class, () -> AnyDepthFigure.of(net, X.scale(2), Y));
    assertThrows(IllegalArgumentException.class, () -> AnyDepthFigure.of(net, X, X));
    Network wide = Network.input(2).layer(9, new ELU(1)).output(1, output).initialised(4);
    assertThrows(IllegalArgumentException.class, () -> AnyDepthFigure.of(wide, X, Y));
    Network softmax = Network.classifier(2, 3, 2).initialised(1);
    assertThrows(IllegalArgumentException.class, () -> AnyDepthFigure.of(softmax, X, Y));
  }

  @Test
  void whateverIsSetItBeginsAgain() {
    Stage stage = open("epochs=10");
    String trained = page.numbers().get("fingerprint");
    event(stage, "rate", "0.25");
    assertEquals("0", page.numbers().get("epoch"));
    event(stage, "rate", "0,5");
    for (int i = 0; i < 10; i++) {
      event(stage, "step", "");
    }
    assertEquals(trained, page.numbers().get("fingerprint"));
    assertTrue(page.said.startsWith("epoch 10: C is "), page.said);
    event(stage, "steps", "");
    assertEquals(ExpectedAnyDepth.of("epochs=110"), page.numbers());
    event(stage, "mistake", "sign");
    assertTrue(page.said.endsWith("the gradient check has not passed"), page.said);
    event(stage, "reset", "");
    assertEquals(trained, page.numbers().get("fingerprint"));
  }

  @Test
  void everyControlChangesTheState() {
    Stage stage = open("");
    String[][] moves = {
      {"data", "spirals"}, {"m", "50"}, {"noise", "0.25"}, {"units1", "3"}, {"sigma2", "ELU"},
      {"more", ""}, {"units3", "5"}, {"fewer", ""}, {"init", "He"}, {"seed", "9"},
      {"rule", "Adam"}, {"rate", "0.02"}, {"batch", "10"}, {"decay", "0.005"}, {"mistake", "mean"}
    };
    for (String[] move : moves) {
      event(stage, move[0], move[1]);
    }
    String expected =
        "data=spirals&m=50&noise=0.25&layers=3,8&sigma2=ELU&rule=Adam&rate=0.02&decay=0.005"
            + "&batch=10&init=He&seed=9&mistake=mean&epochs=0";
    assertEquals("any-depth?" + expected, page.state);
    open(expected);
    assertEquals("any-depth?" + expected, page.state);
    assertEquals(ExpectedAnyDepth.of(expected), page.numbers());
  }

  @Test
  void pointsAreSetByHandAndByKeyboard() {
    Stage stage = open("data=own");
    event(stage, "class", "square");
    event(stage, "putx", "0.5");
    event(stage, "puty", "-0.25");
    event(stage, "put", "");
    assertTrue(page.state.contains(",0.5,-0.25,1&"), page.state);
    event(stage, "point", "150,150");
    assertTrue(page.state.contains(",0.5,-0.25,1,0,0,1&"), page.state);
    event(stage, "point", "210,180"); // on the point at 0.5, −0.25
    assertTrue(page.state.contains(",0.7,-0.7,1,0,0,1&"), page.state);
    event(stage, "drop", "");
    assertEquals(ExpectedAnyDepth.of("data=own"), page.numbers());
  }

  @Test
  void aLossThatWouldNotBeFiniteStopsIt() {
    Stage stage = open("data=sine&sigma1=identity&sigma2=identity&rate=100&init=middling");
    stage.event("run", "");
    rest(stage);
    assertTrue(page.slot("now").contains("would not be finite"), page.slot("now"));
    assertTrue(Double.isFinite(loss()), page.slot("now"));
  }

  private double loss() {
    return Double.longBitsToDouble(Long.parseUnsignedLong(page.numbers().get("C"), 16));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data=none",
        "m=1e9",
        "layers=9",
        "layers=1,,2",
        "layers=1,1,1,1,1,1",
        "sigma1=<b>",
        "rate=NaN",
        "rate=0",
        "seed=-1",
        "points=0,0",
        "points=0,0,0.5",
        "epochs=1e12",
        "mistake=x"
      })
  void whatCannotBeUsedCountsAsAbsent(String state) {
    open(state);
    assertEquals(ExpectedAnyDepth.of(""), page.numbers());
  }

  @Test
  void badNumbersAreRefusedInWords() {
    Stage stage = open("");
    String before = page.state;
    for (String control : List.of("rate", "units1", "seed", "noise")) {
      event(stage, control, "-1");
      assertTrue(page.said.contains("is a number from"), page.said);
      assertEquals(before, page.state);
    }
  }

  @Test
  void irisIsWhatTheFileHas() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("notebooks/data/iris.csv"), StandardCharsets.UTF_8);
    PlanePoints iris = PlanePoints.of("iris", 0, 0);
    List<String> species = List.of("setosa", "versicolor", "virginica");
    for (int p = 0; p < 150; p++) {
      String[] cells = lines.get(p + 1).split(",");
      assertEquals(Double.parseDouble(cells[2]), (39.5 + 29.5 * iris.X().get(0, p)) / 10, 1e-12);
      assertEquals(Double.parseDouble(cells[3]), (13 + 12 * iris.X().get(1, p)) / 10, 1e-12);
      assertEquals(1, iris.Y().get(species.indexOf(cells[4]), p));
    }
    assertEquals(150, iris.X().columns());
  }

  @ParameterizedTest
  @ValueSource(strings = {"circles", "moons", "spirals", "xor", "sine"})
  void pointsStayInTheSquareAndNoiseMovesThem(String name) {
    PlanePoints points = PlanePoints.of(name, 400, 0.1);
    assertTrue(points.X().maxAbs() <= 1.1, name);
    assertTrue(points.Y().maxAbs() <= 1, name);
    assertNotEquals(points, PlanePoints.of(name, 400, 0.3), name);
  }

  /** XOR of the reader's own four points is learnt by one hidden layer, and not without. */
  @Test
  void fourPointsNeedAHiddenLayer() {
    open("data=own&layers=0&epochs=300");
    assertTrue(loss() > 0.69, page.slot("now"));
    open("data=own&layers=4&rate=1&epochs=1000");
    assertTrue(loss() < 0.05, page.slot("now"));
  }

  @Test
  void theFingerprintIsThatOfTheNetwork() {
    AnyDepthModel model = new AnyDepthModel(LiveState.of("epochs=2"));
    model.step();
    model.step();
    assertEquals(Fingerprint.of(model.net()), ExpectedAnyDepth.of("epochs=2").get("fingerprint"));
  }
}
