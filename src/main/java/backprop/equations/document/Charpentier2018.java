package backprop.equations.document;

import static backprop.equations.Formula.sum;
import static backprop.equations.World.value;
import static backprop.equations.document.Charpentier2018World.D;
import static backprop.equations.document.Charpentier2018World.alone;
import static backprop.equations.document.Charpentier2018World.sigma;
import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.max;
import static java.lang.StrictMath.min;
import static java.lang.StrictMath.pow;
import static java.lang.StrictMath.tanh;

import backprop.check.Tape.Node;
import backprop.equations.Document;
import backprop.equations.Formula;
import backprop.equations.Index;
import backprop.equations.Transcript;
import backprop.equations.document.Charpentier2018World.Deep;
import backprop.equations.document.Charpentier2018World.Shallow;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Document 002, Charpentier 2018: "Back-propagation and its derivation", one hidden layer and then
 * D of them in the letters of Hastie, Tibshirani and Friedman. The print writes δ for ∂ throughout;
 * it writes δ for the error of an output and for a value of softmax as well.
 */
final class Charpentier2018 {
  private static final Index<Shallow> I = Index.upTo("i", w -> w.N);
  private static final Index<Shallow> K = Index.upTo("k", w -> w.K);
  private static final Index<Shallow> M = Index.upTo("m", w -> w.M);
  private static final Index<Shallow> P = Index.upTo("l", w -> w.p);
  // the same with the bias as number 0
  private static final Index<Shallow> M0 = Index.from("m", 0, w -> w.M);
  private static final Index<Shallow> P0 = Index.from("l", 0, w -> w.p);
  // two inputs are enough in §3
  private static final Index<Deep> FEW = Index.upTo("i", w -> Math.min(2, w.N));
  private static final Index<Deep> OUTPUTS = Index.upTo("k", w -> w.K);
  // layers d of §3; where d comes first: its nodes m, and the nodes l of layer d − 1 with the bias
  private static final Index<Deep> LAYERS = Index.upTo("d", w -> D);
  private static final Index<Deep> FIRST = Index.upTo("d", w -> 1);
  private static final Index<Deep> LATER = Index.from("d", 2, w -> D);
  private static final Index<Deep> INNER = Index.from("d", 2, w -> D - 1);
  private static final Index<Deep> BELOW_LAST = Index.upTo("d", w -> D - 1);
  private static final Index<Deep> LAST = Index.from("d", D, w -> D);
  private static final Index<Deep> NODES =
      Index.of("m", (w, outer) -> IntStream.rangeClosed(1, w.M(outer[0])));
  private static final Index<Deep> SOURCES =
      Index.of("l", (w, outer) -> IntStream.rangeClosed(0, w.M(outer[0] - 1)));
  private static final Index<Deep> SOURCES_WITHOUT_BIAS =
      Index.of("l", (w, outer) -> IntStream.rangeClosed(1, w.M(outer[0] - 1)));
  private static final Index<Deep> LAST_NODES = Index.upTo("m", w -> w.M(D));
  private static final Index<Deep> LAST_NODES0 = Index.from("m", 0, w -> w.M(D));
  // x < 0, x = 0 and x > 0
  private static final Index<Shallow> SIDE = Index.from("side", -1, w -> 1);

  // what most claims of §2 are about: ∂R_i/∂β_km and ∂R_i/∂α_ml
  private static final Formula.Of3<Shallow> BY_BETA = (w, i, k, m) -> w.d(w.R[i], w.beta[k][m]);
  private static final Formula.Of3<Shallow> BY_ALPHA = (w, i, m, l) -> w.d(w.R[i], w.alpha[m][l]);

  private Charpentier2018() {}

  static Document<Charpentier2018World> document() {
    return Document.of(
        Charpentier2018.class,
        "002",
        "Charpentier 2018",
        Charpentier2018World::new,
        Charpentier2018::transcribe);
  }

  private static void transcribe(Transcript<Charpentier2018World> doc) {
    Transcript<Shallow> own = doc.in(w -> w.own);
    Transcript<Shallow> joint = doc.in(w -> w.joint);
    Transcript<Deep> deep = doc.in(w -> w.deep());
    variables(own.under("§1 "));
    error(own);
    ownOutput(own);
    ownHidden(own);
    jointOutput(joint);
    jointHidden(joint, own);
    descent(own, joint);
    deepVariables(deep, own);
    deepGradients(deep, doc.in(w -> w.deepJoint()), own);
    deepDescent(deep);
    smoothActivations(own.under("§4 "));
    kinkedActivations(own.under("§4 "));
  }

  private static void variables(Transcript<Shallow> t) {
    var im = t.all(I, M);
    var ik = t.all(I, K);
    t.with("σ the sigmoid, g_k the sigmoid for odd k and tanh for even k");
    t.sentence("X", Charpentier2018::inputsOfANode).printed(w -> w.N).intended(w -> w.p);
    im.definition("Z_m", (w, i, m) -> w.z(i, m))
        .printed((w, i, m) -> w.sigma(w.alpha(m, 0) + sum(1, w.p, l -> w.alpha(m, l) * w.x(i, l))));
    im.definition("Z", (w, i, m) -> w.z(i, m))
        .printed((w, i, m) -> w.z(i, m == 2 ? 1 : m))
        .intended((w, i, m) -> w.sigma(w.alphaTx(m, i)));
    ik.definition("T_k", (w, i, k) -> sum(0, w.M, m -> w.beta(k, m) * w.d(w.t[i][k], w.beta[k][m])))
        .printed((w, i, k) -> w.beta(k, 0) + sum(1, w.M, m -> w.beta(k, m) * w.z(i, m)));
    t.all(I, K, M)
        .sentence("β_k", (w, i, k, m) -> w.d(w.t[i][k], w.z[i][m]))
        .printed((w, i, k, m) -> w.beta(k, m));
    ik.sentence("β_0k", (w, i, k) -> w.d(w.t[i][k], w.beta[k][0])).printed((w, i, k) -> 1);
    t.all(I, M, P)
        .sentence("α_m", (w, i, m, l) -> w.d(w.z[i][m], w.x[i][l]))
        .printed((w, i, m, l) -> w.slope(m, i) * w.alpha(m, l));
    im.sentence("α_0m", (w, i, m) -> w.d(w.z[i][m], w.alpha[m][0]))
        .printed((w, i, m) -> w.slope(m, i));
  }

  private static void error(Transcript<Shallow> t) {
    t.all(I, K)
        .definition("§2 β_k", (w, i, k) -> w.t(i, k))
        .printed((w, i, k) -> sum(0, w.M, m -> w.beta(k, m) * w.z(i, m)));

    t.all(I, M)
        .definition("§2 α_m", (w, i, m) -> w.z(i, m))
        .printed((w, i, m) -> w.sigma(sum(0, w.p, l -> w.alpha(m, l) * w.x(i, l))));

    t.definition("(1)", w -> w.sumK(k -> sum(1, w.N, i -> pow(w.d(w.RTheta, w.f[i][k]), 2))) / 4)
        .printed(w -> w.sumK(k -> sum(1, w.N, i -> pow(w.y(i, k) - w.f(i, k), 2))));

    t.all(I)
        .definition("(2)", (w, i) -> w.sumK(k -> pow(w.d(w.RTheta, w.f[i][k]), 2)) / 4)
        .printed((w, i) -> w.sumK(k -> pow(w.y(i, k) - w.f(i, k), 2)));

    t.definition("(3)", w -> w.RTheta.value()).printed(w -> sum(1, w.N, i -> w.R(i)));

    t.all(K, M0)
        .gradient("§2, for each input", (w, k, m) -> w.d(w.RTheta, w.beta[k][m]))
        .printed((w, k, m) -> sum(1, w.N, i -> w.d(w.R[i], w.beta[k][m])));

    t.all(I, K, M0)
        .line("§2, using 2", BY_BETA)
        .printed((w, i, k, m) -> w.sumK(l -> w.d(w.residual[i][l], w.beta[k][m])))
        .corrected((w, i, k, m) -> w.sumK(l -> w.d(w.residual[i][l].square(), w.beta[k][m])));
  }

  private static void ownOutput(Transcript<Shallow> t) {
    var ikm = t.all(I, K, M0);
    var ikmn = t.all(I, K, M0, M0.as("n"));
    t.all(I, K, K.as("l"))
        .definition("§2.1 f_k", (w, i, k, l) -> w.d(w.f[i][k], w.t[i][l]))
        .printed((w, i, k, l) -> k == l ? w.gPrime(k, w.t(i, k)) : 0);
    ikm.definition("§2.1 t_ik", (w, i, k, m) -> w.d(w.t[i][k], w.beta[k][m]))
        .printed((w, i, k, m) -> w.z(i, m));
    t.all(K, K.as("l"), M0)
        .sentence("§2.1, own weights only", (w, k, l, m) -> matters(w.d(w.f[1][k], w.beta[l][m])))
        .printed((w, k, l, m) -> k == l ? 1 : 0);

    ikm.line("§2.1 β line 1", BY_BETA).printed((w, i, k, m) -> w.d(w.squares[i], w.beta[k][m]));
    lineWithoutBrackets(t, "§2.1 β line 2");
    ikm.line("§2.1 β line 3", BY_BETA)
        .printed((w, i, k, m) -> w.weighted(i, l -> w.d(w.f[i][l], w.beta[k][m])));
    ikmn.line("§2.1 β line 4", (w, i, k, m, n) -> w.d(w.R[i], w.beta[k][m]))
        .printed(
            (w, i, k, m, n) ->
                w.weighted(i, l -> w.d(w.f[i][l], w.beta[k][n]) * w.d(w.t[i][l], w.beta[k][m])))
        .intended(
            (w, i, k, m, n) ->
                w.weighted(i, l -> w.d(w.f[i][l], w.t[i][l]) * w.d(w.t[i][l], w.beta[k][m])));
    ikmn.line("§2.1 β line 5", (w, i, k, m, n) -> w.d(w.R[i], w.beta[k][m]))
        .printed(
            (w, i, k, m, n) -> -2 * w.residual(i, k) * w.d(w.f[i][k], w.beta[k][n]) * w.z(i, m))
        .intended((w, i, k, m, n) -> -2 * w.residual(i, k) * w.d(w.f[i][k], w.t[i][k]) * w.z(i, m));

    t.all(I, K, M0.as("n"))
        .derivative("§2.1 g_k'", (w, i, k, n) -> w.d(w.f[i][k], w.beta[k][n]))
        .printed((w, i, k, n) -> w.gPrime(k, w.betaTz(k, i)))
        .corrected((w, i, k, n) -> w.gPrime(k, w.betaTz(k, i)) * w.z(i, n));

    ikm.gradient("(4)", BY_BETA)
        .printed((w, i, k, m) -> -2 * w.residual(i, k) * w.gPrime(k, w.betaTz(k, i)) * w.z(i, m));
    t.all(I, K)
        .sentence("(4), the biases", (w, i, k) -> w.d(w.R[i], w.beta[k][0]))
        .printed((w, i, k) -> -2 * w.residual(i, k) * w.gPrime(k, w.t(i, k)));
  }

  // the same line of §2.1 and §2.2
  private static void lineWithoutBrackets(Transcript<Shallow> t, String label) {
    t.all(I, K, M0)
        .line(label, BY_BETA)
        .intended(
            (w, i, k, m) ->
                w.sumK(l -> 2 * w.residual(i, l) * w.d(w.residual[i][l], w.beta[k][m])));
  }

  private static void ownHidden(Transcript<Shallow> t) {
    var im = t.all(I, M);
    var iml = t.all(I, M, P0);
    var ikm = t.all(I, K, M);
    im.definition("§2.1 z_im", (w, i, m) -> w.z(i, m))
        .printed((w, i, m) -> w.sigma(w.alphaTx(m, i)));
    iml.definition("§2.1 x_i", (w, i, m, l) -> w.d(w.z[i][m], w.alpha[m][l]))
        .printed((w, i, m, l) -> w.slope(m, i) * w.x(i, l));

    iml.line("§2.1 α line 1", BY_ALPHA)
        .printed((w, i, m, l) -> ownSum(w, i, k -> w.d(w.t[i][k], w.alpha[m][l])));
    iml.line("§2.1 α line 2", BY_ALPHA)
        .printed((w, i, m, l) -> ownSum(w, i, k -> w.beta(k, m) * w.d(w.z[i][m], w.alpha[m][l])));
    iml.line("§2.1 α line 3", BY_ALPHA)
        .printed((w, i, m, l) -> ownSum(w, i, k -> w.beta(k, m) * dSigma(w, i, m, l)));
    iml.line("§2.1 α line 4", BY_ALPHA)
        .printed(
            (w, i, m, l) -> ownSum(w, i, k -> w.beta(k, m) * w.slope(m, i) * dAlphaTx(w, i, m, l)));
    Formula.Of3<Shallow> five =
        (w, i, m, l) -> ownSum(w, i, k -> w.beta(k, m) * w.slope(m, i) * w.x(i, l));
    iml.line("§2.1 α line 5", BY_ALPHA).printed(five);
    iml.gradient("(5)", BY_ALPHA).printed(five);

    ikm.gradient("(6)", BY_BETA)
        .printed((w, i, k, m) -> delta(w, k, m) * w.z(i, m))
        .intended((w, i, k, m) -> delta(w, k, i) * w.z(i, m));
    ikm.delta("(6) δ", (w, i, k, m) -> w.d(w.R[i], w.t[i][k]))
        .printed((w, i, k, m) -> delta(w, k, m))
        .intended((w, i, k, m) -> delta(w, k, i));

    iml.gradient("(7)", BY_ALPHA)
        .printed(
            (w, i, m, l) -> w.sumK(k -> delta(w, k, i) * w.beta(k, m) * w.slope(m, i) * w.x(i, l)));
    im.sentence("(7), the biases", (w, i, m) -> w.d(w.R[i], w.alpha[m][0]))
        .printed((w, i, m) -> w.sumK(k -> delta(w, k, i) * w.beta(k, m)) * w.slope(m, i));
  }

  private static void jointOutput(Transcript<Shallow> t) {
    var ikm = t.all(I, K, M0);
    var ikmn = t.all(I, K, M0, M0.as("n"));
    t.with("σ the sigmoid, g_k(t) = e^(t_k/k) / (1 + Σ_l e^(t_l/l))");
    t.all(I, K, K.as("l"), M0)
        .definition("§2.2 f_k", (w, i, k, l, m) -> w.d(w.f[i][k], w.beta[l][m]))
        .printed((w, i, k, l, m) -> w.gPrime(k, l, i) * w.z(i, m));
    t.all(K, K.as("l"), M0)
        .sentence("§2.2, all weights", (w, k, l, m) -> matters(w.d(w.f[1][k], w.beta[l][m])))
        .printed((w, k, l, m) -> 1);

    Formula.Of4<Shallow> truthForEntries = // of a vector: n does not matter
        (w, i, k, m, n) -> w.d(w.R[i], w.beta[k][m]);
    ikm.line("§2.2 β line 1", BY_BETA).printed((w, i, k, m) -> w.d(w.squares[i], w.beta[k][m]));
    lineWithoutBrackets(t, "§2.2 β line 2");
    ikm.line("§2.2 β line 3", BY_BETA)
        .printed((w, i, k, m) -> w.weighted(i, l -> w.d(w.f[i][l], w.beta[k][m])));
    ikmn.line("§2.2 β line 4", truthForEntries)
        .printed(
            (w, i, k, m, n) ->
                w.weighted(i, l -> w.d(w.f[i][l], w.beta[k][n]) * w.d(w.t[i][k], w.beta[k][m])))
        .intended(
            (w, i, k, m, n) ->
                w.weighted(i, l -> w.d(w.f[i][l], w.t[i][k]) * w.d(w.t[i][k], w.beta[k][m])));
    ikmn.line("§2.2 β line 5", truthForEntries)
        .printed(
            (w, i, k, m, n) ->
                -2 * w.sumK(l -> w.residual(i, k) * w.d(w.f[i][l], w.beta[k][n]) * w.z(i, m)))
        .intended((w, i, k, m, n) -> w.weighted(i, l -> w.d(w.f[i][l], w.t[i][k]) * w.z(i, m)));
    ikm.line("§2.2 β line 5, the residual", BY_BETA)
        .printed((w, i, k, m) -> -2 * w.sumK(l -> w.residual(i, k) * w.gPrime(l, k, i) * w.z(i, m)))
        .intended((w, i, k, m) -> w.weighted(i, l -> w.gPrime(l, k, i) * w.z(i, m)));

    t.all(I, K.as("l"), K, M0.as("n"))
        .derivative("§2.2 g_l'", (w, i, l, k, n) -> w.d(w.f[i][l], w.beta[k][n]))
        .printed((w, i, l, k, n) -> w.gPrime(l, k, i))
        .corrected((w, i, l, k, n) -> w.gPrime(l, k, i) * w.z(i, n));
    t.all(I, K.as("l"), K)
        .derivative("§2.2 g_l', its argument", (w, i, l, k) -> w.gPrime(l, k, i))
        .open((w, i, l, k) -> w.derivative(s -> alone(l, k, w.K, s), w.betaTz(k, i)));

    ikm.gradient("(8)", BY_BETA)
        .printed((w, i, k, m) -> w.weighted(i, l -> w.gPrime(l, k, i) * w.z(i, m)));
    t.all(I, K)
        .sentence("(8), the biases", (w, i, k) -> w.d(w.R[i], w.beta[k][0]))
        .printed((w, i, k) -> w.weighted(i, l -> w.gPrime(l, k, i)));
  }

  private static void jointHidden(Transcript<Shallow> t, Transcript<Shallow> own) {
    var iml = t.all(I, M, P0);
    var ikm = t.all(I, K, M);
    iml.definition("§2.2 z_im", (w, i, m, l) -> w.d(w.z[i][m], w.alpha[m][l]))
        .printed((w, i, m, l) -> dSigma(w, i, m, l));

    iml.line("§2.2 α line 1", BY_ALPHA)
        .printed((w, i, m, l) -> w.weighted(i, j -> w.d(w.f[i][j], w.alpha[m][l])));
    iml.line("§2.2 α line 2", BY_ALPHA)
        .printed((w, i, m, l) -> jointSum(w, i, k -> w.beta(k, m) * w.d(w.z[i][m], w.alpha[m][l])));
    iml.line("§2.2 α line 3", BY_ALPHA)
        .printed((w, i, m, l) -> jointSum(w, i, k -> w.beta(k, m) * dSigma(w, i, m, l)));
    iml.line("§2.2 α line 4", BY_ALPHA)
        .printed(
            (w, i, m, l) ->
                jointSum(w, i, k -> w.beta(k, m) * w.slope(m, i) * dAlphaTx(w, i, m, l)));
    iml.line("§2.2 α line 5", BY_ALPHA)
        .printed((w, i, m, l) -> jointSum(w, i, k -> w.beta(k, m) * w.slope(m, i) * w.x(i, l)));
    iml.line("§2.2 α line 6", BY_ALPHA).printed((w, i, m, l) -> doubleSum(w, i, m, l));

    t.all(I, K.as("j"), M, P0)
        .gradient("(9)", (w, i, j, m, l) -> w.d(w.R[i], w.alpha[m][l]))
        .printed(
            (w, left, j, m, l) ->
                -2
                    * w.sumK(
                        k ->
                            w.sumK(
                                i ->
                                    w.residual(i, j)
                                        * w.gPrime(j, k, i)
                                        * w.beta(k, m)
                                        * w.slope(m, i)
                                        * w.x(i, l))))
        .intended((w, i, j, m, l) -> doubleSum(w, i, m, l));

    ikm.gradient("(10)", BY_BETA)
        .printed((w, i, k, m) -> jointDelta(w, k, m) * w.z(i, m))
        .intended((w, i, k, m) -> jointDelta(w, k, i) * w.z(i, m));
    ikm.delta("(10) δ", (w, i, k, m) -> w.d(w.R[i], w.t[i][k]))
        .printed((w, i, k, m) -> jointDelta(w, k, m))
        .intended((w, i, k, m) -> jointDelta(w, k, i));

    iml.gradient("(11)", BY_ALPHA)
        .printed(
            (w, i, m, l) ->
                w.sumK(k -> jointDelta(w, k, i) * w.beta(k, m) * w.slope(m, i) * w.x(i, l)));
    iml.sentence("(11), the same equation", BY_ALPHA)
        .printed(
            (w, i, m, l) ->
                w.sumK(k -> w.d(w.R[i], w.t[i][k]) * w.beta(k, m) * w.slope(m, i) * w.x(i, l)));
    own.all(I, K)
        .sentence("(11), the difference", (w, i, k) -> w.d(w.R[i], w.t[i][k]))
        .printed((w, i, k) -> w.weighted(i, l -> w.d(w.f[i][l], w.t[i][k])));
  }

  private static void descent(Transcript<Shallow> t, Transcript<Shallow> joint) {
    var km = t.all(K, M0);
    var ml = t.all(M, P0);
    km.update("(12)", (w, k, m) -> w.beta(k, m) - w.gamma() * w.d(w.RTheta, w.beta[k][m]))
        .printed(
            (w, k, m) -> w.beta(k, m) - w.gamma() * sum(1, w.N, i -> delta(w, k, i) * w.z(i, m)));

    ml.update("(13)", (w, m, l) -> w.alpha(m, l) - w.gamma() * w.d(w.RTheta, w.alpha[m][l]))
        .printed(
            (w, m, l) -> w.alpha(m, l) - w.gamma() * sum(1, w.N, i -> w.d(w.R[i], w.alpha[m][l])));
    joint
        .all(K, M0)
        .sentence(
            "§2.3, the same way for both",
            (w, k, m) -> w.beta(k, m) - w.gamma() * w.d(w.RTheta, w.beta[k][m]))
        .printed(
            (w, k, m) ->
                w.beta(k, m) - w.gamma() * sum(1, w.N, i -> jointDelta(w, k, i) * w.z(i, m)));
    ml.sentence(
            "(13), order of the updates",
            (w, m, l) -> w.alpha(m, l) - w.gamma() * w.d(w.RTheta, w.alpha[m][l]))
        .printed((w, m, l) -> w.alpha(m, l) + changeOfAlpha(w, m, l));
  }

  private static void deepVariables(Transcript<Deep> t, Transcript<Shallow> own) {
    var dim = t.all(LAYERS, FEW, NODES);
    var ik = t.all(FEW, OUTPUTS);
    t.with(
        "σ^(d) the sigmoid for odd d, log(1 + e^x) for even d; g_k the sigmoid for odd k, tanh for"
            + " even k");
    own.sentence("§3 X", Charpentier2018::inputsOfANode).printed(w -> w.N).intended(w -> w.p);

    t.all(FIRST, FEW, NODES)
        .definition("§3 Z_m^(d), d = 1", (w, d, i, m) -> w.z(d, i, m))
        .printed((w, d, i, m) -> w.sigma(1, biased(w, d, i, m, 0)));
    t.all(LATER, FEW, NODES)
        .definition("§3 Z_m^(d), d > 1", (w, d, i, m) -> w.z(d, i, m))
        .printed((w, d, i, m) -> w.sigma(d, biased(w, d, i, m, 0)))
        .corrected((w, d, i, m) -> w.sigma(d, biased(w, d, i, m, d - 1)));
    dim.definition("§3 Z_m^(d), σ", (w, d, i, m) -> w.z(d, i, m))
        .printed((w, d, i, m) -> w.sigma(1, biased(w, d, i, m, d - 1)))
        .intended((w, d, i, m) -> w.sigma(d, biased(w, d, i, m, d - 1)));
    dim.definition("§3 Z_m^(d), bias", (w, d, i, m) -> w.sum[d][i][m].value())
        .printed((w, d, i, m) -> w.alpha(d, m, 0) + w.alphaTz(d, m, i))
        .intended((w, d, i, m) -> w.alphaTz(d, m, i));
    dim.definition("§3 Z^(d)", (w, d, i, m) -> w.z(d, i, m))
        .printed((w, d, i, m) -> w.z(d, i, m == 2 ? 1 : m))
        .intended((w, d, i, m) -> w.sigma(d, w.alphaTz(d, m, i)));
    ik.definition("§3 T_k", (w, i, k) -> w.t(i, k))
        .printed((w, i, k) -> w.beta(k, 0) + betaTz(w, k, i, 1))
        .intended((w, i, k) -> w.beta(k, 0) + betaTz(w, k, i, D));
    ik.definition("§3 T_k, bias", (w, i, k) -> w.t(i, k))
        .printed((w, i, k) -> w.beta(k, 0) + w.beta(k, 0) + betaTz(w, k, i, D))
        .intended((w, i, k) -> w.beta(k, 0) + betaTz(w, k, i, D));
    t.all(FEW, OUTPUTS, LAST_NODES)
        .sentence("§3 β_k", (w, i, k, m) -> w.d(w.t[i][k], w.z[D][i][m]))
        .printed((w, i, k, m) -> w.beta(k, m));
    ik.sentence("§3 β_0k", (w, i, k) -> w.d(w.t[i][k], w.beta[k][0])).printed((w, i, k) -> 1);
    t.all(LAYERS)
        .definition("§3 α_m^(d), its entries", (w, d) -> w.z[d - 1][1].length - 1)
        .printed((w, d) -> w.p)
        .corrected((w, d) -> w.M(d - 1));
    t.all(LAYERS, FEW, NODES, SOURCES_WITHOUT_BIAS)
        .sentence("§3 α_m^(d)", (w, d, i, m, l) -> w.d(w.sum[d][i][m], w.z[d - 1][i][l]))
        .printed((w, d, i, m, l) -> w.alpha(d, m, l));
    dim.sentence("§3 α_0m^(d)", (w, d, i, m) -> w.d(w.sum[d][i][m], w.alpha[d][m][0]))
        .printed((w, d, i, m) -> 1);
  }

  private static void deepGradients(
      Transcript<Deep> t, Transcript<Deep> joint, Transcript<Shallow> own) {
    var ikm = t.all(FEW, OUTPUTS, LAST_NODES0);
    var last = t.all(LAST, FEW, NODES, SOURCES);
    var iml = own.all(I, M, P0);
    var first = t.all(FIRST, FEW, NODES, SOURCES);
    ikm.gradient("(14)", (w, i, k, m) -> w.d(w.R[i], w.beta[k][m]))
        .printed((w, i, k, m) -> deepDelta(w, k, i) * w.z(D, i, m));
    joint
        .all(FEW, OUTPUTS, LAST_NODES0)
        .sentence("(14), the same as before", (w, i, k, m) -> w.d(w.R[i], w.beta[k][m]))
        .printed((w, i, k, m) -> w.weighted(i, l -> w.d(w.f[i][l], w.t[i][k])) * w.z(D, i, m));

    last.gradient("(15)", (w, d, i, m, l) -> w.d(w.R[i], w.alpha[D][m][l]))
        .printed(
            (w, d, i, m, l) ->
                w.sumK(
                    k -> deepDelta(w, k, i) * w.beta(k, m) * w.slope(D, m, i) * w.z(D - 1, i, l)));
    iml.specialCase("(15), D = 1", BY_ALPHA)
        .intended(
            (w, i, m, l) -> w.sumK(k -> delta(w, k, i) * w.beta(k, m)) * w.slope(m, i) * w.x(i, l));

    last.gradient("(16)", (w, d, i, m, l) -> w.d(w.R[i], w.alpha[D][m][l]))
        .printed((w, d, i, m, l) -> lastS(w, m, i) * w.z(D - 1, i, l));
    t.all(LAST, FEW, NODES)
        .delta("(16) s", (w, d, i, m) -> w.d(w.R[i], w.sum[D][i][m]))
        .printed((w, d, i, m) -> lastS(w, m, i));
    iml.sentence("§3, before (17)", BY_ALPHA)
        .intended((w, i, m, l) -> w.d(w.R[i], w.z[i][m]) * w.d(w.z[i][m], w.alpha[m][l]));

    t.all(INNER, FEW, NODES, SOURCES)
        .recursion("(17)", (w, d, i, m, l) -> w.d(w.R[i], w.alpha[d][m][l]))
        .printed(
            (w, d, i, m, l) ->
                sum(1, w.M(d + 1), k -> s(w, d + 1, k, i) * w.alpha(d + 1, k, m))
                    * w.slope(d, m, i)
                    * w.z(d - 1, i, l));
    t.all(LATER, FEW, NODES, SOURCES)
        .definition("(17) s", (w, d, i, k, l) -> w.d(w.R[i], w.sum[d][i][k]))
        .printed((w, d, i, k, l) -> w.d(w.R[i], w.alpha[d][k][l]) / w.z(d - 1, i, l));
    own.definition("(17) s, z = 0", w -> new Silent(w).truth())
        .printed(w -> new Silent(w).quotient())
        .corrected(w -> new Silent(w).s());
    t.all(LATER, FEW, NODES)
        .sentence("(17), from D−1 to 2", (w, d, i, m) -> w.d(w.R[i], w.sum[d][i][m]))
        .printed((w, d, i, m) -> backwards(w, d, m, i));

    first
        .recursion("(18)", (w, d, i, m, l) -> w.d(w.R[i], w.alpha[1][m][l]))
        .printed(
            (w, d, i, m, l) ->
                sum(1, w.M(2), k -> s(w, 2, k, i) * w.alpha(2, k, m))
                    * w.slope(1, m, i)
                    * w.x(i, l));
    first
        .sentence("(18), last variable", (w, d, i, m, l) -> w.d(w.R[i], w.alpha[1][m][l]))
        .printed(
            (w, d, i, m, l) ->
                sum(1, w.M(2), k -> s(w, 2, k, i) * w.alpha(2, k, m))
                    * w.sigmaPrime(1, sum(0, w.p, n -> w.alpha(1, m, n) * w.x(i, n)))
                    * w.x(i, l));
    t.all(BELOW_LAST, FEW, NODES, SOURCES)
        .sentence("(17), its layers", (w, d, i, m, l) -> w.d(w.R[i], w.alpha[d][m][l]))
        .printed((w, d, i, m, l) -> backwards(w, d, m, i) * w.z(d - 1, i, l));
    t.all(FIRST, FEW, NODES)
        .sentence("(18), (σ^(1))'", (w, d, i, m) -> w.d(w.z[1][i][m], w.sum[1][i][m]))
        .printed((w, d, i, m) -> w.sigma(1, w.alphaTz(1, m, i)))
        .intended((w, d, i, m) -> w.z(1, i, m) * (1 - w.z(1, i, m)));
  }

  private static void deepDescent(Transcript<Deep> t) {
    t.all(OUTPUTS, LAST_NODES0)
        .update(
            "§3 update of β_km",
            (w, k, m) -> w.beta(k, m) - w.gamma() * w.d(w.RTheta, w.beta[k][m]))
        .printed(
            (w, k, m) ->
                w.beta(k, m) - w.gamma() * sum(1, w.N, i -> deepDelta(w, k, i) * w.z(D, i, m)));

    t.all(LAYERS, NODES, SOURCES)
        .update(
            "§3 update of α_ml^(d)",
            (w, d, m, l) -> w.alpha(d, m, l) - w.gamma() * w.d(w.RTheta, w.alpha[d][m][l]))
        .printed(
            (w, d, m, l) ->
                w.alpha(d, m, l) - w.gamma() * sum(1, w.N, i -> w.d(w.R[i], w.alpha[d][m][l])));
  }

  private static void smoothActivations(Transcript<Shallow> t) {
    var side = t.all(SIDE);
    var ik = t.all(I, K);
    t.with("");
    side.definition("sigmoid", (w, n) -> (1 + tanh(at(w, n) / 2)) / 2)
        .printed((w, n) -> 1 / (1 + exp(-at(w, n))));
    side.derivative(
            "sigmoid'", (w, n) -> w.derivative(x -> x.negate().exp().plus(1).pow(-1), at(w, n)))
        .printed((w, n) -> sigmoid(at(w, n)) * (1 - sigmoid(at(w, n))));
    side.definition("tanh", (w, n) -> tanh(at(w, n)))
        .printed((w, n) -> (exp(at(w, n)) - exp(-at(w, n))) / (exp(at(w, n)) + exp(-at(w, n))));
    side.derivative(
            "tanh'",
            (w, n) ->
                w.derivative(
                    x -> x.exp().minus(x.negate().exp()).divide(x.exp().plus(x.negate().exp())),
                    at(w, n)))
        .printed((w, n) -> 1 - pow(tanh(at(w, n)), 2));
    ik.definition("softmax", (w, i, k) -> 1 / w.sumK(l -> exp(w.t(i, l) - w.t(i, k))))
        .intended((w, i, k) -> exp(w.t(i, k)) / w.sumK(l -> exp(w.t(i, l))));
    ik.definition("softmax, δ_k", (w, i, k) -> 1 / w.sumK(l -> exp(w.t(i, l) - w.t(i, k))))
        .printed(
            (w, i, k) -> -2 * w.sumK(l -> (w.y(i, l) - softmax(w, i, l)) * dSoftmax(w, i, l, k)))
        .intended((w, i, k) -> softmax(w, i, k));
    t.all(I, K, K.as("l"))
        .derivative("softmax', k ≠ l", (w, i, k, l) -> k == l ? 0 : dSoftmax(w, i, k, l))
        .printed((w, i, k, l) -> k == l ? 0 : -softmax(w, i, k) * softmax(w, i, l));
    ik.derivative("softmax', k = l", (w, i, k) -> dSoftmax(w, i, k, k))
        .printed((w, i, k) -> softmax(w, i, k) * (1 - softmax(w, i, k)));
  }

  private static void kinkedActivations(Transcript<Shallow> t) {
    var side = t.all(SIDE);
    side.definition("ReLU", (w, n) -> max(0, at(w, n)))
        .printed((w, n) -> at(w, n) <= 0 ? 0 : at(w, n));
    t.derivative("ReLU', x < 0", w -> w.derivative(x -> x.relu(0), left(w))).printed(w -> 0);
    t.derivative("ReLU', x > 0", w -> w.derivative(x -> x.relu(0), right(w))).printed(w -> 1);
    t.derivative("ReLU', x = 0", w -> w.slopeOnLeft(x -> x.relu(0), 0))
        .open(w -> w.slopeOnRight(x -> x.relu(0), 0));

    side.definition("leaky ReLU", (w, n) -> max(w.leak() * at(w, n), at(w, n)))
        .printed((w, n) -> at(w, n) <= 0 ? w.leak() * at(w, n) : at(w, n));
    t.sentence("leaky ReLU, the letter α", w -> w.derivative(leaky(w.leak()), left(w)))
        .printed(w -> w.alpha(1, 1))
        .intended(w -> (w.leak() * left(w)) / left(w));
    t.sentence("leaky ReLU, α", w -> w.derivative(leaky(w.leak()), left(w)))
        .open(w -> w.derivative(leaky(-w.leak()), left(w)));
    t.derivative("leaky ReLU', x < 0", w -> w.derivative(leaky(w.leak()), left(w)))
        .printed(w -> w.leak());
    t.derivative("leaky ReLU', x > 0", w -> w.derivative(leaky(w.leak()), right(w)))
        .printed(w -> 1);
    t.derivative("leaky ReLU', x = 0", w -> w.slopeOnLeft(leaky(w.leak()), 0))
        .open(w -> w.slopeOnRight(leaky(w.leak()), 0));

    side.definition("ELU", (w, n) -> max(0, at(w, n)) + min(0, w.leak() * (exp(at(w, n)) - 1)))
        .printed((w, n) -> at(w, n) <= 0 ? w.leak() * (exp(at(w, n)) - 1) : at(w, n));
    t.sentence("ELU, α", w -> value(elu(w.leak()), left(w)))
        .open(w -> value(elu(-w.leak()), left(w)));
    t.derivative("ELU', x < 0", w -> w.derivative(elu(w.leak()), left(w)))
        .printed(w -> w.leak() * (exp(left(w)) - 1) + w.leak());
    t.derivative("ELU', x > 0", w -> w.derivative(elu(w.leak()), right(w))).printed(w -> 1);
    t.derivative("ELU', x = 0", w -> w.slopeOnLeft(elu(w.leak()), 0))
        .open(w -> w.slopeOnRight(elu(w.leak()), 0));
    t.specialCase("ELU', x = 0 and α = 1", w -> w.slopeOnRight(elu(1), 0))
        .printed(w -> value(elu(1), 0) + 1);
  }

  // α_m^T x_i where α_ml is a
  private static Node alphaTx(Shallow w, int m, int i, int l, Node a) {
    return a.minus(w.alpha(m, l)).times(w.x(i, l)).plus(w.alphaTx(m, i));
  }

  // ∂(α_m^T x_i) / ∂α_ml
  private static double dAlphaTx(Shallow w, int i, int m, int l) {
    return w.derivative(a -> alphaTx(w, m, i, l, a), w.alpha(m, l));
  }

  // ∂σ(α_m^T x_i) / ∂α_ml
  private static double dSigma(Shallow w, int i, int m, int l) {
    return w.derivative(a -> sigma(1).apply(alphaTx(w, m, i, l, a)), w.alpha(m, l));
  }

  // −2 Σ_k (y_ik − f_k(x_i)) g_k'(β_k^T z_i) · factor
  private static double ownSum(Shallow w, int i, IntToDoubleFunction factor) {
    return w.weighted(i, k -> w.gPrime(k, w.betaTz(k, i)) * factor.applyAsDouble(k));
  }

  // −2 Σ_j (y_ij − f_j(x_i)) Σ_k g_j'(β_k^T z_i) · factor
  private static double jointSum(Shallow w, int i, IntToDoubleFunction factor) {
    return w.weighted(i, j -> w.sumK(k -> w.gPrime(j, k, i) * factor.applyAsDouble(k)));
  }

  // δ_ki of (6)
  private static double delta(Shallow w, int k, int i) {
    return -2 * w.residual(i, k) * w.gPrime(k, w.betaTz(k, i));
  }

  // δ_ki of (10)
  private static double jointDelta(Shallow w, int k, int i) {
    return w.weighted(i, l -> w.gPrime(l, k, i));
  }

  // line 6 of the derivative by α_ml in §2.2
  private static double doubleSum(Shallow w, int i, int m, int l) {
    return -2
        * w.sumK(
            k ->
                w.sumK(
                    j ->
                        w.residual(i, j)
                            * w.gPrime(j, k, i)
                            * w.beta(k, m)
                            * w.slope(m, i)
                            * w.x(i, l)));
  }

  // (13) less α_ml
  private static double changeOfAlpha(Shallow w, int m, int l) {
    return -w.gamma()
        * sum(1, w.N, i -> w.sumK(k -> delta(w, k, i) * w.beta(k, m) * w.slope(m, i) * w.x(i, l)));
  }

  // α_0m^(d) + α_m^(d)T Z^(from), of as many nodes as both have
  private static double biased(Deep w, int d, int i, int m, int from) {
    int last = Math.min(w.M(d - 1), w.M(from));
    return w.alpha(d, m, 0) + sum(1, last, l -> w.alpha(d, m, l) * w.z(from, i, l));
  }

  // β_k^T Z^(d) without the bias
  private static double betaTz(Deep w, int k, int i, int d) {
    return sum(1, w.M(D), m -> w.beta(k, m) * w.z(d, i, m));
  }

  // δ_ki of (6) in §3
  private static double deepDelta(Deep w, int k, int i) {
    return -2 * w.residual(i, k) * w.gPrime(k, w.t(i, k));
  }

  // s_mi^(D) after (16)
  private static double lastS(Deep w, int m, int i) {
    return w.sumK(k -> deepDelta(w, k, i) * w.beta(k, m)) * w.slope(D, m, i);
  }

  // s_ki^(d) after (17), by the bias
  private static double s(Deep w, int d, int k, int i) {
    return w.d(w.R[i], w.alpha[d][k][0]) / w.z(d - 1, i, 0);
  }

  // s_mi^(d) from s^(D) on, by the sum in (17) alone
  private static double backwards(Deep w, int d, int m, int i) {
    if (d == D) {
      return lastS(w, m, i);
    }
    return sum(1, w.M(d + 1), k -> backwards(w, d + 1, k, i) * w.alpha(d + 1, k, m))
        * w.slope(d, m, i);
  }

  // how many entries of an input a hidden node depends on
  private static double inputsOfANode(Shallow w) {
    return sum(1, w.p, l -> matters(w.d(w.z[1][1], w.x[1][l])));
  }

  private static double matters(double derivative) {
    return derivative == 0 ? 0 : 1;
  }

  // a node behind a ReLU that is switched off: z = 0
  private static final class Silent {
    private final Shallow w;
    private final Node z;
    private final Node sum;
    private final Node R;

    Silent(Shallow w) {
      this.w = w;
      z = w.x[1][1].square().negate().relu(0);
      sum = w.alpha[1][0].plus(w.alpha[1][1].times(z));
      R = w.y[1][1].minus(w.beta[1][1].times(sum.sigmoid())).square();
    }

    double truth() {
      return w.d(R, sum);
    }

    double quotient() {
      return w.d(R, w.alpha[1][1]) / z.value();
    }

    double s() {
      double out = w.sigma(w.alpha(1, 0));
      return -2 * (w.y(1, 1) - w.beta(1, 1) * out) * w.beta(1, 1) * w.sigmaPrime(1, w.alpha(1, 0));
    }
  }

  // e^{t_ik} / Σ_l e^{t_il}
  private static double softmax(Shallow w, int i, int k) {
    return exp(w.t(i, k)) / w.sumK(l -> exp(w.t(i, l)));
  }

  // its derivative by t_il
  private static double dSoftmax(Shallow w, int i, int k, int l) {
    double others = w.sumK(n -> n == l ? 0 : exp(w.t(i, n)));
    return w.derivative(
        t -> (k == l ? t.exp() : t.times(0).plus(exp(w.t(i, k)))).divide(t.exp().plus(others)),
        w.t(i, l));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + exp(-x));
  }

  private static UnaryOperator<Node> leaky(double alpha) {
    return x -> x.ifPositive(x, x.times(alpha));
  }

  private static UnaryOperator<Node> elu(double alpha) {
    return x -> x.ifPositive(x, x.exp().minus(1).times(alpha));
  }

  // x < 0, x = 0, x > 0 for −1, 0, 1
  private static double at(Shallow w, int side) {
    return side * Math.abs(w.x(1, 1));
  }

  private static double left(Shallow w) {
    return at(w, -1);
  }

  private static double right(Shallow w) {
    return at(w, 1);
  }
}
