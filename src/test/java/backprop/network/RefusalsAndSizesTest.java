package backprop.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What mutation testing (the profile mutation) found untested in this package. */
class RefusalsAndSizesTest {
  private static final Matrix X = Matrix.of(new double[] {1, 2, 3}, new double[] {4, 5, 6});
  private static final Matrix Y = Matrix.rowOf(0, 1, 0);

  private static Network net(int inputs, int hidden, int outputs) {
    return Network.input(inputs)
        .layer(hidden, new Tanh())
        .output(outputs, Output.identitySquaredError(Reduction.SUM))
        .initialised(Initialisation.xavier(), 1);
  }

  private static void assertRefused(Runnable call) {
    assertThrows(IllegalArgumentException.class, call::run);
  }

  @Test
  void aNetworkRefusesTargetsOfAnotherShapeOrWithoutAValue() {
    Network net = net(2, 3, 1);
    Pass pass = net.forward(X);
    assertRefused(() -> net.cost(Matrix.rowOf(0, 1), pass));
    assertRefused(() -> net.backward(Matrix.rowOf(0, 1), pass));
    assertRefused(() -> net.gradients(X, Matrix.rowOf(0, Double.NaN, 0)));
  }

  @Test
  void aPassServesOneShapeOfNetwork() {
    Pass pass = new Pass(net(2, 3, 1), 3);
    net(2, 3, 1).forward(X, pass);
    assertRefused(() -> net(2, 4, 1).forward(X, pass));
    assertRefused(() -> net(2, 3, 2).forward(X, pass));
    assertRefused(() -> net(3, 3, 1).forward(X, pass));
    Network deeper =
        Network.input(2)
            .layer(3, new Tanh())
            .layer(1, new Tanh())
            .output(1, Output.identitySquaredError(Reduction.SUM))
            .initialised(Initialisation.xavier(), 1);
    assertRefused(() -> deeper.forward(X, pass));
  }

  @Test
  void aPassSaysHowFarItHasGone() {
    Network net = net(2, 3, 1);
    Pass pass = new Pass(net, 3);
    assertEquals(2, pass.depth());
    assertEquals(3, pass.examples());
    assertFalse(pass.hasGoneForward());
    assertFalse(pass.hasGoneBackward());
    String empty = pass.toString();
    net.forward(X, pass);
    assertTrue(pass.hasGoneForward());
    assertFalse(pass.hasGoneBackward());
    String forward = pass.toString();
    net.backward(Y, pass);
    assertTrue(pass.hasGoneForward());
    assertTrue(pass.hasGoneBackward());
    assertEquals(
        3,
        Stream.of(empty, forward, pass.toString()).map(s -> s.split("\n")[0]).distinct().count());
  }

  @Test
  void aPathKnowsItsSizeItsTargetAndItsCost() {
    SinglePath path = SinglePath.of(0.5, -1, 2);
    PathPass pass = path.pass(0.3, 0.8);
    assertEquals(path.layers(), pass.layers());
    assertEquals(0.8, pass.y());
    assertEquals(Math.pow(pass.yHat() - 0.8, 2) / 2, path.cost(0.3, 0.8), 1e-15);
    assertEquals(0.3, pass.a(1));
    assertRefused(() -> pass.a(0));
    assertRefused(() -> pass.z(1));
    assertRefused(() -> pass.a(pass.layers() + 1));
    assertRefused(() -> pass.dTheta(pass.layers()));
    assertRefused(() -> path.pass(Double.NaN, 1));
    assertRefused(() -> path.pass(1, Double.POSITIVE_INFINITY));
  }

  @Test
  void oneHiddenLayerRefusesWhatIsNotFiniteAndDrawsOnBothSidesOfZero() {
    OneHiddenLayer net = OneHiddenLayer.random(2, 20, 20, new Sigmoid(), new Identity(), 0.5, 1);
    for (Matrix drawn : new Matrix[] {net.alpha(), net.beta()}) {
      assertTrue(drawn.maxAbs() <= 0.5);
      double half = drawn.map(w -> w < 0 ? 1 : 0).sum() / (drawn.rows() * drawn.columns());
      assertEquals(0.5, half, 0.2);
    }
    Matrix targets = Matrix.zeros(20, 3);
    Matrix bad = Matrix.of(new double[] {1, 2, 3}, new double[] {4, Double.NaN, 6});
    assertRefused(() -> net.pass(bad, targets));
    assertRefused(() -> net.predict(bad));
    targets.set(0, 0, Double.NEGATIVE_INFINITY);
    assertRefused(() -> net.pass(X, targets));
  }

  @Test
  void anArchitectureCountsTheParametersOfItsNetwork() {
    Network net = net(2, 3, 1);
    int entries = 0;
    for (int l = 1; l <= net.depth(); l++) {
      entries += net.W(l).rows() * net.W(l).columns() + net.b(l).rows() * net.b(l).columns();
    }
    Architecture architecture = Architecture.of(net);
    assertEquals(entries, architecture.parameterCount());
    Network without = SinglePath.of(1, 2, 3).toNetwork();
    assertEquals(3, Architecture.of(without).parameterCount(), "no biases");
    assertFalse(without.layer(1).hasBiases());
    assertNotEquals(
        without.layer(1).toString(),
        new Layer(Matrix.columnOf(1), Matrix.columnOf(0), new Sigmoid()).toString());
    assertRefused(() -> new Architecture(0, architecture.layers(), architecture.output()));
    assertRefused(() -> new Architecture.Units(0, new Tanh(), true));
  }

  @Test
  void aFingerprintSeesEveryParameterToItsLastBit() {
    Network net = net(2, 3, 1);
    String before = Fingerprint.of(net);
    assertEquals(before, Fingerprint.of(net.copy()));
    for (int l = 1; l <= net.depth(); l++) {
      for (Matrix parameter : new Matrix[] {net.W(l), net.b(l)}) {
        double kept = parameter.get(0, 0);
        parameter.set(0, 0, Math.nextUp(kept));
        assertNotEquals(before, Fingerprint.of(net), "layer " + l);
        parameter.set(0, 0, kept);
      }
    }
    assertEquals(before, Fingerprint.of(net));
  }

  @Test
  void aRangeOfZeroDrawsZeros() {
    Matrix zeros = Initialisation.uniform(0).weights(2, 3, new Random(1));
    assertEquals(0, zeros.maxAbs());
    assertRefused(() -> Initialisation.uniform(-1));
  }

  @Test
  void accuracyIsTheShareOfExamplesInTheRightClass() {
    Matrix unit = Matrix.identity(2);
    Network largest =
        new Network(
            List.of(new Layer(unit, Matrix.zeros(2, 0), new Softmax())),
            Output.softmaxCrossEntropy(Reduction.MEAN));
    Matrix classes = Matrix.of(new double[] {0, 1, 0}, new double[] {1, 0, 1});
    assertEquals(2 / 3.0, largest.accuracy(X, classes));
    assertRefused(() -> largest.accuracy(X, classes.map(y -> y == 1 ? Double.NaN : 0)));
  }

  @Test
  void parametersOfAnotherShapeAreNotTakenOver() {
    Network net = net(2, 3, 1);
    assertRefused(() -> net.copyParameters(net(2, 4, 1)));
    assertRefused(() -> net.copyParameters(net(3, 3, 1)));
    assertRefused(
        () ->
            net.copyParameters(
                Network.input(2)
                    .output(1, Output.identitySquaredError(Reduction.SUM))
                    .initialised(Initialisation.xavier(), 1)));
  }

  @Test
  void theViewsOfTheDocumentsRefuseWhatTheNetworkRefuses() {
    OneHiddenLayer htf = OneHiddenLayer.random(2, 3, 1, new Tanh(), new Identity(), 1, 1);
    assertRefused(() -> htf.cost(X, Matrix.rowOf(0, Double.NaN, 0)));
    assertRefused(() -> htf.update(htf.pass(X, Y), Double.NaN));
    OneHiddenLayer wider = OneHiddenLayer.random(2, 4, 1, new Tanh(), new Identity(), 1, 1);
    assertRefused(() -> htf.update(wider.pass(X, Y), 0.1));
    SinglePath path = SinglePath.of(1, 2);
    assertRefused(() -> path.update(path.pass(1, 1), Double.NaN));
  }

  @Test
  void aLayerSaysThatItHasNoBiases() {
    assertEquals("2 → 3, tanh", net(2, 3, 1).layer(1).toString());
    Network without =
        Network.input(2)
            .output(1, Output.identitySquaredError(Reduction.SUM))
            .withoutBiases()
            .initialised(Initialisation.xavier(), 1);
    assertEquals("2 → 1, identity, no biases", without.layer(1).toString());
  }
}
