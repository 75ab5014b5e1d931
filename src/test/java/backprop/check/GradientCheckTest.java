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
import backprop.train.GradientDescent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
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
      GradientCheck.Report report = GradientCheck.of(net, X, Y);
      boolean dead = net.gradients(X, Y).delta(3).maxAbs() == 0; // a ReLU that is off everywhere
      assertEquals(!dead, report.passed(), report::toString);
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
                new GradientCheck.Claimed("W^1", net.W(1), pass.dW(1)),
                new GradientCheck.Claimed("W^2", net.W(2), pass.dW(2))),
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
    assertTrue(
        report.toString().contains("4 as good as 0: differences see none above "),
        report.toString());
  }

  @Test
  void aNaNNeverPasses() {
    Matrix theta = Matrix.columnOf(1);
    GradientCheck.Report report =
        GradientCheck.of(
            List.of(new GradientCheck.Claimed("θ", theta, Matrix.columnOf(Double.NaN))),
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
                new GradientCheck.Claimed("α", htf.alpha(), pass.dAlpha()),
                new GradientCheck.Claimed("β", htf.beta(), pass.dBeta())),
            () -> htf.cost(X, Y))
        .requirePassed();
  }

  // ------------------------------------------------------------------ what "passed" stands on

  private static List<GradientCheck.Claimed> claims(Network net, Pass pass, double unit) {
    List<GradientCheck.Claimed> claims = new ArrayList<>();
    for (int l = 1; l <= net.depth(); l++) {
      claims.add(new GradientCheck.Claimed("W^" + l, net.W(l), pass.dW(l).scale(unit)));
      claims.add(new GradientCheck.Claimed("b^" + l, net.b(l), pass.db(l).scale(unit)));
    }
    return claims;
  }

  /** A cost in other units, or with a constant that only adds noise. */
  private record Trial(Network net, Matrix X, Matrix Y, double unit, double offset) {
    static Trial of(long seed, double target, double inputScale, double unit, double offset) {
      Random random = new Random(seed);
      Network net =
          Network.input(3)
              .layer(4, new Tanh())
              .output(2, Output.identitySquaredError(Reduction.SUM))
              .initialised(Initialisation.xavier(), seed);
      Matrix X = Matrix.normal(3, 5, 1, random);
      for (int p = 0; p < 5; p++) { // one feature is large, one is small
        X.set(0, p, inputScale * X.get(0, p));
        X.set(2, p, X.get(2, p) / inputScale);
      }
      for (int i = 0; i < 4; i++) {
        net.W(1).set(i, 0, net.W(1).get(i, 0) / inputScale);
      }
      return new Trial(net, X, Matrix.uniform(2, 5, target, 2 * target, random), unit, offset);
    }

    double cost() {
      return unit * net.cost(Y, net.forward(X)) + offset;
    }

    List<GradientCheck.Claimed> claims() {
      return GradientCheckTest.claims(net, net.gradients(X, Y), unit);
    }

    // ε|C|/h, by what a difference of two costs is rounded
    double rounding() {
      return Math.ulp(1.0) / 2 * Math.abs(cost()) / GradientCheck.STEP;
    }
  }

  static Stream<Arguments> scales() {
    return Stream.of(
        Arguments.of("costs about 1", 1, 1, 1, 0),
        Arguments.of("targets of some thousands", 4e3, 1, 1, 0),
        Arguments.of("large costs", 1, 1, 1e12, 0),
        Arguments.of("tiny costs", 1, 1, 1e-12, 0),
        Arguments.of("an ill-scaled network", 1, 1e3, 1, 0),
        Arguments.of("a large constant in the cost", 1, 1, 1, 1e5));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scales")
  void rightGradientsPassAndErrorsOfTenTimesTheRoundingAreCaught(
      String name, double target, double inputScale, double unit, double offset) {
    for (int seed = 0; seed < NETWORKS; seed++) {
      Trial trial = Trial.of(seed, target, inputScale, unit, offset);
      List<GradientCheck.Claimed> claims = trial.claims();
      GradientCheck.of(claims, trial::cost).requirePassed();
      Random random = new Random(seed);
      Matrix wrong = claims.get(random.nextInt(claims.size())).gradient();
      int i = random.nextInt(wrong.rows());
      int j = random.nextInt(wrong.columns());
      double allowed = 3 * GradientCheck.RELATIVE * Math.abs(wrong.get(i, j));
      wrong.set(i, j, wrong.get(i, j) + Math.max(10 * trial.rounding(), allowed));
      GradientCheck.Report report = GradientCheck.of(claims, trial::cost);
      assertTrue(report.toString().startsWith("gradient check FAILED"), report::toString);
    }
  }

  @Test
  void tinyParametersAndTinyCostsAreJudgedAsOthersAre() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      Network net =
          Network.input(3)
              .layer(4, new Tanh())
              .output(2, Output.identitySquaredError(Reduction.MEAN))
              .initialised(Initialisation.uniform(1e-9), seed);
      Matrix X = Matrix.normal(3, 5, 1, random);
      Matrix Y = Matrix.normal(2, 5, 1e-9, random);
      GradientCheck.of(net, X, Y).requirePassed();
      Pass pass = net.gradients(X, Y);
      Matrix wrong = List.of(pass.dW(1), pass.db(1), pass.dW(2), pass.db(2)).get(seed % 4);
      wrong.set(1, 0, wrong.get(1, 0) + 1e-5 * wrong.maxAbs());
      String report = GradientCheck.of(net, X, Y, pass).toString();
      assertTrue(report.startsWith("gradient check FAILED"), report);
    }
  }

  @Test
  void whatIsAsGoodAsZeroIsNotSaidToBeClaimedAsZero() {
    Matrix w = Matrix.columnOf(1);
    Matrix u = Matrix.columnOf(1, 2);
    String report =
        GradientCheck.of(
                List.of(
                    new GradientCheck.Claimed("w", w, Matrix.columnOf(1e20)),
                    new GradientCheck.Claimed("u", u, Matrix.columnOf(2, 4))),
                () -> 1e20 * w.get(0, 0) + u.hadamard(u).sum())
            .toString();
    assertTrue(report.contains("2 as good as 0: differences see none above"), report);
  }

  @Test
  void anErrorThatRoundingHidesIsUnclearAndNeverPasses() {
    for (int seed = 0; seed < NETWORKS; seed++) {
      Trial trial = Trial.of(seed, 1, 1, 1, 1e12);
      for (double factor : new double[] {0, 1, 1 + 1e-5}) { // zero, right, hardly wrong
        List<GradientCheck.Claimed> claims =
            claims(trial.net, trial.net.gradients(trial.X, trial.Y), factor);
        GradientCheck.Report report = GradientCheck.of(claims, trial::cost);
        assertFalse(report.passed(), report::toString);
        assertTrue(factor == 0 || !report.toString().contains("FAILED"), report::toString);
      }
    }
  }

  static List<Output> sumsAndMeans() {
    return Stream.of(Reduction.values())
        .flatMap(
            r ->
                Stream.of(
                    Output.identitySquaredError(r),
                    Output.of(new Identity(), SquaredError.SUM, r),
                    Output.of(new Identity(), SquaredError.MEAN, r),
                    Output.of(new Identity(), new AbsoluteError(), r),
                    Output.softmaxCrossEntropy(r),
                    Output.longWay(new Softmax(), new CrossEntropy(), r)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sumsAndMeans")
  void sumsAndMeansOverManyExamplesPassInSinglePrecisionToo(Output output) {
    Random random = new Random(3);
    for (int seed = 0; seed < 5; seed++) {
      Network net = network(new Tanh(), output, seed);
      Matrix X = Matrix.normal(3, 500, 1, random);
      Matrix Y = targets(output.loss(), 3, 500, random);
      GradientCheck.of(net, X, Y).requirePassed();
      Pass pass = net.gradients(X, Y);
      for (GradientCheck.Claimed claim : claims(net, pass, 1)) {
        Matrix single = claim.gradient().map(g -> (float) g);
        GradientCheck.Claimed rounded =
            new GradientCheck.Claimed(claim.name(), claim.parameter(), single);
        Pass forward = new Pass(net, 500);
        assertFalse(
            GradientCheck.of(
                    List.of(rounded),
                    () -> {
                      net.forward(X, forward);
                      return net.cost(Y, forward);
                    })
                .toString()
                .contains("FAILED"));
      }
    }
  }

  @Test
  void aCostInSinglePrecisionIsNeitherTrustedNorBlamed() {
    for (int seed = 0; seed < 20; seed++) {
      Trial trial = Trial.of(seed, 1, 1, 1, 0);
      GradientCheck.Report report = GradientCheck.of(trial.claims(), () -> (float) trial.cost());
      assertTrue(report.toString().startsWith("gradient check UNCLEAR"), report::toString);
    }
  }

  @Test
  void whereNothingWasComparedNothingHasPassed() {
    GradientCheck.Report none = GradientCheck.of(List.of(), () -> 1);
    Network net =
        Network.input(3)
            .layer(4, new ReLU())
            .output(1, Output.identitySquaredError(Reduction.MEAN))
            .initialised(Initialisation.uniform(0), 1);
    GradientCheck.Report zeros =
        GradientCheck.of(net, Matrix.normal(3, 5, 1, new Random(1)), Matrix.zeros(1, 5));
    for (GradientCheck.Report report : List.of(none, zeros)) {
      assertFalse(report.passed());
      String message = assertThrows(AssertionError.class, report::requirePassed).getMessage();
      assertTrue(message.startsWith("gradient check: nothing was compared"), message);
    }
  }

  @Test
  void aZeroThatWasRoundedDoesNotStandInTheWay() {
    // by symmetry ∂C/∂b = 0; what is left of it is rounding
    Network net =
        Network.input(1)
            .output(1, Output.sigmoidCrossEntropy(Reduction.SUM))
            .initialised(Initialisation.uniform(1), 1);
    net.b(1).clear();
    Matrix X = Matrix.rowOf(0.1, 0.2, 0.3, -0.1, -0.2, -0.3);
    assertEquals(0, net.gradients(X, Matrix.rowOf(1, 1, 1, 0, 0, 0)).db(1).get(0, 0), 1e-15);
    GradientCheck.Report report = GradientCheck.of(net, X, Matrix.rowOf(1, 1, 1, 0, 0, 0));
    assertTrue(report.passed(), report::toString);
    assertEquals(GradientCheck.Status.SKIPPED, report.rows().get(1).status());
  }

  @Test
  void whereAllParametersAreZeroTheNoiseIsMeasuredToo() {
    // ∂C/∂b = 0 but for rounding, and nothing else has a gradient to compare it with
    Network net =
        Network.input(2)
            .output(3, Output.softmaxCrossEntropy(Reduction.MEAN))
            .initialised(Initialisation.uniform(0), 1);
    Matrix Y = Matrix.zeros(3, 150);
    for (int p = 0; p < 150; p++) {
      Y.set(p % 3, p, 1);
    }
    GradientCheck.Report report = GradientCheck.of(net, Matrix.zeros(2, 150), Y);
    assertFalse(report.passed());
    assertFalse(report.toString().contains("FAILED"), report::toString);
  }

  @Test
  void aCostThatIsNotFiniteOrNotAlwaysTheSameIsSaid() {
    Matrix theta = Matrix.columnOf(1);
    List<GradientCheck.Claimed> claims =
        List.of(new GradientCheck.Claimed("θ", theta, Matrix.columnOf(1)));
    GradientCheck.Report infinite = GradientCheck.of(claims, () -> Double.POSITIVE_INFINITY);
    assertFalse(infinite.passed());
    assertEquals(
        "gradient check impossible: the cost is Infinity: it must be a finite number",
        infinite.toString());
    Random random = new Random(1);
    GradientCheck.Report dropout =
        GradientCheck.of(claims, () -> theta.get(0, 0) + 1e-9 * random.nextDouble());
    assertFalse(dropout.passed());
    assertTrue(dropout.toString().contains("the cost at the same parameters is first"));
  }

  @Test
  void whereTheCostIsInfiniteNextToTheParametersIsUnclear() {
    Matrix theta = Matrix.columnOf(0);
    GradientCheck.Report report =
        GradientCheck.of(
            List.of(new GradientCheck.Claimed("θ", theta, Matrix.columnOf(1))),
            () -> theta.get(0, 0) < 0 ? Double.POSITIVE_INFINITY : theta.get(0, 0) + 1);
    assertEquals(GradientCheck.Status.UNCLEAR, report.rows().get(0).status());
    assertTrue(report.toString().contains("not finite close by"), report.toString());
  }

  @Test
  void ofAMillionParametersASampleIsCheckedAndItSaysSo() {
    Network net =
        Network.input(1000)
            .layer(1000, new Tanh())
            .output(1, Output.identitySquaredError(Reduction.SUM))
            .initialised(Initialisation.xavier(), 1);
    Matrix X = Matrix.normal(1000, 1, 1, new Random(1));
    Matrix Y = Matrix.columnOf(1);
    Pass pass = net.gradients(X, Y);
    Pass forward = new Pass(net, 1);
    Matrix before = net.W(1).copy();
    List<GradientCheck.Claimed> claims =
        List.of(new GradientCheck.Claimed("W^1", net.W(1), pass.dW(1)));
    DoubleSupplier cost =
        () -> {
          net.forward(X, forward);
          return net.cost(Y, forward);
        };
    GradientCheck.Report right = GradientCheck.of(claims, cost);
    right.requirePassed();
    assertEquals(before, net.W(1));
    assertTrue(
        right
            .toString()
            .startsWith("gradient check passed, a sample of 12 of 1000000 entries, seed 1"),
        right::toString);
    pass.dW(1).set(123, 456, pass.dW(1).get(123, 456) + 0.1); // hardly in the sample
    GradientCheck.Report wrong = GradientCheck.of(claims, cost);
    assertTrue(wrong.toString().contains("W^1 along a direction"), wrong::toString);
    assertFalse(wrong.passed());
  }

  // of a cost of one parameter, with this claim
  private static GradientCheck.Report of(double at, double claimed, DoubleUnaryOperator cost) {
    Matrix theta = Matrix.columnOf(at);
    GradientCheck.Claimed claim = new GradientCheck.Claimed("θ", theta, Matrix.columnOf(claimed));
    return GradientCheck.of(List.of(claim), () -> cost.applyAsDouble(theta.get(0, 0)));
  }

  @Test
  void anExactFitIsNotAccused() {
    for (int seed = 0; seed < NETWORKS; seed++) {
      Random random = new Random(seed);
      int n = 1 + seed % 3;
      Network net =
          (seed % 2 == 0 ? Network.input(n) : Network.input(n).layer(4, new Tanh()))
              .output(1 + seed % 2, Output.identitySquaredError(Reduction.SUM))
              .initialised(Initialisation.xavier(), seed);
      Matrix X = Matrix.normal(n, 1 + seed % 4, 1, random);
      GradientCheck.Report report = GradientCheck.of(net, X, net.predict(X));
      assertFalse(report.passed() || report.toString().contains("FAILED"), report::toString);
    }
    GradientCheck.Report left = of(0, .3, t -> (1e6 + .3 * t) - 1e6);
    assertFalse(left.toString().contains("FAILED"), left::toString);
  }

  @Test
  void aCoarselyRoundedCostIsNotAccused() {
    List<GradientCheck.Report> reports = new ArrayList<>();
    for (double t : new double[] {.01, .1, .5, 1, 3}) {
      reports.add(of(t, t, x -> (float) (1e6 + x * x / 2)));
      reports.add(of(t, 1e-3 * Math.cos(t), x -> (float) (10 + 1e-3 * Math.sin(x))));
      reports.add(of(t, Math.cos(t), x -> Math.rint(1e4 * Math.sin(x)) / 1e4));
    }
    for (int seed = 0; seed < 20; seed++) {
      Trial trial = Trial.of(seed, 1, 1, 1, 10);
      GradientDescent.withRate(.1).epochs(500).train(trial.net, trial.X, trial.Y);
      reports.add(GradientCheck.of(trial.claims(), () -> (float) trial.cost()));
      reports.add(GradientCheck.of(trial.claims(), () -> Math.rint(1e4 * trial.cost()) / 1e4));
    }
    for (GradientCheck.Report report : reports) {
      assertTrue(report.toString().startsWith("gradient check UNCLEAR"), report::toString);
    }
  }

  @Test
  void aHugeCostIsFinite() {
    assertTrue(of(.5, 1e200 * Math.cos(.5), t -> 1e200 * Math.sin(t)).passed());
    assertTrue(of(.5, 2e200, t -> 1e200 * Math.sin(t)).toString().contains("FAILED"));
  }

  // W^1 is said to be 0, the rest is right
  private static GradientCheck.Report forgotten(int n, int m, double input, double target) {
    Network net =
        Network.input(n)
            .layer(m, new Tanh())
            .output(1, Output.identitySquaredError(Reduction.SUM))
            .initialised(Initialisation.xavier(), 1);
    Matrix X = Matrix.uniform(n, 1, input, 2 * input, new Random(1));
    Matrix Y = Matrix.columnOf(target);
    Pass pass = net.gradients(X, Y);
    pass.dW(1).clear();
    return GradientCheck.of(claims(net, pass, 1), () -> net.cost(Y, net.forward(X)));
  }

  @Test
  void aForgottenGradientDoesNotHideInTheRounding() {
    Matrix t = Matrix.columnOf(1);
    Matrix a = Matrix.columnOf(2);
    List<GradientCheck.Claimed> claims =
        List.of(
            new GradientCheck.Claimed("t", t, Matrix.columnOf(0)),
            new GradientCheck.Claimed("a", a, Matrix.columnOf(4e12)));
    DoubleSupplier cost = () -> 1e12 * (1 + a.get(0, 0) * a.get(0, 0)) + Math.sin(t.get(0, 0));
    GradientCheck.Report sum = GradientCheck.of(claims, cost);
    for (GradientCheck.Report report :
        List.of(forgotten(1, 1, 1e-9, 1e3), forgotten(3, 4, 1e-6, 1e7), sum)) {
      assertEquals(GradientCheck.Status.FAILED, report.rows().get(0).status(), report::toString);
    }
  }

  @Test
  void aZeroIsUnclearWhereAGradientThatMattersWouldNotBeSeen() {
    Matrix t = Matrix.rowOf(1, 1);
    GradientCheck.Claimed claim = new GradientCheck.Claimed("t", t, Matrix.rowOf(0, 1));
    GradientCheck.Report report =
        GradientCheck.of(List.of(claim), () -> 1e13 + t.get(0, 1) + 1e-5 * Math.sin(t.get(0, 0)));
    assertEquals(2, report.rows().get(0).unclear(), report::toString);
  }

  @Test
  void aZeroIsSeenToBeWrongWhereOnlyALongWayShowsTheGradient() {
    Network net =
        Network.input(2)
            .layer(3, new Tanh())
            .output(1, Output.identitySquaredError(Reduction.MEAN))
            .initialised(Initialisation.xavier(), 2);
    Matrix Y = Matrix.rowOf(1, -1);
    for (double tiny : new double[] {1e-9, 1e-11, 1e-13, 0}) {
      Matrix X = Matrix.of(new double[] {1, 2}, new double[] {tiny, -2 * tiny});
      Pass pass = net.gradients(X, Y);
      pass.dW(1).set(1, 1, 0); // of some 1e-10 to 1e-14; beside it are entries that are right
      GradientCheck.Report report =
          GradientCheck.of(claims(net, pass, 1), () -> net.cost(Y, net.forward(X)));
      assertEquals(tiny == 0, report.passed(), report::toString);
    }
  }

  @Test
  void aReportThatPassesSaysWhatZerosItCannotSee() {
    Matrix t = Matrix.rowOf(1, 3);
    GradientCheck.Claimed claim = new GradientCheck.Claimed("t", t, Matrix.rowOf(0, 6));
    GradientCheck.Report report =
        GradientCheck.of(
            List.of(claim), () -> t.get(0, 1) * t.get(0, 1) + 1e-14 * Math.sin(1e3 * t.get(0, 0)));
    assertTrue(report.passed(), report::toString);
    for (String text : List.of(report.toString(), report.toText().toString())) {
      assertTrue(text.startsWith("gradient check passed, but 1 as good as 0 may be up to "), text);
    }
  }

  @Test
  void aDirectionThatIsNotComparedIsSaid() {
    Matrix W = Matrix.normal(150, 200, 1, new Random(1));
    GradientCheck.Claimed claim = new GradientCheck.Claimed("W", W, W.copy());
    double corner = W.get(149, 199); // outside the sample, and on a kink
    GradientCheck.Report report =
        GradientCheck.of(
            List.of(claim),
            () -> W.norm() * W.norm() / 2,
            () -> Double.compare(W.get(149, 199), corner));
    GradientCheck.Row row = report.rows().get(0);
    assertTrue(
        row.toString().contains("12 of 30000 entries, but no direction through all: it crosses"),
        row::toString);
    assertTrue(report.passed(), report::toString);
  }

  @Test
  void twoEntriesOutsideTheSampleAreNotExchanged() {
    Matrix W = Matrix.normal(150, 200, 1, new Random(1));
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      Matrix gradient = W.copy();
      double[] one = gradient.row(random.nextInt(75));
      double[] other = gradient.row(75 + random.nextInt(75));
      int j = random.nextInt(200);
      double swapped = one[j];
      one[j] = other[j];
      other[j] = swapped;
      GradientCheck.Claimed claim = new GradientCheck.Claimed("W", W, gradient);
      GradientCheck.Report report = GradientCheck.of(List.of(claim), () -> W.hadamard(W).sum() / 2);
      assertTrue(report.toString().contains("FAILED"), report::toString);
    }
  }

  @Test
  void targetsAreCheckedFirst() {
    Network net = network(new Tanh(), Output.softmaxCrossEntropy(Reduction.SUM), 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> GradientCheck.of(net, Matrix.zeros(3, 1), Matrix.columnOf(1, 1, 1)));
  }
}
