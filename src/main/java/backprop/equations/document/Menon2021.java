package backprop.equations.document;

import static backprop.equations.Formula.sum;
import static backprop.equations.World.total;
import static backprop.equations.document.Menon2021World.J;
import static backprop.equations.document.Menon2021World.whereOne;
import static backprop.equations.document.Menon2021World.whereZero;
import static java.lang.StrictMath.E;
import static java.lang.StrictMath.abs;
import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.log;
import static java.lang.StrictMath.log10;
import static java.lang.StrictMath.min;
import static java.lang.StrictMath.pow;
import static java.lang.StrictMath.tanh;

import backprop.check.Tape.Node;
import backprop.equations.Document;
import backprop.equations.Formula;
import backprop.equations.Index;
import backprop.equations.Transcript;
import backprop.equations.World;
import backprop.equations.document.Menon2021World.Variant;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Document 004, "Deriving Backpropagation", R. Menon 2021: vectors and matrices, one example.
 *
 * <p>Where the text version has torn an index apart (∇_a J L for ∇_{a^J} L) it stands here as one;
 * the author is not to blame for it.
 */
final class Menon2021 {
  private static final Index<Variant> LAYER = Index.upTo("j", w -> J);
  private static final Index<Variant> HIDDEN = Index.upTo("j", w -> J - 1);
  // units of layer j, of the one before and of the one after; j is the first index
  private static final Index<Variant> UNIT =
      Index.of("i", (w, outer) -> IntStream.rangeClosed(1, w.n(outer[0])));
  private static final Index<Variant> BEFORE =
      Index.of("k", (w, outer) -> IntStream.rangeClosed(1, w.n(outer[0] - 1)));
  private static final Index<Variant> NEXT =
      Index.of("k", (w, outer) -> IntStream.rangeClosed(1, w.n(outer[0] + 1)));
  // an i that names a unit of layer j and one of layer j + 1
  private static final Index<Variant> IN_BOTH =
      Index.of("i", (w, outer) -> IntStream.rangeClosed(1, min(w.n(outer[0]), w.n(outer[0] + 1))));
  private static final Index<Variant> FIRST = Index.upTo("i", w -> w.n(1));
  private static final Index<Variant> OUTPUT = Index.upTo("i", w -> w.n(J));
  private static final Index<Variant> X = Index.from("x", -2, w -> 2);

  // the derivatives of L that most claims are about: by z^j, w^j and b^j, and by z^J and a^J
  private static final Formula.Of2<Variant> BY_Z = (w, j, i) -> w.d(w.L, w.z[j][i]);
  private static final Formula.Of3<Variant> BY_W = (w, j, i, k) -> w.d(w.L, w.w[j][i][k]);
  private static final Formula.Of2<Variant> BY_B = (w, j, i) -> w.d(w.L, w.b[j][i]);
  private static final Formula.Of1<Variant> BY_LAST_Z = (w, i) -> w.d(w.L, w.z[J][i]);
  private static final Formula.Of1<Variant> BY_LAST_A = (w, i) -> w.d(w.L, w.a[J][i]);

  private static final String SOFTMAX =
      "σ(x) = log(1 + e^x) below a softmax layer, L = −Σ y log ŷ, γ = 1";

  private Menon2021() {}

  static Document<Menon2021World> document() {
    return Document.of(
        Menon2021.class, "004", "Menon 2021", Menon2021World::new, Menon2021::transcribe);
  }

  private static void transcribe(Transcript<Menon2021World> doc) {
    Transcript<Variant> general = doc.in(w -> w.general);
    Transcript<Variant> relu = doc.in(w -> w.relu);
    Transcript<Variant> sigmoid = doc.in(w -> w.sigmoid);
    Transcript<Variant> softmax = doc.in(w -> w.softmax);
    notation(general.under("§1.1, "));
    review(general.under("§1.2, "));
    fourEquations(general);
    lastLayer(general.under("§2.1, "), softmax.under("§2.1, "));
    recursion(general.under("§2.2, "));
    weights(general.under("§2.3, "));
    biases(general.under("§2.4, "));
    whichEquation(softmax.under("§3, "));
    relu(relu.under("§3.1, "));
    reluInTheLastLayer(relu.under("§3.1.1, "));
    reluInAHiddenLayer(relu.under("§3.1.2, "));
    sigmoid(sigmoid.under("§3.2, "));
    sigmoidInTheLastLayer(sigmoid.under("§3.2.1, "));
    sigmoidLastDelta(sigmoid.under("§3.2.1, "));
    sigmoidInAHiddenLayer(sigmoid.under("§3.2.2, "));
    softmax(softmax.under("§3.3, "), doc.under("§3.3, ").in(w -> w.softmaxInside));
    softmaxLoss(softmax);
    softmaxGradient(softmax.under("§3.3.1, "));
  }

  private static void notation(Transcript<Variant> t) {
    t.with("σ(x) = log(1 + e^x), L = √(1 + Σ(ŷ − y)²)");
    t.sentence("J", w -> w.w.length - 1).printed(w -> J);
    t.all(LAYER, UNIT).sentence("φ", BY_B).printed((w, j, i) -> w.d(w.L, w.z[j][i]));
    t.all(LAYER, UNIT, BEFORE)
        .sentence("w", (w, j, i, k) -> w.d(w.z[j][i], w.a[j - 1][k]))
        .printed((w, j, i, k) -> w.w(j, i, k));
  }

  private static void review(Transcript<Variant> t) {
    var ji = t.all(LAYER, UNIT);
    ji.sentence("linear", (w, j, i) -> linear(w, j, i, 2) + w.b(j, i))
        .printed((w, j, i) -> 2 * w.z(j, i))
        .intended((w, j, i) -> 2 * w.z(j, i) - w.b(j, i));

    ji.definition("z", (w, j, i) -> w.z(j, i)).printed((w, j, i) -> linear(w, j, i, 1) + w.b(j, i));
    ji.definition("a", (w, j, i) -> w.a(j, i)).printed((w, j, i) -> w.sigma(w.z(j, i)));

    t.all(FIRST)
        .sentence("first layer", (w, i) -> w.a(1, i))
        .printed((w, i) -> w.sigma(sum(1, w.n(0), k -> w.w(1, i, k) * w.a(0, k)) + w.b(1, i)));
    ji.sentence("several examples", (w, j, i) -> w.d(w.L, w.b[j][i]) + w.d(w.second().L, w.b[j][i]))
        .open((w, j, i) -> (w.d(w.L, w.b[j][i]) + w.d(w.second().L, w.b[j][i])) / 2);
    t.sentence("direction of the nudge", w -> -w.lengthOfGradient())
        .printed(w -> w.slopeAlong(-1 / w.lengthOfGradient()));
    t.sentence("a minimum", w -> lossAfterDescent(w))
        .open(w -> w.x() == 0 ? lossAfterDescent(w) : 0);
  }

  private static void fourEquations(Transcript<Variant> t) {
    var out = t.all(OUTPUT);
    out.delta("(1)", BY_LAST_Z).printed((w, i) -> w.d(w.L, w.a[J][i]) * w.sigmaPrime(w.z(J, i)));
    t.all(HIDDEN, UNIT)
        .recursion("(2)", BY_Z)
        .printed(
            (w, j, i) ->
                w.above(j, k -> w.w(j + 1, k, i) * w.phi(j + 1, k)) * w.sigmaPrime(w.z(j, i)));
    t.all(LAYER, UNIT, BEFORE)
        .gradient("(3)", BY_W)
        .printed((w, j, i, k) -> w.phi(j, i) * w.a(j - 1, k));
    t.all(LAYER, UNIT).gradient("(4)", BY_B).printed((w, j, i) -> w.phi(j, i));

    out.sentence("after (4), any layer", (w, i) -> w.phi(J, i))
        .intended((w, i) -> w.d(w.L, w.a[J][i]) * w.sigmaPrime(w.z(J, i)));
    t.sentence("after (4), update", w -> -w.eta() * pow(w.lengthOfGradient(), 2))
        .printed(w -> w.slopeAlong(-w.eta()));
  }

  private static void lastLayer(Transcript<Variant> t, Transcript<Variant> softmax) {
    var out = t.all(OUTPUT);
    out.line("chain rule, line 1", (w, i) -> w.d(w.L, w.b[J][i]))
        .printed((w, i) -> w.d(w.L, w.z[J][i]));
    out.line("chain rule, line 2", (w, i) -> w.phi(J, i))
        .printed((w, i) -> w.d(w.L, w.yHat[i]) * w.d(w.yHat[i], w.z[J][i]));
    out.line("chain rule, line 3", (w, i) -> w.phi(J, i))
        .printed((w, i) -> w.d(w.L, w.a[J][i]) * w.d(w.a[J][i], w.z[J][i]));

    out.derivative("slope of a^J", (w, i) -> w.d(w.a[J][i], w.z[J][i]))
        .printed((w, i) -> w.sigmaPrime(w.z(J, i)));
    softmax
        .all(OUTPUT)
        .sentence("general σ", (w, i) -> w.phi(J, i))
        .printed((w, i) -> w.d(w.L, w.a[J][i]) * w.d(w.a[J][i], w.z[J][i]))
        .corrected((w, i) -> throughAllOutputs(w, i));

    out.delta("Equation 1", (w, i) -> w.d(w.L, w.b[J][i]))
        .printed((w, i) -> w.d(w.L, w.yHat[i]) * w.sigmaPrime(w.z(J, i)));
  }

  private static void recursion(Transcript<Variant> t) {
    var ji = t.all(HIDDEN, UNIT);
    var both = t.all(HIDDEN, IN_BOTH);
    var pair = t.all(HIDDEN, NEXT, IN_BOTH);
    ji.line("chain rule, line 1", BY_B).printed((w, j, i) -> w.d(w.L, w.z[j][i]));
    both.line("chain rule, line 2", (w, j, i) -> w.phi(j, i))
        .printed(
            (w, j, i) -> w.above(j, k -> w.d(w.L, w.z[j + 1][i]) * w.d(w.z[j + 1][i], w.z[j][i])))
        .intended(
            (w, j, i) -> w.above(j, k -> w.d(w.L, w.z[j + 1][k]) * w.d(w.z[j + 1][k], w.z[j][i])));
    both.line("chain rule, line 3", BY_Z)
        .printed((w, j, i) -> w.above(j, k -> w.phi(j + 1, i) * w.d(w.z[j + 1][i], w.z[j][i])))
        .intended((w, j, i) -> w.above(j, k -> w.phi(j + 1, k) * w.d(w.z[j + 1][k], w.z[j][i])));

    pair.line("z by a", (w, j, k, i) -> w.z(j + 1, k))
        .printed((w, j, k, i) -> sum(1, w.n(j), m -> w.w(j + 1, k, m) * w.a(j, m)) + w.b(j + 1, i))
        .intended(
            (w, j, k, i) -> sum(1, w.n(j), m -> w.w(j + 1, k, m) * w.a(j, m)) + w.b(j + 1, k));
    pair.line("z by σ(z)", (w, j, k, i) -> w.z(j + 1, k))
        .printed(
            (w, j, k, i) ->
                sum(1, w.n(j), m -> w.w(j + 1, k, m) * w.sigma(w.z(j, m))) + w.b(j + 1, i))
        .intended(
            (w, j, k, i) ->
                sum(1, w.n(j), m -> w.w(j + 1, k, m) * w.sigma(w.z(j, m))) + w.b(j + 1, k));

    pair.derivative("slope of z", (w, j, k, i) -> w.d(w.z[j + 1][k], w.z[j][i]))
        .printed((w, j, k, i) -> w.d(w.z[j + 1][i], w.z[j][i]))
        .intended((w, j, k, i) -> w.w(j + 1, k, i) * w.sigmaPrime(w.z(j, i)));

    both.recursion("sum", BY_Z)
        .printed(
            (w, j, i) -> w.above(j, k -> w.w(j + 1, k, i) * w.phi(j + 1, i) * w.sigma(w.z(j, i))))
        .corrected(
            (w, j, i) ->
                w.above(j, k -> w.w(j + 1, k, i) * w.phi(j + 1, k) * w.sigmaPrime(w.z(j, i))));

    ji.recursion("Equation 2", BY_Z)
        .printed((w, j, i) -> w.wTphi(j, i) * w.sigma(w.z(j, i)))
        .corrected((w, j, i) -> w.wTphi(j, i) * w.sigmaPrime(w.z(j, i)));

    t.all(LAYER, UNIT).sentence("any j", BY_Z).printed((w, j, i) -> byEquations1And2(w, j, i));
  }

  private static void weights(Transcript<Variant> t) {
    var jik = t.all(LAYER, UNIT, BEFORE);
    jik.line("chain rule, line 1", BY_W)
        .printed((w, j, i, k) -> w.d(w.L, w.z[j][i]) * w.d(w.z[j][i], w.w[j][i][k]));
    jik.line("chain rule, line 2", BY_W)
        .printed((w, j, i, k) -> w.phi(j, i) * w.d(w.z[j][i], w.w[j][i][k]));
    t.all(LAYER, UNIT)
        .definition("z", (w, j, i) -> w.z(j, i))
        .printed((w, j, i) -> w.b(j, i) + sum(1, w.n(j - 1), k -> w.w(j, i, k) * w.a(j - 1, k)));
    jik.derivative("slope of z", (w, j, i, k) -> w.d(w.z[j][i], w.w[j][i][k]))
        .printed((w, j, i, k) -> w.a(j - 1, k));
    jik.gradient("component", BY_W).printed((w, j, i, k) -> w.phi(j, i) * w.a(j - 1, k));
    jik.gradient("Equation 3", BY_W).printed((w, j, i, k) -> w.d(w.L, w.b[j][i]) * w.a(j - 1, k));
  }

  private static void biases(Transcript<Variant> t) {
    var ji = t.all(LAYER, UNIT);
    ji.line("chain rule, line 1", BY_B)
        .printed((w, j, k) -> sum(1, w.n(j), i -> w.d(w.L, w.z[j][i]) * w.d(w.z[j][i], w.b[j][k])));
    ji.line("chain rule, line 2", BY_B)
        .printed((w, j, k) -> sum(1, w.n(j), i -> w.phi(j, i) * w.d(w.z[j][i], w.b[j][k])));
    ji.definition("z", (w, j, i) -> w.z(j, i))
        .printed(
            (w, j, i) -> sum(1, min(w.n(j - 1), w.n(j)), k -> w.w(j, i, k) * w.a(j, k)) + w.b(j, i))
        .intended((w, j, i) -> sum(1, w.n(j - 1), k -> w.w(j, i, k) * w.a(j - 1, k)) + w.b(j, i));
    t.all(LAYER, UNIT, UNIT.as("k"))
        .derivative("slope of z", (w, j, i, k) -> w.d(w.z[j][i], w.b[j][k]))
        .printed((w, j, i, k) -> 1)
        .corrected((w, j, i, k) -> i == k ? 1 : 0);
    ji.line("with ones", BY_B)
        .printed((w, j, k) -> sum(1, w.n(j), i -> w.phi(j, i) * 1))
        .corrected((w, j, k) -> sum(1, w.n(j), i -> w.phi(j, i) * (i == k ? 1 : 0)));
    ji.gradient("Equation 4", BY_B).intended((w, j, i) -> w.phi(j, i));
  }

  private static void whichEquation(Transcript<Variant> t) {
    t.with(SOFTMAX);
    t.all(HIDDEN, UNIT)
        .sentence("hidden layers", (w, j, i) -> w.phi(j, i))
        .printed((w, j, i) -> w.wTphi(j, i) * w.sigmaPrime(w.z(j, i)));
    t.all(OUTPUT)
        .sentence("output layers", (w, i) -> w.phi(J, i))
        .printed((w, i) -> w.d(w.L, w.yHat[i]) * w.d(w.a[J][i], w.z[J][i]))
        .corrected((w, i) -> throughAllOutputs(w, i));
  }

  private static void relu(Transcript<Variant> t) {
    var number = t.all(X);
    t.with("ReLU in every layer, L = (1/n)Σ(y − ŷ)²");
    t.all(LAYER, UNIT, UNIT.as("k"))
        .sentence("elementwise", (w, j, i, k) -> w.d(w.a[j][i], w.z[j][k]))
        .printed((w, j, i, k) -> i == k ? w.sigmaPrime(w.z(j, i)) : 0);
    number.definition("ReLU", (w, x) -> (x + abs(x)) / 2).printed((w, x) -> x > 0 ? x : 0);
    t.sentence(
            "not differentiable",
            w -> w.slopeOnRight(Menon2021World::relu, 0) - w.slopeOnLeft(Menon2021World::relu, 0))
        .printed(w -> 1);
    number
        .derivative("slope of ReLU", (w, x) -> w.sigmaPrime(x + 0.5))
        .printed((w, x) -> x + 0.5 > 0 ? 1 : 0);
    t.sentence("slope of ReLU at 0", w -> w.slopeOnLeft(Menon2021World::relu, 0)).printed(w -> 0);
  }

  private static void reluInTheLastLayer(Transcript<Variant> t) {
    var out = t.all(OUTPUT);
    t.definition("MSE", w -> w.outputs(i -> (w.yHat(i) - w.y(i)) * w.d(w.L, w.yHat[i])) / 2)
        .printed(w -> w.outputs(i -> pow(w.y(i) - w.yHat(i), 2)) / w.n(J));
    out.line("gradient, line 1", BY_LAST_A).printed((w, i) -> w.d(w.L, w.yHat[i]));
    out.line("gradient, line 2", BY_LAST_A).printed((w, i) -> w.d(w.lossOf(w.yHat), w.yHat[i]));
    out.line("gradient, line 3", BY_LAST_A).printed((w, i) -> -2.0 / w.n(J) * (w.y(i) - w.yHat(i)));
    out.derivative("gradient", BY_LAST_A).printed((w, i) -> -2.0 / w.n(J) * (w.y(i) - w.a(J, i)));

    out.line("φ^J, line 1", BY_LAST_Z)
        .printed((w, i) -> w.d(w.L, w.a[J][i]) * w.sigmaPrime(w.z(J, i)));
    out.line("φ^J, line 2", BY_LAST_Z)
        .printed((w, i) -> -2.0 / w.n(J) * (w.y(i) - w.a(J, i)) * (w.z(J, i) > 0 ? 1 : 0));
    out.specialCase("φ^J", BY_LAST_Z)
        .printed((w, i) -> w.z(J, i) > 0 ? -2.0 / w.n(J) * (w.y(i) - w.a(J, i)) : 0);
  }

  private static void reluInAHiddenLayer(Transcript<Variant> t) {
    var ji = t.all(HIDDEN, UNIT);
    ji.line("φ^j, line 1", BY_Z).printed((w, j, i) -> w.wTphi(j, i) * w.sigmaPrime(w.z(j, i)));
    ji.line("φ^j, line 2", BY_Z).printed((w, j, i) -> w.wTphi(j, i) * (w.z(j, i) > 0 ? 1 : 0));
    ji.specialCase("φ^j", BY_Z).printed((w, j, i) -> w.z(j, i) > 0 ? w.wTphi(j, i) : 0);
  }

  private static void sigmoid(Transcript<Variant> t) {
    t.with("sigmoid in every layer, L = Σ(−y log ŷ − (1 − y) log(1 − ŷ))");
    t.all(LAYER, UNIT, UNIT.as("k"))
        .sentence("elementwise", (w, j, i, k) -> w.d(w.a[j][i], w.z[j][k]))
        .printed((w, j, i, k) -> i == k ? w.sigmaPrime(w.z(j, i)) : 0);
    t.definition("sigmoid", w -> (1 + tanh(w.x() / 2)) / 2).printed(w -> 1 / (1 + exp(-w.x())));
    t.derivative("slope of sigmoid", w -> w.sigmaPrime(w.x()))
        .printed(w -> w.sigma(w.x()) * (1 - w.sigma(w.x())));
  }

  private static void sigmoidInTheLastLayer(Transcript<Variant> t) {
    var out = t.all(OUTPUT);
    out.definition("binary cross-entropy", (w, i) -> w.L())
        .printed(
            (w, i) -> w.outputs(m -> -w.y(m) * log(w.yHat(m))) - (1 - w.y(i)) * log(1 - w.yHat(i)))
        .intended(
            (w, i) -> w.outputs(m -> -w.y(m) * log(w.yHat(m)) - (1 - w.y(m)) * log(1 - w.yHat(m))));
    t.definition("log 0", w -> 0).open(w -> -1 * log(1) - (1 - 1) * log(1 - 1));
    out.sentence("n = 1", (w, i) -> w.d(w.L, w.yHat[i]))
        .printed((w, i) -> w.d(withoutSum(w, i), w.yHat[i]));

    out.line("gradient, line 1", BY_LAST_A).printed((w, i) -> w.d(w.L, w.yHat[i]));
    t.all(OUTPUT, OUTPUT.as("m"))
        .line("gradient, line 2", (w, i, m) -> w.d(w.L, w.a[J][m]))
        .printed((w, i, m) -> w.d(withoutBrackets(w, i), w.yHat[m]))
        .intended((w, i, m) -> w.d(withoutSum(w, m), w.yHat[m]));
    out.line("gradient, line 3", BY_LAST_A)
        .printed((w, i) -> slopeAsPrinted(w.y(i), w.yHat(i)) * log(E))
        .corrected((w, i) -> slope(w.y(i), w.yHat(i)) * log(E));
    out.line("gradient, line 4", BY_LAST_A)
        .printed((w, i) -> slopeAsPrinted(w.y(i), w.yHat(i)))
        .corrected((w, i) -> slope(w.y(i), w.yHat(i)));
    out.derivative("gradient", BY_LAST_A)
        .printed((w, i) -> slopeAsPrinted(w.y(i), w.a(J, i)))
        .corrected((w, i) -> slope(w.y(i), w.a(J, i)));

    t.sentence("base of log", w -> log(E)).open(w -> log10(E));
    out.sentence("linearly scale", (w, i) -> w.d(w.L.divide(log(10)), w.yHat[i]))
        .printed((w, i) -> log10(E) * w.d(w.L, w.yHat[i]));
  }

  private static void sigmoidLastDelta(Transcript<Variant> t) {
    var out = t.all(OUTPUT);
    out.line("φ^J, line 1", BY_LAST_Z)
        .printed((w, i) -> w.d(w.L, w.a[J][i]) * w.sigmaPrime(w.z(J, i)));
    out.specialCase("φ^J", BY_LAST_Z)
        .printed(
            (w, i) ->
                slopeAsPrinted(w.y(i), w.a(J, i)) * w.sigma(w.z(J, i)) * (1 - w.sigma(w.z(J, i))))
        .corrected((w, i) -> w.a(J, i) - w.y(i));
    out.line("φ^J, the x", (w, i) -> w.d(w.a[J][i], w.z[J][i]))
        .printed((w, i) -> w.sigma(w.x()) * (1 - w.sigma(w.x())))
        .intended((w, i) -> w.sigma(w.z(J, i)) * (1 - w.sigma(w.z(J, i))));
  }

  private static void sigmoidInAHiddenLayer(Transcript<Variant> t) {
    var ji = t.all(HIDDEN, UNIT);
    ji.line("φ^j, line 1", BY_Z).printed((w, j, i) -> w.wTphi(j, i) * w.sigmaPrime(w.z(j, i)));
    ji.specialCase("φ^j", BY_Z)
        .printed((w, j, i) -> w.wTphi(j, i) * w.sigma(w.x()) * (1 - w.sigma(w.x())))
        .intended((w, j, i) -> w.wTphi(j, i) * w.sigma(w.z(j, i)) * (1 - w.sigma(w.z(j, i))));
  }

  private static void softmax(Transcript<Variant> t, Transcript<Variant> softmaxInside) {
    var out = t.all(OUTPUT);
    t.with(SOFTMAX);
    t.sentence("sum of elements", w -> w.outputs(i -> w.a(J, i))).printed(w -> 1);
    out.sentence("density", (w, i) -> w.a(J, i))
        .printed((w, i) -> 0)
        .intended((w, i) -> exp(w.z(J, i)) / sumOfExponentials(w));
    out.definition("softmax", (w, i) -> w.d(logOfSum(w), w.z[J][i]))
        .printed((w, i) -> exp(w.z(J, i)) / w.outputs(m -> exp(w.z(J, m))));
    softmaxInside
        .all(HIDDEN, UNIT)
        .sentence("exclusively", (w, j, i) -> w.phi(j, i))
        .printed((w, j, i) -> w.wTphi(j, i) * w.d(w.a[j][i], w.z[j][i]))
        .corrected(
            (w, j, i) ->
                w.a(j, i) * (w.wTphi(j, i) - sum(1, w.n(j), k -> w.a(j, k) * w.wTphi(j, k))));
  }

  private static void softmaxLoss(Transcript<Variant> softmax) {
    var t = softmax.under("§3.3.1, ");
    t.definition("categorical cross-entropy", w -> w.L())
        .printed(w -> -w.outputs(j -> w.y(j) * log(w.yHat(j))));
    t.definition(
            "the letter j",
            w -> w.outputs(i -> w.general().y(i) * (logOfSum(w).value() - w.z(J, i))))
        .printed(w -> crossEntropyUpTo(w, min(J, w.n(J))))
        .intended(w -> crossEntropyUpTo(w, w.n(J)));
    softmax
        .all(OUTPUT)
        .sentence("§3.3, not necessary", (w, i) -> throughAllOutputs(w, i))
        .printed((w, i) -> w.d(logOfSum(w).minus(zGamma(w)), w.z[J][i]));

    t.line("L, line 1", w -> w.L()).printed(w -> -w.y(w.gamma) * log(w.yHat(w.gamma)));
    t.line("L, line 2", w -> w.L()).printed(w -> -log(w.yHat(w.gamma)));
    t.line("L, line 3", w -> w.L()).printed(w -> -log(exp(w.z(J, w.gamma)) / sumOfExponentials(w)));
    t.line("L, line 4", w -> w.L())
        .printed(w -> -log(exp(w.z(J, w.gamma))) + log(sumOfExponentials(w)));
    t.line("L, line 5", w -> w.L()).printed(w -> -w.z(J, w.gamma) + log(sumOfExponentials(w)));
  }

  private static void softmaxGradient(Transcript<Variant> t) {
    var out = t.all(OUTPUT);
    out.line("gradient, line 1", BY_LAST_Z)
        .printed((w, i) -> w.d(logOfSum(w).minus(zGamma(w)), w.z[J][i]));
    out.line("gradient, line 2", BY_LAST_Z)
        .printed((w, i) -> w.d(logOfSum(w), w.z[J][i]) - w.d(zGamma(w), w.z[J][i]));
    t.derivative("slope of ln", w -> w.derivative(x -> f(x).log(), w.x()))
        .printed(w -> 1 / World.value(Menon2021::f, w.x()) * w.derivative(Menon2021::f, w.x()));
    out.line("gradient, line 3", BY_LAST_Z)
        .printed(
            (w, i) ->
                1 / sumOfExponentials(w) * w.d(Menon2021World.sumOfExponentials(w.z[J]), w.z[J][i])
                    - w.d(zGamma(w), w.z[J][i]));
    out.line("gradient, line 4", BY_LAST_Z)
        .printed((w, i) -> exp(w.z(J, i)) / sumOfExponentials(w) - w.d(zGamma(w), w.z[J][i]));
    out.line("gradient, line 5", BY_LAST_Z)
        .printed((w, i) -> exp(w.z(J, i)) / sumOfExponentials(w) - (i == w.gamma ? 1 : 0));
    out.line("gradient, line 6", BY_LAST_Z).printed((w, i) -> w.yHat(i) - (i == w.gamma ? 1 : 0));
    out.line("gradient, line 7", BY_LAST_Z).printed((w, i) -> w.yHat(i) - w.y(i));
    out.line("gradient, line 8", BY_LAST_Z).printed((w, i) -> w.a(J, i) - w.y(i));
    out.sentence("piecewise portion", (w, i) -> w.yHat(i) - w.phi(J, i))
        .intended((w, i) -> i == w.gamma ? 1 : 0);
    out.sentence("form of Equation 1", (w, i) -> w.a(J, i) - w.y(i))
        .printed((w, i) -> -w.y(i) / w.a(J, i) * w.a(J, i) * (1 - w.a(J, i)))
        .intended((w, i) -> throughAllOutputs(w, i));
    out.delta("φ^J", (w, i) -> w.d(w.L, w.b[J][i])).printed((w, i) -> w.a(J, i) - w.y(i));
  }

  // φ_i^J with softmax: every output depends on z_i
  private static double throughAllOutputs(Variant w, int i) {
    return w.outputs(k -> w.d(w.L, w.a[J][k]) * w.d(w.a[J][k], w.z[J][i]));
  }

  // entry i of w^j (s a^{j-1})
  private static double linear(Variant w, int j, int i, double s) {
    return sum(1, w.n(j - 1), k -> w.w(j, i, k) * s * w.a(j - 1, k));
  }

  // L after 1000 steps down L = (y − max(0, θx))², from θ = −x
  private static double lossAfterDescent(Variant w) {
    double y = w.y(1);
    UnaryOperator<Node> loss = theta -> theta.times(w.x()).relu(0).minus(y).square();
    double theta = -w.x();
    for (int step = 0; step < 1000; step++) {
      theta -= w.eta() * w.derivative(loss, theta);
    }
    return World.value(loss, theta);
  }

  // φ_i^j by (1) in the last layer, and by (2) from there down
  private static double byEquations1And2(Variant w, int j, int i) {
    double upper =
        j == J
            ? w.d(w.L, w.a[J][i])
            : w.above(j, k -> w.w(j + 1, k, i) * byEquations1And2(w, j + 1, k));
    return upper * w.sigmaPrime(w.z(j, i));
  }

  // the terms of binary cross-entropy without their sum
  private static Node withoutSum(Variant w, int i) {
    Node y = w.y[i];
    Node yHat = w.yHat[i];
    return whereOne(y, yHat).plus(whereZero(y, yHat));
  }

  // binary cross-entropy as printed: only the first term is summed
  private static Node withoutBrackets(Variant w, int i) {
    Node[] y = w.y;
    Node[] yHat = w.yHat;
    return total(w.n(J), m -> whereOne(y[m], yHat[m])).plus(whereZero(y[i], yHat[i]));
  }

  // the slope of binary cross-entropy by the output
  private static double slope(double y, double yHat) {
    return -y / yHat + (1 - y) / (1 - yHat);
  }

  private static double slopeAsPrinted(double y, double yHat) {
    return -y / yHat - (1 - y) / (1 - yHat);
  }

  private static double crossEntropyUpTo(Variant w, int last) {
    return -sum(1, last, i -> w.general().y(i) * log(w.yHat(i)));
  }

  // Σ_k e^{z_k^J}
  private static double sumOfExponentials(Variant w) {
    return w.outputs(k -> exp(w.z(J, k)));
  }

  // log Σ_k e^{z_k^J}
  private static Node logOfSum(Variant w) {
    return Menon2021World.sumOfExponentials(w.z[J]).log();
  }

  private static Node zGamma(Variant w) {
    return w.z[J][w.gamma];
  }

  // any positive function
  private static Node f(Node x) {
    return x.square().plus(1);
  }
}
