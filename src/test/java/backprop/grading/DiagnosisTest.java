package backprop.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.HiddenLayerPass;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.network.Pass;
import backprop.network.PathPass;
import backprop.network.SinglePath;
import backprop.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DiagnosisTest {
  private static final int CASES = 100; // more by DiagnosisExperiment.main

  private static DynamicTest[] perKind(Consumer<Function<Random, Planting>> test) {
    return DiagnosisExperiment.KINDS.entrySet().stream()
        .map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> test.accept(kind.getValue())))
        .toArray(DynamicTest[]::new);
  }

  // ------------------------------------------------------------------ on random networks

  @TestFactory
  DynamicTest[] plantedMistakesAreNamedIn95Of100Cases() {
    Mistake[] all = Mistake.values();
    return perKind(
        kind -> {
          int[] next = new int[1];
          DiagnosisExperiment.Count count =
              DiagnosisExperiment.planted(
                  kind,
                  random -> new Mistake[] {all[next[0]++ % all.length]},
                  all.length,
                  new Random(1));
          assertTrue(count.planted() >= all.length / 3, count.toString());
          assertTrue(count.isAtLeast95Percent(), count + ", not in " + count.missed());
        });
  }

  @TestFactory
  DynamicTest[] plantedPairsAreNamedIn95Of100Cases() {
    return perKind(
        kind -> {
          DiagnosisExperiment.Count count =
              DiagnosisExperiment.planted(
                  kind, DiagnosisExperiment::pair, CASES / 2, new Random(5));
          assertTrue(count.planted() >= CASES / 20, count.toString());
          assertTrue(count.isAtLeast95Percent(), count + ", not in " + count.missed());
        });
  }

  @TestFactory
  DynamicTest[] aRightGradientIsNeverAccusedNorInFloat() {
    return perKind(
        kind ->
            assertEquals(List.of(), DiagnosisExperiment.accused(kind, 2 * CASES, new Random(3))));
  }

  @Test
  void aGradientByDifferencesIsNotAccused() {
    Random random = new Random(4);
    for (int i = 0; i < CASES; i++) {
      SinglePath path = SinglePath.of(random.doubles(3, -2, 2).toArray());
      double x = random.nextGaussian();
      double[] numeric = new double[3];
      for (int l = 1; l <= 3; l++) {
        numeric[l - 1] =
            (moved(path, l, 1e-5).cost(x, 1) - moved(path, l, -1e-5).cost(x, 1)) / 2e-5;
      }
      Diagnosis diagnosis = Diagnosis.of(numeric, path, x, 1);
      assertTrue(diagnosis.isRight(), diagnosis::toString);
    }
  }

  private static SinglePath moved(SinglePath path, int which, double by) {
    double[] theta = new double[path.layers() - 1];
    for (int l = 1; l < path.layers(); l++) {
      theta[l - 1] = path.theta(l) + (l == which ? by : 0);
    }
    return SinglePath.of(theta);
  }

  // ------------------------------------------------------------------ mistakes written by hand

  private final SinglePath path = SinglePath.of(0.8, -1.2, 2);
  private final PathPass pass = path.pass(1.5, 0.4);
  private final Sigmoid sigma = new Sigmoid();

  private String ofPath(double... mine) {
    return Diagnosis.of(mine, path, 1.5, 0.4).toString();
  }

  @Test
  void theSentenceNamesTheEquation() {
    double residual = pass.yHat() - 0.4;
    double forgotten = residual * 2 * pass.a(2);
    assertEquals(
        "Your ∂J/∂θ^(2) is what comes out when σ′(z^(3)) is forgotten in ∂J/∂θ^(2), though not on"
            + " the way back: see 001 (10). Right: ∂J/∂θ^(3) and ∂J/∂θ^(1).",
        ofPath(pass.dTheta(1), forgotten, pass.dTheta(3)));
    double further = residual * 2 * -1.2 * sigma.slope(pass.z(2)) * 1.5;
    assertEquals(
        "Your ∂J/∂θ^(2) and ∂J/∂θ^(1) are what comes out when σ′(z^(3)) is forgotten: see 001 (10)."
            + " Right: ∂J/∂θ^(3).",
        ofPath(further, forgotten, pass.dTheta(3)));
    double[] negative = {-pass.dTheta(1), -pass.dTheta(2), -pass.dTheta(3)};
    assertTrue(ofPath(negative).contains("y − ŷ instead of ŷ − y: see 001 (14)"), ofPath(negative));
  }

  @Test
  void handWrittenMistakesInAPath() {
    double d4 = pass.delta(4);
    double d3 = pass.delta(3);
    double wrong3 = d4 * 2 * sigma.slope(pass.a(3));
    double wrong2 = wrong3 * -1.2 * sigma.slope(pass.a(2));
    assertContains(
        ofPath(wrong2 * 1.5, wrong3 * pass.a(2), pass.dTheta(3)),
        "σ′ is taken at a^(l) instead of z^(l)");
    assertContains(ofPath(pass.dTheta(1), d3, pass.dTheta(3)), "δ^(3) is not multiplied by a^(2)");
    assertContains(
        ofPath(pass.dTheta(1), d3 * pass.z(2), pass.dTheta(3)), "z^(2) stands where a^(2) should");
    assertContains(
        ofPath(d3 * sigma.slope(pass.z(2)) * 1.5, pass.dTheta(2), pass.dTheta(3)),
        "θ^(2) is forgotten on the way back to δ^(2)");
    assertContains(
        ofPath(d3 * 0.8 * sigma.slope(pass.z(2)) * 1.5, pass.dTheta(2), pass.dTheta(3)),
        "θ^(1) stands where θ^(2) should in δ^(2)");
    assertContains(
        ofPath(d3 * -1.2 * sigma.slope(pass.z(3)) * 1.5, pass.dTheta(2), pass.dTheta(3)),
        "σ′ is taken at z^(3) instead of z^(2)");
    assertContains(
        ofPath(2 * pass.dTheta(1), 2 * pass.dTheta(2), 2 * pass.dTheta(3)), "a factor 2 is kept");
    assertContains(ofPath(pass.dTheta(1), d4 * pass.a(2), pass.dTheta(3)), "001 (10)");
  }

  private static void assertContains(String text, String expected) {
    assertTrue(text.contains(expected), text);
  }

  private final Network net =
      Network.input(4)
          .layer(4, new Tanh())
          .layer(4, new Sigmoid())
          .output(4, Output.softmaxCrossEntropy(Reduction.MEAN))
          .initialised(Initialisation.uniform(1), 1);
  private final Matrix X = Matrix.normal(4, 5, 1, new Random(2));
  private final Matrix Y = Matrix.identity(4).columnsAt(0, 1, 2, 3, 1);
  private final Pass right = net.gradients(X, Y);

  private String ofNetwork(Matrix d3, Matrix d2, Matrix d1) {
    Matrix[] delta = {null, d1, d2, d3};
    Matrix[] dW = new Matrix[4];
    Matrix[] db = new Matrix[4];
    for (int l = 1; l <= 3; l++) {
      dW[l] = delta[l].times(right.a(l - 1).transpose());
      db[l] = delta[l].rowSums();
    }
    return Diagnosis.of(Gradient.of(dW, db), net, X, Y).toString();
  }

  private Matrix back(int l, Matrix weights, Matrix next) {
    return weights.times(next).hadamard(slope(l));
  }

  private Matrix slope(int l) {
    return right.a(l).map(l == 1 ? a -> 1 - a * a : a -> a * (1 - a));
  }

  @Test
  void handWrittenMistakesInANetwork() {
    Matrix d3 = right.delta(3);
    Matrix d2 = right.delta(2);
    Matrix d1 = right.delta(1);
    assertContains(
        ofNetwork(d3, d2, net.W(2).transpose().times(d2)),
        "σ′(z^1) is forgotten: see (BP2), 004 (2)");
    assertContains(ofNetwork(d3, d2, back(1, net.W(2), d2)), "W^2 is not transposed");
    assertContains(
        ofNetwork(d3, d2, back(1, net.W(1).transpose(), d2)), "W^1 stands where W^2 should");
    assertContains(
        ofNetwork(d3.scale(5), d2.scale(5), d1.scale(5)),
        "the 1/5 of the mean is forgotten: see 003 (2)");
    Matrix gated = d3.hadamard(right.a(3).map(a -> a * (1 - a)));
    Matrix gated2 = back(2, net.W(3).transpose(), gated);
    assertFalse(
        ofNetwork(gated, gated2, back(1, net.W(2).transpose(), gated2)).startsWith("Right"));
    assertEquals(
        "Right: ∂C/∂b^3, ∂C/∂W^3, ∂C/∂b^2, ∂C/∂W^2, ∂C/∂b^1 and ∂C/∂W^1.", ofNetwork(d3, d2, d1));
    assertContains(
        Diagnosis.of(Gradient.of("W^1", right.dW(1).transpose()), net, X, Y).toString(),
        "∂C/∂W^1 is transposed");
    assertContains(
        Diagnosis.of(Gradient.of("b^2", Matrix.zeros(4, 1)), net, X, Y).toString(),
        "Your ∂C/∂b^2 is zero everywhere: the bias gets no gradient. See (BP3), 004 (4).");
    assertContains(
        Diagnosis.of(
                Gradient.of("W^2", d2.column(4).times(right.a(1).column(4).transpose())), net, X, Y)
            .toString(),
        "the sum over the examples is missing: only the last one is left, in ∂C/∂W^2: see 003 (9)");
  }

  @Test
  void handWrittenMistakesInOneHiddenLayer() {
    OneHiddenLayer hidden = OneHiddenLayer.random(2, 3, 3, new Tanh(), new Softmax(), 1, 1);
    Matrix x = Matrix.normal(2, 4, 1, new Random(6));
    Matrix y = Matrix.identity(3).columnsAt(0, 1, 2, 0);
    HiddenLayerPass pass = hidden.pass(x, y);
    Matrix f = pass.f();
    Matrix diagonal = f.minus(y).scale(2).hadamard(f.map(v -> v * (1 - v)));
    assertContains(
        Diagnosis.of(Gradient.of("beta", diagonal.times(pass.z().transpose())), hidden, x, y)
            .toString(),
        "of the softmax's slopes only ∂g_k/∂t_k is used: the sum over the others is missing: see"
            + " 002 (8)");
    assertContains(
        Diagnosis.of(Gradient.of("alpha", pass.dAlpha().scale(0.5)), hidden, x, y).toString(),
        "the factor 2 of the square's derivative is forgotten: see 002 (8)");
    Matrix shifted = Matrix.zeros(3, 3);
    for (int k = 0; k < 3; k++) {
      System.arraycopy(hidden.beta().row(k), 0, shifted.row(k), 0, 3);
    }
    Matrix s =
        shifted
            .transpose()
            .times(pass.delta())
            .hadamard(pass.alphaX().map(v -> new Tanh().slope(v)));
    assertContains(
        Diagnosis.of(Gradient.of("s", s), hidden, x, y).toString(),
        "the columns of β_km are off by one: column 0 is the bias: see 002 (16)");
  }

  // ------------------------------------------------------------------ beyond the catalogue

  @Test
  void unknownMistakesAreDescribed() {
    assertContains(
        ofPath(pass.dTheta(1), 7 * pass.dTheta(2), pass.dTheta(3)),
        "no known mistake gives its numbers: entry [0][0], for example");
    assertContains(
        ofPath(pass.dTheta(1), Double.NaN, pass.dTheta(3)),
        "Your ∂J/∂θ^(2) has numbers that are not finite: entry [0][0] of ∂J/∂θ^(2) is NaN.");
    Matrix other = Matrix.normal(4, 4, 1, new Random(9));
    assertContains(
        Diagnosis.of(Gradient.of("W^2", other), net, X, Y).toString(),
        "no known mistake gives its numbers: entry [");
    assertContains(
        Diagnosis.of(Gradient.of("W^2", Matrix.zeros(2, 4)), net, X, Y).toString(),
        "has the wrong shape: it is 2×4 instead of 4×4");
  }

  @Test
  void whatFollowsFromAnUnknownSignalIsNotBlamed() {
    Matrix x = X.columnsAt(0);
    Matrix y = Y.columnsAt(0);
    Pass one = net.gradients(x, y);
    Matrix wrong = one.delta(2).map(v -> v * v - 0.3);
    Gradient mine = Gradient.of("W^2", wrong.times(one.a(1).transpose())).and("b^2", wrong);
    String text = Diagnosis.of(mine.and("W^3", one.dW(3)), net, x, y).toString();
    assertContains(text, "Your ∂C/∂b^2 and ∂C/∂W^2 come from one δ^2, as they should. But no");
    assertContains(text, "Reread (BP2), 004 (2), for δ^2. Right: ∂C/∂W^3.");
    // with several examples only a δ that is handed in shows it
    wrong = right.delta(2).map(v -> v * v - 0.3);
    mine = Gradient.of("W^2", wrong.times(right.a(1).transpose())).and("b^2", wrong.rowSums());
    assertContains(Diagnosis.of(mine, net, X, Y).toString(), "Reread (BP3), 004 (4).");
    assertContains(
        Diagnosis.of(mine.and("delta^2", wrong), net, X, Y).toString(),
        "Your δ^2, ∂C/∂b^2 and ∂C/∂W^2 come from one δ^2");
    // right as it is handed in, but not where it is used
    assertContains(
        Diagnosis.of(mine.and("delta^2", right.delta(2)), net, X, Y).toString(),
        "Reread (BP3), 004 (4).");
  }

  @Test
  void twoMistakesInDifferentPlacesAreBothNamed() {
    String text = ofPath(pass.delta(2), 3.25, pass.delta(4));
    assertContains(text, "not multiplied by a^(3): see 001 (9)");
    assertContains(text, "∂J/∂θ^(2) is wrong, but no known");
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> Diagnosis.of(new double[] {1, 2, 3}, path, 1.5, 0.4).requireRight());
    assertContains(error.getMessage(), "∂J/∂θ^(3) is wrong");
  }

  // ------------------------------------------------------------------ only true things

  private final Gradient all =
      Gradient.of(
          new Matrix[] {right.dW(1), right.dW(2), right.dW(3)},
          new Matrix[] {right.db(1), right.db(2), right.db(3)});

  private String with(String part, Matrix value) {
    Gradient[] changed = {Gradient.of(part, value)};
    all.parts()
        .forEach(
            (name, other) ->
                changed[0] = name.equals(part) ? changed[0] : changed[0].and(name, other));
    return Diagnosis.of(changed[0], net, X, Y).toString();
  }

  @Test
  void aMistakeIsNamedOnlyIfWhatItWouldSpoilIsSpoiled() {
    assertContains(with("W^1", right.dW(1).scale(-1)), "when the sign of ∂C/∂W^1 is flipped");
    assertContains(with("b^1", right.db(1).scale(-1)), "when the sign of ∂C/∂b^1 is flipped");
    assertContains(with("W^2", right.dW(2).transpose()), "when ∂C/∂W^2 is transposed");
  }

  @Test
  void theEntryShownDiffersAndItsDigitsShowIt() {
    Matrix mine = right.dW(1).copy();
    mine.set(2, 1, mine.get(2, 1) + 2e-5 * mine.maxAbs());
    mine.set(0, 3, mine.get(0, 3) + 3e-3);
    assertContains(
        with("W^1", mine),
        Text.format(
            "entry [0][3], for example, is %.6g instead of %.6g",
            mine.get(0, 3), right.dW(1).get(0, 3)));
    mine.set(0, 3, right.dW(1).get(0, 3));
    String text = with("W^1", mine);
    assertContains(text, "entry [2][1], for example");
    assertFalse(text.matches(".*is (\\S+) instead of \\1\\..*"), text);
  }

  @Test
  void aFactorIsSaidOnceAndNotOfOneNumber() {
    Gradient step =
        Gradient.of("W^3", right.dW(3).scale(-0.125)).and("b^3", right.db(3).scale(-0.125));
    assertEquals(
        "Your ∂C/∂b^3 and ∂C/∂W^3 are all −0.125 times the right ones: is that the step −γ∇C"
            + " instead of the gradient ∇C?",
        Diagnosis.of(step, net, X, Y).toString());
    assertFalse(ofPath(pass.dTheta(1), 7 * pass.dTheta(2), pass.dTheta(3)).contains("times"));
    assertContains(with("W^2", right.dW(2).scale(7)), "Your ∂C/∂W^2 is 7 times the right one.");
  }

  @Test
  void aFactorOfItsOwnIsSaidOfEachPart() {
    String text =
        Diagnosis.of(
                Gradient.of("W^2", right.dW(2).scale(2)).and("b^1", right.db(1).scale(4)),
                net,
                X,
                Y)
            .toString();
    assertContains(text, "Your ∂C/∂W^2 is 2 times the right one.");
    assertContains(text, "Your ∂C/∂b^1 is 4 times the right one.");
    Gradient lengthOne = Gradient.of("W^1", right.dW(1).scale(1 / right.dW(1).norm()));
    for (int l = 2; l <= 3; l++) {
      lengthOne = lengthOne.and("W^" + l, right.dW(l).scale(1 / right.dW(l).norm()));
    }
    Diagnosis divided = Diagnosis.of(lengthOne, net, X, Y);
    assertEquals(3, divided.findings().size());
    for (Finding finding : divided.findings()) {
      assertContains(
          finding.sentence(), "times the right one: is it divided by its length, which is 1 now?");
    }
  }

  @Test
  void aPenaltyMayBeSubtracted() { // as in chainer/chainer#261, andersbll/nnet#4
    assertContains(
        with("W^2", right.dW(2).minus(net.W(2).scale(0.1))),
        "from a penalty that the cost has not (λ = −0.1): see (BP4)");
  }

  @Test
  void threeMistakesAtOnceAreNotGuessed() {
    Matrix d3 = right.delta(3).scale(-1);
    Matrix d2 = net.W(3).transpose().times(d3); // without σ′
    Matrix db2 = d2.rowSums().scale(1.0 / X.columns());
    String text =
        Diagnosis.of(Gradient.of("W^3", right.dW(3)).and("b^2", db2), net, X, Y).toString();
    assertContains(text, "Your ∂C/∂b^2 is wrong, but no known mistake gives its numbers: entry");
  }

  @Test
  void wrongErrorSignalsAreToldApart() {
    Matrix other = Matrix.normal(4, 5, 1, new Random(8));
    assertContains(
        Diagnosis.of(Gradient.of("delta^3", other), net, X, Y).toString(),
        "Reread (BP1), 004 (1).");
    assertContains(
        Diagnosis.of(Gradient.of("delta^2", other), net, X, Y).toString(),
        "Reread (BP2), 004 (2).");
  }

  @Test
  void twoReadingsAreToldApart() {
    assertContains(
        Diagnosis.of(Gradient.of("W^3", right.dW(3).scale(-1)), net, X, Y).toString(),
        "the residual is y − a instead of a − y: see (BP1), 004 (1). (The same numbers come out"
            + " when the sign of ∂C/∂W^3 is flipped. To tell: is δ^3 right? Then it is the"
            + " second.)");
  }

  @Test
  void targetsThatTrainingRefusesAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Diagnosis.of(Gradient.of("W^1", right.dW(1)), net, X, Y.scale(0.5)));
  }

  @Test
  void aNumberInAMistakeIsFitted() {
    Matrix penalised = right.dW(1).plus(net.W(1).scale(0.03));
    assertContains(
        with("W^1", penalised),
        "λ times the parameters is added to ∂C/∂W^1, from a penalty that the cost has not"
            + " (λ = 0.03)");
    String small = with("W^1", right.dW(1).plus(net.W(1).scale(5e-6)));
    assertFalse(small.contains("λ") || small.startsWith("Right"), small);
    Matrix updated = net.W(3).minus(right.dW(3).scale(0.5));
    Matrix d2 = back(2, updated.transpose(), right.delta(3));
    assertContains(
        Diagnosis.of(Gradient.of("delta^2", d2).and("delta^3", right.delta(3)), net, X, Y)
            .toString(),
        "W^3 is updated before the error is sent back through it (γ = 0.5): see (BP2), 004 (2)");
  }

  @Test
  void theCatalogueHasMoreThan70MistakesFromPublicSources() throws IOException {
    Path catalogue = Path.of("src/main/resources/backprop/grading/mistakes.properties");
    long seen =
        Pattern.compile("^# .*[#.].*\n[A-Z_]+ = ", Pattern.MULTILINE)
            .matcher(Files.readString(catalogue))
            .results()
            .count();
    assertTrue(seen >= 70, seen + " of " + Mistake.values().length);
  }

  @Test
  void badInputIsExplained() {
    IllegalArgumentException unknown =
        assertThrows(
            IllegalArgumentException.class,
            () -> Diagnosis.of(Gradient.of("W^4", Matrix.zeros(1, 1)), net, X, Y));
    assertContains(unknown.getMessage(), "no part W^4; its parts are delta^3, b^3, W^3");
    assertThrows(
        IllegalArgumentException.class,
        () -> Gradient.of("W^1", Matrix.zeros(1, 1)).and("W^1", Matrix.zeros(1, 1)));
    assertThrows(NullPointerException.class, () -> Gradient.of("W^1", null));
    assertThrows(
        IllegalArgumentException.class,
        () -> Diagnosis.of(Gradient.of("W^1", right.dW(1)), net, X.transpose(), Y));
  }

  @Test
  void aPathWithAnyOutputIsDiagnosed() {
    SinglePath other = new SinglePath(new Tanh(), new Identity(), 0.5, 1.5);
    PathPass p = other.pass(0.7, -1);
    assertContains(
        Diagnosis.of(Gradient.of("delta^2", p.delta(3) * 1.5), other, 0.7, -1).toString(),
        "Your δ^(2) is what comes out when σ′(z^(2)) is forgotten: see 001 (15)");
  }

  private static Network of(Output output, int... units) {
    return Network.input(units[0])
        .layer(units[1], new Tanh())
        .output(units[2], output)
        .initialised(Initialisation.uniform(1), 3);
  }

  private static void setBias(Network net, double... b) {
    for (int i = 0; i < b.length; i++) {
      net.b(2).set(i, 0, b[i]);
    }
  }

  private static Gradient ofPass(Pass pass, Function<Matrix, Matrix> change) {
    return Gradient.of(
        new Matrix[] {change.apply(pass.dW(1)), change.apply(pass.dW(2))},
        new Matrix[] {change.apply(pass.db(1)), change.apply(pass.db(2))});
  }

  @Test
  void aBiasOfTwoOutputsIsOneNumberAndFitsNoPenalty() {
    Network two = of(Output.softmaxCrossEntropy(Reduction.MEAN), 3, 4, 2);
    Matrix x = Matrix.normal(3, 5, 1, new Random(2));
    Matrix y = Matrix.identity(2).columnsAt(0, 1, 1, 0, 1);
    for (Matrix b : List.of(Matrix.columnOf(0, 0), Matrix.columnOf(0.3, -0.2))) {
      setBias(two, b.toArray());
      Pass pass = two.gradients(x, y);
      Gradient wrong =
          Gradient.of("W^1", pass.dW(1)).and("W^2", pass.dW(2)).and("b^2", pass.db(2).scale(1.3));
      assertContains(
          Diagnosis.of(wrong, two, x, y).toString(), "Your ∂C/∂b^2 is 1.3 times the right one.");
      Matrix rounded = pass.db(2).map(v -> Math.rint(v * 1e4) / 1e4);
      assertContains(
          Diagnosis.of(Gradient.of("W^2", pass.dW(2)).and("b^2", rounded), two, x, y).toString(),
          "no known mistake gives its numbers");
      for (Function<Matrix, Matrix> change :
          List.<Function<Matrix, Matrix>>of(
              A -> A.map(v -> Math.rint(v * 1e4) / 1e4), A -> A.scale(1 / Math.sqrt(A.maxAbs())))) {
        String text = Diagnosis.of(ofPass(pass, change), two, x, y).toString();
        assertFalse(text.contains("λ") || text.contains("γ"), text);
      }
    }
  }

  @Test
  void aReadingThatOtherPartsRefuteIsNotGiven() {
    setBias(net, 0.1, -0.2, 0.3, 0.4);
    Pass moved = net.gradients(X, Y);
    Matrix penalised = moved.db(2).plus(net.b(2).scale(0.05));
    Gradient mine = Gradient.of("W^2", Matrix.normal(4, 4, 1, new Random(9))).and("b^2", penalised);
    String text = Diagnosis.of(mine, net, X, Y).toString();
    assertContains(text, "is added to ∂C/∂b^2, from a penalty");
    assertContains(text, "(λ = 0.05): see (BP3)");
    assertFalse(text.contains("is ∂C/∂W^2 right?"), text);
  }

  @Test
  void theFewNumbersOfABiasGiveNoReadingThatTheWeightsRefute() {
    Network two = of(Output.identitySquaredError(Reduction.MEAN), 3, 4, 2);
    setBias(two, 0.3, -0.2);
    Matrix x = Matrix.normal(3, 5, 1, new Random(2));
    Matrix soft = Matrix.uniform(1, 5, 0.1, 0.4, new Random(4));
    Matrix y = Matrix.identity(2).columnsAt(0, 1, 1, 0, 1).minus(rows(soft, 1, -1));
    Pass pass = two.gradients(x, y);
    // the errors of the two outputs are moved by the same, up and down
    Pass moved = two.gradients(x, y.plus(rows(Matrix.uniform(1, 5, 0, 1, new Random(5)), 1, -1)));
    for (Function<Pass, Gradient> parts :
        List.<Function<Pass, Gradient>>of(
            p -> ofPass(p, A -> A), p -> Gradient.of("b^2", p.db(2)))) {
      String text = Diagnosis.of(parts.apply(moved), two, x, y).toString();
      assertFalse(text.contains("λ"), text);
    }
    String text = Diagnosis.of(ofPass(pass, A -> A.map(Math::abs)), two, x, y).toString();
    assertFalse(text.contains("residual"), text);
  }

  // each row is the first, times a number
  private static Matrix rows(Matrix row, double... times) {
    return Matrix.columnOf(times).times(row);
  }

  @Test
  void whatPeopleWriteIsNamed() {
    Pass p = right;
    Matrix slopes = slope(1);
    assertContains(
        ofNetwork(p.delta(3), p.delta(2), slopes), "δ^1 is σ′(z^1) alone: the signal that comes");
    assertContains(
        Diagnosis.of(ofPass(p, 5, 1), net, X, Y).toString(),
        "when the 1/5 of the mean is forgotten for ∂C/∂W^l: see (BP4)");
    assertContains(
        Diagnosis.of(ofPass(p, 1, 5), net, X, Y).toString(),
        "when the 1/5 of the mean is forgotten for ∂C/∂b^l: see (BP3)");
    assertContains(
        Diagnosis.of(ofPass(p, 0.2, 1), net, X, Y).toString(),
        "when ∂C/∂W^l is divided by 5 once too often");
    Matrix times = rows(Matrix.rowOf(5, 4, 3, 2, 1), 1, 1, 1, 1);
    Matrix running = p.delta(2).hadamard(times);
    assertContains(
        Diagnosis.of(
                Gradient.of("W^2", running.times(p.a(1).transpose())).and("b^2", running.rowSums()),
                net,
                X,
                Y)
            .toString(),
        "nothing sets ∂C/∂W^2 and ∂C/∂b^2 back to 0");
    assertContains(
        Diagnosis.of(Gradient.of("W^2", p.dW(2).map(Math::signum)), net, X, Y).toString(),
        "only the signs of ∂C/∂W^2 are left");
    assertContains(
        Diagnosis.of(Gradient.of("W^2", p.dW(2).map(v -> 1e-17 * v)), net, X, Y).toString(),
        "Your ∂C/∂W^2 is zero everywhere, but for rounding: ");
  }

  @Test
  void aNetworkThatIsNotFiniteAccusesNobody() {
    Network broken = of(Output.softmaxCrossEntropy(Reduction.MEAN), 3, 4, 2);
    broken.W(2).set(0, 0, Double.NaN);
    Matrix x = Matrix.normal(3, 2, 1, new Random(2));
    Gradient mine = Gradient.of("W^1", Matrix.zeros(4, 3));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Diagnosis.of(mine, broken, x, Matrix.identity(2)));
    assertContains(refused.getMessage(), "the right gradient is not finite");
  }

  @Test
  void aHugeFactorIsShort() {
    assertContains(
        Diagnosis.of(Gradient.of("W^2", right.dW(2).scale(3e200)), net, X, Y).toString(),
        "is 3E+200 times the right one");
  }

  private static Gradient ofPass(Pass p, double ofWeights, double ofBiases) {
    Gradient gradient = Gradient.of("W^1", p.dW(1).scale(ofWeights));
    for (int l = 1; l <= 3; l++) {
      gradient = l == 1 ? gradient : gradient.and("W^" + l, p.dW(l).scale(ofWeights));
      gradient = gradient.and("b^" + l, p.db(l).scale(ofBiases));
    }
    return gradient;
  }

  @Test
  void whatIsWithinRoundingIsTooSmallToJudge() {
    Network sure = of(Output.softmaxCrossEntropy(Reduction.MEAN), 3, 4, 2);
    setBias(sure, 28, 0);
    Matrix x = Matrix.normal(3, 5, 1, new Random(2));
    Matrix y = Matrix.identity(2).columnsAt(0, 0, 0, 0, 0);
    Pass pass = sure.gradients(x, y);
    Diagnosis negated = Diagnosis.of(ofPass(pass, A -> A.scale(-1)), sure, x, y);
    assertTrue(
        negated.toString().startsWith("Too small to judge: the error of ∂C/∂b^2, "), "" + negated);
    Diagnosis rounded = Diagnosis.of(ofPass(pass, A -> A.map(v -> v + 1e-8)), sure, x, y);
    assertTrue(rounded.isRight(), rounded::toString);
    assertContains(
        Diagnosis.of(ofPass(pass, A -> A), sure, x, y).toString(),
        "Right: ∂C/∂b^2, ∂C/∂W^2, ∂C/∂b^1 and ∂C/∂W^1.");
  }

  @Test
  void aCommonFactorIsSaidBeforeTwoMistakesThatGiveIt() {
    Network mean = of(Output.identitySquaredError(Reduction.MEAN), 3, 4, 2);
    Matrix x = Matrix.normal(3, 5, 1, new Random(2));
    Matrix y = Matrix.normal(2, 5, 1, new Random(3));
    Gradient tenth = ofPass(mean.gradients(x, y), A -> A.scale(0.1));
    assertContains(
        Diagnosis.of(tenth, mean, x, y).toString(),
        "are 0.1 times the right ones, which is what comes out when the gradient is divided by"
            + " 5 once too often and");
  }

  @Test
  void aShapeIsSaidOnce() {
    OneHiddenLayer hidden = OneHiddenLayer.random(2, 2, 2, new Tanh(), new Identity(), 1, 1);
    Matrix x = Matrix.normal(2, 4, 1, new Random(6));
    HiddenLayerPass pass = hidden.pass(x, x);
    String text =
        Diagnosis.of(Gradient.of("alpha", pass.dAlpha().transpose()), hidden, x, x).toString();
    assertContains(text, "is transposed");
    assertFalse(text.contains("same numbers"), text);
    assertContains(
        Diagnosis.of(Gradient.of("alpha", Matrix.zeros(3, 2)), hidden, x, x).toString(),
        "is zero everywhere: ");
  }

  @Test
  void aPathNeedsANumberForEachTheta() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Diagnosis.of(new double[] {1}, SinglePath.of(1, 2), 1, 1));
  }
}
