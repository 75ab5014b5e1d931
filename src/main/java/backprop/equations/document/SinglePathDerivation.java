package backprop.equations.document;

import static backprop.equations.Formula.product;
import static backprop.equations.document.SinglePathWorld.L;
import static backprop.equations.document.SinglePathWorld.LARGEST;
import static backprop.equations.document.SinglePathWorld.linear;
import static backprop.equations.document.SinglePathWorld.sigma;
import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.pow;
import static java.lang.StrictMath.tanh;

import backprop.check.Tape;
import backprop.check.Tape.Node;
import backprop.equations.Document;
import backprop.equations.Index;
import backprop.equations.Transcript;
import java.util.List;
import java.util.function.UnaryOperator;

/** Document 001, "Backpropagation Derivation": one unit per layer, so that all is scalar. */
final class SinglePathDerivation {
  private static final Index<SinglePathWorld> WEIGHTS = Index.upTo("l", w -> L - 1);
  private static final Index<SinglePathWorld> NODES = Index.from("l", 2, w -> L);
  private static final Index<SinglePathWorld> HIDDEN = Index.from("l", 2, w -> L - 1);
  private static final Index<SinglePathWorld> DEPTH = Index.from("units", 2, w -> 12);
  private static final Index<SinglePathWorld> MANY_WEIGHTS = Index.from("weights", 3, w -> 12);
  private static final Index<SinglePathWorld> Z = Index.from("z", -2, w -> 2);
  private static final List<UnaryOperator<Node>> OUTPUTS =
      List.of(SinglePathWorld::sigma, SinglePathWorld::linear, Node::tanh, z -> z.relu(0));
  private static final Index<SinglePathWorld> OUTPUT =
      Index.among("activation", List.of("sigmoid", "linear", "tanh", "ReLU"));

  private static final double NUDGE = 1e-6;

  private SinglePathDerivation() {}

  static Document<SinglePathWorld> document() {
    return Document.of(
        SinglePathDerivation.class,
        "001",
        "Single path",
        SinglePathWorld::new,
        SinglePathDerivation::transcribe);
  }

  private static void transcribe(Transcript<SinglePathWorld> t) {
    derivativeOfSigmoid(t);
    network(t);
    gradients(t);
    updates(t);
    errorSignal(t);
    updatesByErrorSignal(t);
    activationFunction(t);
  }

  private static void derivativeOfSigmoid(Transcript<SinglePathWorld> t) {
    t.definition("(1)", w -> (1 + tanh(w.x() / 2)) / 2).printed(w -> 1 / (1 + exp(-w.x())));

    t.derivative("(2)", w -> w.derivative(s -> w.f.apply(s).divide(w.g.apply(s)), w.x()))
        .printed(
            w ->
                (w.fPrime(w.x()) * w.g(w.x()) - w.gPrime(w.x()) * w.f(w.x())) / pow(w.g(w.x()), 2));

    t.specialCase("(3)", w -> w.derivative(s -> w.g.apply(s).pow(-1), w.x()))
        .printed(w -> -w.gPrime(w.x()) / pow(w.g(w.x()), 2));

    t.derivative("(4)", w -> w.derivative(s -> w.f.apply(w.g.apply(s)), w.x()))
        .printed(w -> w.fPrime(w.g(w.x())) * w.gPrime(w.x()));

    t.line("(5) line 1", w -> w.sigmaPrime(w.x()))
        .printed(w -> -exp(-w.x()) / pow(1 + exp(-w.x()), 2) * -1);
    t.line("(5) line 2", w -> w.sigmaPrime(w.x()))
        .printed(w -> exp(-w.x()) / pow(1 + exp(-w.x()), 2));
    t.line("(5) line 3", w -> w.sigmaPrime(w.x()))
        .printed(w -> 1 / (1 + exp(-w.x())) * ((1 + exp(-w.x()) - 1) / (1 + exp(-w.x()))));
    t.line("(5) line 4", w -> w.sigmaPrime(w.x()))
        .printed(
            w -> w.sigma(w.x()) * ((1 + exp(-w.x())) / (1 + exp(-w.x())) - 1 / (1 + exp(-w.x()))));
    t.derivative("(5)", w -> w.sigmaPrime(w.x()))
        .printed(w -> w.sigma(w.x()) * (1 - w.sigma(w.x())));
  }

  private static void network(Transcript<SinglePathWorld> t) {
    var weight = t.all(WEIGHTS);
    t.with("σ the sigmoid, g(x) = x, J = ½(ŷ − y)²");
    t.sentence(
            "Mathematics, no hidden layer",
            w -> w.derivative(theta -> crossEntropy(sigma(theta.times(w.x())), 1), w.theta(1)))
        .printed(w -> (w.sigma(w.theta(1) * w.x()) - 1) * w.x());
    weight
        .sentence("Mathematics, what is differentiated", (w, l) -> w.d(w.J, w.theta[l]))
        .printed((w, l) -> w.d(w.yHat, w.theta[l]))
        .intended((w, l) -> (w.yHat() - w.y()) * w.d(w.yHat, w.theta[l]));

    t.all(MANY_WEIGHTS)
        .sentence("Mathematics, reuse", (w, n) -> products(n, true))
        .printed((w, n) -> Math.min(products(n, true), products(n, false) - 1));

    t.definition("(6) line 1", w -> w.a(1)).printed(w -> w.x());
    t.definition("(6) line 2", w -> w.z(2)).printed(w -> w.theta(1) * w.a(1));
    t.definition("(6) line 3", w -> w.a(2)).printed(w -> w.sigma(w.z(2)));
    t.definition("(6) line 4", w -> w.z(3)).printed(w -> w.theta(2) * w.a(2));
    t.definition("(6) line 5", w -> w.a(3)).printed(w -> w.sigma(w.z(3)));
    t.definition("(6) line 6", w -> w.z(4)).printed(w -> w.theta(3) * w.a(3));
    t.definition("(6) line 7", w -> w.yHat())
        .printed(w -> w.theta(3) * w.sigma(w.theta(2) * w.sigma(w.theta(1) * w.x())));
    t.derivative("after (6), g", w -> w.derivative(SinglePathWorld::linear, w.z(4)))
        .printed(w -> 1);
    t.sentence("after (6), g once more", w -> w.derivative(w.g, w.x()))
        .printed(w -> 1)
        .intended(w -> 2 * w.x() - w.c() * exp(-w.c() * w.x()));
    t.definition("after (6), h once more", w -> w.yHat())
        .printed(w -> w.f(w.g(w.x())))
        .intended(w -> w.theta(3) * w.sigma(w.theta(2) * w.sigma(w.theta(1) * w.x())));

    t.definition("(7)", w -> pow(w.d(w.J, w.yHat), 2) / 2)
        .printed(w -> pow(w.yHat() - w.y(), 2) / 2);
    weight
        .definition(
            "(7), several examples", (w, l) -> w.d(w.J, w.theta[l]) + w.d(w.secondJ, w.theta[l]))
        .open((w, l) -> (w.d(w.J, w.theta[l]) + w.d(w.secondJ, w.theta[l])) / 2);

    t.delta("(8)", w -> w.d(w.J, w.z[4])).printed(w -> w.yHat() - w.y());
  }

  private static void gradients(Transcript<SinglePathWorld> t) {
    var weight = t.all(WEIGHTS);
    t.line("(9) line 1", w -> w.d(w.J, w.theta[3]))
        .printed(w -> w.d(halfSquaredError(w), w.theta[3]));
    t.line("(9) line 2", w -> w.d(w.J, w.theta[3]))
        .printed(
            w -> (w.yHat() - w.y()) * w.d(linear(w.theta[3].times(w.a[3])).minus(w.y), w.theta[3]));
    t.line("(9) line 3", w -> w.d(w.J, w.theta[3])).printed(w -> (w.yHat() - w.y()) * w.a(3));
    t.gradient("(9)", w -> w.d(w.J, w.theta[3])).printed(w -> (w.yHat() - w.y()) * w.a(3));
    t.line("(10) line 1", w -> w.d(w.J, w.theta[2]))
        .printed(w -> w.d(halfSquaredError(w), w.theta[2]));
    t.line("(10) line 2", w -> w.d(w.J, w.theta[2]))
        .printed(
            w ->
                (w.yHat() - w.y())
                    * w.d(
                        linear(w.theta[3].times(sigma(w.theta[2].times(w.a[2])))).minus(w.y),
                        w.theta[2]));
    t.gradient("(10)", w -> w.d(w.J, w.theta[2]))
        .printed(w -> (w.yHat() - w.y()) * w.theta(3) * w.sigmaPrime(w.z(3)) * w.a(2));
    t.line("(11) line 1", w -> w.d(w.J, w.theta[1]))
        .printed(w -> w.d(halfSquaredError(w), w.theta[1]));
    t.line("(11) line 2", w -> w.d(w.J, w.theta[1]))
        .printed(
            w ->
                (w.yHat() - w.y())
                    * w.d(
                        fromZ3(w, w.theta[2].times(sigma(w.theta[1].times(w.a[1])))), w.theta[1]));
    t.line("(11) line 3", w -> w.d(w.J, w.theta[1]))
        .printed(
            w -> (w.yHat() - w.y()) * w.theta(3) * w.slope(3) * w.theta(2) * w.slope(2) * w.a(1));
    t.gradient("(11)", w -> w.d(w.J, w.theta[1]))
        .printed(
            w -> (w.yHat() - w.y()) * w.theta(3) * w.slope(3) * w.theta(2) * w.slope(2) * w.x());
    weight
        .sentence("after (11), the pattern", (w, l) -> w.d(w.J, w.theta[l]))
        .printed((w, l) -> w.d(w.J, w.yHat) * weightedSlopes(w, l))
        .corrected((w, l) -> w.d(w.J, w.yHat) * weightedSlopes(w, l) * w.a(l));
    weight
        .sentence("after (11), matrices", (w, l) -> -w.eta() * w.d(w.J, w.theta[l]))
        .intended((w, l) -> -w.eta() * w.delta(l + 1) * w.a(l));
  }

  private static void updates(Transcript<SinglePathWorld> t) {
    t.update("(12) line 1", w -> -w.eta() * w.d(w.J, w.theta[1]))
        .printed(
            w ->
                -w.eta()
                    * ((w.yHat() - w.y())
                        * w.theta(3)
                        * w.slope(3)
                        * w.theta(2)
                        * w.slope(2)
                        * w.x()));
    t.update("(12) line 2", w -> -w.eta() * w.d(w.J, w.theta[2]))
        .printed(w -> -w.eta() * ((w.yHat() - w.y()) * w.theta(3) * w.slope(3) * w.a(2)));
    t.update("(12) line 3", w -> -w.eta() * w.d(w.J, w.theta[3]))
        .printed(w -> -w.eta() * ((w.yHat() - w.y()) * w.a(3)));
    t.all(NODES)
        .sentence("after (12), forward propagation", (w, l) -> w.a(l))
        .printed((w, l) -> w.activation(l, w.theta(l - 1) * w.a(l - 1)));
    t.all(HIDDEN)
        .sentence("after (12), inverse", (w, l) -> w.delta(l))
        .printed((w, l) -> w.delta(l + 1) / w.d(w.z[l + 1], w.z[l]))
        .intended((w, l) -> w.delta(l + 1) * w.d(w.z[l + 1], w.z[l]));
    t.all(WEIGHTS)
        .sentence("after (12), backward propagation", (w, l) -> l == 1 ? w.d(w.J, w.x) : w.delta(l))
        .printed((w, l) -> w.delta(l + 1) * w.theta(l) * (l == 1 ? 1 : w.slope(l)));
  }

  private static void errorSignal(Transcript<SinglePathWorld> t) {
    var node = t.all(NODES);
    t.all(WEIGHTS)
        .definition("(13)", (w, l) -> w.d(w.J, w.theta[l]))
        .printed((w, l) -> w.d(w.J, w.z[l + 1]) * w.a(l));
    node.sentence("(13), accumulated", (w, l) -> w.d(w.J, w.z[l]))
        .printed((w, l) -> (w.yHat() - w.y()) * weightedSlopes(w, l - 1));
    t.sentence("(13), at a layer l", w -> w.d(w.J, w.x)).intended(w -> w.delta(2) * w.theta(1));
    node.sentence("(13), change in input", (w, l) -> w.J() + w.delta(l) * NUDGE)
        .printed((w, l) -> w.costAfterNudge(l, NUDGE));

    t.line("(14) line 1", w -> w.delta(4)).printed(w -> w.d(halfSquaredError(w), w.z[4]));
    t.line("(14) line 2", w -> w.delta(4))
        .printed(w -> (w.yHat() - w.y()) * w.d(w.yHat.minus(w.y), w.z[4]));
    t.line("(14) line 3", w -> w.delta(4))
        .printed(w -> (w.yHat() - w.y()) * w.d(linear(w.z[4]).minus(w.y), w.z[4]));
    t.delta("(14)", w -> w.delta(4)).printed(w -> w.yHat() - w.y());

    t.line("(15) lines 1 and 2", w -> w.delta(3)).printed(w -> w.d(halfSquaredError(w), w.z[3]));
    t.line("(15) line 3", w -> w.delta(3))
        .printed(w -> w.delta(4) * w.d(linear(w.theta[3].times(sigma(w.z[3]))), w.z[3]));
    t.recursion("(15)", w -> w.delta(3)).printed(w -> w.delta(4) * w.theta(3) * w.slope(3));
    t.line("(16) lines 1 and 2", w -> w.delta(2)).printed(w -> w.d(halfSquaredError(w), w.z[2]));
    t.line("(16) line 3", w -> w.delta(2))
        .printed(w -> w.delta(4) * w.d(fromZ3(w, w.theta[2].times(sigma(w.z[2]))), w.z[2]));
    t.line("(16) line 4", w -> w.delta(2))
        .printed(w -> w.delta(4) * w.theta(3) * w.slope(3) * w.theta(2) * w.slope(2));
    t.recursion("(16)", w -> w.delta(2)).printed(w -> w.delta(3) * w.theta(2) * w.slope(2));
  }

  private static void updatesByErrorSignal(Transcript<SinglePathWorld> t) {
    t.update("(17) line 1", w -> -w.eta() * w.d(w.J, w.theta[1]))
        .printed(w -> -w.eta() * w.delta(2) * w.a(1));
    t.update("(17) line 2", w -> -w.eta() * w.d(w.J, w.theta[2]))
        .printed(w -> -w.eta() * w.delta(3) * w.a(2));
    t.update("(17) line 3", w -> -w.eta() * w.d(w.J, w.theta[3]))
        .printed(w -> -w.eta() * w.delta(4) * w.a(3));
    t.all(WEIGHTS)
        .sentence(
            "(17), another form of (12)",
            (w, l) -> -w.eta() * (w.yHat() - w.y()) * weightedSlopes(w, l) * w.a(l))
        .printed((w, l) -> -w.eta() * w.delta(l + 1) * w.a(l));
    t.all(WEIGHTS)
        .sentence("after (17), matrices", (w, l) -> -w.eta() * w.d(w.J, w.theta[l]))
        .intended((w, l) -> -w.eta() * w.delta(l + 1) * w.a(l));
  }

  private static void activationFunction(Transcript<SinglePathWorld> t) {
    var depth = t.all(DEPTH);
    t.sentence("Activation function, mean-squared error", w -> w.J())
        .printed(w -> pow(w.yHat() - w.y(), 2))
        .intended(w -> pow(w.yHat() - w.y(), 2) / 2);
    t.sentence(
            "Activation function, linear output",
            w -> w.derivative(z -> linear(z).minus(w.y()).square().times(0.5), w.z(4)))
        .printed(w -> w.z(4) - w.y());
    t.sentence(
            "Activation function, cross-entropy with sigmoid",
            w -> w.derivative(z -> crossEntropy(sigma(z), 0.3), w.z(4)))
        .printed(w -> w.sigma(w.z(4)) - 0.3);
    t.sentence(
            "Activation function, cross-entropy with softmax",
            w -> w.derivative(z -> softmaxCost(w, z), w.z(4)))
        .printed(w -> exp(w.z(4)) / (exp(w.z(4)) + exp(w.z(3))) - 1);
    t.all(OUTPUT, Z)
        .sentence(
            "Activation function, any with any",
            (w, n, z) -> isFinite(crossEntropy(output(n, z), 0.3)))
        .printed((w, n, z) -> 1)
        .corrected((w, n, z) -> isBetween0And1(output(n, z)));
    depth
        .sentence(
            "Activation function, vanishing gradient",
            (w, n) -> Math.abs(w.slopeThrough(n, SinglePathWorld::sigma)))
        .printed(
            (w, n) ->
                Math.min(Math.abs(w.slopeThrough(n, SinglePathWorld::sigma)), pow(LARGEST / 4, n)));
    depth
        .sentence(
            "Activation function, ReLU",
            (w, n) -> w.slopeThrough(n, z -> z.times(Math.signum(w.theta(1))).relu(0)))
        .printed((w, n) -> pow(Math.abs(w.theta(1)), n));
  }

  // ½ (ŷ − y)²
  private static Node halfSquaredError(SinglePathWorld w) {
    return w.yHat.minus(w.y).square().times(0.5);
  }

  // g(θ^(3) σ(z3)) − y
  private static Node fromZ3(SinglePathWorld w, Node z3) {
    return linear(w.theta[3].times(sigma(z3))).minus(w.y);
  }

  // Π θ^(n) σ′(z^(n)) over the units above θ^(l)
  private static double weightedSlopes(SinglePathWorld w, int l) {
    return product(l + 1, L - 1, n -> w.theta(n) * w.slope(n));
  }

  // cross-entropy of the output p against the target t
  private static Node crossEntropy(Node p, double t) {
    return p.log().times(-t).minus(p.negate().plus(1).log().times(1 - t));
  }

  // how many products (9), (10), (11), … need for n weights; with reuse, each δ from the next one
  private static double products(int n, boolean reuse) {
    Tape tape = new Tape();
    Node number = tape.constant(1);
    Node delta = number;
    for (int l = n; l >= 1; l--) {
      if (!reuse) {
        delta = number;
      }
      for (int above = reuse ? Math.min(l + 1, n) : n; above > l; above--) {
        delta = delta.times(number).times(number); // θ σ′
      }
      delta.times(number); // a
    }
    return tape.nodes().stream().filter(node -> node.operation().equals("×")).count();
  }

  private static Node output(int n, double z) {
    return OUTPUTS.get(n).apply(new Tape().constant(z));
  }

  private static double isFinite(Node cost) {
    return Double.isFinite(cost.value()) ? 1 : 0;
  }

  private static double isBetween0And1(Node g) {
    return 0 < g.value() && g.value() < 1 ? 1 : 0;
  }

  // cross-entropy of the softmax of (z, z^(3)) against the first class
  private static Node softmaxCost(SinglePathWorld w, Node z) {
    Node e = z.exp();
    return e.divide(e.plus(exp(w.z(3)))).log().negate();
  }
}
