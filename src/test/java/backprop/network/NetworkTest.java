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
import backprop.train.GradientDescent;
import backprop.train.Update;
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
              2  2×4  2×1  softmax             10\
        """,
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
    PathPass pass = path.pass(0, 0);
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
  void anUpdateNeedsABackwardPassOfThisNetworkAfterTheLastForwardOne() {
    Network net = small();
    Matrix X = Matrix.columnOf(1, 2);
    Pass pass = net.gradients(X, Matrix.columnOf(1));
    net.forward(X, pass);
    Matrix before = net.W(1).copy();
    String stale = "these gradients are stale: call backward before update";
    assertStale(stale, () -> net.update(pass, 0.1));
    assertStale(stale, () -> net.update(new Pass(net, 1), 0.1));
    net.backward(Matrix.columnOf(1), pass);
    Network copy = net.copy();
    copy.update(pass, 0.1); // the gradient of one network is that of its copy
    assertMessage("γ is NaN", () -> net.update(pass, Double.NaN));
    assertEquals(before, net.W(1));
    net.update(pass, 0.1);
    assertNotEquals(before, net.W(1));
    assertEquals(copy.W(1), net.W(1));
    assertStale(stale, () -> net.update(pass, 0.1));
    assertEquals(copy.W(1), net.W(1));
    Network other =
        Network.input(1).output(2, Output.identitySquaredError(Reduction.SUM)).initialised(1);
    assertMessage("network whose W are ", () -> other.update(pass, 0.1));
    assertMessage("this one is a network 1-2, ", () -> other.update(pass, 0.1));
    assertStale("another network", () -> net.copy().backward(Matrix.columnOf(1), net.forward(X)));
  }

  @Test
  void aChangeOfTheNetworkMakesItsPassesStale() {
    Network net = small();
    Matrix X = Matrix.columnOf(1, 2);
    Matrix Y = Matrix.columnOf(1);
    Runnable update = () -> net.update(net.gradients(X, Y), 0.1);
    Runnable momentum =
        () ->
            new Update(net, GradientDescent.withRate(1).momentum(0.9))
                .apply(net.gradients(X, Y), 0.1);
    Runnable copy = () -> net.copyParameters(small());
    for (Runnable change : List.of(update, momentum, copy)) {
      Pass pass = net.forward(X);
      change.run();
      assertStale("z and a are stale: call forward first", () -> net.backward(Y, pass));
      assertStale("z and a are stale: call forward first", () -> net.cost(Y, pass));
      net.forward(X, pass);
      net.backward(Y, pass);
      change.run();
      assertStale(
          "gradients are stale",
          () -> new Update(net, GradientDescent.withRate(1).momentum(0.9)).apply(pass, 0.1));
    }
  }

  @Test
  void whatAPassHasNotFilledInItDoesNotShow() {
    Network net = small();
    Pass pass = new Pass(net, 1);
    assertStale("z^1 is not filled in: the pass has not gone forward", () -> pass.z(1));
    assertStale("a^0 is not filled in", () -> pass.a(0));
    net.forward(Matrix.columnOf(1, 2), pass);
    assertStale("δ^2 is not filled in: the pass has not gone backward", () -> pass.delta(2));
    assertStale("∂C/∂W^1 is not filled in", () -> pass.dW(1));
  }

  @Test
  void theInputMustNotBeAMatrixOfThePass() {
    Network square = Network.classifier(3, 3, 3).initialised(1);
    Pass own = square.forward(Matrix.columnOf(1, 2, 3));
    assertMessage("a matrix of the pass itself", () -> square.forward(own.a(1), own));
  }

  @Test
  void targetsThatTrainingRefusesAreRefusedEverywhere() {
    Network net = Network.classifier(2, 3, 2).initialised(1);
    Matrix X = Matrix.columnOf(1, 2);
    Matrix twice = Matrix.columnOf(1, 1);
    String expected = "cross-entropy: the targets of example 0 sum to 2.0, but must sum to 1";
    assertMessage(expected, () -> net.gradients(X, twice));
    assertMessage(expected, () -> net.cost(twice, net.forward(X)));
    assertMessage(expected, () -> net.backward(twice, net.forward(X)));
    Network yesNo =
        Network.input(2).output(1, Output.sigmoidCrossEntropy(Reduction.SUM)).initialised(1);
    assertMessage("target 0 of example 0 is -1.0", () -> yesNo.gradients(X, Matrix.columnOf(-1)));
  }

  @Test
  void aRefusedTargetLeavesThePassAsItWas() {
    Network net = Network.classifier(2, 3, 2).initialised(1);
    Pass pass = net.forward(Matrix.columnOf(1, 2));
    assertMessage("must sum to 1", () -> net.backward(Matrix.columnOf(1, 1), pass));
    net.backward(Matrix.columnOf(1, 0), pass);
    assertTrue(pass.hasGoneBackward());
  }

  @Test
  void anOutputThatIsNotANumberHasNoClass() {
    Network net = Network.classifier(2, 2).initialised(1);
    net.W(1).set(0, 0, Double.NaN);
    assertMessage(
        "is NaN: column 0 has no largest entry",
        () -> net.accuracy(Matrix.columnOf(1, 2), Matrix.columnOf(1, 0)));
  }

  @Test
  void gradientsFromElsewhereUpdateTheNetwork() {
    Network net = small();
    Pass sum = Pass.forGradientsOf(net);
    assertStale("z^1 is not filled in", () -> sum.z(1));
    assertStale("call forward first", () -> net.cost(Matrix.columnOf(1), sum));
    sum.db(2).set(0, 0, 2);
    double before = net.b(2).get(0, 0);
    net.update(sum, 0.25);
    net.update(sum, 0.25);
    assertEquals(before - 1, net.b(2).get(0, 0), 1e-15);
  }

  @Test
  void aBuilderPrintsWhatHasBeenSaidAndWhatIsMissing() {
    NetworkBuilder builder = Network.input(4).layer(8, new Tanh());
    assertEquals("network 4-8, tanh; no output yet: call output(units, …)", builder.toString());
    builder.output(3, Output.softmaxCrossEntropy(Reduction.MEAN));
    String network = "network 4-8-3, tanh, softmax with cross-entropy";
    assertEquals(network + "; not initialised: call initialised(seed)", builder.toString());
    assertEquals(network, builder.architecture().toString());
    assertStale("add hidden layers before output(…)", () -> builder.layer(2, new Tanh()));
  }

  @Test
  void theViewsPrintAsPeopleWriteThemDown() {
    SinglePath path = SinglePath.of(0.5, -2);
    assertEquals(
        "single path of 3 layers: θ^(1) = 0.5, θ^(2) = -2; σ = sigmoid, g = identity",
        path.toString());
    assertEquals(
        """
        pass of a single path: ŷ = -1, y = 0, J = 0.5000
          l  z^(l)   a^(l)   δ^(l)  ∂J/∂θ^(l)
          1      –       0       –          0
          2      0  0.5000  0.5000    -0.5000
          3     -1      -1      -1          –\
        """,
        path.pass(0, 0).toString());
    OneHiddenLayer htf =
        new OneHiddenLayer(Matrix.rowOf(0, 1), Matrix.rowOf(1, 2), new Sigmoid(), new Identity());
    assertTrue(
        htf.toString()
            .startsWith(
                "network with one hidden layer: p = 1, M = 1, K = 1; σ = sigmoid, g = identity\nα"),
        htf.toString());
    assertEquals(
        "pass of 1 example through one hidden layer: R = 4, max |∂R/∂α| = 2, max |∂R/∂β| = 4",
        htf.pass(Matrix.columnOf(0), Matrix.columnOf(0)).toString());
    assertEquals("uniform on [-0.5, 0.5)", Initialisation.uniform(0.5).toString());
    assertEquals("Xavier", Initialisation.xavier().toString());
    assertEquals("He", Initialisation.he().toString());
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
    assertMessage("X is 3×1: it must have 2 rows", () -> net.forward(Matrix.columnOf(1, 2, 3)));
    assertMessage("X is 2×0", () -> net.forward(Matrix.zeros(2, 0)));
    assertMessage("X[1][0] is NaN", () -> net.forward(Matrix.columnOf(1, Double.NaN)));
    assertMessage(
        "X[0][0] is Infinity", () -> net.forward(Matrix.columnOf(Double.POSITIVE_INFINITY, 1)));
    assertMessage(
        "Y is 2×1 and the network's output is 1×1",
        () -> net.gradients(Matrix.columnOf(1, 2), Matrix.columnOf(1, 2)));
    assertMessage(
        "X is 2×3, but the pass was made for 2×4",
        () -> net.forward(Matrix.zeros(2, 3), new Pass(net, 4)));
    assertMessage(
        "a network whose W are 1×2 and b are 1×1; this one is a network 2-",
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
        "b is 2×1 and W is 3×2: b must be 3×1",
        () -> new Layer(Matrix.zeros(3, 2), Matrix.zeros(2, 1), new Tanh()));
    assertMessage(
        "W is 0×2: a layer needs at least one unit",
        () -> new Layer(Matrix.zeros(0, 2), Matrix.zeros(0, 1), new Tanh()));
    assertMessage(
        "units of layer 1: 0 must be at least 1", () -> Network.input(2).layer(0, new Tanh()));
    assertMessage("inputs: 0 must be at least 1", () -> Network.input(0));
  }

  @Test
  void theViewsRefuseWhatDoesNotFit() {
    assertMessage("at least one θ", () -> SinglePath.of());
    assertMessage("θ[0][1] is NaN", () -> SinglePath.of(1, Double.NaN));
    assertMessage("x[0][0] is NaN", () -> SinglePath.of(1).pass(Double.NaN, 1));
    assertMessage(
        "there is no δ^(1): this pass has δ^(2) to δ^(4)",
        () -> SinglePath.of(1, 1, 1).pass(1, 1).delta(1));
    assertMessage(
        "β is 1×3 and α is 3×2: β needs M + 1 = 4 columns",
        () ->
            new OneHiddenLayer(
                Matrix.zeros(3, 2), Matrix.zeros(1, 3), new Sigmoid(), new Identity()));
    OneHiddenLayer htf = OneHiddenLayer.random(2, 3, 1, new Sigmoid(), new Identity(), 1, 1);
    assertMessage("X is 3×1: it must have p = 2 rows", () -> htf.predict(Matrix.columnOf(1, 2, 3)));
    assertMessage(
        "Y is 1×2 and X is 2×1: Y must be 1×1",
        () -> htf.pass(Matrix.columnOf(1, 2), Matrix.rowOf(1, 2)));
  }

  private static void assertStale(String expected, Executable action) {
    String message = assertThrows(IllegalStateException.class, action).getMessage();
    assertTrue(message.contains(expected), () -> message + "  does not contain  " + expected);
  }

  static void assertMessage(String expected, Executable action) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    assertTrue(message.contains(expected), () -> message + "  does not contain  " + expected);
  }
}
