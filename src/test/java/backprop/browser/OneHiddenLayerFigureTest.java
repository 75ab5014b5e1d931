package backprop.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Activation;
import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.matrix.Matrix;
import backprop.network.HiddenLayerPass;
import backprop.network.OneHiddenLayer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figure of one hidden layer shows the library's numbers, and its paths add up. */
class OneHiddenLayerFigureTest {
  private static Map<String, String> slots(OneHiddenLayerFigure figure) {
    Slots slots = new Slots();
    figure.fill(slots);
    return slots.all();
  }

  private static void same(OneHiddenLayerFigure figure, String state) {
    Map<String, String> slots = slots(figure);
    String shown = slots.get("html paths") + slots.get("html equations");
    Expected.oneHiddenLayer(state)
        .forEach(
            (key, value) ->
                assertTrue(
                    shown.contains(
                        "data-key=\"" + key + "\" value=\"" + Letters.bits(value) + "\""),
                    state + ": " + key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "softmax", "cross-entropy"})
  void everyNumberIsTheLibrarysAndThePathsAddUpToTheGradient(String output) {
    for (String weight : HiddenLayerModel.WEIGHTS) {
      for (String i : List.of("1", "2", "3", "4")) {
        String state = "beta=0.1,-2,0.3,1e-3,0.9,4&g=" + output + "&w=" + weight + "&i=" + i;
        HiddenLayerModel model = new HiddenLayerModel(LiveState.of(state));
        double sum = 0;
        for (int n = 1; n <= model.paths().size(); n++) {
          sum += model.value("path" + n);
        }
        assertEquals(model.value("d" + weight), sum, 1e-14, state);
        same(new OneHiddenLayerFigure(LiveState.of(state)), state);
      }
    }
  }

  @Test
  void aWeightHasAPathForEveryOutputAndWithSoftmaxForEveryPairOfOutputs() {
    assertEquals(2, new HiddenLayerModel(LiveState.of("w=alpha12")).paths().size());
    assertEquals(1, new HiddenLayerModel(LiveState.of("w=beta12")).paths().size());
    assertEquals(4, new HiddenLayerModel(LiveState.of("w=alpha12&g=softmax")).paths().size());
    assertEquals(2, new HiddenLayerModel(LiveState.of("w=beta12&g=softmax")).paths().size());
  }

  @Test
  void whatIsMovedIsLookedAtAndTheStateReadsBack() {
    OneHiddenLayerFigure figure = new OneHiddenLayerFigure(LiveState.of(""));
    figure.set("g", "softmax with squared error");
    figure.set("i", "3");
    figure.set("beta21", "0,25");
    String state = figure.state().toString();
    assertEquals(
        "alpha=0.3,0.8,-1.2,-0.5,1,0.6&beta=0.1,1.5,-0.7,-0.2,0.25,1.1&g=softmax&w=beta21&i=3",
        state);
    same(figure, state);
    assertEquals(state, new OneHiddenLayerFigure(LiveState.of(state)).state().toString());
    assertTrue(figure.sentence().startsWith("the gradient by beta 2 1 is "), figure.sentence());
    assertTrue(slots(figure).get("html equations").contains("<mark><data data-key=\"t2\""));
    figure.set("look", "alpha10");
    assertTrue(figure.sentence().startsWith("the gradient by alpha 0 1 is "), figure.sentence());
    figure.set("reset", "");
    same(figure, "");
  }

  @Test
  void whatCannotBeUsedChangesNothing() {
    for (String state :
        List.of("alpha=1", "alpha=1,2,3,4,5,NaN", "g=none", "w=x", "i=5", "i=1.5")) {
      same(new OneHiddenLayerFigure(LiveState.of(state)), "");
    }
    OneHiddenLayerFigure figure = new OneHiddenLayerFigure(LiveState.of(""));
    assertThrows(IllegalArgumentException.class, () -> figure.set("alpha11", "1e9"));
    assertThrows(IllegalArgumentException.class, () -> figure.set("beta20", "<b>"));
    same(figure, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "softmax", "cross-entropy"})
  void theCellComputesTheSameNumbers(String output) {
    String state = "alpha=0.3,0.8,-1.2,1e-5,1,0.6&g=" + output + "&w=alpha12&i=2";
    OneHiddenLayerFigure figure = new OneHiddenLayerFigure(LiveState.of(state));
    try (CellInShell shell = new CellInShell(figure.java())) {
      boolean network = output.equals("cross-entropy");
      double expected = new HiddenLayerModel(LiveState.of(state)).value("dalpha12");
      assertEquals(
          Letters.bits(expected),
          shell.bits(network ? "pass.dW(1).get(0, 1)" : "pass.dAlpha().get(0, 2)"));
    }
  }

  @Test
  void aNetworkOfYoursOpensWithItsExamples() {
    Matrix X = Matrix.of(new double[] {0.1, 2, -3}, new double[] {1, 0.5, 0});
    Matrix Y = Matrix.of(new double[] {0.3, -1, 2}, new double[] {0, 1, 5});
    for (Activation g : List.of(new Identity(), new Softmax())) {
      OneHiddenLayer net = OneHiddenLayer.random(2, 2, 2, new Sigmoid(), g, 1, 7);
      OneHiddenLayerFigure figure = OneHiddenLayerFigure.of(net, X, Y);
      figure.set("i", "3");
      String state = figure.state().toString();
      HiddenLayerModel model = new HiddenLayerModel(LiveState.of(state)); // as the page does
      HiddenLayerPass pass = net.pass(X.column(2), Y.column(2));
      assertEquals(pass.R(), model.value("R"));
      assertEquals(pass.dAlpha().get(1, 2), model.value("dalpha22"));
      assertEquals(2, model.outputs().size(), "no cross-entropy: the targets name no class");
    }
  }

  @Test
  void aNetworkThatDoesNotFitIsRefused() {
    Matrix two = Matrix.zeros(2, 1);
    OneHiddenLayer three = OneHiddenLayer.random(2, 3, 2, new Sigmoid(), new Identity(), 1, 7);
    OneHiddenLayer tanh = OneHiddenLayer.random(2, 2, 2, new Tanh(), new Identity(), 1, 7);
    OneHiddenLayer net = OneHiddenLayer.random(2, 2, 2, new Sigmoid(), new Sigmoid(), 1, 7);
    for (OneHiddenLayer other : List.of(three, tanh, net)) {
      String reason =
          assertThrows(
                  IllegalArgumentException.class, () -> OneHiddenLayerFigure.of(other, two, two))
              .getMessage();
      assertTrue(reason.contains("two hidden sigmoids"), reason);
    }
    OneHiddenLayer fits = OneHiddenLayer.random(2, 2, 2, new Sigmoid(), new Identity(), 1, 7);
    assertThrows(
        IllegalArgumentException.class,
        () -> OneHiddenLayerFigure.of(fits, Matrix.zeros(2, 31), Matrix.zeros(2, 31)));
  }
}
