package backprop.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.check.Tape;
import backprop.notebook.Html;
import backprop.notebook.Live;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figure of a typed formula shows the tape's numbers, one at a time. */
class GraphFigureTest {
  private static final String EVERYTHING =
      "max(a,b)*min(a,b) + tanh(a)/sigmoid(b) − exp(−a)^3 + a^b";

  private final RecordedPage page = new RecordedPage();

  private Stage open(String state) {
    return new Stage(GraphFigure.NAME, LiveState.of(state), page);
  }

  private boolean shows(String key, double value) {
    return page.slot("equations")
        .contains("<data data-key=\"" + key + "\" value=\"" + Letters.bits(value) + "\">");
  }

  @Test
  void everyNumberHasTheBitsOfTheTape() {
    String state = "of=J = (w*x + b − y)^2&v=0.3,-2,0.001,7";
    open(state);
    Expected.graph(state).forEach((key, value) -> assertTrue(shows(key, value), key));
    assertEquals("graph?" + state, page.state);
  }

  @Test
  void oneNumberAtATimeForwardAndBack() {
    Stage stage = open("");
    int all = page.slot("equations").split("…").length;
    stage.event("start", "");
    assertEquals(4 + 8 + 1, page.slot("equations").split("…", -1).length);
    assertFalse(page.slot("equations").contains("<data"));
    for (int at = 1; at <= 12; at++) {
      stage.event("forward", "");
      assertEquals(12 - at + 1, page.slot("equations").split("…", -1).length);
      assertEquals(1, page.slot("equations").split("aria-current").length - 1);
    }
    assertEquals(1, all);
    stage.event("back", "");
    assertTrue(page.state.endsWith("at=11"), page.state);
    assertTrue(page.said.startsWith("the derivative of J by x is "), page.said);
    stage.event("all", "");
    assertTrue(page.said.startsWith("J is "), page.said);
  }

  @Test
  void aTypedFormulaAndMovedLettersShowTheTapesNumbers() {
    Stage stage = open("");
    stage.event("of", "x*tanh(x) + x");
    stage.event("=x", "0,5");
    Tape tape = new Tape();
    Tape.Node x = tape.leaf("x", 0.5);
    Tape.Node y = x.times(x.tanh()).plus(x);
    assertTrue(shows("by x", tape.backward(y).by(x)));
    assertTrue(shows("y", y.value()));
    assertTrue(page.slot("equations").contains("<mark><data data-key=\"by x\""));
    assertEquals(3, page.slot("picture").split("class=\"edge[^\"]* path\"", -1).length - 1);
    stage.event("example", "softplus");
    assertEquals("log(1 + exp(w*x))", page.shown.get("value of"));
    assertEquals("0.5", page.shown.get("value =x"), "a letter keeps its value");
    stage.event("reset", "");
    assertEquals("graph?of=J = (w*x + b − y)^2&v=0.8,1.5,-0.3,1.3", page.state);
  }

  /** What an operation says of its slope, read by the same reader, is the slope. */
  @ParameterizedTest
  @ValueSource(
      strings = {EVERYTHING, "log(a)/b²", "sqrt(a)/b − abs(b)", "-(a^0.5)*a^-2", "a^3 + 2/a"})
  void theFormulasOfTheSlopesAreTheSlopes(String formula) {
    GraphModel model = new GraphModel(GraphFigure.of(formula).state());
    Map<String, Double> values = new TreeMap<>();
    int compared = 0;
    for (Tape.Node node : model.graph().slots().stream().map(s -> s.node()).toList()) {
      if (node == null) {
        continue;
      }
      values.put(model.name(node), node.value());
      for (int p = 0; p < node.parents().size(); p++) {
        String slope = model.operation(node).slope(p);
        if (!slope.isEmpty()) {
          Expression read = new Expression(slope, values::get);
          assertEquals(node.slope(p), read.y().value(), 1e-13, formula + ": " + slope);
          compared++;
        }
      }
    }
    assertTrue(compared >= 3, formula);
  }

  @Test
  void whatHasNoValueIsSaidWithItsPlace() {
    Stage stage = open("");
    stage.event("of", "1 + log(x − 5)");
    assertTrue(
        page.slot("trouble").contains("= log(v₁) has no value here: log needs a number above 0."),
        page.slot("trouble"));
    assertTrue(page.slot("trouble").endsWith("It stands at character 5 of the formula."));
    stage.event("=x", "6");
    assertEquals("", page.slot("trouble"));
    stage.event("of", "sqrt(x − 6)");
    assertTrue(page.slot("trouble").startsWith("There is no derivative by "), page.slot("trouble"));
  }

  @Test
  void whatCannotBeUsedChangesNothing() {
    Stage stage = open("");
    String before = page.state;
    for (String formula :
        List.of(
            "w*",
            "<img src=x onerror=alert(1)>",
            "a+b+c+d+f+g+h+i+j",
            "x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x")) {
      stage.event("of", formula);
      assertFalse(page.slot("message").isEmpty(), formula);
      assertFalse(page.slot("message").contains("<"), formula);
      assertEquals(before, page.state);
    }
    stage.event("=w", "1e9");
    stage.event("=nobody", "1");
    assertEquals(before, page.state);
    for (String state :
        List.of("of=w*", "of=", "v=1", "v=1,2,3,NaN", "at=99", "at=x", "of=" + "x".repeat(300))) {
      open(state);
      assertEquals(before, page.state, state);
    }
    assertThrows(IllegalArgumentException.class, () -> GraphFigure.of("1 +"));
  }

  @Test
  void aLineOpensItInANotebook() {
    Html html = Live.graph("(w*x + b - t)^2");
    assertTrue(
        html.html().contains("data-figure=\"graph\" data-state=\"of=(w*x + b - t)^2&amp;v="));
    assertTrue(html.text().contains("its derivative by w "), html.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "J = (w*x + b − y)^2",
        EVERYTHING,
        "int*tape/2 − 1 + relu(abs(θ₁))",
        "z = x",
        "−x"
      })
  void theCellRecordsTheSameNumbers(String formula) {
    GraphFigure figure = GraphFigure.of(formula);
    GraphModel model = new GraphModel(figure.state());
    try (CellInShell shell = new CellInShell(figure.java())) {
      for (String letter : model.letters()) {
        Tape.Node leaf =
            model.backward().stream()
                .filter(n -> model.name(n).equals(letter))
                .findFirst()
                .orElseThrow();
        String name = letter.equals("int") || letter.equals("tape") ? letter + "_" : letter;
        String bits = shell.bits("gradient.by(" + name + ")");
        assertEquals(Letters.bits(model.by(leaf)), bits, letter);
      }
    }
  }
}
