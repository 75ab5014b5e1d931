package backprop.equations.document;

import static backprop.equations.Formula.sum;
import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.log;
import static java.lang.StrictMath.log1p;
import static java.lang.StrictMath.pow;
import static java.lang.StrictMath.sqrt;

import backprop.equations.Document;
import backprop.equations.Formula;
import backprop.equations.Index;
import backprop.equations.Transcript;
import backprop.equations.document.GeneralCaseWorld.Net;
import backprop.text.Text;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Document 003, "Derivation of backpropagation equations in the general case".
 *
 * <p>In every claim i, j, k are nodes of three layers that follow each other: n_l, n_{l+1}, n_{l+2}
 * up to (9), and n_{l−2}, n_{l−1}, n_l from (10) on; nL is n_L. The layer l is the first index, so
 * that n(1) can say n_{l+1}.
 */
final class GeneralCase {
  private static final Index<Net> P = Index.upTo("p", w -> w.P);
  private static final Index<Net> NL = Index.upTo("n_L", w -> w.N(w.L));
  // l of (1) … (9): with a layer l + 1, with a layer l + 2
  private static final Index<Net> WEIGHTS = Index.from("l", 0, w -> w.L - 1);
  private static final Index<Net> BELOW = Index.from("l", 0, w -> w.L - 2);
  // l of (10) … (13): with a layer l, with a layer l − 1; then by whether layer l is the output
  private static final Index<Net> UP_TO_L = Index.from("l", 2, w -> w.L);
  private static final Index<Net> UP_TO_L_PLUS_1 = Index.from("l", 2, w -> w.L + 1);
  private static final Index<Net> L = Index.of("l", (w, outer) -> IntStream.of(w.L));
  private static final Index<Net> BELOW_L = Index.from("l", 2, w -> w.L - 1);

  private static final String GENERAL = "f = tanh, c = (h − y)², L = 3";
  private static final String LIKELIHOOD = "f the sigmoid, c = y log h + (1 − y) log(1 − h), ";

  private GeneralCase() {}

  static Document<GeneralCaseWorld> document() {
    return Document.of(
        GeneralCase.class, "003", "General case", GeneralCaseWorld::new, GeneralCase::transcribe);
  }

  private static void transcribe(Transcript<GeneralCaseWorld> t) {
    definitions(t);
    forward(t);
    chainRule(t);
    system(t);
    renumbered(t);
    sigmoidActivation(t);
    oneOutputUnit(t);
    oneOutputUnitAndSigmoid(t);
    secondLayerIsOutput(t);
  }

  private static void definitions(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.general);
    Transcript<Net> soft = doc.in(w -> w.softmax);
    Transcript<Net> one = doc.in(w -> w.oneSigmoid);
    var input = t.all(P, nodes(0));
    t.with(GENERAL);
    soft.all(P, NL.as("m"), NL.as("n"))
        .sentence("§1 title, the general case", (w, p, m, n) -> w.d(w.a[p][w.L][m], w.z[p][w.L][n]))
        .printed((w, p, m, n) -> m == n ? w.d(w.a[p][w.L][n], w.z[p][w.L][n]) : 0)
        .corrected((w, p, m, n) -> w.a(p, w.L, m) * ((m == n ? 1 : 0) - w.a(p, w.L, n)));
    t.sentence("Definitions, L", w -> w.L).open(w -> w.L + 1);
    one.sentence(
            "Definitions, N_L", w -> Stream.of(-1, 1).map(z -> w.f(z) > 0.5).distinct().count())
        .printed(w -> w.N(w.L))
        .corrected(w -> Math.max(2, w.N(w.L)));
    input
        .definition("Definitions, x", (w, p, q) -> w.d(w.z[p][1][1], w.w[0][q][1]))
        .printed((w, p, q) -> w.x(1, q))
        .intended((w, p, q) -> w.x(p, q));
    t.all(P, NL)
        .sentence("Definitions, h", (w, p, nL) -> w.h(p, nL))
        .printed((w, p, nL) -> w.f(forward(w, p, w.L, nL)));
    t.all(WEIGHTS, P, n(1))
        .definition("Definitions, a", (w, l, p, j) -> w.a(p, l + 1, j))
        .printed((w, l, p, j) -> w.f(w.z(p, l + 1, j)));
    input
        .definition("Definitions, a of layer 0", (w, p, i) -> w.d(w.z[p][1][1], w.w[0][i][1]))
        .printed((w, p, i) -> w.f(w.z(p, 0, i)))
        .corrected((w, p, i) -> w.x(p, i));
    t.all(WEIGHTS, P, n(0), n(1))
        .sentence("Definitions, w", (w, l, p, i, j) -> w.d(w.z[p][l + 1][j], w.a[p][l][i]))
        .printed((w, l, p, i, j) -> w.w(l, i, j));
  }

  private static void forward(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.general);
    Transcript<Net> soft = doc.in(w -> w.softmax);
    var pn = t.all(P, NL);
    t.all(WEIGHTS, P, n(1))
        .sentence("Definitions, w of the bias", (w, l, p, j) -> w.d(w.z[p][l + 1][j], w.w[l][0][j]))
        .intended((w, l, p, j) -> 1);

    t.all(WEIGHTS, P, nodes(0), n(1))
        .definition("(1) first form", (w, l, p, n0, j) -> w.z(p, l + 1, j))
        .printed((w, l, p, n0, j) -> w.w(l, n0, j) + w.sum(l, i -> w.w(l, i, j) * w.a(p, l, i)))
        .intended((w, l, p, n0, j) -> w.w(l, 0, j) + w.sum(l, i -> w.w(l, i, j) * w.a(p, l, i)));
    t.all(BELOW, P, n(2))
        .definition("(1) second form", (w, l, p, k) -> w.z(p, l + 2, k))
        .intended(
            (w, l, p, k) ->
                w.w(l + 1, 0, k) + w.sum(l + 1, j -> w.w(l + 1, j, k) * w.f(w.z(p, l + 1, j))));
    t.all(P, nodes(1))
        .definition("(1) second form, l = 0", (w, p, j) -> w.z(p, 1, j))
        .printed((w, p, j) -> w.w(0, 0, j) + w.sum(0, i -> w.w(0, i, j) * w.f(w.z(p, 0, i))))
        .corrected((w, p, j) -> w.w(0, 0, j) + w.sum(0, i -> w.w(0, i, j) * w.x(p, i)));

    t.definition("(2) first form", w -> w.C())
        .printed(w -> w.sumP(p -> w.sumL(nL -> pow(w.h(p, nL) - w.y(p, nL), 2))));
    pn.definition("(2) second form", (w, p, nL) -> w.d(w.C, w.c[p][nL])).printed((w, p, nL) -> 1);
    soft.all(P)
        .sentence(
            "(2), softmax and cross-entropy",
            (w, p) -> w.sumL(nL -> w.y(p, nL) * (logSumExp(w, p) - w.z(p, w.L, nL))))
        .printed((w, p) -> w.sumL(nL -> -w.y(p, nL) * log(w.h(p, nL))));
    pn.sentence("(2), generally", (w, p, nL) -> w.d(w.length[p], w.h[p][nL]))
        .printed((w, p, nL) -> Math.signum(w.h(p, nL) - w.y(p, nL)))
        .corrected(
            (w, p, nL) ->
                (w.h(p, nL) - w.y(p, nL)) / sqrt(w.sumL(n -> pow(w.h(p, n) - w.y(p, n), 2))));

    t.all(WEIGHTS, n(0), n(1))
        .gradient("(3)", (w, l, i, j) -> w.d(w.C, w.w[l][i][j]))
        .printed((w, l, i, j) -> w.sumP(p -> w.sumL(nL -> w.d(w.c[p][nL], w.w[l][i][j]))));
  }

  private static void chainRule(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.general);
    var lpnj = t.all(BELOW, P, NL, n(1));
    t.all(WEIGHTS, P, NL, n(0), n(1))
        .derivative(
            "(4)",
            (w, l, p, nL, i, j) -> w.dcdz(p, nL, l + 1, j) * w.d(w.z[p][l + 1][j], w.w[l][i][j]))
        .printed((w, l, p, nL, i, j) -> w.dByWeight(w.c[p][nL], p, i, j))
        .intended((w, l, p, nL, i, j) -> w.d(w.c[p][nL], w.w[l][i][j]));

    t.all(WEIGHTS, P, n(1))
        .derivative("(5)", (w, l, p, j) -> w.d(w.z[p][l + 1][j], w.w[l][0][j]))
        .printed((w, l, p, j) -> 1);

    t.all(WEIGHTS, P, n(0), n(1))
        .derivative("(6)", (w, l, p, i, j) -> w.d(w.z[p][l + 1][j], w.w[l][i][j]))
        .printed((w, l, p, i, j) -> w.a(p, l, i));

    t.all(BELOW, P, NL, n(1), n(2))
        .recursion("(7)", (w, l, p, nL, j, k) -> w.dcdz(p, nL, l + 1, j))
        .printed(
            (w, l, p, nL, j, k) ->
                w.sum(
                    l + 2,
                    nL2 -> w.dcdz(p, nL, l + 2, k) * w.d(w.z[p][l + 2][k], w.z[p][l + 1][j])))
        .intended(
            (w, l, p, nL, j, any) ->
                w.sum(
                    l + 2, k -> w.dcdz(p, nL, l + 2, k) * w.d(w.z[p][l + 2][k], w.z[p][l + 1][j])));

    t.all(BELOW, P, n(1), n(2))
        .derivative("(8)", (w, l, p, j, k) -> w.w(l + 1, j, k) * w.fPrime(w.z(p, l + 1, j)))
        .intended((w, l, p, j, k) -> w.d(w.z[p][l + 2][k], w.z[p][l + 1][j]));

    lpnj.line("§1, before (9), line 1", (w, l, p, nL, j) -> w.dcdz(p, nL, l + 1, j))
        .printed(
            (w, l, p, nL, j) ->
                w.sum(
                    l + 2,
                    k -> w.dcdz(p, nL, l + 2, k) * w.w(l + 1, j, k) * w.fPrime(w.z(p, l + 1, j))));

    lpnj.line("§1, before (9), line 2", (w, l, p, nL, j) -> w.dcdz(p, nL, l + 1, j))
        .printed(GeneralCase::firstLineOf9);
  }

  private static void system(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.general);
    Transcript<Net> soft = doc.in(w -> w.softmax);
    var lpnj = t.all(BELOW, P, NL, n(1));
    var lij = t.all(WEIGHTS, n(0), n(1));
    var lpj = t.all(WEIGHTS, P, n(1));
    lpnj.recursion("(9) line 1", (w, l, p, nL, j) -> w.dcdz(p, nL, l + 1, j))
        .printed(GeneralCase::firstLineOf9);
    t.all(P, NL, NL.as("n"))
        .recursion("(9) line 1, l + 1 = L", (w, p, nL, j) -> w.dcdz(p, nL, w.L, j))
        .printed((w, p, nL, j) -> firstLineOf9(w, w.L - 1, p, nL, j))
        .corrected(
            (w, p, nL, j) -> j == nL ? w.fPrime(w.z(p, w.L, nL)) * w.d(w.c[p][nL], w.h[p][nL]) : 0);
    soft.all(BELOW, P, NL, n(1))
        .recursion("(9) line 1, softmax output", (w, l, p, nL, j) -> w.dcdz(p, nL, l + 1, j))
        .printed(GeneralCase::firstLineOf9);
    t.all(WEIGHTS, n(1))
        .gradient("(9) line 2", (w, l, j) -> w.d(w.C, w.w[l][0][j]))
        .printed((w, l, j) -> w.sumP(p -> w.sumL(nL -> w.dcdz(p, nL, l + 1, j))));
    lij.gradient("(9) line 3", (w, l, i, j) -> w.d(w.C, w.w[l][i][j]))
        .printed((w, l, i, j) -> w.sumP(p -> w.a(p, l, i) * w.sumL(nL -> w.dcdz(p, nL, l + 1, j))));

    lpj.sentence("after (9), forward propagation", (w, l, p, j) -> w.z(p, l + 1, j))
        .printed((w, l, p, j) -> forward(w, p, l + 1, j));
    lpj.sentence("after (9), f'(z)", (w, l, p, j) -> w.fPrime(w.z(p, l + 1, j)))
        .printed((w, l, p, j) -> 1 - pow(w.a(p, l + 1, j), 2));
    lpnj.sentence("after (9), values known", (w, l, p, nL, j) -> w.dcdz(p, nL, l + 1, j))
        .printed(
            (w, l, p, nL, j) ->
                w.fPrime(w.z(p, l + 1, j))
                    * w.sum(l + 2, k -> w.w(l + 1, j, k) * w.dcdz(p, l + 2, k)))
        .intended(GeneralCase::firstLineOf9);
    t.all(WEIGHTS, P, NL, n(1))
        .sentence(
            "after (9), starting from the last layer", (w, l, p, nL, j) -> w.dcdz(p, nL, l + 1, j))
        .printed((w, l, p, nL, j) -> backward(w, p, nL, l + 1, j));
    lij.sentence("after (9), and thus", (w, l, i, j) -> w.d(w.C, w.w[l][i][j]))
        .printed(
            (w, l, i, j) -> w.sumP(p -> w.a(p, l, i) * w.sumL(nL -> backward(w, p, nL, l + 1, j))));
  }

  private static void renumbered(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.general);
    t.all(UP_TO_L, P, NL, n(-1))
        .recursion("(10) line 1", (w, l, p, nL, j) -> w.dcdz(p, nL, l - 1, j))
        .printed(GeneralCase::firstLineOf10);
    t.all(UP_TO_L_PLUS_1, n(-1))
        .gradient("(10) line 2", (w, l, j) -> w.d(w.C, w.w[l - 2][0][j]))
        .printed(GeneralCase::biasLineOf10);
    t.all(UP_TO_L_PLUS_1, n(-2), n(-1))
        .gradient("(10) line 3", (w, l, i, j) -> w.d(w.C, w.w[l - 2][i][j]))
        .printed(GeneralCase::weightLineOf10);
    t.all(BELOW, P, NL, n(1))
        .sentence("(10), rewritten", GeneralCase::firstLineOf9)
        .printed((w, l, p, nL, j) -> firstLineOf10(w, l + 2, p, nL, j));
    t.all(L, n(-1), n(0))
        .gradient("(10), weights of the last layer", (w, l, j, k) -> w.d(w.C, w.w[l - 1][j][k]))
        .open((w, l, j, k) -> 0);
  }

  private static void sigmoidActivation(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.sigmoid);
    var pn = t.all(P, NL);
    t.with(LIKELIHOOD + "L = 3");
    pn.definition(
            "§2, the cost",
            (w, p, nL) -> log1p(exp(w.z(p, w.L, nL))) - w.y(p, nL) * w.z(p, w.L, nL))
        .printed((w, p, nL) -> logLikelihood(w.y(p, nL), w.h(p, nL)))
        .corrected((w, p, nL) -> -logLikelihood(w.y(p, nL), w.h(p, nL)));
    t.definition("§2, log 0", w -> -log1p(exp(-40))).open(w -> logLikelihood(1, w.f(40)));
    t.all(UP_TO_L_PLUS_1, P, n(-1))
        .definition("§2, a", (w, l, p, j) -> w.a(p, l - 1, j))
        .printed((w, l, p, j) -> sigma(w.z(p, l - 1, j)));
    pn.definition("§2, h", (w, p, nL) -> w.h(p, nL))
        .printed((w, p, nL) -> sigma(forward(w, p, w.L, nL)));
    pn.delta("§2, d", (w, p, nL) -> w.dcdz(p, nL, w.L, nL))
        .printed((w, p, nL) -> w.residual(p, nL));

    pn.delta("(11) line 1", (w, p, nL) -> w.dcdz(p, nL, w.L, nL))
        .printed((w, p, nL) -> w.residual(p, nL));
    t.all(P, NL, NL.as("n"))
        .delta("(11) line 1, the other outputs", (w, p, nL, n) -> w.dcdz(p, nL, w.L, n))
        .open((w, p, nL, n) -> w.residual(p, n));
    t.all(UP_TO_L, P, n(-1))
        .derivative("(11), σ'", (w, l, p, j) -> w.fPrime(w.z(p, l - 1, j)))
        .printed((w, l, p, j) -> w.slopeByA(p, l - 1, j));
    t.all(UP_TO_L, P, NL, n(-1))
        .recursion("(11) line 2", (w, l, p, nL, j) -> w.dcdz(p, nL, l - 1, j))
        .printed(
            (w, l, p, nL, j) ->
                w.slopeByA(p, l - 1, j) * w.sum(l, k -> w.w(l - 1, j, k) * w.dcdz(p, nL, l, k)));
    t.all(UP_TO_L_PLUS_1, n(-1))
        .gradient("(11) line 3", (w, l, j) -> w.d(w.C, w.w[l - 2][0][j]))
        .printed(GeneralCase::biasLineOf10);
    t.all(UP_TO_L_PLUS_1, n(-2), n(-1))
        .gradient("(11) line 4", (w, l, i, j) -> w.d(w.C, w.w[l - 2][i][j]))
        .printed(GeneralCase::weightLineOf10);
  }

  private static void oneOutputUnit(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.oneOutput);
    t.with(GENERAL + ", one output node");
    doc.sentence("§3 title", w -> outputsThatMatter(w.oneOutput))
        .printed(w -> outputsThatMatter(w.general))
        .intended(w -> w.oneOutput.N(w.oneOutput.L));

    t.all(L, P, n(-1), n(0))
        .specialCase("(12) line 1, l = L", (w, l, p, j, k) -> w.dcdz(p, l - 1, j))
        .printed(GeneralCase::firstLineOf12);
    t.all(BELOW_L, P, n(-1), n(0))
        .specialCase("(12) line 1, l < L", (w, l, p, j, k) -> w.dcdz(p, l - 1, j))
        .printed(GeneralCase::firstLineOf12)
        .corrected((w, l, p, j, any) -> w.sum(l, k -> firstLineOf12(w, l, p, j, k)));
    gradientsOfOneOutput(t, "(12) line 2", "(12) line 3");
  }

  // the last two lines of (12), and of (13) again
  private static void gradientsOfOneOutput(Transcript<Net> t, String bias, String weight) {
    t.all(UP_TO_L_PLUS_1, n(-1))
        .specialCase(bias, (w, l, j) -> w.d(w.C, w.w[l - 2][0][j]))
        .printed((w, l, j) -> w.sumP(p -> w.dcdz(p, l - 1, j)));
    t.all(UP_TO_L_PLUS_1, n(-2), n(-1))
        .specialCase(weight, (w, l, i, j) -> w.d(w.C, w.w[l - 2][i][j]))
        .printed((w, l, i, j) -> w.sumP(p -> w.a(p, l - 2, i) * w.dcdz(p, l - 1, j)));
  }

  private static void oneOutputUnitAndSigmoid(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.oneSigmoid);
    t.with(LIKELIHOOD + "L = 3, one output node");
    doc.sentence("§4 title", w -> outputsThatMatter(w.oneSigmoid))
        .printed(w -> outputsThatMatter(w.sigmoid))
        .intended(w -> w.oneSigmoid.N(w.oneSigmoid.L));

    t.all(P, NL)
        .specialCase("(13) line 1", (w, p, nL) -> w.dcdz(p, w.L, nL))
        .printed((w, p, nL) -> w.residual(p, nL));
    t.all(L, P, n(-1))
        .specialCase("(13) line 2, l = L", (w, l, p, j) -> w.dcdz(p, l - 1, j))
        .printed((w, l, p, j) -> secondLineOf13(w, l, p, j, 1));
    t.all(BELOW_L, P, n(-1))
        .specialCase("(13) line 2, l < L", (w, l, p, j) -> w.dcdz(p, l - 1, j))
        .printed((w, l, p, j) -> secondLineOf13(w, l, p, j, 1))
        .corrected((w, l, p, j) -> w.sum(l, k -> secondLineOf13(w, l, p, j, k)));
    gradientsOfOneOutput(t, "(13) line 3", "(13) line 4");
  }

  private static void secondLayerIsOutput(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.twoLayers);
    var pj = t.all(P, nodes(1));
    var everyBias = t.all(nodes(1));
    var ij = t.all(nodes(0), nodes(1));
    var input = t.all(P, nodes(0));
    Formula.Of1<Net> bias = (w, j) -> w.d(w.C, w.w[0][0][j]);
    Formula.Of2<Net> weight = (w, i, j) -> w.d(w.C, w.w[0][i][j]);
    Formula.Of2<Net> hidden = (w, p, j) -> w.dcdz(p, 1, j);

    t.with(LIKELIHOOD + "L = 2, one output node");
    t.sentence("§5 title", w -> w.L).printed(w -> 2);
    t.all(P, NL)
        .specialCase("(14) line 1", (w, p, n2) -> w.dcdz(p, 2, n2))
        .printed((w, p, n2) -> w.residual(p, n2));
    pj.specialCase("(14) line 2", hidden)
        .intended((w, p, j) -> w.slopeByA(p, 1, j) * w.w(1, j, 1) * w.dcdz(p, 2, 1));
    pj.specialCase("(14) line 3", (w, p, j) -> w.d(w.C, w.w[0][0][j]))
        .printed((w, p, j) -> biasSum(w, p, j))
        .intended((w, p, j) -> biasSum(w, w.P, j));
    t.all(P, nodes(0), nodes(1))
        .specialCase("(14) line 4", (w, p, i, j) -> w.d(w.C, w.w[0][i][j]))
        .printed((w, p, i, j) -> weightSum(w, p, i, j))
        .intended((w, p, i, j) -> weightSum(w, w.P, i, j));
    everyBias
        .specialCase("(14), weights of the output", (w, j) -> w.d(w.C, w.w[1][j][1]))
        .open((w, j) -> 0);

    pj.specialCase("(15) line 1", hidden)
        .intended((w, p, j) -> w.slopeByA(p, 1, j) * w.w(1, j, 1) * w.residual(p, 1));
    everyBias.specialCase("(15) line 2", bias).printed((w, j) -> biasSum(w, w.P, j));
    ij.specialCase("(15) line 3", weight).printed((w, i, j) -> weightSum(w, w.P, i, j));

    everyBias
        .specialCase("(16) line 1", bias)
        .intended((w, j) -> w.sumP(p -> w.slopeByA(p, 1, j) * w.w(1, j, 1) * w.residual(p, 1)));
    ij.specialCase("(16) line 2", weight)
        .intended(
            (w, i, j) ->
                w.sumP(p -> w.a(p, 0, i) * w.slopeByA(p, 1, j) * w.w(1, j, 1) * w.residual(p, 1)));

    input
        .sentence(
            "before (17), no activation of the inputs",
            (w, p, i) -> w.d(w.z[p][1][1], w.w[0][i][1]))
        .printed((w, p, i) -> w.x(p, i));
    input
        .definition("before (17), x", (w, p, i) -> w.d(w.z[p][1][1], w.w[0][i][1]))
        .printed((w, p, i) -> w.x(p, p))
        .intended((w, p, i) -> w.x(p, i));

    everyBias
        .specialCase("(17) line 1", bias)
        .intended((w, j) -> w.w(1, j, 1) * w.sumP(p -> w.slopeByA(p, 1, j) * w.residual(p, 1)));
    ij.specialCase("(17) line 2", weight)
        .intended(
            (w, i, j) ->
                w.w(1, j, 1) * w.sumP(p -> w.a(p, 0, i) * w.slopeByA(p, 1, j) * w.residual(p, 1)));
  }

  // the right-hand side of (9) line 1
  private static double firstLineOf9(Net w, int l, int p, int nL, int j) {
    return w.fPrime(w.z(p, l + 1, j))
        * w.sum(l + 2, k -> w.w(l + 1, j, k) * w.dcdz(p, nL, l + 2, k));
  }

  private static double firstLineOf10(Net w, int l, int p, int nL, int j) {
    return w.fPrime(w.z(p, l - 1, j)) * w.sum(l, k -> w.w(l - 1, j, k) * w.dcdz(p, nL, l, k));
  }

  private static double biasLineOf10(Net w, int l, int j) {
    return w.sumP(p -> w.sumL(nL -> w.dcdz(p, nL, l - 1, j)));
  }

  private static double weightLineOf10(Net w, int l, int i, int j) {
    return w.sumP(p -> w.a(p, l - 2, i) * w.sumL(nL -> w.dcdz(p, nL, l - 1, j)));
  }

  private static double firstLineOf12(Net w, int l, int p, int j, int k) {
    return w.fPrime(w.z(p, l - 1, j)) * w.w(l - 1, j, k) * w.dcdz(p, l, k);
  }

  private static double secondLineOf13(Net w, int l, int p, int j, int k) {
    return w.slopeByA(p, l - 1, j) * w.w(l - 1, j, k) * w.dcdz(p, l, k);
  }

  private static double biasSum(Net w, int last, int j) {
    return sum(1, last, p -> w.dcdz(p, 1, j));
  }

  private static double weightSum(Net w, int last, int i, int j) {
    return sum(1, last, p -> w.a(p, 0, i) * w.dcdz(p, 1, j));
  }

  // z of node j in layer l by plain numbers, from x on
  private static double forward(Net w, int p, int l, int j) {
    return w.w(l - 1, 0, j)
        + w.sum(l - 1, i -> w.w(l - 1, i, j) * (l == 1 ? w.x(p, i) : w.f(forward(w, p, l - 1, i))));
  }

  // ∂c/∂z of node j in layer l by (9) line 1 alone, from the last layer on
  private static double backward(Net w, int p, int nL, int l, int j) {
    return l == w.L
        ? w.dcdz(p, nL, l, j)
        : w.fPrime(w.z(p, l, j)) * w.sum(l + 1, k -> w.w(l, j, k) * backward(w, p, nL, l + 1, k));
  }

  private static double outputsThatMatter(Net w) {
    return w.sumL(nL -> w.d(w.cp[1], w.h[1][nL]) == 0 ? 0 : 1);
  }

  private static double sigma(double z) {
    return 1 / (1 + exp(-z));
  }

  private static double logLikelihood(double y, double h) {
    return y * log(h) + (1 - y) * log(1 - h);
  }

  private static double logSumExp(Net w, int p) {
    return log(w.sumL(n -> exp(w.z(p, w.L, n))));
  }

  /** n_{l+offset}, the nodes of a layer near l, where l is the first index. */
  private static Index<Net> n(int offset) {
    String letter = offset == 0 ? "n_l" : Text.format("n_{l%+d}", offset);
    return Index.of(letter, (w, outer) -> IntStream.rangeClosed(1, w.N(outer[0] + offset)));
  }

  private static Index<Net> nodes(int layer) {
    return Index.upTo("n_" + layer, w -> w.N(layer));
  }
}
