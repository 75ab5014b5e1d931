package backprop.equations.document;

import static backprop.equations.Formula.sum;
import static backprop.equations.World.each;
import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.log;
import static java.lang.StrictMath.max;
import static java.lang.StrictMath.min;
import static java.lang.StrictMath.pow;

import backprop.check.Tape.Node;
import backprop.equations.Document;
import backprop.equations.ForAll;
import backprop.equations.Formula;
import backprop.equations.Formula.Of1;
import backprop.equations.Formula.Of2;
import backprop.equations.Index;
import backprop.equations.Indexed;
import backprop.equations.Transcript;
import backprop.equations.document.LossesWorld.Activated;
import backprop.equations.document.LossesWorld.LossOfInputs;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Document 000, "Derivation of Back Propagation equations": a catalogue of four losses and five
 * activation functions for the output layer. Its tags (1) and (2) start again with every loss.
 */
final class Losses {
  private static final Index<LossesWorld> I = Index.upTo("i", w -> w.N);
  private static final Index<LossesWorld> J = Index.upTo("j", w -> w.M);
  private static final Index<LossesWorld> K = Index.upTo("j", w -> w.N);
  private static final Index<LossesWorld> ANY =
      Index.among("activation", List.of("sigmoid", "tanh", "ReLU", "linear"));
  private static final Index<LossesWorld> BETWEEN_0_AND_1 =
      Index.among("activation", List.of("sigmoid", "1 − exp(−e^z)"));

  private static final LossOfInputs MSE = (w, z) -> w.mse(each(z, Node::tanh));
  private static final LossOfInputs CROSS_ENTROPY_FOR_SIGMOID =
      (w, z) -> w.crossEntropyForSigmoid(each(z, Node::sigmoid));
  private static final LossOfInputs CROSS_ENTROPY_FOR_SOFTMAX =
      (w, z) -> w.crossEntropyForSoftmax(LossesWorld.softmax(z));
  private static final LossOfInputs L1 = (w, z) -> w.l1(each(z, Node::tanh));
  private static final List<LossOfInputs> LOSSES =
      List.of(MSE, CROSS_ENTROPY_FOR_SIGMOID, CROSS_ENTROPY_FOR_SOFTMAX, L1);
  private static final Index<LossesWorld> LOSS = Index.from("loss", 0, w -> LOSSES.size() - 1);

  private static final List<UnaryOperator<Node>> FUNCTIONS =
      List.of(
          Node::sigmoid, Node::tanh, LossesWorld::relu, LossesWorld::linear, LossesWorld::cloglog);
  private static final int SIGMOID = 0;
  private static final Index<LossesWorld> FUNCTION =
      Index.among("activation", List.of("sigmoid", "tanh", "ReLU", "linear", "1 − exp(−e^z)"));
  private static final Index<LossesWorld> QUARTERS = Index.from("4z", -6, w -> 6);

  private Losses() {}

  static Document<LossesWorld> document() {
    return Document.of(
        Losses.class, "000", "Losses and activations", LossesWorld::new, Losses::transcribe);
  }

  private static void transcribe(Transcript<LossesWorld> t) {
    lossFunctions(t);
    meanSquaredError(t);
    meanSquaredErrorByActivation(t);
    crossEntropyForSigmoid(t);
    crossEntropyForSoftmax(t);
    softmaxByNetInput(t);
    softmaxResult(t);
    l1(t);
    l1BySigmoidAndTanh(t);
    l1ByReluAndLinear(t);
  }

  private static void lossFunctions(Transcript<LossesWorld> doc) {
    doc.with("linear outputs, y_i = z_i");
    doc.all(J)
        .sentence("Title, back propagation", (w, j) -> w.d(w.linear.mse, w.x[j]))
        .intended((w, j) -> sum(1, w.N, i -> w.linear.residual(i) * w.w(i, j)));
    doc.all(LOSS)
        .sentence("Loss functions, minimize", (w, n) -> slopeAlongUpdate(w, LOSSES.get(n)))
        .printed((w, n) -> -w.eta() * squaredGradient(w, LOSSES.get(n)));

    var t = doc.under("Loss functions, mean squared error");
    squaredError(t);
    t.sentence(": the name", w -> w.linear.mse.value())
        .printed(w -> sum(1, w.N, i -> pow(w.linear.residual(i), 2)) / w.N)
        .intended(w -> sum(1, w.N, i -> pow(w.linear.residual(i), 2)) / 2);
    t.all(I, J)
        .definition(
            ": several examples",
            (w, i, j) -> w.d(w.linear.mse, w.w[i][j]) + w.d(w.secondMse, w.w[i][j]))
        .open((w, i, j) -> (w.d(w.linear.mse, w.w[i][j]) + w.d(w.secondMse, w.w[i][j])) / 2);

    t = doc.under("Loss functions, cross-entropy for sigmoid");
    t.with("sigmoid outputs");
    sigmoidCrossEntropy(t);
    t.definition(": log 0", w -> log(pow(0, 0)))
        .open( // y_id log y_i = log y_i^y_id, and 0⁰ = 1
            w -> 0 * log(0));

    t = doc.under("Loss functions, cross-entropy for softmax");
    t.with("softmax outputs");
    softmaxCrossEntropy(t);

    t = doc.under("Loss functions, L1");
    t.with("linear outputs, y_i = z_i");
    absoluteError(t);
  }

  // ½ Σ (∂E/∂y_i)² = E tells ½ from any other factor
  private static void squaredError(Transcript<LossesWorld> t) {
    t.definition(": E", w -> sum(1, w.N, i -> pow(w.d(w.linear.mse, w.linear.y[i]), 2)) / 2)
        .printed(w -> sum(1, w.N, i -> pow(w.linear.y(i) - w.yd(), 2) / 2))
        .intended(w -> sum(1, w.N, i -> pow(w.linear.residual(i), 2) / 2));
  }

  // truth: log(1 + e^z) − y_d z, which never forms y
  private static void sigmoidCrossEntropy(Transcript<LossesWorld> t) {
    t.all(I)
        .definition(": E", (w, i) -> sum(1, w.N, k -> log(1 + exp(w.z(k))) - w.yd(k) * w.z(k)))
        .printed(
            (w, i) ->
                -(sum(1, w.N, k -> w.yd(k) * log(w.sigmoid.y(k)))
                    + (1 - w.yd(i)) * log(1 - w.sigmoid.y(i))))
        .intended((w, i) -> -sum(1, w.N, k -> logLikelihood(w.yd(k), w.sigmoid.y(k))));
  }

  // truth: Σ y_id (log Σ e^z − z_i), which never forms y
  private static void softmaxCrossEntropy(Transcript<LossesWorld> t) {
    t.definition(
            ": E", w -> sum(1, w.N, i -> w.yd(i) * (log(sum(1, w.N, k -> exp(w.z(k)))) - w.z(i))))
        .printed(w -> -sum(1, w.N, i -> w.yd(i) * log(w.softmax.y(i))));
  }

  private static void absoluteError(Transcript<LossesWorld> t) {
    t.definition(
            ": E", w -> sum(1, w.N, i -> max(w.linear.y(i), w.yd(i)) - min(w.linear.y(i), w.yd(i))))
        .printed(w -> sum(1, w.N, i -> Math.abs(w.linear.y(i) - w.yd())))
        .intended(w -> sum(1, w.N, i -> Math.abs(w.linear.residual(i))));
  }

  private static void meanSquaredError(Transcript<LossesWorld> doc) {
    var t = doc.under("Mean-Squared-error");
    ForAll<LossesWorld, OfOutput> oij = t.each(Losses::forAny);
    t.with("linear outputs, y_i = z_i, where no other activation is named");
    squaredError(t);
    updateRule(t, MSE);

    oij.line(": ∂E/∂w, line 1", (w, o, i, j) -> w.d(o.mse, w.w[i][j]))
        .printed((w, o, i, j) -> 0.5 * 2 * o.residual(i) * w.d(o.y[i].minus(w.yd[i]), w.w[i][j]));

    oij.line(": ∂E/∂w, line 2", (w, o, i, j) -> w.d(o.mse, w.w[i][j]))
        .printed((w, o, i, j) -> o.residual(i) * w.d(o.y[i], w.w[i][j]));

    chainOfY(t, w -> w.any);
    oij.gradient(" (1)", (w, o, i, j) -> w.d(o.mse, w.w[i][j]))
        .printed((w, o, i, j) -> o.residual(i) * w.d(o.y[i], w.z[i]) * w.d(w.z[i], w.w[i][j]));

    netInput(t);
    oij.gradient(" (2)", (w, o, i, j) -> w.d(o.mse, w.w[i][j]))
        .printed((w, o, i, j) -> o.residual(i) * w.d(o.y[i], w.z[i]) * w.x(j));
    dependsOnActivation(t);
  }

  private static void meanSquaredErrorByActivation(Transcript<LossesWorld> doc) {
    var t = doc.under("Mean-Squared-error, sigmoid");
    slope(t, w -> w.sigmoid, Losses::sigmoidSlope);
    gradientDeltaAndUpdate(
        t,
        w -> w.sigmoid.mse,
        (w, i) -> w.sigmoid.residual(i) * w.sigmoid.y(i) * (1 - w.sigmoid.y(i)));

    t = doc.under("Mean-Squared-error, tanh");
    slope(t, w -> w.tanh, (w, i) -> 1 - pow(w.tanh.y(i), 2));
    gradientDeltaAndUpdate(
        t, w -> w.tanh.mse, (w, i) -> w.tanh.residual(i) * (1 - pow(w.tanh.y(i), 2)));

    t = doc.under("Mean-Squared-error, ReLU");
    var ij = t.all(I, J);
    t.with("ReLU outputs");
    reluSlope(t);
    reluAtZero(t);
    ij.gradient(": ∂E/∂w", (w, i, j) -> w.d(w.relu.mse, w.w[i][j]))
        .printed((w, i, j) -> w.x(j) < 0 ? 0 : w.relu.residual(i) * w.x(j))
        .intended((w, i, j) -> w.z(i) < 0 ? 0 : w.relu.residual(i) * w.x(j));
    ij.delta(": δ", (w, i, j) -> w.d(w.relu.mse, w.z[i]))
        .printed((w, i, j) -> w.x(j) < 0 ? 0 : w.relu.residual(i))
        .intended((w, i, j) -> w.z(i) < 0 ? 0 : w.relu.residual(i));
    update(t, w -> w.relu.mse, (w, i, j) -> w.x(j) < 0 ? 0 : w.relu.residual(i))
        .intended((w, i, j) -> -w.eta() * (w.z(i) < 0 ? 0 : w.relu.residual(i)) * w.x(j));

    t = doc.under("Mean-Squared-error, linear");
    slope(t, w -> w.linear, (w, i) -> 1);
    gradientDeltaAndUpdate(t, w -> w.linear.mse, (w, i) -> w.linear.residual(i));
  }

  private static void crossEntropyForSigmoid(Transcript<LossesWorld> doc) {
    var t = doc.under("Cross-entropy for Sigmoid");
    ForAll<LossesWorld, OfOutput> oij = t.each(Losses::forBetween0And1);
    t.with("sigmoid outputs, where no other activation is named");
    sigmoidCrossEntropy(t);
    updateRule(t, CROSS_ENTROPY_FOR_SIGMOID);

    OfOutput truth = (w, o, i, j) -> w.d(o.binary, w.w[i][j]);
    oij.line(": ∂E/∂w, line 1", truth)
        .printed(
            (w, o, i, j) ->
                -(w.yd(i) / o.y(i) + (1 - w.yd(i)) / (1 - o.y(i))) * w.d(o.y[i], w.w[i][j]))
        .corrected(
            (w, o, i, j) ->
                -(w.yd(i) / o.y(i) - (1 - w.yd(i)) / (1 - o.y(i))) * w.d(o.y[i], w.w[i][j]));

    oij.line(": ∂E/∂w, line 2", truth)
        .printed((w, o, i, j) -> o.residual(i) / (o.y(i) * (1 - o.y(i))) * w.d(o.y[i], w.w[i][j]));

    chainOfY(t, w -> w.between0And1);
    oij.gradient(" (1)", truth)
        .printed(
            (w, o, i, j) ->
                o.residual(i)
                    / (o.y(i) * (1 - o.y(i)))
                    * w.d(o.y[i], w.z[i])
                    * w.d(w.z[i], w.w[i][j]));

    netInput(t);
    oij.gradient(" (2)", truth)
        .printed(
            (w, o, i, j) -> o.residual(i) / (o.y(i) * (1 - o.y(i))) * w.d(o.y[i], w.z[i]) * w.x(j));
    t.all(FUNCTION, QUARTERS)
        .sentence(": only sigmoid", (w, f, n) -> hasCrossEntropy(output(f, n)))
        .printed((w, f, n) -> f == SIGMOID ? 1 : 0)
        .corrected((w, f, n) -> isBetween0And1(output(f, n)));

    t = doc.under("Cross-entropy for Sigmoid, sigmoid");
    var ij = t.all(I, J);
    slope(t, w -> w.sigmoid, Losses::sigmoidSlope);
    ij.gradient(": ∂E/∂w, line 1", (w, i, j) -> w.d(w.sigmoid.binary, w.w[i][j]))
        .printed(
            (w, i, j) -> {
              double y = w.sigmoid.y(i);
              return (y - w.yd(i)) / (y * (1 - y)) * y * (1 - y) * w.x(j);
            });
    ij.gradient(": ∂E/∂w, line 2", (w, i, j) -> w.d(w.sigmoid.binary, w.w[i][j]))
        .printed((w, i, j) -> w.sigmoid.residual(i) * w.x(j));
    t.all(I)
        .delta(": δ", (w, i) -> w.d(w.sigmoid.binary, w.z[i]))
        .printed((w, i) -> w.sigmoid.residual(i));
    update(t, w -> w.sigmoid.binary);
  }

  private static void crossEntropyForSoftmax(Transcript<LossesWorld> doc) {
    var t = doc.under("Cross-entropy for Softmax");
    var ij = t.all(I, J);
    t.with("softmax outputs");
    softmaxCrossEntropy(t);
    updateRule(t, CROSS_ENTROPY_FOR_SOFTMAX);

    Formula.Of2<LossesWorld> truth = (w, i, j) -> w.d(w.softmax.categorical, w.w[i][j]);
    ij.line(": ∂E/∂w, line 1", truth)
        .printed((w, i, j) -> -(w.yd(i) / w.softmax.y(i)) * w.d(w.softmax.y[i], w.w[i][j]))
        .corrected((w, i, j) -> slopes(w, w.w[i][j]));

    chainOfY(t, w -> List.of(w.softmax));
    ij.gradient(" (1)", truth)
        .printed(
            (w, i, j) ->
                -(w.yd(i) / w.softmax.y(i)) * w.d(w.softmax.y[i], w.z[i]) * w.d(w.z[i], w.w[i][j]))
        .corrected((w, i, j) -> slopes(w, w.z[i]) * w.d(w.z[i], w.w[i][j]));

    netInput(t);
    ij.gradient(" (2)", truth)
        .printed((w, i, j) -> -(w.yd(i) / w.softmax.y(i)) * w.d(w.softmax.y[i], w.z[i]) * w.x(j))
        .corrected((w, i, j) -> slopes(w, w.z[i]) * w.x(j));

    ij.line(", the second (2), middle", truth)
        .printed((w, i, j) -> through(w, i, i) * w.d(w.z[i], w.w[i][j]))
        .corrected((w, i, j) -> sum(1, w.N, k -> through(w, k, i)) * w.d(w.z[i], w.w[i][j]));
    ij.gradient(", the second (2)", truth)
        .printed((w, i, j) -> w.d(w.softmax.categorical, w.z[i]) * w.d(w.z[i], w.w[i][j]));
  }

  private static void softmaxByNetInput(Transcript<LossesWorld> doc) {
    var t = doc.under("Cross-entropy for Softmax");
    var out = t.all(I);
    var pair = t.all(I, K);
    out.definition(": softmax", (w, i) -> 1 / sum(1, w.N, j -> exp(w.z(j) - w.z(i))))
        .intended((w, i) -> exp(w.z(i)) / sum(1, w.N, j -> exp(w.z(j))));

    pair.derivative(": ∂y/∂z", (w, i, j) -> w.d(w.softmax.y[i], w.z[j]))
        .printed(
            (w, i, j) ->
                i == j ? w.softmax.y(i) * (1 - w.softmax.y(j)) : -w.softmax.y(i) * w.softmax.y(j));

    Formula.Of1<LossesWorld> viaItself = (w, i) -> through(w, i, i);
    Formula.Of1<LossesWorld> viaOthers = (w, i) -> w.sumWithout(i, j -> through(w, j, i));

    pair.line(": ∂E/∂z, line 1", (w, i, j) -> w.d(w.softmax.categorical, w.z[i]))
        .printed((w, i, k) -> i == k ? ownTerm(w, i, k) : otherTerms(w, i))
        .corrected((w, i, k) -> ownTerm(w, i, i) + otherTerms(w, i));
    out.line(": ∂E/∂z, line 1, first term", viaItself).printed((w, i) -> ownTerm(w, i, i));
    out.line(": ∂E/∂z, line 1, second term", viaOthers).printed((w, i) -> otherTerms(w, i));

    pair.line(": ∂E/∂z, line 2", (w, i, j) -> w.d(w.softmax.categorical, w.z[i]))
        .printed(
            (w, i, k) ->
                i == k
                    ? -w.yd(i) * (1 - w.softmax.y(k))
                    : w.sumWithout(i, j -> w.yd(j) * w.softmax.y(i)))
        .corrected(
            (w, i, k) ->
                -w.yd(i) * (1 - w.softmax.y(i)) + w.sumWithout(i, j -> w.yd(j) * w.softmax.y(i)));
    out.line(": ∂E/∂z, line 2, first term", viaItself)
        .printed((w, i) -> -w.yd(i) * (1 - w.softmax.y(i)));
    out.line(": ∂E/∂z, line 2, second term", viaOthers)
        .printed((w, i) -> w.sumWithout(i, j -> w.yd(j) * w.softmax.y(i)));

    pair.line(": ∂E/∂z, line 3", (w, i, j) -> w.d(w.softmax.categorical, w.z[i]))
        .printed(
            (w, i, k) -> -w.yd(i) * (1 - w.softmax.y(k)) + w.softmax.y(i) * w.sumWithout(i, w::yd))
        .intended(
            (w, i, k) -> -w.yd(i) * (1 - w.softmax.y(i)) + w.softmax.y(i) * w.sumWithout(i, w::yd));
  }

  private static void softmaxResult(Transcript<LossesWorld> doc) {
    var t = doc.under("Cross-entropy for Softmax");
    var out = t.all(I);
    var ij = t.all(I, J);
    Formula.Of1<LossesWorld> truth = (w, i) -> w.d(w.softmax.categorical, w.z[i]);
    out.line(": ∂E/∂z, line 4", truth)
        .printed(
            (w, i) ->
                -w.yd(i) + w.yd(i) * w.softmax.y(i) + w.softmax.y(i) * w.sumWithout(i, w::yd));
    out.line(": ∂E/∂z, line 5", truth)
        .printed((w, i) -> -w.yd(i) + w.softmax.y(i) * (w.yd(i) + w.sumWithout(i, w::yd)));

    out.delta(": ∂E/∂z, line 6", (w, i) -> w.d(w.crossEntropyOfShares, w.z[i]))
        .printed((w, i) -> w.softmax.y(i) - w.share(i));
    t.line(": ∂E/∂z, line 6, the sum", w -> sum(1, w.N, k -> w.softmax.y(k))).printed(w -> 1);
    out.line(": ∂E/∂z, line 6, the reason", truth)
        .printed((w, i) -> w.softmax.y(i) * sum(1, w.N, k -> w.softmax.y(k)) - w.yd(i))
        .intended((w, i) -> w.softmax.y(i) * sum(1, w.N, w::yd) - w.yd(i));

    ij.line(": ∂E/∂w, by ∂E/∂z", (w, i, j) -> w.d(w.crossEntropyOfShares, w.w[i][j]))
        .printed((w, i, j) -> w.d(w.crossEntropyOfShares, w.z[i]) * w.d(w.z[i], w.w[i][j]));
    ij.gradient(": ∂E/∂w", (w, i, j) -> w.d(w.crossEntropyOfShares, w.w[i][j]))
        .printed((w, i, j) -> (w.softmax.y(i) - w.share(i)) * w.x(j));
    out.delta(": δ", (w, i) -> w.d(w.crossEntropyOfShares, w.z[i]))
        .printed((w, i) -> w.softmax.y(i) - w.share(i));
    update(t, w -> w.crossEntropyOfShares);
  }

  private static void l1(Transcript<LossesWorld> doc) {
    var t = doc.under("L1 loss");
    t.with("linear outputs, y_i = z_i, where no other activation is named");
    absoluteError(t);
    updateRule(t, L1);

    l1Gradient(t, ": ∂E/∂w, line 1", (w, o, i, j) -> w.d(o.y[i], w.w[i][j]));
    t.all(I)
        .derivative(
            ": y_i = y_d", (w, i) -> (absoluteSlopeOnLeft(w, i) + absoluteSlopeOnRight(w, i)) / 2)
        .open((w, i) -> absoluteSlopeOnRight(w, i));

    chainOfY(t, w -> w.any);
    l1Gradient(t, " (1)", (w, o, i, j) -> w.d(o.y[i], w.z[i]) * w.d(w.z[i], w.w[i][j]));
    netInput(t);
    l1Gradient(t, " (2)", (w, o, i, j) -> w.d(o.y[i], w.z[i]) * w.x(j));
    dependsOnActivation(t);
  }

  private static void l1BySigmoidAndTanh(Transcript<LossesWorld> doc) {
    var t = doc.under("L1 loss, sigmoid");
    slope(t, w -> w.sigmoid, Losses::sigmoidSlope);
    gradientDeltaAndUpdate(
        t, w -> w.sigmoid.l1, (w, i) -> w.sign(w.sigmoid.y(i)) * sigmoidSlope(w, i));

    t = doc.under("L1 loss, tanh");
    slope(t, w -> w.tanh, (w, i) -> 1 - pow(w.tanh.y(i), 2));
    gradientDeltaAndUpdate(
        t, w -> w.tanh.l1, (w, i) -> w.sign(w.tanh.y(i)) * (1 - pow(w.tanh.y(i), 2)));
  }

  private static void l1ByReluAndLinear(Transcript<LossesWorld> doc) {
    var t = doc.under("L1 loss, ReLU");
    var ij = t.all(I, J);
    t.with("ReLU outputs");
    reluSlope(t);
    ij.gradient(": ∂E/∂w", (w, i, j) -> w.d(w.relu.l1, w.w[i][j]))
        .printed((w, i, j) -> w.x(j) < 0 ? 0 : w.x(j))
        .corrected((w, i, j) -> w.z(i) < 0 ? 0 : w.sign(w.relu.y(i)) * w.x(j));
    reluAtZero(t);
    ij.delta(": δ", (w, i, j) -> w.d(w.relu.l1, w.z[i]))
        .printed((w, i, j) -> w.x(j) < 0 ? 0 : 1)
        .corrected((w, i, j) -> w.z(i) < 0 ? 0 : w.sign(w.relu.y(i)));
    update(t, w -> w.relu.l1, (w, i, j) -> w.x(j) < 0 ? 0 : 1)
        .corrected((w, i, j) -> -w.eta() * (w.z(i) < 0 ? 0 : w.sign(w.relu.y(i))) * w.x(j));

    t = doc.under("L1 loss, linear");
    ij = t.all(I, J);
    t.with("linear outputs, y_i = z_i");
    slope(t, w -> w.linear, (w, i) -> 1);
    ij.gradient(": ∂E/∂w", (w, i, j) -> w.d(w.linear.l1, w.w[i][j]))
        .printed((w, i, j) -> w.x(j))
        .corrected((w, i, j) -> w.sign(w.linear.y(i)) * w.x(j));
    t.all(I)
        .delta(": δ", (w, i) -> w.d(w.linear.l1, w.z[i]))
        .printed((w, i) -> 1)
        .corrected((w, i) -> w.sign(w.linear.y(i)));
    update(t, w -> w.linear.l1, (w, i, j) -> 1)
        .corrected((w, i, j) -> -w.eta() * w.sign(w.linear.y(i)) * w.x(j));
  }

  // what the sections share, each under its own name

  private static void updateRule(Transcript<LossesWorld> t, LossOfInputs loss) {
    t.update(": Δw, the rule", w -> -w.eta() * squaredGradient(w, loss))
        .printed(w -> slopeAlongUpdate(w, loss));
  }

  private static void chainOfY(
      Transcript<LossesWorld> t, Function<LossesWorld, List<Activated>> outputs) {
    Index<LossesWorld> each = Index.from("activation", 0, w -> outputs.apply(w).size() - 1);
    t.all(each, I, J)
        .derivative(": ∂y/∂w", (w, n, i, j) -> w.d(outputs.apply(w).get(n).y[i], w.w[i][j]))
        .printed(
            (w, n, i, j) -> w.d(outputs.apply(w).get(n).y[i], w.z[i]) * w.d(w.z[i], w.w[i][j]));
  }

  private static void netInput(Transcript<LossesWorld> t) {
    t.all(I)
        .definition(": z", (w, i) -> sum(1, w.M, j -> w.d(w.z[i], w.w[i][j]) * w.w(i, j)))
        .printed((w, i) -> sum(1, w.N, j -> w.w(i, j) * w.x(j)))
        .intended((w, i) -> sum(1, w.M, j -> w.w(i, j) * w.x(j)));
    t.all(I, J)
        .derivative(": ∂z/∂w", (w, i, j) -> w.d(w.z[i], w.w[i][j]))
        .printed((w, i, j) -> w.x(j));
  }

  private static void dependsOnActivation(Transcript<LossesWorld> t) {
    t.all(I)
        .sentence(
            ": depends on the activation", (w, i) -> w.sigmoid.slope(i) == w.tanh.slope(i) ? 0 : 1)
        .printed((w, i) -> 1);
  }

  private static void reluSlope(Transcript<LossesWorld> t) {
    t.all(I, J)
        .derivative(": ∂y/∂z", (w, i, j) -> w.d(w.relu.y[i], w.z[i]))
        .printed((w, i, j) -> w.x(j) < 0 ? 0 : 1)
        .intended((w, i, j) -> w.z(i) < 0 ? 0 : 1);
  }

  private static void reluAtZero(Transcript<LossesWorld> t) {
    t.derivative(": at 0", w -> w.slopeOnLeft(LossesWorld::relu, 0))
        .open(w -> w.slopeOnRight(LossesWorld::relu, 0));
  }

  private static void slope(
      Transcript<LossesWorld> t,
      Function<LossesWorld, Activated> activated,
      Of1<LossesWorld> printed) {
    t.all(I).derivative(": ∂y/∂z", (w, i) -> w.d(activated.apply(w).y[i], w.z[i])).printed(printed);
  }

  // ∂E/∂w, δ_i and Δw where the print of δ_i is that of ∂E/∂w less x_j
  private static void gradientDeltaAndUpdate(
      Transcript<LossesWorld> t, Function<LossesWorld, Node> E, Of1<LossesWorld> printed) {
    t.all(I, J)
        .gradient(": ∂E/∂w", (w, i, j) -> w.d(E.apply(w), w.w[i][j]))
        .printed((w, i, j) -> printed.value(w, i) * w.x(j));
    t.all(I).delta(": δ", (w, i) -> w.d(E.apply(w), w.z[i])).printed(printed);
    update(t, E);
  }

  private static ForAll<LossesWorld, Of2<LossesWorld>>.Draft update(
      Transcript<LossesWorld> t, Function<LossesWorld, Node> E) {
    return update(t, E, (w, i, j) -> w.d(E.apply(w), w.z[i]));
  }

  // with the δ_i of the print
  private static ForAll<LossesWorld, Of2<LossesWorld>>.Draft update(
      Transcript<LossesWorld> t, Function<LossesWorld, Node> E, Formula.Of2<LossesWorld> delta) {
    return t.all(I, J)
        .update(": Δw", (w, i, j) -> -w.eta() * w.d(E.apply(w), w.w[i][j]))
        .printed((w, i, j) -> -w.eta() * delta.value(w, i, j) * w.x(j));
  }

  private static Formula<LossesWorld> forAny(OfOutput f) {
    return new Indexed<>(List.of(ANY, I, J), (w, n) -> f.value(w, w.any.get(n[0]), n[1], n[2]));
  }

  private static Formula<LossesWorld> forBetween0And1(OfOutput f) {
    return new Indexed<>(
        List.of(BETWEEN_0_AND_1, I, J), (w, n) -> f.value(w, w.between0And1.get(n[0]), n[1], n[2]));
  }

  /** A number for an output function and a weight. */
  @FunctionalInterface
  private interface OfOutput {
    double value(LossesWorld w, Activated o, int i, int j);
  }

  // ± the slope, as y_i lies above or below y_d
  private static void l1Gradient(Transcript<LossesWorld> t, String label, OfOutput slope) {
    t.each(Losses::forAny)
        .gradient(label, (w, o, i, j) -> w.d(o.l1, w.w[i][j]))
        .printed((w, o, i, j) -> w.sign(o.y(i)) * slope.value(w, o, i, j));
  }

  private static double sigmoidSlope(LossesWorld w, int i) {
    return w.sigmoid.y(i) * (1 - w.sigmoid.y(i));
  }

  // how fast E moves along Δw_ij = −η ∂E/∂w_ij
  private static double slopeAlongUpdate(LossesWorld w, LossOfInputs loss) {
    Node E = loss.of(w, w.z);
    return w.slopeAlong((i, j) -> -w.eta() * w.d(E, w.w[i][j]), loss);
  }

  // Σ (∂E/∂w_ij)²
  private static double squaredGradient(LossesWorld w, LossOfInputs loss) {
    Node E = loss.of(w, w.z);
    return sum(1, w.N, i -> sum(1, w.M, j -> pow(w.d(E, w.w[i][j]), 2)));
  }

  // (∂E/∂y_k) (∂y_k/∂z_i) with softmax: the way from z_i to E over output k
  private static double through(LossesWorld w, int k, int i) {
    return w.d(w.softmax.categorical, w.softmax.y[k]) * w.d(w.softmax.y[k], w.z[i]);
  }

  // −Σ_k (y_kd / y_k) ∂y_k/∂x with softmax
  private static double slopes(LossesWorld w, Node x) {
    return -sum(1, w.N, k -> w.yd(k) / w.softmax.y(k) * w.d(w.softmax.y[k], x));
  }

  // the two terms of ∂E/∂z_i, line 1
  private static double ownTerm(LossesWorld w, int i, int k) {
    return -(w.yd(i) / w.softmax.y(i)) * w.softmax.y(i) * (1 - w.softmax.y(k));
  }

  private static double otherTerms(LossesWorld w, int i) {
    return -w.sumWithout(i, j -> w.yd(j) / w.softmax.y(j) * (-w.softmax.y(i) * w.softmax.y(j)));
  }

  private static double logLikelihood(double yd, double y) {
    return yd * log(y) + (1 - yd) * log(1 - y);
  }

  private static double absoluteSlopeOnLeft(LossesWorld w, int i) {
    return w.slopeOnLeft(y -> y.minus(w.yd(i)).abs(), w.yd(i));
  }

  private static double absoluteSlopeOnRight(LossesWorld w, int i) {
    return w.slopeOnRight(y -> y.minus(w.yd(i)).abs(), w.yd(i));
  }

  private static double output(int function, int quarters) {
    return LossesWorld.value(FUNCTIONS.get(function), quarters / 4.0);
  }

  // whether log y and log(1 − y) exist
  private static double hasCrossEntropy(double y) {
    return Double.isFinite(logLikelihood(0.3, y)) ? 1 : 0;
  }

  private static double isBetween0And1(double y) {
    return 0 < y && y < 1 ? 1 : 0;
  }
}
