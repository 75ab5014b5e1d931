package backprop.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figure of descent walks as the library trains, and says where the walk must fail. */
class DescentFigureTest {
  private final RecordedPage page = new RecordedPage();

  private Stage open(String state) {
    return new Stage(DescentFigure.NAME, LiveState.of(state), page);
  }

  private void same(String state) {
    String shown = page.slot("now") + page.slot("verdict") + page.slot("equations");
    ExpectedDescent.numbers(state)
        .forEach(
            (key, value) ->
                assertTrue(
                    shown.contains(
                        "data-key=\"" + key + "\" value=\"" + Letters.bits(value) + "\""),
                    state + ": " + key + " = " + value + " in " + shown));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "w=2.5&v=-0.8&rate=0.02",
        "rate=2.6&updates=20",
        "w=0.7&v=1.6&rate=2&updates=60",
        "rule=momentum&mu=0.9&rate=0.3&updates=80",
        "rule=momentum&mu=0.5&rate=3.7&updates=7",
        "rule=Adam&rate=0.1&updates=50&w=0.1&v=3.9",
        "updates=0"
      })
  void everyNumberIsTheLibrarys(String state) {
    open(state);
    same(state);
    String again = page.state;
    open(again.substring(again.indexOf('?') + 1));
    same(state);
    assertEquals(again, page.state);
  }

  @Test
  void theLimitsAreThoseOfTheNotebook() {
    DescentModel model = new DescentModel(LiveState.of("rule=momentum&mu=0.5"));
    assertEquals(0.0829, DescentModel.CURVATURE.gentlest(), 1e-4);
    assertEquals(1.5 * 2.4157605757157756, model.limit(), 1e-6);
    assertEquals(2.196, DescentModel.best(), 1e-3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rule=descent", "rule=momentum&mu=0.5", "rule=momentum&mu=0.9"})
  void belowTheLimitAWalkArrivesAndBeyondItDoesNot(String rule) {
    double limit = new DescentModel(LiveState.of(rule)).limit();
    for (double share : new double[] {0.99, 1.01}) {
      LiveState state = LiveState.of(rule + "&w=0.8001&v=1.5001&updates=1000");
      DescentModel model = new DescentModel(state.with("rate", share * limit));
      assertEquals(share < 1, model.cost() < model.costs().get(0), rule + " " + share);
      double across = Math.abs(model.factor(DescentModel.CURVATURE.steepest()));
      assertEquals(share < 1, across < 1, rule + " " + across);
    }
  }

  @Test
  void controlsDoWhatTheySay() {
    Stage stage = open("");
    stage.event("w", "1,25");
    stage.event("v", "0.5");
    stage.event("rate", "0.9");
    same("w=1.25&v=0.5&rate=0.9");
    stage.event("start", "");
    same("w=1.25&v=0.5&rate=0.9&updates=0");
    stage.event("step", "");
    stage.event("ten", "");
    same("w=1.25&v=0.5&rate=0.9&updates=11");
    assertTrue(page.said.startsWith("after 11 updates: w is "), page.said);
    stage.event("place", "200,100"); // of 350 × 300: w = 2, v = 2
    same("w=2&v=2&rate=0.9&updates=11");
    stage.event("rule", "momentum");
    stage.event("mu", "0.5");
    stage.event("hundred", "");
    same("w=2&v=2&rate=0.9&rule=momentum&mu=0.5&updates=111");
    stage.event("run", "");
    stage.frame();
    stage.frame();
    stage.event("run", "");
    assertFalse(page.moving);
    same("w=2&v=2&rate=0.9&rule=momentum&mu=0.5&updates=113");
    stage.event("rate", "fast");
    assertTrue(page.slot("message").contains("γ is a number from"), page.slot("message"));
    stage.event("reset", "");
    same("");
  }

  @Test
  void aWalkThatLeavesTheNumbersStops() {
    Stage stage = open("rate=50&updates=1000");
    assertTrue(page.slot("now").contains("no further update"), page.slot("now"));
    assertEquals("no", page.shown.get("enabled step"));
    stage.event("rate", "1");
    assertEquals("yes", page.shown.get("enabled step"));
  }

  @Test
  void whatCannotBeUsedCountsAsAbsent() {
    for (String state :
        List.of("w=-1", "v=5", "rate=0", "rate=NaN", "rule=x", "mu=1", "updates=-1")) {
      open(state);
      same("");
    }
  }

  @Test
  void theLandscapeIsTheCost() {
    double[][] heights = DescentModel.heights(7, 8); // w = 0, 0.5, …; v = 4, 3, …
    assertEquals(ExpectedDescent.numbers("w=2&v=-2&updates=0").get("C"), heights[6][4]);
    assertEquals(ExpectedDescent.numbers("w=3.5&v=4&updates=0").get("C"), heights[0][7]);
    assertTrue(Landscape.contours().contains(">0.3</text>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rule=momentum&mu=0.5&rate=0.3", "rule=Adam&rate=0.1", "updates=0"})
  void theCellWalksTheSameWay(String state) {
    String cell = new DescentFigure(LiveState.of(state)).java();
    try (CellInShell shell = new CellInShell(cell)) {
      String w = Letters.bits(ExpectedDescent.numbers(state).get("w"));
      assertEquals(w, shell.bits("net.W(1).get(0, 0)"));
    }
  }
}
