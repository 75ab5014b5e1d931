package backprop.equations.document;

import static backprop.equations.Formula.all;
import static backprop.equations.Formula.sum;
import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.log;
import static java.lang.StrictMath.log1p;
import static java.lang.StrictMath.pow;
import static java.lang.StrictMath.sqrt;

import backprop.equations.ClaimKind;
import backprop.equations.Document;
import backprop.equations.Formula;
import backprop.equations.Index;
import backprop.equations.Indexed;
import backprop.equations.Transcript;
import backprop.equations.document.GeneralCaseWorld.Net;
import backprop.text.Text;
import java.util.List;
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

  private static final String P1 = "p1 and p_1 are no data point, and no layer is given";
  private static final String GENERAL = "f = tanh, c = (h − y)², L = 3";
  private static final String SOFTMAX = "f = tanh below a softmax layer, c = −y log h, L = 3";
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
    t.with(GENERAL);
    soft.sentence(
            "§1 title, the general case",
            "backpropagation equations in the general case … f: activation function",
            all(P, NL.as("m"), NL.as("n"), (w, p, m, n) -> w.d(w.a[p][w.L][m], w.z[p][w.L][n])),
            all(
                P,
                NL.as("m"),
                NL.as("n"),
                (w, p, m, n) -> m == n ? w.d(w.a[p][w.L][n], w.z[p][w.L][n]) : 0))
        .measured(SOFTMAX)
        .corrected(
            "… in the case that every $a$ depends on its own $z$ alone; of softmax"
                + " $\\frac{\\partial a_m^{p,L}}{\\partial z_n^{p,L}} = a_m^{p,L} (1_{m=n} -"
                + " a_n^{p,L})$",
            all(
                P,
                NL.as("m"),
                NL.as("n"),
                (w, p, m, n) -> w.a(p, w.L, m) * ((m == n ? 1 : 0) - w.a(p, w.L, n))))
        .remark(
            "f takes one z, so softmax is left out: each of its outputs depends on every z of the"
                + " layer.");
    t.open(
        ClaimKind.SENTENCE,
        "Definitions, L",
        "L: number of layers",
        w -> w.L,
        w -> w.L + 1,
        "Whether the input counts is not said. In §5 the output is layer 2, the hidden layer 1 and"
            + " the input 0. So the input is not counted here: l = 0 … L.");
    one.sentence(
            "Definitions, N_L",
            "$N_L$ : number of nodes in the last layer, also the number of classes of the problem",
            w -> Stream.of(-1, 1).map(z -> w.f(z) > 0.5).distinct().count(),
            w -> w.N(w.L))
        .measured("how many classes h > ½ tells apart, at z = −1 and z = 1")
        .corrected(
            "… the number of classes, if it is not 1; with $N_L = 1$ there are two",
            w -> Math.max(2, w.N(w.L)))
        .remark("In §3 to §5 one node tells two classes apart: h > ½ or not.");
    t.definition(
            "Definitions, x",
            "\\mathbf{x}^p = (x_1, ..., x_q, ..., x_Q)",
            all(P, nodes(0), (w, p, q) -> w.d(w.z[p][1][1], w.w[0][q][1])),
            all(P, nodes(0), (w, p, q) -> w.x(1, q)))
        .intended(
            "\\mathbf{x}^p = (x_1^p, ..., x_q^p, ..., x_Q^p)",
            all(P, nodes(0), (w, p, q) -> w.x(p, q)))
        .remark(
            "Without p on the right all data points are the same one. Q is N_0, which is not"
                + " said.");
    t.sentence(
            "Definitions, h",
            "$h_{n_L}^p$: output of node $n_L$ of the last layer when when the model is applied"
                + " to data point $\\mathbf{x}^p$",
            outputs((w, p, nL) -> w.h(p, nL)),
            outputs((w, p, nL) -> w.f(forward(w, p, w.L, nL))))
        .remark("That h is a^{p,L} is said only in §2.");
    t.definition(
        "Definitions, a",
        "a_{n_l}^{p,l} = f(z_{n_l}^{p,l})",
        units((w, l, p, j) -> w.a(p, l + 1, j)),
        units((w, l, p, j) -> w.f(w.z(p, l + 1, j))));
    t.definition(
            "Definitions, a of layer 0",
            "a_{n_l}^{p,l} = f(z_{n_l}^{p,l})",
            all(P, nodes(0), (w, p, i) -> w.d(w.z[p][1][1], w.w[0][i][1])),
            all(P, nodes(0), (w, p, i) -> w.f(w.z(p, 0, i))))
        .corrected("a_{n_0}^{p,0} = x_{n_0}^p", all(P, nodes(0), (w, p, i) -> w.x(p, i)))
        .remark("Only for l = 1 … L: inputs are not activated, as the text before (17) says.");
    t.sentence(
        "Definitions, w",
        "$w_{n_l n_{l+1}}^l$: weight in layer l multiplying $a_{n_l}^{p,l}$",
        all(WEIGHTS, P, n(0), n(1), (w, l, p, i, j) -> w.d(w.z[p][l + 1][j], w.a[p][l][i])),
        all(WEIGHTS, P, n(0), n(1), (w, l, p, i, j) -> w.w(l, i, j)));
  }

  private static void forward(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.general);
    Transcript<Net> soft = doc.in(w -> w.softmax);
    t.sentence(
            "Definitions, w of the bias",
            "$w_{n_l n_{l+1}}^l$: weight in layer l multiplying $a_{n_l}^{p,l}$",
            units((w, l, p, j) -> w.d(w.z[p][l + 1][j], w.w[l][0][j])),
            new Formula.Undefined<>("a layer has no node 0, so there is no a for w_0"))
        .intended("… with $a_0^{p,l} = 1$ for the bias $w_{0 n_{l+1}}^l$", units((w, l, p, j) -> 1))
        .remark("n_l runs over nodes, from 1; the bias of (5) and (9) has n_l = 0.");

    t.display("(1) first form");
    t.definition(
            "z_{n_{l+1}}^{p,l+1} = w_{n_0 n_{l+1}}^l + \\sum_{n_l=1}^{N_l} w_{n_l n_{l+1}}^l"
                + " a_{n_l}^{p,l}",
            all(WEIGHTS, P, nodes(0), n(1), (w, l, p, n0, j) -> w.z(p, l + 1, j)),
            all(
                WEIGHTS,
                P,
                nodes(0),
                n(1),
                (w, l, p, n0, j) -> w.w(l, n0, j) + w.sum(l, i -> w.w(l, i, j) * w.a(p, l, i))))
        .intended(
            "z_{n_{l+1}}^{p,l+1} = w_{0 n_{l+1}}^l + \\sum_{n_l=1}^{N_l} w_{n_l n_{l+1}}^l"
                + " a_{n_l}^{p,l}",
            all(
                WEIGHTS,
                P,
                nodes(0),
                n(1),
                (w, l, p, n0, j) -> w.w(l, 0, j) + w.sum(l, i -> w.w(l, i, j) * w.a(p, l, i))))
        .remark(
            "The bias is node 0, as in (5) and (9). n_0 is any node of layer 0: in (14) to"
                + " (17) w^0_{n_0 n_1} is an ordinary weight.");
    t.definition(
            "(1) second form",
            "= w_{n_0 n_{l+1}} + \\sum_{n_l=1}^{N_l} w_{n_l n_{l+1}}^l f(z_{n_l}^{p,l})",
            all(BELOW, P, n(2), (w, l, p, k) -> w.z(p, l + 2, k)),
            new Formula.Undefined<>("a weight without its layer is not defined"))
        .intended(
            "= w_{0 n_{l+1}}^l + \\sum_{n_l=1}^{N_l} w_{n_l n_{l+1}}^l f(z_{n_l}^{p,l}), \\quad"
                + " l \\ge 1",
            all(
                BELOW,
                P,
                n(2),
                (w, l, p, k) ->
                    w.w(l + 1, 0, k) + w.sum(l + 1, j -> w.w(l + 1, j, k) * w.f(w.z(p, l + 1, j)))))
        .remark("The bias has lost its layer l, and again n_0 stands for 0.");
    t.definition(
            "(1) second form, l = 0",
            "z_{n_1}^{p,1} = w_{0 n_1}^0 + \\sum_{n_0=1}^{N_0} w_{n_0 n_1}^0 f(z_{n_0}^{p,0})",
            all(P, nodes(1), (w, p, j) -> w.z(p, 1, j)),
            all(
                P,
                nodes(1),
                (w, p, j) -> w.w(0, 0, j) + w.sum(0, i -> w.w(0, i, j) * w.f(w.z(p, 0, i)))))
        .corrected(
            "z_{n_1}^{p,1} = w_{0 n_1}^0 + \\sum_{n_0=1}^{Q} w_{n_0 n_1}^0 x_{n_0}^p",
            all(P, nodes(1), (w, p, j) -> w.w(0, 0, j) + w.sum(0, i -> w.w(0, i, j) * w.x(p, i))))
        .remark(
            "The first layer takes x as it is. Read with the bias repaired and z^{p,0} = x^p, as"
                + " there is no other z in layer 0.");

    t.display("(2) first form");
    t.definition(
        "C = \\sum_{p=1}^{P} \\sum_{n_L=1}^{N_L} c(y_{n_L}^p, h_{n_L}^p)",
        w -> w.C(),
        w -> w.sumP(p -> w.sumL(nL -> pow(w.h(p, nL) - w.y(p, nL), 2))));
    t.definition(
            "(2) second form",
            "= \\sum_{p=1}^{P} \\sum_{n_L=1}^{N_L} c_{n_L}^p",
            outputs((w, p, nL) -> w.d(w.C, w.c[p][nL])),
            outputs((w, p, nL) -> 1))
        .remark("A plain sum: every c counts once, no ½ and no 1/P.");
    soft.sentence(
            "(2), softmax and cross-entropy",
            "The cost function can be generally defined as $C = \\sum_p \\sum_{n_L}"
                + " c(y_{n_L}^p, h_{n_L}^p)$",
            all(P, (w, p) -> w.sumL(nL -> w.y(p, nL) * (logSumExp(w, p) - w.z(p, w.L, nL)))),
            all(P, (w, p) -> w.sumL(nL -> -w.y(p, nL) * log(w.h(p, nL)))))
        .measured(SOFTMAX)
        .remark(
            "This cost has the form (2) too, though h_{n_L} depends on every z of the last layer.");
    t.sentence(
            "(2), generally",
            "The cost function can be generally defined as $C = \\sum_p \\sum_{n_L}"
                + " c(y_{n_L}^p, h_{n_L}^p)$",
            outputs((w, p, nL) -> w.d(w.length[p], w.h[p][nL])),
            outputs((w, p, nL) -> Math.signum(w.h(p, nL) - w.y(p, nL))))
        .measured("∂C/∂h where C = √(Σ (h − y)²), whose value for one output is |h − y|; f = tanh")
        .corrected(
            "… if it is a sum over the outputs; in general $C = \\sum_p c(y^p, h^p)$ with all"
                + " outputs of $p$",
            outputs(
                (w, p, nL) ->
                    (w.h(p, nL) - w.y(p, nL)) / sqrt(w.sumL(n -> pow(w.h(p, n) - w.y(p, n), 2)))))
        .remark(
            "Too wide: such a cost is no sum of terms with one output each, nor is one with a"
                + " penalty on the weights.");

    t.display("(3)");
    t.gradient(
        "\\frac{\\partial C}{\\partial w_{n_l n_{l+1}}^l} = \\sum_{p=1}^P \\sum_{n_L=1}^{N_L}"
            + " \\frac{\\partial c_{n_L}^p}{\\partial w_{n_l n_{l+1}}^l}",
        weights((w, l, i, j) -> w.d(w.C, w.w[l][i][j])),
        weights((w, l, i, j) -> w.sumP(p -> w.sumL(nL -> w.d(w.c[p][nL], w.w[l][i][j])))));
  }

  private static void chainRule(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.general);
    t.display("(4)");
    t.derivative(
            "\\frac{\\partial c_{n_L}^p}{\\partial w_{n_l n_{l+1}}^p} = \\frac{\\partial"
                + " c_{n_L}^p}{\\partial z_{n_{l+1}}^{p,l+1}} \\frac{\\partial"
                + " z_{n_{l+1}}^{p,l+1}}{\\partial w_{n_l n_{l+1}}^l}",
            everyWeight(
                (w, l, p, nL, i, j) ->
                    w.dcdz(p, nL, l + 1, j) * w.d(w.z[p][l + 1][j], w.w[l][i][j])),
            everyWeight((w, l, p, nL, i, j) -> w.dByWeight(w.c[p][nL], p, i, j)))
        .intended(
            "\\frac{\\partial c_{n_L}^p}{\\partial w_{n_l n_{l+1}}^l} = \\frac{\\partial"
                + " c_{n_L}^p}{\\partial z_{n_{l+1}}^{p,l+1}} \\frac{\\partial"
                + " z_{n_{l+1}}^{p,l+1}}{\\partial w_{n_l n_{l+1}}^l}",
            everyWeight((w, l, p, nL, i, j) -> w.d(w.c[p][nL], w.w[l][i][j])))
        .remark(
            "On the left w^l, not w^p: what stands above a weight is its layer, and all data"
                + " points share it. Read as layer p, many of these weights do not exist.");

    t.display("(5)");
    t.derivative(
            "\\frac{\\partial z_{n_{l+1}}^{p,l+1}}{\\partial w_{0n_{l+1}}^l} = 1",
            units((w, l, p, j) -> w.d(w.z[p][l + 1][j], w.w[l][0][j])),
            units((w, l, p, j) -> 1))
        .remark("The bias of (1), here with its 0.");

    t.display("(6)");
    t.derivative(
        "\\frac{\\partial z_{n_{l+1}}^{p,l+1}}{\\partial w_{n_{l}n_{l+1}}^{l}} = a_{n_{l}}^{p,l}",
        all(WEIGHTS, P, n(0), n(1), (w, l, p, i, j) -> w.d(w.z[p][l + 1][j], w.w[l][i][j])),
        all(WEIGHTS, P, n(0), n(1), (w, l, p, i, j) -> w.a(p, l, i)));

    t.display("(7)");
    t.recursion(
            "\\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l+1}}^{p,l+1}} ="
                + " \\sum_{n_{L+2}=1}^{N_{l+2}} \\frac{\\partial c_{n_L}^p}{\\partial"
                + " z_{n_{l+2}}^{p,l+2}} \\frac{\\partial z_{n_{l+2}}^{p,l+2}}{\\partial"
                + " z_{n_{l+1}}^{p,l+1}}",
            hiddenPairs((w, l, p, nL, j, k) -> w.dcdz(p, nL, l + 1, j)),
            hiddenPairs(
                (w, l, p, nL, j, k) ->
                    w.sum(
                        l + 2,
                        nL2 -> w.dcdz(p, nL, l + 2, k) * w.d(w.z[p][l + 2][k], w.z[p][l + 1][j]))))
        .intended(
            "\\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l+1}}^{p,l+1}} ="
                + " \\sum_{n_{l+2}=1}^{N_{l+2}} \\frac{\\partial c_{n_L}^p}{\\partial"
                + " z_{n_{l+2}}^{p,l+2}} \\frac{\\partial z_{n_{l+2}}^{p,l+2}}{\\partial"
                + " z_{n_{l+1}}^{p,l+1}}",
            hiddenPairs(
                (w, l, p, nL, j, any) ->
                    w.sum(
                        l + 2,
                        k -> w.dcdz(p, nL, l + 2, k) * w.d(w.z[p][l + 2][k], w.z[p][l + 1][j]))))
        .where("there is a layer l + 2")
        .remark("The sum runs over n_{l+2}, not n_{L+2}, which occurs in no term.");

    t.display("(8)");
    t.derivative(
            "\\frac{\\partial z_{n_{l+2}}^{p,l+2}}{z_{n_{l+1}}^{p,l+1}} ="
                + " w_{n_{l+1}n_{l+2}}^{l+1} f'(z_{n_{l+1}}^{p,l+1})",
            all(
                BELOW,
                P,
                n(1),
                n(2),
                (w, l, p, j, k) -> w.w(l + 1, j, k) * w.fPrime(w.z(p, l + 1, j))),
            new Formula.Undefined<>("a differential over a number is no derivative"))
        .intended(
            "\\frac{\\partial z_{n_{l+2}}^{p,l+2}}{\\partial z_{n_{l+1}}^{p,l+1}} ="
                + " w_{n_{l+1}n_{l+2}}^{l+1} f'(z_{n_{l+1}}^{p,l+1})",
            all(BELOW, P, n(1), n(2), (w, l, p, j, k) -> w.d(w.z[p][l + 2][k], w.z[p][l + 1][j])))
        .remark("The ∂ below the bar is missing; the right-hand side is right.");

    t.display("§1, before the system, line 1");
    t.line(
        "§1, before (9), line 1",
        "\\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l+1}}^{p,l+1}} ="
            + " \\sum_{n_{l+2}=1}^{N_{l+2}} \\frac{\\partial c_{n_L}^p}{\\partial"
            + " z_{n_{l+2}}^{p,l+2}} w_{n_{l+1}n_{l+2}}^{l+1} f'(z_{n_{l+1}}^{p,l+1})",
        hidden((w, l, p, nL, j) -> w.dcdz(p, nL, l + 1, j)),
        hidden(
            (w, l, p, nL, j) ->
                w.sum(
                    l + 2,
                    k -> w.dcdz(p, nL, l + 2, k) * w.w(l + 1, j, k) * w.fPrime(w.z(p, l + 1, j)))));

    t.display("§1, before the system, line 2");
    t.line(
        "§1, before (9), line 2",
        "= f'(z_{n_{l+1}}^{p,l+1}) \\sum_{n_{l+2}=1}^{N_{l+2}} w_{n_{l+1}n_{l+2}}^{l+1}"
            + " \\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l+2}}^{p,l+2}}",
        hidden((w, l, p, nL, j) -> w.dcdz(p, nL, l + 1, j)),
        hidden(GeneralCase::firstLineOf9));
  }

  private static void system(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.general);
    Transcript<Net> soft = doc.in(w -> w.softmax);
    t.display("(9) line 1");
    t.recursion(
            "\\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l+1}}^{p,l+1}} = f'(z_{n_{l+1}}^{p,l+1})"
                + " \\sum_{n_{l+2}=1}^{N_{l+2}} w_{n_{l+1}n_{l+2}}^{l+1} \\frac{\\partial"
                + " c_{n_L}^p}{\\partial z_{n_{l+2}}^{p,l+2}}",
            hidden((w, l, p, nL, j) -> w.dcdz(p, nL, l + 1, j)),
            hidden(GeneralCase::firstLineOf9))
        .where("l = 0 … L − 2")
        .remark("The range is not said. The two lines below hold for l = L − 1 as well.");
    t.recursion(
            "(9) line 1, l + 1 = L",
            "\\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l+1}}^{p,l+1}} ="
                + " f'(z_{n_{l+1}}^{p,l+1}) \\sum_{n_{l+2}=1}^{N_{l+2}}"
                + " w_{n_{l+1}n_{l+2}}^{l+1} \\frac{\\partial c_{n_L}^p}{\\partial"
                + " z_{n_{l+2}}^{p,l+2}}",
            all(P, NL, NL.as("n"), (w, p, nL, j) -> w.dcdz(p, nL, w.L, j)),
            all(P, NL, NL.as("n"), (w, p, nL, j) -> firstLineOf9(w, w.L - 1, p, nL, j)))
        .corrected(
            "\\frac{\\partial c_{n_L}^p}{\\partial z_n^{p,L}} = \\begin{cases}"
                + " f'(z_{n_L}^{p,L}) \\frac{\\partial c_{n_L}^p}{\\partial h_{n_L}^p} &"
                + " \\text{if } n = n_L \\\\ 0 & \\text{if } n \\ne n_L \\end{cases}",
            all(
                P,
                NL,
                NL.as("n"),
                (w, p, nL, j) ->
                    j == nL ? w.fPrime(w.z(p, w.L, nL)) * w.d(w.c[p][nL], w.h[p][nL]) : 0))
        .remark(
            "The case of the last layer is missing: there is no layer L + 1 to sum over, the cost"
                + " depends on h directly. (11) has this line for the sigmoid.");
    soft.recursion(
            "(9) line 1, softmax output",
            "\\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l+1}}^{p,l+1}} = f'(z_{n_{l+1}}^{p,l+1})"
                + " \\sum_{n_{l+2}=1}^{N_{l+2}} w_{n_{l+1}n_{l+2}}^{l+1} \\frac{\\partial"
                + " c_{n_L}^p}{\\partial z_{n_{l+2}}^{p,l+2}}",
            hidden((w, l, p, nL, j) -> w.dcdz(p, nL, l + 1, j)),
            hidden(GeneralCase::firstLineOf9))
        .measured(SOFTMAX)
        .where("l = 0 … L − 2")
        .remark("Holds with any output activation: f' is that of a layer below the last.");
    t.gradient(
        "(9) line 2",
        "\\frac{\\partial C}{\\partial w_{0n_{l+1}}^l} = \\sum_{p=1}^P \\sum_{n_L=1}^{N_L}"
            + " \\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l+1}}^{p,l+1}}",
        all(WEIGHTS, n(1), (w, l, j) -> w.d(w.C, w.w[l][0][j])),
        all(WEIGHTS, n(1), (w, l, j) -> w.sumP(p -> w.sumL(nL -> w.dcdz(p, nL, l + 1, j)))));
    t.gradient(
            "(9) line 3",
            "\\frac{\\partial C}{\\partial w_{n_l n_{l+1}}^l} = \\sum_{p=1}^P a_{n_l}^{p,l}"
                + " \\sum_{n_L=1}^{N_L} \\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l+1}}^{p,l+1}}",
            weights((w, l, i, j) -> w.d(w.C, w.w[l][i][j])),
            weights(
                (w, l, i, j) -> w.sumP(p -> w.a(p, l, i) * w.sumL(nL -> w.dcdz(p, nL, l + 1, j)))))
        .remark("The inner sum is δ. Summed first, it needs one walk backwards instead of N_L.");

    t.sentence(
            "after (9), forward propagation",
            "All $w$, $z$ and $a$ values have already been computed during forward propagation",
            units((w, l, p, j) -> w.z(p, l + 1, j)),
            units((w, l, p, j) -> forward(w, p, l + 1, j)))
        .remark("z and a are computed; the w are given.");
    t.sentence(
            "after (9), f'(z)",
            "$f'(z)$ value can easily be computed",
            units((w, l, p, j) -> w.fPrime(w.z(p, l + 1, j))),
            units((w, l, p, j) -> 1 - pow(w.a(p, l + 1, j), 2)))
        .remark("Here f = tanh, and a, which is stored, is enough.");
    t.sentence(
            "after (9), values known",
            "if the $\\frac{\\partial c^p}{\\partial z_{n_{l+2}}^{p,l+2}}$ values are known,"
                + " $\\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l+1}}^{p,l+1}}$ … can be computed",
            hidden((w, l, p, nL, j) -> w.dcdz(p, nL, l + 1, j)),
            hidden(
                (w, l, p, nL, j) ->
                    w.fPrime(w.z(p, l + 1, j))
                        * w.sum(l + 2, k -> w.w(l + 1, j, k) * w.dcdz(p, l + 2, k))))
        .intended(
            "if the $\\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l+2}}^{p,l+2}}$ values are known,"
                + " …",
            hidden(GeneralCase::firstLineOf9))
        .measured("c^p the cost of data point p, Σ c over its outputs; " + GENERAL)
        .remark(
            "c^p has lost its n_L. Read as the whole cost of data point p it is another number; it"
                + " may be so named where there is one output only, from (12) on.");
    t.sentence(
            "after (9), starting from the last layer",
            "Starting from the last layer, we can computer all those value up to the first layer",
            all(WEIGHTS, P, NL, n(1), (w, l, p, nL, j) -> w.dcdz(p, nL, l + 1, j)),
            all(WEIGHTS, P, NL, n(1), (w, l, p, nL, j) -> backward(w, p, nL, l + 1, j)))
        .where("the values of layer L are known")
        .remark(
            "By line 1 again and again. Those of layer L (9) does not give. First layer: layer 1.");
    t.sentence(
        "after (9), and thus",
        "and thus $\\frac{\\partial C}{\\partial w_{0n_{l+1}}^l}$ and $\\frac{\\partial"
            + " C}{\\partial w_{n_ln_{l+1}}^l}$ can be computed using the above equalities",
        weights((w, l, i, j) -> w.d(w.C, w.w[l][i][j])),
        weights(
            (w, l, i, j) ->
                w.sumP(p -> w.a(p, l, i) * w.sumL(nL -> backward(w, p, nL, l + 1, j)))));
  }

  private static void renumbered(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.general);
    t.display("(10) line 1");
    t.recursion(
            "\\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l-1}}^{p,l-1}} = f'(z_{n_{l-1}}^{p,l-1})"
                + " \\sum_{n_l=1}^{N_l} w_{n_{l-1}n_l}^{l-1} \\frac{\\partial c_{n_L}^p}{\\partial"
                + " z_{n_l}^{p,l}}",
            hidden10((w, l, p, nL, j) -> w.dcdz(p, nL, l - 1, j)),
            hidden10(GeneralCase::firstLineOf10))
        .where("l = 2 … L")
        .remark("(9) with l − 2 for l. The range is not said.");
    t.gradient(
            "(10) line 2",
            "\\frac{\\partial C}{\\partial w_{0n_{l-1}}^{l-2}} = \\sum_{p=1}^{P}"
                + " \\sum_{n_L=1}^{N_L} \\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l-1}}^{p,l-1}}",
            all(UP_TO_L_PLUS_1, n(-1), (w, l, j) -> w.d(w.C, w.w[l - 2][0][j])),
            all(UP_TO_L_PLUS_1, n(-1), GeneralCase::biasLineOf10))
        .where("l = 2 … L + 1");
    t.gradient(
            "(10) line 3",
            "\\frac{\\partial C}{\\partial w_{n_{l-2}n_{l-1}}^{l-2}} = \\sum_{p=1}^{P}"
                + " a_{n_{l-2}}^{p,l-2} \\sum_{n_L=1}^{N_L} \\frac{\\partial c_{n_L}^p}{\\partial"
                + " z_{n_{l-1}}^{p,l-1}}",
            all(UP_TO_L_PLUS_1, n(-2), n(-1), (w, l, i, j) -> w.d(w.C, w.w[l - 2][i][j])),
            all(UP_TO_L_PLUS_1, n(-2), n(-1), GeneralCase::weightLineOf10))
        .where("l = 2 … L + 1");
    t.sentence(
            "(10), rewritten",
            "Since L is the last layer, for clarity we can rewrite the above system as",
            hidden(GeneralCase::firstLineOf9),
            hidden((w, l, p, nL, j) -> firstLineOf10(w, l + 2, p, nL, j)))
        .remark("(10) at l + 2 is (9) at l. Nothing in it needs L to be the last layer.");
    t.text();
    t.open(
        ClaimKind.GRADIENT,
        "(10), weights of the last layer",
        "\\frac{\\partial C}{\\partial w_{n_{l-2}n_{l-1}}^{l-2}} = \\sum_{p=1}^{P}"
            + " a_{n_{l-2}}^{p,l-2} \\sum_{n_L=1}^{N_L} \\frac{\\partial c_{n_L}^p}{\\partial"
            + " z_{n_{l-1}}^{p,l-1}}",
        all(L, n(-1), n(0), (w, l, j, k) -> w.d(w.C, w.w[l - 1][j][k])),
        all(L, n(-1), n(0), (w, l, j, k) -> 0),
        "The range of l is not said. If it ends at the last layer, l = L, then line 1 is complete,"
            + " but lines 2 and 3 say nothing of w^{L−1}, as if nothing were to be learned there."
            + " Here lines 2 and 3 are read for l = L + 1 as well.");
  }

  private static void sigmoidActivation(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.sigmoid);
    t.text();
    t.with(LIKELIHOOD + "L = 3");
    t.definition(
            "§2, the cost",
            "c_{n_L}^p = y_{n_L}^p \\log(h_{n_L}^p) + (1 - y_{n_L}^p) \\log(1 - h_{n_L}^p)",
            outputs((w, p, nL) -> log1p(exp(w.z(p, w.L, nL))) - w.y(p, nL) * w.z(p, w.L, nL)),
            outputs((w, p, nL) -> logLikelihood(w.y(p, nL), w.h(p, nL))))
        .corrected(
            "c_{n_L}^p = -y_{n_L}^p \\log(h_{n_L}^p) - (1 - y_{n_L}^p) \\log(1 - h_{n_L}^p)",
            outputs((w, p, nL) -> -logLikelihood(w.y(p, nL), w.h(p, nL))))
        .remark(
            "A cost is to be made small; this one is largest at h = y, it is the log-likelihood."
                + " The minus is missing. (11) and (13) to (17) are right for c as printed: their"
                + " gradients lead uphill, so add them; with the minus all change sign, h − y"
                + " instead of y − h, and one subtracts.");
    t.open(
        ClaimKind.DEFINITION,
        "§2, log 0",
        "y_{n_L}^p \\log(h_{n_L}^p) + (1 - y_{n_L}^p) \\log(1 - h_{n_L}^p)",
        w -> -log1p(exp(-40)),
        w -> logLikelihood(1, w.f(40)),
        "At y = 1 and z = 40, h is 1 in double precision and the second term 0 log 0, not a number."
            + " Here 0 log 0 is 0, and c is computed from z.");
    t.definition(
        "§2, a",
        "\\sigma(z_{n_{l-1}}^{p,l-1}) = a_{n_{l-1}}^{p,l-1}",
        all(UP_TO_L_PLUS_1, P, n(-1), (w, l, p, j) -> w.a(p, l - 1, j)),
        all(UP_TO_L_PLUS_1, P, n(-1), (w, l, p, j) -> sigma(w.z(p, l - 1, j))));
    t.definition(
        "§2, h",
        "h_{n_L}^p = \\sigma(z_{n_L}^{p,L}) = a_{n_L}^{p,L}",
        outputs((w, p, nL) -> w.h(p, nL)),
        outputs((w, p, nL) -> sigma(forward(w, p, w.L, nL))));
    t.delta(
            "§2, d",
            "\\frac{\\partial c_{n_L}^p}{\\partial z_{n_L}^{p,L}} = y_{n_L}^p - h_{n_L}^p ="
                + " d_{n_L}^p",
            outputs((w, p, nL) -> w.dcdz(p, nL, w.L, nL)),
            outputs((w, p, nL) -> w.residual(p, nL)))
        .where("c is the printed one")
        .remark("For a cost, −c, it is h − y. The name d is not used again.");

    t.display("(11) line 1");
    t.delta(
            "\\frac{\\partial c_{n_L}^p}{\\partial z_{n_L}^{p,L}} = y_{n_L}^p - h_{n_L}^p",
            outputs((w, p, nL) -> w.dcdz(p, nL, w.L, nL)),
            outputs((w, p, nL) -> w.residual(p, nL)))
        .where("c is the printed one")
        .remark("For a cost, −c, it is h − y.");
    t.open(
        ClaimKind.DELTA,
        "(11) line 1, the other outputs",
        "\\frac{\\partial c_{n_L}^p}{\\partial z_{n_L}^{p,L}} = y_{n_L}^p - h_{n_L}^p",
        all(P, NL, NL.as("n"), (w, p, nL, n) -> w.dcdz(p, nL, w.L, n)),
        all(P, NL, NL.as("n"), (w, p, nL, n) -> w.residual(p, n)),
        "Line 2 with l = L sums over all nodes of layer L, but line 1 tells the derivative of"
            + " c_{n_L} by its own z only. By every other z it is 0, as c_{n_L} depends on h_{n_L}"
            + " alone. With y − h at all of them the sum over n_L in lines 3 and 4 would count each"
            + " output N_L times.");
    t.derivative(
        "(11), σ'",
        "a_{n_{l-1}}^{p,l-1} (1 - a_{n_{l-1}}^{p,l-1})",
        all(UP_TO_L, P, n(-1), (w, l, p, j) -> w.fPrime(w.z(p, l - 1, j))),
        all(UP_TO_L, P, n(-1), (w, l, p, j) -> w.slopeByA(p, l - 1, j)));
    t.recursion(
        "(11) line 2",
        "\\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l-1}}^{p,l-1}} = a_{n_{l-1}}^{p,l-1} (1 -"
            + " a_{n_{l-1}}^{p,l-1}) \\sum_{n_l=1}^{N_l} w_{n_{l-1}n_l}^{l-1} \\frac{\\partial"
            + " c_{n_L}^p}{\\partial z_{n_l}^{p,l}}",
        hidden10((w, l, p, nL, j) -> w.dcdz(p, nL, l - 1, j)),
        hidden10(
            (w, l, p, nL, j) ->
                w.slopeByA(p, l - 1, j) * w.sum(l, k -> w.w(l - 1, j, k) * w.dcdz(p, nL, l, k))));
    t.gradient(
        "(11) line 3",
        "\\frac{\\partial C}{\\partial w_{0n_{l-1}}^{l-2}} = \\sum_{p=1}^P \\sum_{n_L=1}^{N_L}"
            + " \\frac{\\partial c_{n_L}^p}{\\partial z_{n_{l-1}}^{p,l-1}}",
        all(UP_TO_L_PLUS_1, n(-1), (w, l, j) -> w.d(w.C, w.w[l - 2][0][j])),
        all(UP_TO_L_PLUS_1, n(-1), GeneralCase::biasLineOf10));
    t.gradient(
        "(11) line 4",
        "\\frac{\\partial C}{\\partial w_{n_{l-2}n_{l-1}}^{l-2}} = \\sum_{p=1}^P"
            + " a_{n_{l-2}}^{p,l-2} \\sum_{n_L=1}^{N_L} \\frac{\\partial c_{n_L}^p}{\\partial"
            + " z_{n_{l-1}}^{p,l-1}}",
        all(UP_TO_L_PLUS_1, n(-2), n(-1), (w, l, i, j) -> w.d(w.C, w.w[l - 2][i][j])),
        all(UP_TO_L_PLUS_1, n(-2), n(-1), GeneralCase::weightLineOf10));
  }

  private static void oneOutputUnit(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.oneOutput);
    t.with(GENERAL + ", one output node");
    doc.sentence(
            "§3 title",
            "One output layer",
            w -> outputsThatMatter(w.oneOutput),
            w -> outputsThatMatter(w.general))
        .measured("the outputs that the cost of a data point depends on, printed: in §1")
        .intended("One output node: $N_L = 1$", w -> w.oneOutput.N(w.oneOutput.L))
        .remark(
            "Every network here has one output layer. (12) writes c^p without n_L: it means one"
                + " node.");

    t.display("(12)");
    String line1 =
        "\\frac{\\partial c^{p}}{\\partial z_{n_{l-1}}^{p,l-1}} = f'(z_{n_{l-1}}^{p,l-1})"
            + " w_{n_{l-1}n_{l}}^{l-1} \\frac{\\partial c^{p}}{\\partial z_{n_{l}}^{p,l}}";
    t.specialCase(
        "(12) line 1, l = L",
        line1,
        all(L, P, n(-1), n(0), (w, l, p, j, k) -> w.dcdz(p, l - 1, j)),
        all(L, P, n(-1), n(0), GeneralCase::firstLineOf12));
    t.specialCase(
            "(12) line 1, l < L",
            line1,
            all(BELOW_L, P, n(-1), n(0), (w, l, p, j, k) -> w.dcdz(p, l - 1, j)),
            all(BELOW_L, P, n(-1), n(0), GeneralCase::firstLineOf12))
        .corrected(
            "\\frac{\\partial c^{p}}{\\partial z_{n_{l-1}}^{p,l-1}} = f'(z_{n_{l-1}}^{p,l-1})"
                + " \\sum_{n_l=1}^{N_l} w_{n_{l-1}n_{l}}^{l-1} \\frac{\\partial c^{p}}{\\partial"
                + " z_{n_{l}}^{p,l}}",
            all(
                BELOW_L,
                P,
                n(-1),
                n(0),
                (w, l, p, j, any) -> w.sum(l, k -> firstLineOf12(w, l, p, j, k))))
        .remark(
            "One output node removes the sum over n_L, not the one over n_l: hidden layers still"
                + " have several nodes. As printed only for l = L, or where N_l = 1.");
    t.specialCase(
        "(12) line 2",
        "\\frac{\\partial C}{\\partial w_{0n_{l-1}}^{l-2}} = \\sum_{p=1}^{P} \\frac{\\partial"
            + " c^{p}}{\\partial z_{n_{l-1}}^{p,l-1}}",
        all(UP_TO_L_PLUS_1, n(-1), (w, l, j) -> w.d(w.C, w.w[l - 2][0][j])),
        all(UP_TO_L_PLUS_1, n(-1), GeneralCase::biasLineOf12));
    t.specialCase(
        "(12) line 3",
        "\\frac{\\partial C}{\\partial w_{n_{l-2}n_{l-1}}^{l-2}} = \\sum_{p=1}^{P}"
            + " a_{n_{l-2}}^{p,l-2} \\frac{\\partial c^{p}}{\\partial z_{n_{l-1}}^{p,l-1}}",
        all(UP_TO_L_PLUS_1, n(-2), n(-1), (w, l, i, j) -> w.d(w.C, w.w[l - 2][i][j])),
        all(UP_TO_L_PLUS_1, n(-2), n(-1), GeneralCase::weightLineOf12));
  }

  private static void oneOutputUnitAndSigmoid(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.oneSigmoid);
    t.with(LIKELIHOOD + "L = 3, one output node");
    doc.sentence(
            "§4 title",
            "One output layer and sigmoid activation function",
            w -> outputsThatMatter(w.oneSigmoid),
            w -> outputsThatMatter(w.sigmoid))
        .measured("the outputs that the cost of a data point depends on, printed: in §2")
        .intended("One output node: $N_L = 1$", w -> w.oneSigmoid.N(w.oneSigmoid.L))
        .remark("As in §3: one output node.");

    t.display("(13) line 1");
    t.specialCase(
            "\\frac{\\partial c^{p}}{\\partial z_{n_{L}}^{p,L}} = y^{p} - h^{p}",
            outputs((w, p, nL) -> w.dcdz(p, w.L, nL)),
            outputs((w, p, nL) -> w.residual(p, nL)))
        .where("c is the printed one")
        .remark("For a cost, −c, it is h − y.");
    String line2 =
        "\\frac{\\partial c^{p}}{\\partial z_{n_{l-1}}^{p,l-1}} = a_{n_{l-1}}^{p,l-1} (1 -"
            + " a_{n_{l-1}}^{p,l-1}) w_{n_{l-1}}^{l-1} \\frac{\\partial c^{p}}{\\partial z^{p,l}}";
    t.specialCase(
            "(13) line 2, l = L",
            line2,
            all(L, P, n(-1), (w, l, p, j) -> w.dcdz(p, l - 1, j)),
            all(L, P, n(-1), (w, l, p, j) -> secondLineOf13(w, l, p, j, 1)))
        .where("layer l has one node")
        .remark("Then n_l may be left out of w and z.");
    t.specialCase(
            "(13) line 2, l < L",
            line2,
            all(BELOW_L, P, n(-1), (w, l, p, j) -> w.dcdz(p, l - 1, j)),
            all(BELOW_L, P, n(-1), (w, l, p, j) -> secondLineOf13(w, l, p, j, 1)))
        .corrected(
            "\\frac{\\partial c^{p}}{\\partial z_{n_{l-1}}^{p,l-1}} = a_{n_{l-1}}^{p,l-1} (1 -"
                + " a_{n_{l-1}}^{p,l-1}) \\sum_{n_l=1}^{N_l} w_{n_{l-1}n_l}^{l-1} \\frac{\\partial"
                + " c^{p}}{\\partial z_{n_l}^{p,l}}",
            all(BELOW_L, P, n(-1), (w, l, p, j) -> w.sum(l, k -> secondLineOf13(w, l, p, j, k))))
        .remark(
            "Layer l is hidden and has several nodes: the sum over n_l is missing, and with it the"
                + " index n_l. Read here as if layer l had its first node only.");
    t.specialCase(
        "(13) line 3",
        "\\frac{\\partial C}{\\partial w_{0n_{l-1}}^{l-2}} = \\sum_{p=1}^{P} \\frac{\\partial"
            + " c^{p}}{\\partial z_{n_{l-1}}^{p,l-1}}",
        all(UP_TO_L_PLUS_1, n(-1), (w, l, j) -> w.d(w.C, w.w[l - 2][0][j])),
        all(UP_TO_L_PLUS_1, n(-1), GeneralCase::biasLineOf12));
    t.specialCase(
        "(13) line 4",
        "\\frac{\\partial C}{\\partial w_{n_{l-2}n_{l-1}}^{l-2}} = \\sum_{p=1}^{P}"
            + " a_{n_{l-2}}^{p,l-2} \\frac{\\partial c^{p}}{\\partial z_{n_{l-1}}^{p,l-1}}",
        all(UP_TO_L_PLUS_1, n(-2), n(-1), (w, l, i, j) -> w.d(w.C, w.w[l - 2][i][j])),
        all(UP_TO_L_PLUS_1, n(-2), n(-1), GeneralCase::weightLineOf12));
  }

  private static void secondLayerIsOutput(Transcript<GeneralCaseWorld> doc) {
    Transcript<Net> t = doc.in(w -> w.twoLayers);
    Formula<Net> bias = all(nodes(1), (w, j) -> w.d(w.C, w.w[0][0][j]));
    Formula<Net> weight = all(nodes(0), nodes(1), (w, i, j) -> w.d(w.C, w.w[0][i][j]));
    Formula<Net> hidden = all(P, nodes(1), (w, p, j) -> w.dcdz(p, 1, j));

    t.with(LIKELIHOOD + "L = 2, one output node");
    t.sentence("§5 title", "Output layer is second layer", w -> w.L, w -> 2)
        .where("the input is not counted");
    t.display("(14) line 1");
    t.specialCase(
            "\\frac{\\partial c^{p}}{\\partial z_{n_{2}}^{p,2}} = y^{p} - h^{p}",
            outputs((w, p, n2) -> w.dcdz(p, 2, n2)), outputs((w, p, n2) -> w.residual(p, n2)))
        .where("c is the printed one, and there is one sigmoid output")
        .remark(
            "§5 still means one output node and σ, as §4: it does not say so. With L = 2 the sum"
                + " that (13) lost is not missed.");
    t.specialCase(
            "(14) line 2",
            "\\frac{\\partial c^{p}}{\\partial z_{n_{1}}^{p,1}} = a_{n_{1}}^{p,1} (1 -"
                + " a_{n_{1}}^{p_{1}}) w_{n_{1}}^{1} \\frac{\\partial c^{p}}{\\partial"
                + " z_{n_{2}}^{p,2}}",
            hidden,
            new Formula.Undefined<>(P1))
        .intended(
            "\\frac{\\partial c^{p}}{\\partial z_{n_{1}}^{p,1}} = a_{n_{1}}^{p,1} (1 -"
                + " a_{n_{1}}^{p,1}) w_{n_{1}}^{1} \\frac{\\partial c^{p}}{\\partial"
                + " z_{n_{2}}^{p,2}}",
            all(P, nodes(1), (w, p, j) -> w.slopeByA(p, 1, j) * w.w(1, j, 1) * w.dcdz(p, 2, 1)))
        .remark("p_1 is no data point, and the layer is lost: p,1 is meant.");
    t.specialCase(
            "(14) line 3",
            "\\frac{\\partial C}{\\partial w_{0n_{1}}^{0}} = \\sum_{p=1}^{p} \\frac{\\partial"
                + " c^{p}}{\\partial z_{n_{1}}^{p,1}}",
            all(P, nodes(1), (w, p, j) -> w.d(w.C, w.w[0][0][j])),
            all(P, nodes(1), (w, p, j) -> biasSum(w, p, j)))
        .intended(
            "\\frac{\\partial C}{\\partial w_{0n_{1}}^{0}} = \\sum_{p=1}^{P} \\frac{\\partial"
                + " c^{p}}{\\partial z_{n_{1}}^{p,1}}",
            all(P, nodes(1), (w, p, j) -> biasSum(w, w.P, j)))
        .remark("The sum ends at P, the number of data points, not at p.");
    t.specialCase(
            "(14) line 4",
            "\\frac{\\partial C}{\\partial w_{n_{0}n_{1}}^{0}} = \\sum_{p=1}^{p} a_{n_{0}}^{p,0}"
                + " \\frac{\\partial c^{p}}{\\partial z_{n_{1}}^{p,1}}",
            all(P, nodes(0), nodes(1), (w, p, i, j) -> w.d(w.C, w.w[0][i][j])),
            all(P, nodes(0), nodes(1), (w, p, i, j) -> weightSum(w, p, i, j)))
        .intended(
            "\\frac{\\partial C}{\\partial w_{n_{0}n_{1}}^{0}} = \\sum_{p=1}^{P} a_{n_{0}}^{p,0}"
                + " \\frac{\\partial c^{p}}{\\partial z_{n_{1}}^{p,1}}",
            all(P, nodes(0), nodes(1), (w, p, i, j) -> weightSum(w, w.P, i, j)))
        .remark("The sum ends at P, not at p.");
    t.open(
        ClaimKind.SPECIAL_CASE,
        "(14), weights of the output",
        "\\frac{\\partial C}{\\partial w_{n_{0}n_{1}}^{0}} = \\sum_{p=1}^{p} a_{n_{0}}^{p,0}"
            + " \\frac{\\partial c^{p}}{\\partial z_{n_{1}}^{p,1}}",
        all(nodes(1), (w, j) -> w.d(w.C, w.w[1][j][1])),
        all(nodes(1), (w, j) -> 0),
        "(14) to (17) tell the gradient of w^0 and are silent on w^1, as if it were not learned."
            + " Here it is, by (9) with l = 1: ∂C/∂w^1_{n_1} = Σ_p a^{p,1}_{n_1} (y^p − h^p),"
            + " and without a for the bias w^1_0.");

    t.display("(15) line 1");
    t.specialCase(
            "\\frac{\\partial c^{p}}{\\partial z_{n_{1}}^{p,1}} = a_{n_{1}}^{p,1} (1 -"
                + " a_{n_{1}}^{p1}) w_{n_{1}}^{1} (y^{p} - h^{p})",
            hidden, new Formula.Undefined<>(P1))
        .intended(
            "\\frac{\\partial c^{p}}{\\partial z_{n_{1}}^{p,1}} = a_{n_{1}}^{p,1} (1 -"
                + " a_{n_{1}}^{p,1}) w_{n_{1}}^{1} (y^{p} - h^{p})",
            all(P, nodes(1), (w, p, j) -> w.slopeByA(p, 1, j) * w.w(1, j, 1) * w.residual(p, 1)))
        .remark("p,1 is meant, as p_1 in (14): a data point and a layer.");
    t.specialCase(
        "(15) line 2",
        "\\frac{\\partial C}{\\partial w_{0n_{1}}^{0}} = \\sum_{p=1}^{P} \\frac{\\partial"
            + " c^{p}}{\\partial z_{n_{1}}^{p,1}}",
        bias,
        all(nodes(1), (w, j) -> biasSum(w, w.P, j)));
    t.specialCase(
        "(15) line 3",
        "\\frac{\\partial C}{\\partial w_{n_{0}n_{1}}^{0}} = \\sum_{p=1}^{P} a_{n_{0}}^{p,0}"
            + " \\frac{\\partial c^{p}}{\\partial z_{n_{1}}^{p,1}}",
        weight,
        all(nodes(0), nodes(1), (w, i, j) -> weightSum(w, w.P, i, j)));

    t.display("(16) line 1");
    t.specialCase(
            "\\frac{\\partial C}{\\partial w_{0n_1}^0} = \\sum_{p=1}^P a_{n_1}^{p,1} (1 -"
                + " a_{n_1}^{p1}) w_{n_1}^1 (y^p - h^p)",
            bias,
            new Formula.Undefined<>(P1))
        .intended(
            "\\frac{\\partial C}{\\partial w_{0n_1}^0} = \\sum_{p=1}^P a_{n_1}^{p,1} (1 -"
                + " a_{n_1}^{p,1}) w_{n_1}^1 (y^p - h^p)",
            all(
                nodes(1),
                (w, j) -> w.sumP(p -> w.slopeByA(p, 1, j) * w.w(1, j, 1) * w.residual(p, 1))))
        .remark("p,1 for p1, as in (15).");
    t.specialCase(
            "(16) line 2",
            "\\frac{\\partial C}{\\partial w_{n_0n_1}^0} = \\sum_{p=1}^P a_{n_0}^{p,0}"
                + " a_{n_1}^{p,1} (1 - a_{n_1}^{p1}) w_{n_1}^1 (y^p - h^p)",
            weight,
            new Formula.Undefined<>(P1))
        .intended(
            "\\frac{\\partial C}{\\partial w_{n_0n_1}^0} = \\sum_{p=1}^P a_{n_0}^{p,0}"
                + " a_{n_1}^{p,1} (1 - a_{n_1}^{p,1}) w_{n_1}^1 (y^p - h^p)",
            all(
                nodes(0),
                nodes(1),
                (w, i, j) ->
                    w.sumP(
                        p -> w.a(p, 0, i) * w.slopeByA(p, 1, j) * w.w(1, j, 1) * w.residual(p, 1))))
        .remark("p,1 for p1, as in (15).");

    t.sentence(
        "before (17), no activation of the inputs",
        "we do not apply an activation function to the inputs (or the identity activation if you"
            + " prefer)",
        all(P, nodes(0), (w, p, i) -> w.d(w.z[p][1][1], w.w[0][i][1])),
        all(P, nodes(0), (w, p, i) -> w.x(p, i)));
    t.text();
    t.definition(
            "before (17), x",
            "a_{n_0}^{p,0} = x_p",
            all(P, nodes(0), (w, p, i) -> w.d(w.z[p][1][1], w.w[0][i][1])),
            all(P, nodes(0), (w, p, i) -> w.x(p, p)))
        .intended("a_{n_0}^{p,0} = x_{n_0}^p", all(P, nodes(0), (w, p, i) -> w.x(p, i)))
        .remark(
            "p numbers data points, and what stands below x numbers its coordinates: x_p is"
                + " coordinate p, whatever n_0. (17) then still writes a_{n_0}^{p,0}.");

    t.display("(17) line 1");
    t.specialCase(
            "\\frac{\\partial C}{\\partial w_{0n_1}^0} = w_{n_1}^1 \\sum_{p=1}^P a_{n_1}^{p,1} (1 -"
                + " a_{n_1}^{p1}) (y^p - h^p)",
            bias,
            new Formula.Undefined<>(P1))
        .intended(
            "\\frac{\\partial C}{\\partial w_{0n_1}^0} = w_{n_1}^1 \\sum_{p=1}^P a_{n_1}^{p,1} (1 -"
                + " a_{n_1}^{p,1}) (y^p - h^p)",
            all(
                nodes(1),
                (w, j) -> w.w(1, j, 1) * w.sumP(p -> w.slopeByA(p, 1, j) * w.residual(p, 1))))
        .remark("p,1 for p1, as in (15).");
    t.specialCase(
            "(17) line 2",
            "\\frac{\\partial C}{\\partial w_{n_0n_1}^0} = w_{n_1}^1 \\sum_{p=1}^P a_{n_0}^{p,0}"
                + " a_{n_1}^{p,1} (1 - a_{n_1}^{p1}) (y^p - h^p)",
            weight,
            new Formula.Undefined<>(P1))
        .intended(
            "\\frac{\\partial C}{\\partial w_{n_0n_1}^0} = w_{n_1}^1 \\sum_{p=1}^P a_{n_0}^{p,0}"
                + " a_{n_1}^{p,1} (1 - a_{n_1}^{p,1}) (y^p - h^p)",
            all(
                nodes(0),
                nodes(1),
                (w, i, j) ->
                    w.w(1, j, 1)
                        * w.sumP(p -> w.a(p, 0, i) * w.slopeByA(p, 1, j) * w.residual(p, 1))))
        .remark("p,1 for p1, as in (15).");
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

  private static double biasLineOf12(Net w, int l, int j) {
    return w.sumP(p -> w.dcdz(p, l - 1, j));
  }

  private static double weightLineOf12(Net w, int l, int i, int j) {
    return w.sumP(p -> w.a(p, l - 2, i) * w.dcdz(p, l - 1, j));
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

  // a number for every output of every data point
  private static Formula<Net> outputs(Formula.Of2<Net> f) {
    return all(P, NL, f);
  }

  // a number for every weight but the biases
  private static Formula<Net> weights(Formula.Of3<Net> f) {
    return all(WEIGHTS, n(0), n(1), f);
  }

  // a number for every data point and unit
  private static Formula<Net> units(Formula.Of3<Net> f) {
    return all(WEIGHTS, P, n(1), f);
  }

  // a number for every ∂c/∂z below the last layer, in the letters of (7) to (9)
  private static Formula<Net> hidden(Formula.Of4<Net> f) {
    return all(BELOW, P, NL, n(1), f);
  }

  // the same in the letters of (10) and (11)
  private static Formula<Net> hidden10(Formula.Of4<Net> f) {
    return all(UP_TO_L, P, NL, n(-1), f);
  }

  // for every ∂c/∂z below the last layer, and every node of the layer above it
  private static Formula<Net> hiddenPairs(Of5 f) {
    return five(f, List.of(BELOW, P, NL, n(1), n(2)));
  }

  // for every ∂c/∂w
  private static Formula<Net> everyWeight(Of5 f) {
    return five(f, List.of(WEIGHTS, P, NL, n(0), n(1)));
  }

  private static Formula<Net> five(Of5 f, List<Index<Net>> indices) {
    return new Indexed<>(indices, (w, n) -> f.value(w, n[0], n[1], n[2], n[3], n[4]));
  }

  @FunctionalInterface
  private interface Of5 {
    double value(Net w, int l, int p, int nL, int i, int j);
  }
}
