package backprop.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figure of activations and losses shows the library's δ, the long way and the short. */
class OutputFigureTest {
  private final RecordedPage page = new RecordedPage();

  private Stage open(String state) {
    return new Stage(OutputFigure.NAME, LiveState.of(state), page);
  }

  private void same(String state) {
    String shown = page.slot("equations");
    ExpectedOutput.numbers(state)
        .forEach(
            (key, value) ->
                assertTrue(
                    shown.contains(
                        "data-key=\"" + key + "\" value=\"" + Letters.bits(value) + "\""),
                    state + ": " + key + " = " + value + " in " + shown));
  }

  @Test
  void everyPairShowsTheLibrarysNumbers() {
    for (String sigma : OutputModel.SIGMAS) {
      for (String loss : OutputModel.LOSSES) {
        for (String rest : List.of("z=0.5,-1,2&y=0.3&class=2", "z=-7,3,0.1&y=1&class=1")) {
          String state = "sigma=" + sigma + "&loss=" + loss + "&" + rest;
          open(state);
          same(state);
        }
      }
    }
  }

  @Test
  void threePairsAreNatural() {
    for (String sigma : OutputModel.SIGMAS) {
      for (String loss : OutputModel.LOSSES) {
        String pair = sigma + " " + loss;
        boolean natural =
            List.of("identity half", "sigmoid cross-entropy", "softmax cross-entropy")
                .contains(pair);
        OutputModel model = new OutputModel(LiveState.of("sigma=" + sigma + "&loss=" + loss));
        assertEquals(natural, model.hasShortWay(), pair);
        for (int k = 1; natural && k <= model.units(); k++) {
          assertEquals(model.a(k) - model.y(k), model.delta(k), pair);
          assertEquals(model.longDelta(k), model.delta(k), 1e-14, pair);
        }
      }
    }
  }

  @Test
  void theJacobianOfSoftmaxIsSymmetricAndItsRowsSumToZero() {
    OutputModel model = new OutputModel(LiveState.of("sigma=softmax&z=0.5,-1,2"));
    for (int i = 1; i <= 3; i++) {
      double sum = 0;
      for (int j = 1; j <= 3; j++) {
        assertEquals(model.jacobian(j, i), model.jacobian(i, j), 1e-16);
        sum += model.jacobian(i, j);
      }
      assertEquals(0, sum, 1e-16);
    }
  }

  @Test
  void controlsDoWhatTheySay() {
    Stage stage = open("");
    stage.event("z1", "6");
    stage.event("y", "−0,5");
    same("z=6,1,-1&y=-0.5");
    assertTrue(page.slot("verdict").contains("Saturated"), page.slot("verdict"));
    stage.event("loss", "cross-entropy"); // for probabilities
    same("z=6,1,-1&y=0&loss=cross-entropy");
    stage.event("y", "2");
    assertTrue(page.slot("message").contains("from 0 to 1"), page.slot("message"));
    stage.event("y", "0.25");
    stage.event("sigma", "softmax");
    stage.event("class", "3");
    stage.event("z3", "-2");
    same("z=6,1,-2&loss=cross-entropy&sigma=softmax&class=3");
    assertEquals(
        "activations-losses?sigma=softmax&loss=cross-entropy&z=6,1,-2&y=0.25&class=3", page.state);
    assertTrue(page.said.startsWith("delta is 0.993, "), page.said);
    stage.event("reset", "");
    same("");
  }

  @Test
  void whereTheLongWayFailsTheFigureSaysSo() {
    Map<String, String> words =
        Map.of(
            "loss=cross-entropy&z=40,1,-1", "∞ · 0",
            "loss=cross-entropy&z=6,1,-1", "pulls harder",
            "loss=cross-entropy&sigma=ReLU&z=1.5,1,-1", "logarithms",
            "sigma=softmax&loss=cross-entropy&z=1000,1,-1&class=2", "∞ · 0");
    words.forEach(
        (state, word) -> {
          open(state);
          same(state);
          assertTrue(page.slot("verdict").contains(word), state + page.slot("verdict"));
        });
  }

  @Test
  void whatCannotBeUsedCountsAsAbsent() {
    for (String state : List.of("sigma=x", "loss=", "z=1", "z=1,2,NaN", "y=1e9", "class=4")) {
      open(state);
      same("");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sigma=ELU&loss=mean&z=-0.3,1,1",
        "sigma=LeakyReLU&loss=L1&z=-2,1,1&y=0.1",
        "loss=cross-entropy&y=0.3",
        "sigma=softmax&loss=cross-entropy&class=2",
        "sigma=softmax&loss=sum&class=3"
      })
  void theCellComputesTheSameDelta(String state) {
    String cell = new OutputFigure(LiveState.of(state)).java();
    Map<String, Double> expected = ExpectedOutput.numbers(state);
    try (CellInShell shell = new CellInShell(cell)) {
      assertEquals(Letters.bits(expected.get("long1")), shell.bits("longWay.get(0, 0)"));
      double delta = expected.getOrDefault("short1", expected.get("long1"));
      assertEquals(Letters.bits(delta), shell.bits("delta.get(0, 0)"));
    }
  }
}
