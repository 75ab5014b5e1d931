package backprop.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Activation;
import backprop.activation.ELU;
import backprop.activation.Elementwise;
import backprop.activation.Identity;
import backprop.activation.LeakyReLU;
import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.loss.AbsoluteError;
import backprop.loss.BinaryCrossEntropy;
import backprop.loss.CrossEntropy;
import backprop.loss.Loss;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import backprop.network.HiddenLayerPass;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.network.Pass;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GradientCheckTest {
  private static final int NETWORKS = 100;

  static List<Activation> hidden() {
    return List.of(
        new Identity(),
        new Sigmoid(),
        new Tanh(),
        new ReLU(),
        new LeakyReLU(0.1),
        new ELU(0.7),
        new Softmax(),
        Elementwise.of(
            "softplus",
            z -> StrictMath.log1p(StrictMath.exp(z)),
            z -> 1 / (1 + StrictMath.exp(-z))));
  }

  static List<Output> outputs() {
    return List.of(
        Output.identitySquaredError(Reduction.SUM),
        Output.sigmoidCrossEntropy(Reduction.MEAN),
        Output.softmaxCrossEntropy(Reduction.MEAN),
        Output.longWay(new Sigmoid(), new BinaryCrossEntropy(), Reduction.SUM),
        Output.longWay(new Softmax(), new CrossEntropy(), Reduction.SUM),
        Output.of(new Softmax(), SquaredError.MEAN, Reduction.SUM),
        Output.of(new Sigmoid(), SquaredError.SUM, Reduction.MEAN),
        Output.of(new Tanh(), new AbsoluteError(), Reduction.SUM),
        Output.of(new ReLU(), SquaredError.HALF, Reduction.SUM),
        Output.of(new ELU(0.5), SquaredError.HALF, Reduction.MEAN),
        Output.of(new Sigmoid(), new CrossEntropy(), Reduction.SUM));
  }

  static Stream<Arguments> pairs() {
    return hidden().stream().flatMap(h -> outputs().stream().map(o -> Arguments.of(h, o)));
  }

  private static Matrix targets(Loss loss, int n, int m, Random random) {
    return loss instanceof CrossEntropy
        ? new Softmax().of(Matrix.normal(n, m, 1, random))
        : Matrix.uniform(n, m, 0, 1, random);
  }

  private static Network network(Activation hidden, Output output, long seed) {
    return Network.input(3)
        .layer(4, hidden)
        .layer(2, hidden)
        .output(3, output)
        .initialised(Initialisation.uniform(1), seed);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void backpropagationIsRightForEveryPair(Activation hidden, Output output) {
    Random random = new Random(11);
    for (int trial = 0; trial < NETWORKS; trial++) {
      Network net = network(hidden, output, trial);
      Matrix X = Matrix.normal(3, 4, 1, random);
      Matrix Y = targets(output.loss(), 3, 4, random);
      GradientCheck.of(net, X, Y).requirePassed();
    }
  }

  static List<Elementwise> wrongSlopes() {
    return List.of(
        Elementwise.of("tanh with slope 1 − a", StrictMath::tanh, z -> 1 - StrictMath.tanh(z)),
        Elementwise.of(
            "sigmoid with the slope of a",
            new Sigmoid()::value,
            z -> new Sigmoid().slope(new Sigmoid().value(z))));
  }

  @ParameterizedTest
  @MethodSource("wrongSlopes")
  void aWrongSlopeIsCaughtEveryTime(Elementwise wrong) {
    Random random = new Random(12);
    for (int trial = 0; trial < NETWORKS; trial++) {
      Network net = network(wrong, Output.softmaxCrossEntropy(Reduction.MEAN), trial);
      Matrix X = Matrix.normal(3, 4, 1, random);
      Matrix Y = targets(new CrossEntropy(), 3, 4, random);
      assertFalse(GradientCheck.of(net, X, Y).passed(), "network " + trial);
    }
  }

  @Test
  void theReportNamesTheWorstEntry() {
    Network net = network(new Tanh(), Output.identitySquaredError(Reduction.SUM), 1);
    Matrix X = Matrix.normal(3, 4, 1, new Random(1));
    Matrix Y = Matrix.normal(3, 4, 1, new Random(2));
    Pass pass = net.gradients(X, Y);
    double right = pass.dW(2).get(1, 3);
    pass.dW(2).set(1, 3, right + 0.5);
    GradientCheck.Report report =
        GradientCheck.of(
            List.of(
                new GradientCheck.Claim("W^1", net.W(1), pass.dW(1)),
                new GradientCheck.Claim("W^2", net.W(2), pass.dW(2))),
            () -> net.cost(Y, net.forward(X)));
    assertFalse(report.passed());
    GradientCheck.Entry worst = report.worst().orElseThrow();
    assertEquals("W^2", worst.name());
    assertEquals(1, worst.row());
    assertEquals(3, worst.column());
    assertEquals(right + 0.5, worst.claimed());
    assertEquals(right, worst.numeric(), 1e-8);
    assertEquals(GradientCheck.Status.PASSED, report.rows().get(0).status());
    String message = assertThrows(AssertionError.class, report::requirePassed).getMessage();
    assertTrue(message.contains("W^2[1][3] = "), message);
  }

  @Test
  void parametersAreRestoredToTheBit() {
    Network net = network(new Tanh(), Output.identitySquaredError(Reduction.SUM), 1);
    Matrix before = net.W(1).copy();
    GradientCheck.of(net, Matrix.normal(3, 4, 1, new Random(1)), Matrix.zeros(3, 4));
    assertEquals(before, net.W(1));
  }

  @Test
  void anEntryIsLeftOutWhereAKinkLiesWithinTheStep() {
    // z¹ = 0 exactly: moving W¹ or b¹ crosses the kink of the ReLU
    Network net =
        Network.input(1)
            .layer(1, new ReLU())
            .output(1, Output.identitySquaredError(Reduction.SUM))
            .initialised((units, inputs, random) -> Matrix.zeros(units, inputs), 1);
    net.W(2).set(0, 0, 1);
    GradientCheck.Report report = GradientCheck.of(net, Matrix.columnOf(1), Matrix.columnOf(1));
    assertTrue(report.passed());
    GradientCheck.Row row = report.rows().get(0);
    assertEquals(GradientCheck.Status.SKIPPED, row.status());
    assertEquals(1, row.kinks());
    assertTrue(report.toString().contains("a kink lies within the step"), report.toString());
  }

  @Test
  void theKinkOfTheLossCountsToo() {
    Network net =
        Network.input(1)
            .output(1, Output.of(new Identity(), new AbsoluteError(), Reduction.SUM))
            .initialised(Initialisation.uniform(1), 1);
    Matrix X = Matrix.columnOf(1);
    Matrix exact = net.predict(X);
    assertEquals(
        GradientCheck.Status.SKIPPED, GradientCheck.of(net, X, exact).rows().get(0).status());
  }

  @Test
  void aGradientThatIsZeroEverywhereProvesNothing() {
    Network net =
        Network.input(2)
            .layer(2, new ReLU())
            .output(1, Output.identitySquaredError(Reduction.SUM))
            .initialised(
                (units, inputs, random) -> Matrix.uniform(units, inputs, -2, -1, random), 1);
    GradientCheck.Report report = GradientCheck.of(net, Matrix.columnOf(1, 1), Matrix.columnOf(1));
    assertEquals(GradientCheck.Status.SKIPPED, report.rows().get(0).status());
    assertTrue(report.toString().contains("both gradients are zero everywhere"), report.toString());
  }

  @Test
  void aNaNNeverPasses() {
    Matrix theta = Matrix.columnOf(1);
    GradientCheck.Report report =
        GradientCheck.of(
            List.of(new GradientCheck.Claim("θ", theta, Matrix.columnOf(Double.NaN))),
            () -> theta.get(0, 0));
    assertFalse(report.passed());
  }

  @Test
  void anyCostCanBeChecked() {
    OneHiddenLayer htf = OneHiddenLayer.random(3, 4, 2, new Sigmoid(), new Softmax(), 1, 1);
    Matrix X = Matrix.normal(3, 5, 1, new Random(1));
    Matrix Y = Matrix.normal(2, 5, 1, new Random(2));
    HiddenLayerPass pass = htf.pass(X, Y);
    GradientCheck.of(
            List.of(
                new GradientCheck.Claim("α", htf.alpha(), pass.dAlpha()),
                new GradientCheck.Claim("β", htf.beta(), pass.dBeta())),
            () -> htf.cost(X, Y))
        .requirePassed();
  }

  @Test
  void targetsAreCheckedFirst() {
    Network net = network(new Tanh(), Output.softmaxCrossEntropy(Reduction.SUM), 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> GradientCheck.of(net, Matrix.zeros(3, 1), Matrix.columnOf(1, 1, 1)));
  }
}
