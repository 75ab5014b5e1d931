package backprop.equations.document;

import static backprop.equations.Formula.all;
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
import backprop.equations.ClaimKind;
import backprop.equations.Document;
import backprop.equations.Formula;
import backprop.equations.Index;
import backprop.equations.Transcript;
import backprop.equations.World;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Document 004, "Deriving Backpropagation", R. Menon 2021: vectors and matrices, one example.
 *
 * <p>Where the text version has torn an index apart (∇_a J L for ∇_{a^J} L) it stands here as one;
 * the author is not to blame for it.
 */
final class Menon2021 {
  private static final Index<Menon2021World> LAYER = Index.upTo("j", w -> J);
  private static final Index<Menon2021World> HIDDEN = Index.upTo("j", w -> J - 1);
  // units of layer j, of the one before and of the one after; j is the first index
  private static final Index<Menon2021World> UNIT =
      Index.of("i", (w, outer) -> IntStream.rangeClosed(1, w.n(outer[0])));
  private static final Index<Menon2021World> BEFORE =
      Index.of("k", (w, outer) -> IntStream.rangeClosed(1, w.n(outer[0] - 1)));
  private static final Index<Menon2021World> NEXT =
      Index.of("k", (w, outer) -> IntStream.rangeClosed(1, w.n(outer[0] + 1)));
  // an i that names a unit of layer j and one of layer j + 1
  private static final Index<Menon2021World> IN_BOTH =
      Index.of("i", (w, outer) -> IntStream.rangeClosed(1, min(w.n(outer[0]), w.n(outer[0] + 1))));
  private static final Index<Menon2021World> FIRST = Index.upTo("i", w -> w.n(1));
  private static final Index<Menon2021World> OUTPUT = Index.upTo("i", w -> w.n(J));
  private static final Index<Menon2021World> X = Index.from("x", -2, w -> 2);

  private static final String ELEMENTWISE = "σ works elementwise";
  private static final String GENERAL = "σ(x) = log(1 + e^x), L = √(1 + Σ(ŷ − y)²)";
  private static final String SOFTMAX =
      "σ(x) = log(1 + e^x) below a softmax layer, L = −Σ y log ŷ, γ = 1";

  private Menon2021() {}

  static Document<Menon2021World> document() {
    return Document.of(
        Menon2021.class, "004", "Menon 2021", Menon2021World::new, Menon2021::transcribe);
  }

  private static void transcribe(Transcript<Menon2021World> t) {
    notation(t);
    review(t);
    fourEquations(t);
    lastLayer(t);
    recursion(t);
    weights(t);
    biases(t);
    whichEquation(t);
    relu(t);
    reluInTheLastLayer(t);
    reluInAHiddenLayer(t);
    sigmoid(t);
    sigmoidInTheLastLayer(t);
    sigmoidLastDelta(t);
    sigmoidInAHiddenLayer(t);
    softmax(t);
    softmaxLoss(t);
    softmaxGradient(t);
  }

  private static void notation(Transcript<Menon2021World> t) {
    t.with(GENERAL);
    t.sentence(
            "§1.1, J",
            "$J$ represents the total number of layers in the network",
            w -> w.w.length - 1,
            w -> J)
        .remark("The input a^0 is not counted; in 001 it is.");
    t.sentence(
            "§1.1, φ",
            "$\\phi^j$ as a short hand for $\\nabla_{z^j} L$",
            everyUnit((w, j, i) -> w.d(w.L, w.b[j][i])),
            everyUnit((w, j, i) -> w.d(w.L, w.z[j][i])))
        .remark(
            "So defined, φ^j is also the gradient of the biases, (4). The text version tears the"
                + " index apart: ∇_z iL.");
    t.sentence(
            "§1.1, w",
            "$w_{i,k}^j$ is the element in the $i$'th row and $k$'th column",
            everyWeight((w, j, i, k) -> w.d(w.z[j][i], w.a[j - 1][k])),
            everyWeight((w, j, i, k) -> w.w(j, i, k)))
        .remark(
            "Row i leads to unit i of layer j, column k from unit k of layer j − 1. In 003 the"
                + " indices stand the other way round.");
  }

  private static void review(Transcript<Menon2021World> t) {
    t.sentence(
            "§1.2, linear",
            "Every layer in an MLP is composed of a linear function followed by a non-linear"
                + " activation function",
            everyUnit((w, j, i) -> linear(w, j, i, 2) + w.b(j, i)),
            everyUnit((w, j, i) -> 2 * w.z(j, i)))
        .measured("z of twice the input; " + GENERAL)
        .intended(
            "an affine function $z^j = w^j a^{j-1} + b^j$, with $z(2a) = 2z(a) - b$",
            everyUnit((w, j, i) -> 2 * w.z(j, i) - w.b(j, i)))
        .remark("A linear function of 2a is twice that of a. With a bias it is affine.");

    t.display("§1.2, z");
    t.definition(
        "z^{j} = w^{j} a^{j-1} + b^{j}",
        everyUnit((w, j, i) -> w.z(j, i)),
        everyUnit((w, j, i) -> linear(w, j, i, 1) + w.b(j, i)));
    t.display("§1.2, a");
    t.definition(
        "a^{j} = \\sigma(z^{j})",
        everyUnit((w, j, i) -> w.a(j, i)),
        everyUnit((w, j, i) -> w.sigma(w.z(j, i))));

    t.sentence(
        "§1.2, first layer",
        "for the first layer ($j = 1$), we treat the network inputs as $a^0$",
        all(FIRST, (w, i) -> w.a(1, i)),
        all(FIRST, (w, i) -> w.sigma(sum(1, w.n(0), k -> w.w(1, i, k) * w.a(0, k)) + w.b(1, i))));
    t.open(
        ClaimKind.SENTENCE,
        "§1.2, several examples",
        "the loss function … calculate some form of difference from the ground truth",
        everyUnit((w, j, i) -> w.d(w.L, w.b[j][i]) + w.d(w.second.L, w.b[j][i])),
        everyUnit((w, j, i) -> (w.d(w.L, w.b[j][i]) + w.d(w.second.L, w.b[j][i])) / 2),
        "L is the loss of one example; whether several are summed or averaged is not said. Here"
            + " they are summed.");
    t.sentence(
            "§1.2, direction of the nudge",
            "in the direction which minimizes the loss the most",
            w -> -w.lengthOfGradient(),
            w -> w.slopeAlong(-1 / w.lengthOfGradient()))
        .where("the nudge is short")
        .remark(
            "Against the gradient the loss falls at the rate |∇L|, and in no direction faster."
                + " Measured on b^J.");
    t.open(
            ClaimKind.SENTENCE,
            "§1.2, a minimum",
            "By repeating this process many times, we can arrive at a minimum of the loss function",
            w -> lossAfterDescent(w),
            w -> w.x() == 0 ? lossAfterDescent(w) : 0,
            "Whether the least value is meant, or just a place where nothing moves any more, is not"
                + " said. Here the latter: L = (y − max(0, θx))² from θ = −x never leaves y²,"
                + " though its least value is 0 where y > 0.")
        .measured("L = (y − max(0, θx))² after 1000 steps from θ = −x");
  }

  private static void fourEquations(Transcript<Menon2021World> t) {
    t.display("(1)");
    t.delta(
            "\\phi^J = \\nabla_{a^J} L \\circ \\sigma'(z^J)",
            everyOutput((w, i) -> w.d(w.L, w.z[J][i])),
            everyOutput((w, i) -> w.d(w.L, w.a[J][i]) * w.sigmaPrime(w.z(J, i))))
        .where(ELEMENTWISE);
    t.display("(2)");
    t.recursion(
            "\\phi^j = (w^{j+1})^T \\phi^{j+1} \\circ \\sigma'(z^j)",
            everyHidden((w, j, i) -> w.d(w.L, w.z[j][i])),
            everyHidden(
                (w, j, i) ->
                    w.above(j, k -> w.w(j + 1, k, i) * w.phi(j + 1, k)) * w.sigmaPrime(w.z(j, i))))
        .where(ELEMENTWISE)
        .remark("First the matrix product, then ∘.");
    t.display("(3)");
    t.gradient(
        "\\nabla_{w^j} L = \\phi^j (a^{j-1})^T",
        everyWeight((w, j, i, k) -> w.d(w.L, w.w[j][i][k])),
        everyWeight((w, j, i, k) -> w.phi(j, i) * w.a(j - 1, k)));
    t.display("(4)");
    t.gradient(
        "\\nabla_{b^j} L = \\phi^j",
        everyUnit((w, j, i) -> w.d(w.L, w.b[j][i])),
        everyUnit((w, j, i) -> w.phi(j, i)));

    t.sentence(
            "after (4), any layer",
            "the pre-activations of any layer given the same for the next layer",
            everyOutput((w, i) -> w.phi(J, i)),
            new Formula.Undefined<>("the last layer has no next one"))
        .intended(
            "the pre-activations of any layer but the last, which has Equation 1",
            everyOutput((w, i) -> w.d(w.L, w.a[J][i]) * w.sigmaPrime(w.z(J, i))))
        .remark("(2) is for j = 1 … J − 1. §3 says it: \"Equation 2 applies for hidden layers\".");
    t.sentence(
            "after (4), update",
            "a scaled version of which is used as the value to update those weights by",
            w -> -w.eta() * pow(w.lengthOfGradient(), 2),
            w -> w.slopeAlong(-w.eta()))
        .measured("how fast L falls when −η times the gradient is added to b^J; " + GENERAL)
        .remark(
            "The scale is negative: §1.2 says in which direction. Its size, here η, is left to the"
                + " reader.");
  }

  private static void lastLayer(Transcript<Menon2021World> t) {
    t.display("§2.1, chain rule, line 1");
    t.line(
        "\\phi^J = \\nabla_{z^J} L",
        everyOutput((w, i) -> w.d(w.L, w.b[J][i])),
        everyOutput((w, i) -> w.d(w.L, w.z[J][i])));
    t.line(
            "§2.1, chain rule, line 2",
            "= \\nabla_{\\hat{y}} L \\circ \\nabla_{z^J} \\hat{y}",
            everyOutput((w, i) -> w.phi(J, i)),
            everyOutput((w, i) -> w.d(w.L, w.yHat[i]) * w.d(w.yHat[i], w.z[J][i])))
        .where(ELEMENTWISE)
        .remark("∇_{z^J} ŷ is here the vector of ∂ŷ_i/∂z_i^J, the diagonal of a matrix.");
    t.line(
            "§2.1, chain rule, line 3",
            "= \\nabla_{a^J} L \\circ \\nabla_{z^J} a^J",
            everyOutput((w, i) -> w.phi(J, i)),
            everyOutput((w, i) -> w.d(w.L, w.a[J][i]) * w.d(w.a[J][i], w.z[J][i])))
        .where(ELEMENTWISE);

    t.text();
    t.derivative(
            "§2.1, slope of a^J",
            "\\nabla_{z^J} a^J = \\sigma'(z^J)",
            everyOutput((w, i) -> w.d(w.a[J][i], w.z[J][i])),
            everyOutput((w, i) -> w.sigmaPrime(w.z(J, i))))
        .where(ELEMENTWISE);
    t.sentence(
            "§2.1, general σ",
            "We also use $\\sigma$ to represent a general activation function (§1.1) … This gives"
                + " us Equation 1",
            everyOutput((w, i) -> w.softmax.phi(J, i)),
            everyOutput(
                (w, i) ->
                    w.d(w.softmax.L, w.softmax.a[J][i])
                        * w.d(w.softmax.a[J][i], w.softmax.z[J][i])))
        .corrected(
            "… an elementwise one; in general $\\phi_i^J = \\sum_k \\frac{\\partial L}{\\partial"
                + " a_k^J} \\frac{\\partial a_k^J}{\\partial z_i^J}$",
            everyOutput((w, i) -> throughAllOutputs(w, i)))
        .measured(SOFTMAX)
        .remark(
            "Not a general σ: (1) and (2) need one that works elementwise. Measured on softmax,"
                + " where each a_k depends on every z_i.");

    t.display("§2.1, Equation 1");
    t.delta(
            "\\phi^J = \\nabla_{a^J} L \\circ \\sigma'(z^J)",
            everyOutput((w, i) -> w.d(w.L, w.b[J][i])),
            everyOutput((w, i) -> w.d(w.L, w.yHat[i]) * w.sigmaPrime(w.z(J, i))))
        .where(ELEMENTWISE);
  }

  private static void recursion(Transcript<Menon2021World> t) {
    t.display("§2.2, chain rule, line 1");
    t.line(
        "\\phi_i^j = \\frac{\\partial L}{\\partial z_i^j}",
        everyHidden((w, j, i) -> w.d(w.L, w.b[j][i])),
        everyHidden((w, j, i) -> w.d(w.L, w.z[j][i])));
    t.line(
            "§2.2, chain rule, line 2",
            "= \\sum_k \\frac{\\partial L}{\\partial z_i^{j+1}} \\frac{\\partial"
                + " z_i^{j+1}}{\\partial z_i^j}",
            everyInBoth((w, j, i) -> w.phi(j, i)),
            everyInBoth(
                (w, j, i) ->
                    w.above(j, k -> w.d(w.L, w.z[j + 1][i]) * w.d(w.z[j + 1][i], w.z[j][i]))))
        .intended(
            "= \\sum_k \\frac{\\partial L}{\\partial z_k^{j+1}} \\frac{\\partial"
                + " z_k^{j+1}}{\\partial z_i^j}",
            everyInBoth(
                (w, j, i) ->
                    w.above(j, k -> w.d(w.L, w.z[j + 1][k]) * w.d(w.z[j + 1][k], w.z[j][i]))))
        .remark(
            "The sum runs over k, and no k stands in it: layer j+1 needs k, twice. Measured where"
                + " layer j+1 has a unit i at all.");
    t.line(
            "§2.2, chain rule, line 3",
            "= \\sum_k \\phi_i^{j+1} \\frac{\\partial z_i^{j+1}}{\\partial z_i^j}",
            everyInBoth((w, j, i) -> w.d(w.L, w.z[j][i])),
            everyInBoth(
                (w, j, i) -> w.above(j, k -> w.phi(j + 1, i) * w.d(w.z[j + 1][i], w.z[j][i]))))
        .intended(
            "= \\sum_k \\phi_k^{j+1} \\frac{\\partial z_k^{j+1}}{\\partial z_i^j}",
            everyInBoth(
                (w, j, i) -> w.above(j, k -> w.phi(j + 1, k) * w.d(w.z[j + 1][k], w.z[j][i]))))
        .remark("Again k for i in layer j+1, twice.");

    t.display("§2.2, z by a");
    t.line(
            "z_k^{j+1} = \\sum_i w_{k,i}^{j+1} a_i^j + b_i^{j+1}",
            everyPair((w, j, k, i) -> w.z(j + 1, k)),
            everyPair(
                (w, j, k, i) -> sum(1, w.n(j), m -> w.w(j + 1, k, m) * w.a(j, m)) + w.b(j + 1, i)))
        .intended(
            "z_k^{j+1} = \\sum_i w_{k,i}^{j+1} a_i^j + b_k^{j+1}",
            everyPair(
                (w, j, k, i) -> sum(1, w.n(j), m -> w.w(j + 1, k, m) * w.a(j, m)) + w.b(j + 1, k)))
        .remark("The bias of unit k is b_k; i is the letter of the sum. Measured for every i.");
    t.line(
            "§2.2, z by σ(z)",
            "= \\sum_i w_{k,i}^{j+1} \\sigma(z_i^j) + b_i^{j+1}",
            everyPair((w, j, k, i) -> w.z(j + 1, k)),
            everyPair(
                (w, j, k, i) ->
                    sum(1, w.n(j), m -> w.w(j + 1, k, m) * w.sigma(w.z(j, m))) + w.b(j + 1, i)))
        .intended(
            "= \\sum_i w_{k,i}^{j+1} \\sigma(z_i^j) + b_k^{j+1}",
            everyPair(
                (w, j, k, i) ->
                    sum(1, w.n(j), m -> w.w(j + 1, k, m) * w.sigma(w.z(j, m))) + w.b(j + 1, k)))
        .remark("b_k for b_i, as before.");

    t.display("§2.2, slope of z");
    t.derivative(
            "\\frac{\\partial z_i^{j+1}}{\\partial z_i^j} = w_{k,i}^{j+1} \\sigma'(z_i^j)",
            everyPair((w, j, k, i) -> w.d(w.z[j + 1][k], w.z[j][i])),
            everyPair((w, j, k, i) -> w.d(w.z[j + 1][i], w.z[j][i])))
        .intended(
            "\\frac{\\partial z_k^{j+1}}{\\partial z_i^j} = w_{k,i}^{j+1} \\sigma'(z_i^j)",
            everyPair((w, j, k, i) -> w.w(j + 1, k, i) * w.sigmaPrime(w.z(j, i))))
        .remark("The right side is the slope of z_k; the left side, measured here, that of z_i.");

    t.display("§2.2, sum");
    t.recursion(
            "\\phi_i^j = \\sum_k w_{k,i}^{j+1} \\phi_i^{j+1} \\sigma(z_i^j)",
            everyInBoth((w, j, i) -> w.d(w.L, w.z[j][i])),
            everyInBoth(
                (w, j, i) ->
                    w.above(j, k -> w.w(j + 1, k, i) * w.phi(j + 1, i) * w.sigma(w.z(j, i)))))
        .corrected(
            "\\phi_i^j = \\sum_k w_{k,i}^{j+1} \\phi_k^{j+1} \\sigma'(z_i^j)",
            everyInBoth(
                (w, j, i) ->
                    w.above(j, k -> w.w(j + 1, k, i) * w.phi(j + 1, k) * w.sigmaPrime(w.z(j, i)))))
        .remark("Two errors: φ_k for φ_i, and σ' for σ; the prime is lost from one line to this.");

    t.display("§2.2, Equation 2");
    t.recursion(
            "\\phi^j = (w^{j+1})^T \\phi^{j+1} \\circ \\sigma(z_i^j)",
            everyHidden((w, j, i) -> w.d(w.L, w.z[j][i])),
            everyHidden((w, j, i) -> w.wTphi(j, i) * w.sigma(w.z(j, i))))
        .corrected(
            "\\phi^j = (w^{j+1})^T \\phi^{j+1} \\circ \\sigma'(z^j)",
            everyHidden((w, j, i) -> w.wTphi(j, i) * w.sigmaPrime(w.z(j, i))))
        .remark(
            "Not (2): σ' for σ, and the vector z^j for its entry z_i^j. The print of (2) above is"
                + " right.");

    t.sentence(
            "§2.2, any j",
            "by using both Equations 1 and 2, we can calculate $\\phi^j$ for any $1 \\leq j \\leq"
                + " J$",
            everyUnit((w, j, i) -> w.d(w.L, w.z[j][i])),
            everyUnit((w, j, i) -> byEquations1And2(w, j, i)))
        .where(ELEMENTWISE);
  }

  private static void weights(Transcript<Menon2021World> t) {
    t.display("§2.3, chain rule, line 1");
    t.line(
        "\\frac{\\partial L}{\\partial w_{i,k}^j} = \\frac{\\partial L}{\\partial z_i^j}"
            + " \\frac{\\partial z_i^j}{\\partial w_{i,k}^j}",
        everyWeight((w, j, i, k) -> w.d(w.L, w.w[j][i][k])),
        everyWeight((w, j, i, k) -> w.d(w.L, w.z[j][i]) * w.d(w.z[j][i], w.w[j][i][k])));
    t.display("§2.3, chain rule, line 2");
    t.line(
        "= \\phi_i^j \\frac{\\partial z_i^j}{\\partial w_{i,k}^j}",
        everyWeight((w, j, i, k) -> w.d(w.L, w.w[j][i][k])),
        everyWeight((w, j, i, k) -> w.phi(j, i) * w.d(w.z[j][i], w.w[j][i][k])));
    t.display("§2.3, z");
    t.definition(
        "z_i^j = b_i^j + \\sum_k w_{i,k}^j a_k^{j-1}",
        everyUnit((w, j, i) -> w.z(j, i)),
        everyUnit((w, j, i) -> w.b(j, i) + sum(1, w.n(j - 1), k -> w.w(j, i, k) * w.a(j - 1, k))));
    t.display("§2.3, slope of z");
    t.derivative(
        "\\frac{\\partial z_i^j}{\\partial w_{i,k}^j} = a_k^{j-1}",
        everyWeight((w, j, i, k) -> w.d(w.z[j][i], w.w[j][i][k])),
        everyWeight((w, j, i, k) -> w.a(j - 1, k)));
    t.display("§2.3, component");
    t.gradient(
        "\\frac{\\partial L}{\\partial w_{i,k}^j} = \\phi_i^j a_k^{j-1}",
        everyWeight((w, j, i, k) -> w.d(w.L, w.w[j][i][k])),
        everyWeight((w, j, i, k) -> w.phi(j, i) * w.a(j - 1, k)));
    t.display("§2.3, Equation 3");
    t.gradient(
            "\\nabla_{w^j} L = \\phi^j (a^{j-1})^T",
            everyWeight((w, j, i, k) -> w.d(w.L, w.w[j][i][k])),
            everyWeight((w, j, i, k) -> w.d(w.L, w.b[j][i]) * w.a(j - 1, k)))
        .remark("A column times a row: as many rows and columns as w^j has.");
  }

  private static void biases(Transcript<Menon2021World> t) {
    t.display("§2.4, chain rule, line 1");
    t.line(
            "\\nabla_{b^j} L = \\nabla_{z^j} L \\nabla_{b^j} z^j",
            everyUnit((w, j, k) -> w.d(w.L, w.b[j][k])),
            everyUnit(
                (w, j, k) -> sum(1, w.n(j), i -> w.d(w.L, w.z[j][i]) * w.d(w.z[j][i], w.b[j][k]))))
        .remark(
            "Now a matrix product, where §2.1 has ∘: ∇_{b^j} z^j is the matrix of ∂z_i/∂b_k. With"
                + " φ a column it is its transpose times φ, but it is symmetric.");
    t.display("§2.4, chain rule, line 2");
    t.line(
        "= \\phi^j \\nabla_{b^j} z^j",
        everyUnit((w, j, k) -> w.d(w.L, w.b[j][k])),
        everyUnit((w, j, k) -> sum(1, w.n(j), i -> w.phi(j, i) * w.d(w.z[j][i], w.b[j][k]))));
    t.display("§2.4, z");
    t.definition(
            "z^j = w^j a^j + b^j",
            everyUnit((w, j, i) -> w.z(j, i)),
            everyUnit(
                (w, j, i) ->
                    sum(1, min(w.n(j - 1), w.n(j)), k -> w.w(j, i, k) * w.a(j, k)) + w.b(j, i)))
        .intended(
            "z^j = w^j a^{j-1} + b^j",
            everyUnit(
                (w, j, i) -> sum(1, w.n(j - 1), k -> w.w(j, i, k) * w.a(j - 1, k)) + w.b(j, i)))
        .remark(
            "Not the definition of §1.2: a layer would feed itself. w^j has as many columns as"
                + " a^{j-1} has entries; measured on the columns that a^j has an entry for.");
    t.display("§2.4, slope of z");
    t.derivative(
            "\\nabla_{b^j} z^j = \\mathbb{1}",
            all(LAYER, UNIT, UNIT.as("k"), (w, j, i, k) -> w.d(w.z[j][i], w.b[j][k])),
            all(LAYER, UNIT, UNIT.as("k"), (w, j, i, k) -> 1))
        .corrected(
            "\\nabla_{b^j} z^j = I", all(LAYER, UNIT, UNIT.as("k"), (w, j, i, k) -> i == k ? 1 : 0))
        .remark(
            "\"where 𝟙 is a matrix composed of ones\": it is the identity. b_k moves z_k and no"
                + " other.");
    t.display("§2.4, with ones");
    t.line(
            "\\nabla_{b^j} L = \\phi^j \\mathbb{1}",
            everyUnit((w, j, k) -> w.d(w.L, w.b[j][k])),
            everyUnit((w, j, k) -> sum(1, w.n(j), i -> w.phi(j, i) * 1)))
        .corrected(
            "\\nabla_{b^j} L = \\phi^j I",
            everyUnit((w, j, k) -> sum(1, w.n(j), i -> w.phi(j, i) * (i == k ? 1 : 0))))
        .remark(
            "Times a matrix of ones every bias would get the sum of all φ_i. (A vector of ones"
                + " would do, with ∘ as in §2.1.)");
    t.display("§2.4, Equation 4");
    t.gradient(
            "\\nabla_{b^j} = \\phi^j",
            everyUnit((w, j, i) -> w.d(w.L, w.b[j][i])),
            new Formula.Undefined<>("a gradient of nothing"))
        .intended("\\nabla_{b^j} L = \\phi^j", everyUnit((w, j, i) -> w.phi(j, i)))
        .remark("The gradient of what? L is missing. The print of (4) above is right.");
  }

  private static void whichEquation(Transcript<Menon2021World> t) {
    t.with(SOFTMAX);
    t.sentence(
            "§3, hidden layers",
            "Equation 2 applies for hidden layers",
            everyHidden((w, j, i) -> w.softmax.phi(j, i)),
            everyHidden((w, j, i) -> w.softmax.wTphi(j, i) * w.sigmaPrime(w.softmax.z(j, i))))
        .remark("Whatever the last layer is: measured with softmax there.")
        .where(ELEMENTWISE);
    t.sentence(
            "§3, output layers",
            "Equation 1 applies for output (last) layers",
            everyOutput((w, i) -> w.softmax.phi(J, i)),
            everyOutput(
                (w, i) ->
                    w.d(w.softmax.L, w.softmax.yHat[i])
                        * w.d(w.softmax.a[J][i], w.softmax.z[J][i])))
        .corrected(
            "… of ReLU and sigmoid, not of softmax, where $\\phi_i^J = \\sum_k \\frac{\\partial"
                + " L}{\\partial a_k^J} \\frac{\\partial a_k^J}{\\partial z_i^J}$",
            everyOutput((w, i) -> throughAllOutputs(w, i)))
        .remark("§3.3.1 itself goes around Equation 1.");
  }

  private static void relu(Transcript<Menon2021World> t) {
    t.with("ReLU in every layer, L = (1/n)Σ(y − ŷ)²");
    t.sentence(
        "§3.1, elementwise",
        "operates on a scalar and is applied elementwise on a vector input",
        all(LAYER, UNIT, UNIT.as("k"), (w, j, i, k) -> w.d(w.relu.a[j][i], w.relu.z[j][k])),
        all(LAYER, UNIT, UNIT.as("k"), (w, j, i, k) -> i == k ? w.reluPrime(w.relu.z(j, i)) : 0));
    t.display("§3.1, ReLU");
    t.definition(
        "\\sigma(x) = \\begin{cases} x & x > 0 \\\\ 0 & x \\le 0 \\end{cases}",
        all(X, (w, x) -> (x + abs(x)) / 2),
        all(X, (w, x) -> x > 0 ? x : 0));
    t.sentence(
            "§3.1, not differentiable",
            "technically not differentiable at $x = 0$",
            w -> w.slopeOnRight(Menon2021World::relu, 0) - w.slopeOnLeft(Menon2021World::relu, 0),
            w -> 1)
        .remark("The slopes on both sides differ, by 1.");
    t.display("§3.1, slope of ReLU");
    t.derivative(
            "\\sigma'(x) = \\begin{cases} 1 & x > 0 \\\\ 0 & x \\le 0 \\end{cases}",
            all(X, (w, x) -> w.reluPrime(x + 0.5)),
            all(X, (w, x) -> x + 0.5 > 0 ? 1 : 0))
        .where("x is not 0")
        .remark("At 0 see the next row.");
    t.sentence(
            "§3.1, slope of ReLU at 0",
            "define the derivative as 0 at 0",
            w -> w.slopeOnLeft(Menon2021World::relu, 0),
            w -> 0)
        .remark(
            "A choice, and said to be one: the slope on the left. 002 takes 0 as well, 000 the 1"
                + " on the right.");
  }

  private static void reluInTheLastLayer(Transcript<Menon2021World> t) {
    t.display("§3.1.1, MSE");
    t.definition(
            "L = \\frac{1}{n} \\sum_{i=1}^{n} (y_i - \\hat{y}_i)^2",
            w -> w.outputs(i -> (w.relu.yHat(i) - w.relu.y(i)) * w.d(w.relu.L, w.relu.yHat[i])) / 2,
            w -> w.outputs(i -> pow(w.relu.y(i) - w.relu.yHat(i), 2)) / w.n(J))
        .remark(
            "n, the number of outputs, is not introduced. 001 has ½ for 1/n, 000 ½, 002 neither;"
                + " the factor decides the one of the gradient.");
    t.display("§3.1.1, gradient, line 1");
    t.line(
            "\\nabla_{a^J} L = \\nabla_{\\hat{y}} L",
            everyOutput((w, i) -> w.d(w.relu.L, w.relu.a[J][i])),
            everyOutput((w, i) -> w.d(w.relu.L, w.relu.yHat[i])))
        .remark("The text version tears the index apart: ∇_a J L.");
    t.line(
        "§3.1.1, gradient, line 2",
        "= \\nabla_{\\hat{y}} \\left( \\frac{1}{n} \\sum_{i=1}^{n} (y_i - \\hat{y}_i)^2 \\right)",
        everyOutput((w, i) -> w.d(w.relu.L, w.relu.a[J][i])),
        everyOutput((w, i) -> w.d(w.relu.lossOf(w.relu.yHat), w.relu.yHat[i])));
    t.line(
        "§3.1.1, gradient, line 3",
        "= -\\frac{2}{n} (y - \\hat{y})",
        everyOutput((w, i) -> w.d(w.relu.L, w.relu.a[J][i])),
        everyOutput((w, i) -> -2.0 / w.n(J) * (w.relu.y(i) - w.relu.yHat(i))));
    t.derivative(
        "§3.1.1, gradient",
        "= -\\frac{2}{n} (y - a^J)",
        everyOutput((w, i) -> w.d(w.relu.L, w.relu.a[J][i])),
        everyOutput((w, i) -> -2.0 / w.n(J) * (w.relu.y(i) - w.relu.a(J, i))));

    t.display("§3.1.1, φ^J, line 1");
    t.line(
        "\\phi^J = \\nabla_{a^J} L \\circ \\sigma'(z^J)",
        everyOutput((w, i) -> w.d(w.relu.L, w.relu.z[J][i])),
        everyOutput((w, i) -> w.d(w.relu.L, w.relu.a[J][i]) * w.reluPrime(w.relu.z(J, i))));
    t.display("§3.1.1, φ^J, line 2");
    t.line(
        "= -\\frac{2}{n} (y - a^J) \\circ \\begin{cases} 1 & z^J > 0 \\\\ 0 & z^J \\le 0"
            + " \\end{cases}",
        everyOutput((w, i) -> w.d(w.relu.L, w.relu.z[J][i])),
        everyOutput(
            (w, i) ->
                -2.0 / w.n(J) * (w.relu.y(i) - w.relu.a(J, i)) * (w.relu.z(J, i) > 0 ? 1 : 0)));
    t.display("§3.1.1, φ^J");
    t.specialCase(
        "\\phi^J = \\begin{cases} -\\frac{2}{n} (y - a^J) & z^J > 0 \\\\ 0 & z^J \\le 0"
            + " \\end{cases}",
        everyOutput((w, i) -> w.d(w.relu.L, w.relu.z[J][i])),
        everyOutput(
            (w, i) -> w.relu.z(J, i) > 0 ? -2.0 / w.n(J) * (w.relu.y(i) - w.relu.a(J, i)) : 0));
  }

  private static void reluInAHiddenLayer(Transcript<Menon2021World> t) {
    t.display("§3.1.2, φ^j, line 1");
    t.line(
        "\\phi^j = (w^{j+1})^T \\phi^{j+1} \\circ \\sigma'(z^j)",
        everyHidden((w, j, i) -> w.d(w.relu.L, w.relu.z[j][i])),
        everyHidden((w, j, i) -> w.relu.wTphi(j, i) * w.reluPrime(w.relu.z(j, i))));
    t.display("§3.1.2, φ^j, line 2");
    t.line(
        "= (w^{j+1})^T \\phi^{j+1} \\circ \\begin{cases} 1 & z^j > 0 \\\\ 0 & z^j \\le 0"
            + " \\end{cases}",
        everyHidden((w, j, i) -> w.d(w.relu.L, w.relu.z[j][i])),
        everyHidden((w, j, i) -> w.relu.wTphi(j, i) * (w.relu.z(j, i) > 0 ? 1 : 0)));
    t.display("§3.1.2, φ^j");
    t.specialCase(
        "\\phi^j = \\begin{cases} (w^{j+1})^T \\phi^{j+1} & z^j > 0 \\\\ 0 & z^j \\le 0"
            + " \\end{cases}",
        everyHidden((w, j, i) -> w.d(w.relu.L, w.relu.z[j][i])),
        everyHidden((w, j, i) -> w.relu.z(j, i) > 0 ? w.relu.wTphi(j, i) : 0));
  }

  private static void sigmoid(Transcript<Menon2021World> t) {
    t.with("sigmoid in every layer, L = Σ(−y log ŷ − (1 − y) log(1 − ŷ))");
    t.sentence(
        "§3.2, elementwise",
        "operates on scalar values and is applied elementwise on a vector input",
        all(LAYER, UNIT, UNIT.as("k"), (w, j, i, k) -> w.d(w.sigmoid.a[j][i], w.sigmoid.z[j][k])),
        all(
            LAYER,
            UNIT,
            UNIT.as("k"),
            (w, j, i, k) -> i == k ? w.sigmoidPrime(w.sigmoid.z(j, i)) : 0));
    t.display("§3.2, sigmoid");
    t.definition(
        "\\sigma(x) = \\frac{1}{1 + e^{-x}}",
        w -> (1 + tanh(w.x() / 2)) / 2, w -> 1 / (1 + exp(-w.x())));
    t.display("§3.2, slope of sigmoid");
    t.derivative(
            "\\sigma'(x) = \\sigma(x) \\circ (1 - \\sigma(x))",
            w -> w.sigmoidPrime(w.x()),
            w -> w.sigmoid(w.x()) * (1 - w.sigmoid(w.x())))
        .remark("For a scalar x, ∘ is the ordinary product.");
  }

  private static void sigmoidInTheLastLayer(Transcript<Menon2021World> t) {
    t.display("§3.2.1, binary cross-entropy");
    t.definition(
            "L = \\sum_{i=1}^{n} -y_i \\log(\\hat{y}_i) - (1 - y_i) \\log(1 - \\hat{y}_i)",
            everyOutput((w, i) -> w.sigmoid.L()),
            everyOutput(
                (w, i) ->
                    w.outputs(m -> -w.sigmoid.y(m) * log(w.sigmoid.yHat(m)))
                        - (1 - w.sigmoid.y(i)) * log(1 - w.sigmoid.yHat(i))))
        .intended(
            "L = \\sum_{i=1}^{n} \\left[ -y_i \\log(\\hat{y}_i) - (1 - y_i) \\log(1 -"
                + " \\hat{y}_i) \\right]",
            everyOutput(
                (w, i) ->
                    w.outputs(
                        m ->
                            -w.sigmoid.y(m) * log(w.sigmoid.yHat(m))
                                - (1 - w.sigmoid.y(m)) * log(1 - w.sigmoid.yHat(m)))))
        .remark(
            "Brackets are missing: a sum ends at + or −, as it does before the bias in §2.2, and"
                + " the i behind it would be free. Measured for every i.");
    t.text();
    t.open(
        ClaimKind.DEFINITION,
        "§3.2.1, log 0",
        "-y_i \\log(\\hat{y}_i) - (1 - y_i) \\log(1 - \\hat{y}_i), \\quad y_i = \\hat{y}_i = 1",
        w -> 0,
        w -> -1 * log(1) - (1 - 1) * log(1 - 1),
        "0 log 0 has no value. Here it is 0, its limit. A sigmoid never reaches 1, but rounded to"
            + " 53 bits it does, from z = 37 on.");
    t.sentence(
        "§3.2.1, n = 1",
        "for binary classification problems $n = 1$ so the summation is not necessary",
        everyOutput((w, i) -> w.d(w.sigmoid.L, w.sigmoid.yHat[i])),
        everyOutput((w, i) -> w.d(withoutSum(w, i), w.sigmoid.yHat[i])));

    t.display("§3.2.1, gradient, line 1");
    t.line(
            "\\nabla_{a^J} L = \\nabla_{\\hat{y}} L",
            everyOutput((w, i) -> w.d(w.sigmoid.L, w.sigmoid.a[J][i])),
            everyOutput((w, i) -> w.d(w.sigmoid.L, w.sigmoid.yHat[i])))
        .remark("The text version tears the index apart: ∇_a J L.");
    t.display("§3.2.1, gradient, line 2");
    t.line(
            "= \\nabla_{\\hat{y}} \\left( \\sum_{i=1}^{n} -y_i \\log(\\hat{y}_i) - (1 - y_i)"
                + " \\log(1 - \\hat{y}_i) \\right)",
            all(OUTPUT, OUTPUT.as("m"), (w, i, m) -> w.d(w.sigmoid.L, w.sigmoid.a[J][m])),
            all(OUTPUT, OUTPUT.as("m"), (w, i, m) -> w.d(withoutBrackets(w, i), w.sigmoid.yHat[m])))
        .intended(
            "= \\nabla_{\\hat{y}} \\left( \\sum_{i=1}^{n} \\left[ -y_i \\log(\\hat{y}_i) - (1 -"
                + " y_i) \\log(1 - \\hat{y}_i) \\right] \\right)",
            all(OUTPUT, OUTPUT.as("m"), (w, i, m) -> w.d(withoutSum(w, m), w.sigmoid.yHat[m])))
        .remark("The same brackets are missing.");
    t.display("§3.2.1, gradient, line 3");
    t.line(
            "= -\\frac{y}{\\hat{y}} \\log(e) - \\frac{1 - y}{1 - \\hat{y}} \\log(e)",
            everyOutput((w, i) -> w.d(w.sigmoid.L, w.sigmoid.a[J][i])),
            everyOutput((w, i) -> slopeAsPrinted(w.sigmoid.y(i), w.sigmoid.yHat(i)) * log(E)))
        .corrected(
            "= -\\frac{y}{\\hat{y}} \\log(e) + \\frac{1 - y}{1 - \\hat{y}} \\log(e)",
            everyOutput((w, i) -> slope(w.sigmoid.y(i), w.sigmoid.yHat(i)) * log(E)))
        .remark("The sign: 1 − ŷ has slope −1, so the second term is +.");
    t.display("§3.2.1, gradient, line 4");
    t.line(
            "= -\\frac{y}{\\hat{y}} - \\frac{1 - y}{1 - \\hat{y}}",
            everyOutput((w, i) -> w.d(w.sigmoid.L, w.sigmoid.a[J][i])),
            everyOutput((w, i) -> slopeAsPrinted(w.sigmoid.y(i), w.sigmoid.yHat(i))))
        .corrected(
            "= -\\frac{y}{\\hat{y}} + \\frac{1 - y}{1 - \\hat{y}}",
            everyOutput((w, i) -> slope(w.sigmoid.y(i), w.sigmoid.yHat(i))))
        .remark("The sign of the second term, carried on. As printed it never vanishes.");
    t.display("§3.2.1, gradient");
    t.derivative(
            "= -\\frac{y}{a^J} - \\frac{1 - y}{1 - a^J}",
            everyOutput((w, i) -> w.d(w.sigmoid.L, w.sigmoid.a[J][i])),
            everyOutput((w, i) -> slopeAsPrinted(w.sigmoid.y(i), w.sigmoid.a(J, i))))
        .corrected(
            "= -\\frac{y}{a^J} + \\frac{1 - y}{1 - a^J}",
            everyOutput((w, i) -> slope(w.sigmoid.y(i), w.sigmoid.a(J, i))))
        .remark("The sign of the second term, carried on.");

    t.text();
    t.open(
        ClaimKind.SENTENCE,
        "§3.2.1, base of log",
        "Notice that we drop the constant $\\log(e)$",
        w -> log(E),
        w -> log10(E),
        "The base of log is not given, and §3.3.1 writes ln beside it. Here log is the natural"
            + " one: log(e) = 1, and nothing is dropped. To base 10 it is 0.434, and the lines"
            + " before and after are not equal.");
    t.sentence(
            "§3.2.1, linearly scale",
            "they only serve to linearly scale",
            everyOutput((w, i) -> w.d(w.sigmoid.L.divide(log(10)), w.sigmoid.yHat[i])),
            everyOutput((w, i) -> log10(E) * w.d(w.sigmoid.L, w.sigmoid.yHat[i])))
        .remark(
            "So it is with log to base 10: 0.434 times the gradient. But that is not nothing: at"
                + " the same η the steps are shorter.");
  }

  private static void sigmoidLastDelta(Transcript<Menon2021World> t) {
    t.display("§3.2.1, φ^J, line 1");
    t.line(
        "\\phi^J = \\nabla_{a^J} L \\circ \\sigma'(z^J)",
        everyOutput((w, i) -> w.d(w.sigmoid.L, w.sigmoid.z[J][i])),
        everyOutput(
            (w, i) -> w.d(w.sigmoid.L, w.sigmoid.a[J][i]) * w.sigmoidPrime(w.sigmoid.z(J, i))));
    t.specialCase(
            "§3.2.1, φ^J",
            "\\phi^J = \\left(-\\frac{y}{a^J} - \\frac{1-y}{1-a^J}\\right) \\circ \\sigma(x) \\circ"
                + " (1-\\sigma(x))",
            everyOutput((w, i) -> w.d(w.sigmoid.L, w.sigmoid.z[J][i])),
            everyOutput(
                (w, i) ->
                    slopeAsPrinted(w.sigmoid.y(i), w.sigmoid.a(J, i))
                        * w.sigmoid(w.sigmoid.z(J, i))
                        * (1 - w.sigmoid(w.sigmoid.z(J, i)))))
        .corrected(
            "\\phi^J = \\left(-\\frac{y}{a^J} + \\frac{1-y}{1-a^J}\\right) \\circ \\sigma(z^J)"
                + " \\circ (1-\\sigma(z^J)) = a^J - y",
            everyOutput((w, i) -> w.sigmoid.a(J, i) - w.sigmoid.y(i)))
        .remark(
            "The sign of the second term; measured with z^J for x, see the next row. Set right, it"
                + " all cancels to a^J − y, as for softmax.");
    t.line(
            "§3.2.1, φ^J, the x",
            "\\sigma'(z^J) = \\sigma(x) \\circ (1-\\sigma(x))",
            everyOutput((w, i) -> w.d(w.sigmoid.a[J][i], w.sigmoid.z[J][i])),
            everyOutput((w, i) -> w.sigmoid(w.x()) * (1 - w.sigmoid(w.x()))))
        .intended(
            "\\sigma'(z^J) = \\sigma(z^J) \\circ (1-\\sigma(z^J))",
            everyOutput(
                (w, i) -> w.sigmoid(w.sigmoid.z(J, i)) * (1 - w.sigmoid(w.sigmoid.z(J, i)))))
        .remark("x is the argument of the definition, any number; z^J is to be put in for it.");
  }

  private static void sigmoidInAHiddenLayer(Transcript<Menon2021World> t) {
    t.display("§3.2.2, φ^j, line 1");
    t.line(
        "\\phi^j = (w^{j+1})^T \\phi^{j+1} \\circ \\sigma'(z^j)",
        everyHidden((w, j, i) -> w.d(w.sigmoid.L, w.sigmoid.z[j][i])),
        everyHidden((w, j, i) -> w.sigmoid.wTphi(j, i) * w.sigmoidPrime(w.sigmoid.z(j, i))));
    t.specialCase(
            "§3.2.2, φ^j",
            "\\phi^j = (w^{j+1})^T \\phi^{j+1} \\circ \\sigma(x) \\circ (1 - \\sigma(x))",
            everyHidden((w, j, i) -> w.d(w.sigmoid.L, w.sigmoid.z[j][i])),
            everyHidden(
                (w, j, i) -> w.sigmoid.wTphi(j, i) * w.sigmoid(w.x()) * (1 - w.sigmoid(w.x()))))
        .intended(
            "\\phi^j = (w^{j+1})^T \\phi^{j+1} \\circ \\sigma(z^j) \\circ (1 - \\sigma(z^j))",
            everyHidden(
                (w, j, i) ->
                    w.sigmoid.wTphi(j, i)
                        * w.sigmoid(w.sigmoid.z(j, i))
                        * (1 - w.sigmoid(w.sigmoid.z(j, i)))))
        .remark("z^j for x. The product is a^j ∘ (1 − a^j).");
  }

  private static void softmax(Transcript<Menon2021World> t) {
    t.with(SOFTMAX);
    t.sentence(
            "§3.3, sum of elements",
            "a sort of probability density function such that the sum of elements is equal to 1",
            w -> w.outputs(i -> w.softmax.a(J, i)),
            w -> 1)
        .remark("The elements are finitely many probabilities; see the next row.");
    t.sentence(
            "§3.3, density",
            "a sort of probability density function",
            everyOutput((w, i) -> w.softmax.a(J, i)),
            everyOutput((w, i) -> 0))
        .intended(
            "a sort of probability mass function",
            everyOutput((w, i) -> exp(w.softmax.z(J, i)) / sumOfExponentials(w)))
        .measured("the probability of the single value i, which a density makes 0; " + SOFTMAX)
        .remark("A density gives probability to intervals, a mass function to single values.");
    t.display("§3.3, softmax");
    t.definition(
            "\\sigma(x) = \\frac{e^x}{\\sum_i e^{x_i}}",
            everyOutput((w, i) -> w.d(logOfSum(w), w.softmax.z[J][i])),
            everyOutput((w, i) -> exp(w.softmax.z(J, i)) / w.outputs(m -> exp(w.softmax.z(J, m)))))
        .remark("Measured against the gradient of log Σ e^{x_i}, which softmax is.");
    t.sentence(
            "§3.3, exclusively",
            "softmax is exclusively used as an activation function for the output layers of"
                + " networks, and as such we do not evaluate Equation 2 for it",
            everyHidden((w, j, i) -> w.softmaxInside.phi(j, i)),
            everyHidden(
                (w, j, i) ->
                    w.softmaxInside.wTphi(j, i)
                        * w.d(w.softmaxInside.a[j][i], w.softmaxInside.z[j][i])))
        .measured("softmax in the hidden layers, Equation 2 with ∂a_i/∂z_i for σ'; " + GENERAL)
        .corrected(
            "softmax is mostly used for the output layers; inside, $\\phi^j = a^j \\circ (g -"
                + " \\langle a^j, g \\r"
                + "angle)$ with $g = (w^{j+1})^T \\phi^{j+1}$",
            everyHidden(
                (w, j, i) ->
                    w.softmaxInside.a(j, i)
                        * (w.softmaxInside.wTphi(j, i)
                            - sum(
                                1,
                                w.n(j),
                                k -> w.softmaxInside.a(j, k) * w.softmaxInside.wTphi(j, k)))))
        .remark(
            "Too strong: attention and gates have softmax inside a network. Equation 2 does not"
                + " cover it, since σ' is a matrix, not a vector.");
  }

  private static void softmaxLoss(Transcript<Menon2021World> t) {
    t.display("§3.3.1, categorical cross-entropy");
    t.definition(
            "L = -\\sum_j y_j \\log \\hat{y}_j",
            w -> w.softmax.L(),
            w -> -w.outputs(j -> w.softmax.y(j) * log(w.softmax.yHat(j))))
        .remark("Read with j for an output.");
    t.definition(
            "§3.3.1, the letter j",
            "L = -\\sum_j y_j \\log \\hat{y}_j",
            w -> w.outputs(i -> w.general.y(i) * (logOfSum(w).value() - w.softmax.z(J, i))),
            w -> crossEntropyUpTo(w, min(J, w.n(J))))
        .intended("L = -\\sum_{i=1}^n y_i \\log \\hat{y}_i", w -> crossEntropyUpTo(w, w.n(J)))
        .measured("j = 1 … J, as everywhere else, a softmax layer of n = n^3 outputs, any y")
        .remark("j numbers layers, and J = 3 is the last. Here it must number the n outputs.");
    t.sentence(
            "§3.3, not necessary",
            "We also will not evaluate the derivative of softmax, nor will it be necessary",
            everyOutput((w, i) -> throughAllOutputs(w, i)),
            everyOutput((w, i) -> w.d(logOfSum(w).minus(zGamma(w)), w.softmax.z[J][i])))
        .remark("log and e^z cancel before anything is differentiated.");

    t.display("§3.3.1, L, line 1");
    t.line(
            "L = -y_{\\gamma} \\log \\hat{y}_{\\gamma}",
            w -> w.softmax.L(),
            w -> -w.softmax.y(w.gamma) * log(w.softmax.yHat(w.gamma)))
        .where("y is one-hot");
    t.line(
        "§3.3.1, L, line 2",
        "= -\\log \\hat{y}_{\\gamma}",
        w -> w.softmax.L(),
        w -> -log(w.softmax.yHat(w.gamma)));
    t.line(
        "§3.3.1, L, line 3",
        "= -\\log \\left( \\frac{e^{z_{\\gamma}^{J}}}{\\sum_{k} e^{z_{k}^{J}}} \\right)",
        w -> w.softmax.L(),
        w -> -log(exp(w.softmax.z(J, w.gamma)) / sumOfExponentials(w)));
    t.line(
        "§3.3.1, L, line 4",
        "= -\\log e^{z_{\\gamma}^{J}} + \\log \\sum_{k} e^{z_{k}^{J}}",
        w -> w.softmax.L(),
        w -> -log(exp(w.softmax.z(J, w.gamma))) + log(sumOfExponentials(w)));
    t.line(
            "§3.3.1, L, line 5",
            "= -z_{\\gamma}^{J} + \\log \\sum_{k} e^{z_{k}^{J}}",
            w -> w.softmax.L(),
            w -> -w.softmax.z(J, w.gamma) + log(sumOfExponentials(w)))
        .where("log is the natural logarithm");
  }

  private static void softmaxGradient(Transcript<Menon2021World> t) {
    t.display("§3.3.1, gradient, line 1");
    t.line(
        "\\nabla_{z^J} L = \\nabla_{z^J} \\left( -z^J_\\gamma + \\log \\sum_k e^{z^J_k} \\right)",
        everyOutput((w, i) -> w.d(w.softmax.L, w.softmax.z[J][i])),
        everyOutput((w, i) -> w.d(logOfSum(w).minus(zGamma(w)), w.softmax.z[J][i])));
    t.display("§3.3.1, gradient, line 2");
    t.line(
        "= \\nabla_{z^J} \\log \\sum_k e^{z^J_k} - \\nabla_{z^J} z^J_\\gamma",
        everyOutput((w, i) -> w.d(w.softmax.L, w.softmax.z[J][i])),
        everyOutput(
            (w, i) -> w.d(logOfSum(w), w.softmax.z[J][i]) - w.d(zGamma(w), w.softmax.z[J][i])));
    t.text();
    t.derivative(
            "§3.3.1, slope of ln",
            "\\frac{d}{dx}\\ln(f(x)) = \\frac{1}{f(x)}\\frac{d}{dx}f(x)",
            w -> w.derivative(x -> f(x).log(), w.x()),
            w -> 1 / World.value(Menon2021::f, w.x()) * w.derivative(Menon2021::f, w.x()))
        .remark("Of ln, while the lines around it write log: one more sign that log is ln.");
    t.display("§3.3.1, gradient, line 3");
    t.line(
            "\\n"
                + "abla_{z^J} L = \\frac{1}{\\sum_{k} e^{z_{k}^{J}}} \\n"
                + "abla_{z^J} \\sum_{k} e^{z_{k}^{J}} - \\n"
                + "abla_{z^J} z_{\\gamma}^{J}",
            everyOutput((w, i) -> w.d(w.softmax.L, w.softmax.z[J][i])),
            everyOutput(
                (w, i) ->
                    1
                            / sumOfExponentials(w)
                            * w.d(
                                Menon2021World.sumOfExponentials(w.softmax.z[J]), w.softmax.z[J][i])
                        - w.d(zGamma(w), w.softmax.z[J][i])))
        .remark("The text version tears the index apart: ∇_z J L.");
    t.display("§3.3.1, gradient, line 4");
    t.line(
            "= \\frac{e^{z^{J}}}{\\sum_{k} e^{z_{k}^{J}}} - \\nabla_{z^J} z_{\\gamma}^{J}",
            everyOutput((w, i) -> w.d(w.softmax.L, w.softmax.z[J][i])),
            everyOutput(
                (w, i) ->
                    exp(w.softmax.z(J, i)) / sumOfExponentials(w)
                        - w.d(zGamma(w), w.softmax.z[J][i])))
        .remark("The text version tears the index apart: ∇_z J z_γ^J.");
    t.display("§3.3.1, gradient, line 5");
    t.line(
        "= \\frac{e^{z^{J}}}{\\sum_{k} e^{z_{k}^{J}}} - \\begin{cases} 1 & i = \\gamma \\\\ 0 & i"
            + " \\n"
            + "eq \\gamma \\end{cases}",
        everyOutput((w, i) -> w.d(w.softmax.L, w.softmax.z[J][i])),
        everyOutput(
            (w, i) -> exp(w.softmax.z(J, i)) / sumOfExponentials(w) - (i == w.gamma ? 1 : 0)));
    t.display("§3.3.1, gradient, line 6");
    t.line(
        "= \\hat{y} - \\begin{cases} 1 & i = \\gamma \\\\ 0 & i \\neq \\gamma \\end{cases}",
        everyOutput((w, i) -> w.d(w.softmax.L, w.softmax.z[J][i])),
        everyOutput((w, i) -> w.softmax.yHat(i) - (i == w.gamma ? 1 : 0)));
    t.display("§3.3.1, gradient, line 7");
    t.line(
        "= \\hat{y} - y",
        everyOutput((w, i) -> w.d(w.softmax.L, w.softmax.z[J][i])),
        everyOutput((w, i) -> w.softmax.yHat(i) - w.softmax.y(i)));
    t.display("§3.3.1, gradient, line 8");
    t.line(
        "= a^{J} - y",
        everyOutput((w, i) -> w.d(w.softmax.L, w.softmax.z[J][i])),
        everyOutput((w, i) -> w.softmax.a(J, i) - w.softmax.y(i)));
    t.sentence(
            "§3.3.1, piecewise portion",
            "the creation of a one-hot matrix where the $\\gamma$'th element is 1",
            everyOutput((w, i) -> w.softmax.yHat(i) - w.softmax.phi(J, i)),
            new Formula.Undefined<>("a matrix cannot be subtracted from the vector ŷ"))
        .intended(
            "a one-hot vector where the $\\gamma$'th element is 1",
            everyOutput((w, i) -> i == w.gamma ? 1 : 0))
        .remark("It is y itself, which is how the next line comes about.");
    t.sentence(
            "§3.3.1, form of Equation 1",
            "The result of the above is the softmax form of Equation 1",
            everyOutput((w, i) -> w.softmax.a(J, i) - w.softmax.y(i)),
            everyOutput(
                (w, i) ->
                    -w.softmax.y(i)
                        / w.softmax.a(J, i)
                        * w.softmax.a(J, i)
                        * (1 - w.softmax.a(J, i))))
        .intended(
            "… stands in the place of Equation 1: $\\phi_i^J = \\sum_k -\\frac{y_k}{a_k^J}"
                + " \\frac{\\partial a_k^J}{\\partial z_i^J}$",
            everyOutput((w, i) -> throughAllOutputs(w, i)))
        .remark(
            "Equation 1 with its ∘ takes only the slopes ∂a_i/∂z_i = a_i(1 − a_i): it gives"
                + " −y_i(1 − a_i). The result is right; it comes from the sum over all outputs.");
    t.display("§3.3.1, φ^J");
    t.delta(
            "\\phi^J = a^J - y",
            everyOutput((w, i) -> w.d(w.softmax.L, w.b[J][i])),
            everyOutput((w, i) -> w.softmax.a(J, i) - w.softmax.y(i)))
        .where("the entries of y sum to 1")
        .remark("It takes the place of (1).");
  }

  // φ_i^J with softmax: every output depends on z_i
  private static double throughAllOutputs(Menon2021World w, int i) {
    return w.outputs(
        k -> w.d(w.softmax.L, w.softmax.a[J][k]) * w.d(w.softmax.a[J][k], w.softmax.z[J][i]));
  }

  // for every w_{i,k}^j
  private static Formula<Menon2021World> everyWeight(Formula.Of3<Menon2021World> f) {
    return all(LAYER, UNIT, BEFORE, f);
  }

  // for every unit i of every layer j
  private static Formula<Menon2021World> everyUnit(Formula.Of2<Menon2021World> f) {
    return all(LAYER, UNIT, f);
  }

  // the same of the hidden layers
  private static Formula<Menon2021World> everyHidden(Formula.Of2<Menon2021World> f) {
    return all(HIDDEN, UNIT, f);
  }

  // for units k of layer j + 1 and i of both
  private static Formula<Menon2021World> everyPair(Formula.Of3<Menon2021World> f) {
    return all(HIDDEN, NEXT, IN_BOTH, f);
  }

  // for every i that layers j and j + 1 have
  private static Formula<Menon2021World> everyInBoth(Formula.Of2<Menon2021World> f) {
    return all(HIDDEN, IN_BOTH, f);
  }

  // for every output i
  private static Formula<Menon2021World> everyOutput(Formula.Of1<Menon2021World> f) {
    return all(OUTPUT, f);
  }

  // entry i of w^j (s a^{j-1})
  private static double linear(Menon2021World w, int j, int i, double s) {
    return sum(1, w.n(j - 1), k -> w.w(j, i, k) * s * w.a(j - 1, k));
  }

  // L after 1000 steps down L = (y − max(0, θx))², from θ = −x
  private static double lossAfterDescent(Menon2021World w) {
    double y = w.general.y(1);
    UnaryOperator<Node> loss = theta -> theta.times(w.x()).relu(0).minus(y).square();
    double theta = -w.x();
    for (int step = 0; step < 1000; step++) {
      theta -= w.eta() * w.derivative(loss, theta);
    }
    return World.value(loss, theta);
  }

  // φ_i^j by (1) in the last layer, and by (2) from there down
  private static double byEquations1And2(Menon2021World w, int j, int i) {
    double upper =
        j == J
            ? w.d(w.L, w.a[J][i])
            : w.above(j, k -> w.w(j + 1, k, i) * byEquations1And2(w, j + 1, k));
    return upper * w.sigmaPrime(w.z(j, i));
  }

  // the terms of binary cross-entropy without their sum
  private static Node withoutSum(Menon2021World w, int i) {
    Node y = w.sigmoid.y[i];
    Node yHat = w.sigmoid.yHat[i];
    return whereOne(y, yHat).plus(whereZero(y, yHat));
  }

  // binary cross-entropy as printed: only the first term is summed
  private static Node withoutBrackets(Menon2021World w, int i) {
    Node[] y = w.sigmoid.y;
    Node[] yHat = w.sigmoid.yHat;
    return total(w.n(J), m -> whereOne(y[m], yHat[m])).plus(whereZero(y[i], yHat[i]));
  }

  // the slope of binary cross-entropy by the output
  private static double slope(double y, double yHat) {
    return -y / yHat + (1 - y) / (1 - yHat);
  }

  private static double slopeAsPrinted(double y, double yHat) {
    return -y / yHat - (1 - y) / (1 - yHat);
  }

  private static double crossEntropyUpTo(Menon2021World w, int last) {
    return -sum(1, last, i -> w.general.y(i) * log(w.softmax.yHat(i)));
  }

  // Σ_k e^{z_k^J}
  private static double sumOfExponentials(Menon2021World w) {
    return w.outputs(k -> exp(w.softmax.z(J, k)));
  }

  // log Σ_k e^{z_k^J}
  private static Node logOfSum(Menon2021World w) {
    return Menon2021World.sumOfExponentials(w.softmax.z[J]).log();
  }

  private static Node zGamma(Menon2021World w) {
    return w.softmax.z[J][w.gamma];
  }

  // any positive function
  private static Node f(Node x) {
    return x.square().plus(1);
  }
}
