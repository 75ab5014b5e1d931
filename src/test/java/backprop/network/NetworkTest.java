package backprop.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.activation.Tanh;
import backprop.check.Check;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NetworkTest {
  private static final Output SQUARED = Output.identitySquaredError(Reduction.SUM);

  private static Network small() {
    return Network.input(2)
        .layer(3, new Tanh())
        .output(1, SQUARED)
        .initialised(Initialisation.xavier(), 1);
  }

  @Test
  void aNetworkPrintsItsLayers() {
    Network net =
        Network.input(3)
            .layer(4, new Tanh())
            .output(2, Output.softmaxCrossEntropy(Reduction.SUM))
            .initialised(Initialisation.uniform(1), 1);
    assertEquals(
        """
        network 3-4-2, tanh, softmax with cross-entropy, sum over examples, 26 parameters
          layer    W    b  activation  parameters
              1  4×3  4×1  tanh                16
              2  2×4  2×1  softmax             10""",
        net.toString());
  }

  @Test
  void aPassPrintsShapesAndLargestEntries() {
    Network net =
        Network.input(1)
            .output(1, Output.identitySquaredError(Reduction.SUM))
            .initialised(Initialisation.uniform(0), 1);
    Pass pass = net.forward(Matrix.rowOf(1, -3));
    List<String> lines = pass.toString().lines().toList();
    assertEquals(
        "  layer  z, a, δ  ∂C/∂W  ∂C/∂b  max |z|  max |a|  max |δ|  max |∂C/∂W|", lines.get(1));
    assertEquals(
        "      1      1×2    1×1    1×1        0        0        –            –", lines.get(2));
    net.backward(Matrix.rowOf(2, 0), pass);
    assertTrue(
        pass.toString()
            .endsWith("      1      1×2    1×1    1×1        0        0        2            2"),
        pass.toString());
  }

  @Test
  void anInterruptedPassIsNoBasisForABackwardOne() {
    Network net =
        Network.input(1)
            .output(1, Output.identitySquaredError(Reduction.SUM))
            .initialised(Initialisation.uniform(1), 1);
    Pass pass = net.forward(Matrix.rowOf(1));
    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, () -> net.forward(Matrix.rowOf(2), pass));
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertThrows(IllegalStateException.class, () -> net.backward(Matrix.rowOf(2), pass));
  }

  @Test
  void aPassOf001ByHand() {
    // θ = (1, 1, 2), x = 0, y = 0: z² = 0, a² = ½, z³ = ½, a³ = σ(½), ŷ = 2σ(½)
    SinglePath path = SinglePath.of(1, 1, 2);
    SinglePath.Pass pass = path.pass(0, 0);
    double s = 1 / (1 + StrictMath.exp(-0.5));
    assertEquals(0.5, pass.a(2));
    assertEquals(s, pass.a(3));
    assertEquals(2 * s, pass.yHat());
    assertEquals(2 * s * s, pass.J(), 1e-15);
    assertEquals(2 * s, pass.delta(4));
    assertEquals(2 * s * 2 * s * (1 - s), pass.delta(3), 1e-15);
    assertEquals(2 * s * s, pass.dTheta(3), 1e-15);
    assertEquals(0, pass.dTheta(1));
  }

  @Test
  void aBatchIsTheSumOrMeanOfItsExamples() {
    for (Reduction reduction : Reduction.values()) {
      Network net =
          Network.input(2)
              .layer(3, new Sigmoid())
              .output(2, Output.softmaxCrossEntropy(reduction))
              .initialised(Initialisation.uniform(1), 4);
      Matrix X = Matrix.normal(2, 5, 1, new Random(2));
      Matrix Y = Matrix.of(new double[] {1, 0, 1, 0, 0}, new double[] {0, 1, 0, 1, 1});
      Pass batch = net.gradients(X, Y);
      Matrix sum = Matrix.zerosLike(net.W(1));
      for (int p = 0; p < 5; p++) {
        sum.addScaled(reduction.factor(5), net.gradients(X.column(p), Y.column(p)).dW(1));
      }
      Check.close(batch.dW(1), sum, 1e-12);
    }
  }

  @Test
  void biasesCanBeLeftOut() {
    Network net =
        Network.input(2)
            .layer(3, new Tanh())
            .output(1, SQUARED)
            .withoutBiases()
            .initialised(Initialisation.he(), 1);
    Pass pass = net.gradients(Matrix.columnOf(1, 2), Matrix.columnOf(1));
    assertEquals("3×0", pass.db(1).shape());
    net.update(pass, 0.1);
    assertEquals(0, net.predict(Matrix.columnOf(0, 0)).get(0, 0), "without biases 0 goes to 0");
    assertEquals(9, net.parameterCount());
  }

  @Test
  void initialisationDependsOnTheSeedAlone() {
    for (Initialisation initialisation :
        List.of(Initialisation.uniform(0.5), Initialisation.xavier(), Initialisation.he())) {
      NetworkBuilder builder = Network.input(40).layer(30, new Tanh()).output(2, SQUARED);
      Network net = builder.initialised(initialisation, 3);
      assertEquals(net.W(1), builder.initialised(initialisation, 3).W(1));
      assertNotEquals(net.W(1), builder.initialised(initialisation, 4).W(1));
    }
    Matrix xavier = Initialisation.xavier().weights(30, 40, new Random(1));
    assertTrue(
        xavier.maxAbs() <= Math.sqrt(6.0 / 70) && xavier.maxAbs() > 0.9 * Math.sqrt(6.0 / 70));
    Matrix he = Initialisation.he().weights(300, 400, new Random(1));
    assertEquals(2.0 / 400, he.norm() * he.norm() / 120000, 1e-4);
  }

  @Test
  void aPassIsRefilledWithoutNewMatrices() {
    Network net = small();
    Matrix X = Matrix.normal(2, 4, 1, new Random(1));
    Matrix Y = Matrix.normal(1, 4, 1, new Random(2));
    Pass pass = net.gradients(X, Y);
    Matrix dW = pass.dW(1);
    Matrix before = dW.copy();
    net.forward(X.scale(2), pass);
    net.backward(Y, pass);
    assertTrue(dW == pass.dW(1));
    assertNotEquals(before, dW);
    net.forward(X, pass);
    net.backward(Y, pass);
    assertEquals(before, dW, "a refilled pass forgets what it held");
  }

  @Test
  void aStalePassIsRefused() {
    Network net = small();
    Matrix X = Matrix.columnOf(1, 2);
    Matrix Y = Matrix.columnOf(1);
    Pass pass = net.gradients(X, Y);
    String message =
        assertThrows(IllegalStateException.class, () -> net.backward(Y, pass)).getMessage();
    assertTrue(message.contains("call forward first"), message);
  }

  @Test
  void aCopyLearnsForItself() {
    Network net = small();
    Network copy = net.copy();
    copy.update(copy.gradients(Matrix.columnOf(1, 2), Matrix.columnOf(9)), 0.1);
    assertNotEquals(net.W(1), copy.W(1));
    net.copyParameters(copy);
    assertEquals(net.W(1), copy.W(1));
  }

  @Test
  void whatDoesNotFitIsNamedWithBothShapes() {
    Network net = small();
    assertMessage("X is 3×1: 2 features in rows", () -> net.forward(Matrix.columnOf(1, 2, 3)));
    assertMessage("X is 2×0", () -> net.forward(Matrix.zeros(2, 0)));
    assertMessage("X[1][0] is NaN", () -> net.forward(Matrix.columnOf(1, Double.NaN)));
    assertMessage(
        "X[0][0] is Infinity", () -> net.forward(Matrix.columnOf(Double.POSITIVE_INFINITY, 1)));
    assertMessage(
        "Y is 2×1, the network's output is 1×1",
        () -> net.gradients(Matrix.columnOf(1, 2), Matrix.columnOf(1, 2)));
    assertMessage(
        "X is 2×3, the pass was made for 2×4",
        () -> net.forward(Matrix.zeros(2, 3), new Pass(net, 4)));
    assertMessage(
        "a network of another shape",
        () ->
            net.forward(
                Matrix.zeros(2, 3),
                new Pass(
                    Network.input(2).output(1, SQUARED).initialised(Initialisation.he(), 1), 3)));
    assertMessage("layer 3: the layers of this network are 1 to 2", () -> net.W(3));
    assertMessage("a pass of 0 examples", () -> new Pass(net, 0));
  }

  @Test
  void sizesThatDoNotChainAreNamed() {
    Layer first = new Layer(Matrix.zeros(3, 2), Matrix.zeros(3, 1), new Tanh());
    Layer second = new Layer(Matrix.zeros(1, 4), Matrix.zeros(1, 1), new Identity());
    assertMessage(
        "layer 2 takes 4 inputs (W is 1×4), but layer 1 has 3 units",
        () -> new Network(List.of(first, second), SQUARED));
    assertMessage("at least one layer", () -> new Network(List.of(), SQUARED));
    assertMessage(
        "the last layer's activation is tanh, the output's is identity",
        () -> new Network(List.of(first), SQUARED));
    assertMessage(
        "b is 2×1, W is 3×2: 3×1 was expected",
        () -> new Layer(Matrix.zeros(3, 2), Matrix.zeros(2, 1), new Tanh()));
    assertMessage(
        "W is 0×2: a layer needs at least one unit",
        () -> new Layer(Matrix.zeros(0, 2), Matrix.zeros(0, 1), new Tanh()));
    assertMessage("units of layer 1: 0, at least 1", () -> Network.input(2).layer(0, new Tanh()));
    assertMessage("inputs: 0, at least 1", () -> Network.input(0));
  }

  @Test
  void theViewsRefuseWhatDoesNotFit() {
    assertMessage("at least one θ", () -> SinglePath.of());
    assertMessage("θ[0][1] is NaN", () -> SinglePath.of(1, Double.NaN));
    assertMessage("x[0][0] is NaN", () -> SinglePath.of(1).pass(Double.NaN, 1));
    assertMessage(
        "δ^(1): there is δ^(2) to δ^(4)", () -> SinglePath.of(1, 1, 1).pass(1, 1).delta(1));
    assertMessage(
        "2 inputs x and 1 targets y",
        () -> SinglePath.of(1).gradient(new double[2], new double[1]));
    assertMessage(
        "β is 1×3, α is 3×2: β needs M + 1 = 4 columns",
        () ->
            new OneHiddenLayer(
                Matrix.zeros(3, 2), Matrix.zeros(1, 3), new Sigmoid(), new Identity()));
    OneHiddenLayer htf = OneHiddenLayer.random(2, 3, 1, new Sigmoid(), new Identity(), 1, 1);
    assertMessage("X is 3×1: p = 2 rows", () -> htf.predict(Matrix.columnOf(1, 2, 3)));
    assertMessage(
        "Y is 1×2, X is 2×1: 1×1 was expected",
        () -> htf.pass(Matrix.columnOf(1, 2), Matrix.rowOf(1, 2)));
  }

  static void assertMessage(String expected, Executable action) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    assertTrue(message.contains(expected), () -> message + "  does not contain  " + expected);
  }
}
