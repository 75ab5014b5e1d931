package backprop.equations.document;

import static backprop.equations.Formula.all;
import static backprop.equations.Formula.sum;
import static backprop.equations.World.each;
import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.log;
import static java.lang.StrictMath.max;
import static java.lang.StrictMath.min;
import static java.lang.StrictMath.pow;

import backprop.check.Tape.Node;
import backprop.equations.ClaimKind;
import backprop.equations.Document;
import backprop.equations.Formula;
import backprop.equations.Index;
import backprop.equations.Transcript;
import backprop.equations.document.LossesAndActivationsWorld.Activated;
import backprop.equations.document.LossesAndActivationsWorld.LossOfInputs;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Document 000, "Derivation of Back Propagation equations": a catalogue of four losses and five
 * activation functions for the output layer. Its tags (1) and (2) start again with every loss.
 */
final class LossesAndActivations {
  private static final Index<LossesAndActivationsWorld> I = Index.upTo("i", w -> w.N);
  private static final Index<LossesAndActivationsWorld> J = Index.upTo("j", w -> w.M);
  private static final Index<LossesAndActivationsWorld> K = Index.upTo("j", w -> w.N);
  private static final Index<LossesAndActivationsWorld> ANY =
      Index.among("activation", List.of("sigmoid", "tanh", "ReLU", "linear"));
  private static final Index<LossesAndActivationsWorld> BETWEEN_0_AND_1 =
      Index.among("activation", List.of("sigmoid", "1 − exp(−e^z)"));

  private static final LossOfInputs MSE = (w, z) -> w.mse(each(z, Node::tanh));
  private static final LossOfInputs CROSS_ENTROPY_FOR_SIGMOID =
      (w, z) -> w.crossEntropyForSigmoid(each(z, Node::sigmoid));
  private static final LossOfInputs CROSS_ENTROPY_FOR_SOFTMAX =
      (w, z) -> w.crossEntropyForSoftmax(LossesAndActivationsWorld.softmax(z));
  private static final LossOfInputs L1 = (w, z) -> w.l1(each(z, Node::tanh));
  private static final List<LossOfInputs> LOSSES =
      List.of(MSE, CROSS_ENTROPY_FOR_SIGMOID, CROSS_ENTROPY_FOR_SOFTMAX, L1);
  private static final Index<LossesAndActivationsWorld> LOSS =
      Index.from("loss", 0, w -> LOSSES.size() - 1);

  private static final List<UnaryOperator<Node>> FUNCTIONS =
      List.of(
          Node::sigmoid,
          Node::tanh,
          LossesAndActivationsWorld::relu,
          LossesAndActivationsWorld::linear,
          LossesAndActivationsWorld::cloglog);
  private static final int SIGMOID = 0;
  private static final Index<LossesAndActivationsWorld> FUNCTION =
      Index.among("activation", List.of("sigmoid", "tanh", "ReLU", "linear", "1 − exp(−e^z)"));
  private static final Index<LossesAndActivationsWorld> QUARTERS = Index.from("4z", -6, w -> 6);

  private static final String ALONE = "y_i depends on z_i alone";
  private static final String BETWEEN_AND_ALONE = "0 < y_i < 1, and " + ALONE;
  private static final String SUM_TO_1 = "the desired outputs sum to 1";
  private static final String UPDATE = "\\Delta w_{ij} = -\\eta \\delta_i x_j";
  private static final String DE_DW = "\\frac{\\partial E}{\\partial w_{ij}} = ";
  private static final String DE_DZ = "\\frac{\\partial E}{\\partial z_i} = ";
  private static final String DY_DW = "\\frac{\\partial y_i}{\\partial w_{ij}}";
  private static final String DY_DZ = "\\frac{\\partial y_i}{\\partial z_{i}}";
  private static final String DZ_DW = "\\frac{\\partial z_i}{\\partial w_{ij}}";

  private LossesAndActivations() {}

  static Document<LossesAndActivationsWorld> document() {
    return Document.of(
        LossesAndActivations.class,
        "000",
        "Losses and activations",
        LossesAndActivationsWorld::new,
        LossesAndActivations::transcribe);
  }

  private static void transcribe(Transcript<LossesAndActivationsWorld> t) {
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

  private static void lossFunctions(Transcript<LossesAndActivationsWorld> t) {
    t.with("linear outputs, y_i = z_i");
    t.sentence(
            "Title, back propagation",
            "Derivation of Back Propagation equations",
            all(J, (w, j) -> w.d(w.linear.mse, w.x[j])),
            new Formula.Undefined<>("no equation goes back past the outputs"))
        .intended(
            "of the update equations for weights into output nodes; the step back is missing:"
                + " $\\frac{\\partial E}{\\partial x_j} = \\sum_i \\delta_i w_{ij}$",
            all(J, (w, j) -> sum(1, w.N, i -> w.linear.residual(i) * w.w(i, j))))
        .remark(
            "Every δ_i here belongs to an output. A hidden node has its δ from those above it.");
    t.sentence(
            "Loss functions, minimize",
            "An optimization problem seeks to minimize the cost or loss.",
            all(LOSS, (w, n) -> slopeAlongUpdate(w, LOSSES.get(n))),
            all(LOSS, (w, n) -> -w.eta() * squaredGradient(w, LOSSES.get(n))))
        .remark("With each of the four losses E falls along Δw = −η ∂E/∂w: descent, not ascent.");

    String section = "Loss functions, mean squared error";
    t.display(section);
    squaredError(t, section);
    t.sentence(
            section + ": the name",
            "Mean squared error",
            w -> w.linear.mse.value(),
            w -> sum(1, w.N, i -> pow(w.linear.residual(i), 2)) / w.N)
        .intended(
            "half the sum of the squared errors: $\\frac{1}{2} \\sum_{i=1}^{N} (y_{i} -"
                + " y_{id})^2$",
            w -> sum(1, w.N, i -> pow(w.linear.residual(i), 2)) / 2)
        .remark("Neither a mean nor without a factor.");
    t.open(
        ClaimKind.DEFINITION,
        section + ": several examples",
        "\\sum_{i=1}^{N} \\frac{1}{2} (y_{i} - y_{d})^2",
        everyWeight((w, i, j) -> w.d(w.linear.mse, w.w[i][j]) + w.d(w.secondMse, w.w[i][j])),
        everyWeight((w, i, j) -> (w.d(w.linear.mse, w.w[i][j]) + w.d(w.secondMse, w.w[i][j])) / 2),
        "The sum runs over the outputs of one example, as w_ij shows later; whether examples are"
            + " then summed or averaged is not said. Here they are summed.");

    section = "Loss functions, cross-entropy for sigmoid";
    t.with("sigmoid outputs");
    t.display(section);
    sigmoidCrossEntropy(t, section);
    t.open(
        ClaimKind.DEFINITION,
        section + ": log 0",
        "y_{id}\\log y_i",
        w -> log(pow(0, 0)), // y_id log y_i = log y_i^y_id, and 0⁰ = 1
        w -> 0 * log(0),
        "Where y_id = 0 and y_i = 0 this is 0 times −∞, which arithmetic makes NaN. Here it is 0,"
            + " the limit as y_i falls to 0; so also with softmax and, for y_id = y_i = 1, in the"
            + " second term.");

    section = "Loss functions, cross-entropy for softmax";
    t.with("softmax outputs");
    t.display(section);
    softmaxCrossEntropy(t, section);

    section = "Loss functions, L1";
    t.with("linear outputs, y_i = z_i");
    t.display(section);
    absoluteError(t, section, "")
        .remark("y_d wants its i, and the left side is missing; the derivation has it.");
  }

  // ½ Σ (∂E/∂y_i)² = E tells ½ from any other factor
  private static void squaredError(Transcript<LossesAndActivationsWorld> t, String section) {
    t.definition(
            section + ": E",
            "\\text{E} =\\sum_{i=1}^{N} \\frac{1}{2} (y_{i} - y_{d})^2",
            w -> sum(1, w.N, i -> pow(w.d(w.linear.mse, w.linear.y[i]), 2)) / 2,
            w -> sum(1, w.N, i -> pow(w.linear.y(i) - w.yd(), 2) / 2))
        .intended(
            "\\text{E} =\\sum_{i=1}^{N} \\frac{1}{2} (y_{i} - y_{id})^2",
            w -> sum(1, w.N, i -> pow(w.linear.residual(i), 2) / 2))
        .remark(
            "y_d wants its i: every output has its own desired value. Read to the letter, all"
                + " outputs are compared with one number, here y_1d.");
  }

  // truth: log(1 + e^z) − y_d z, which never forms y
  private static void sigmoidCrossEntropy(Transcript<LossesAndActivationsWorld> t, String section) {
    t.definition(
            section + ": E",
            "\\text{E} = -\\bigg\\{\\sum_{i=1}^N y_{id}\\log y_i + (1 - y_{id})\\log(1 -"
                + " y_{i})\\bigg\\}",
            everyOutput((w, i) -> sum(1, w.N, k -> log(1 + exp(w.z(k))) - w.yd(k) * w.z(k))),
            everyOutput(
                (w, i) ->
                    -(sum(1, w.N, k -> w.yd(k) * log(w.sigmoid.y(k)))
                        + (1 - w.yd(i)) * log(1 - w.sigmoid.y(i)))))
        .intended(
            "\\text{E} = -\\sum_{i=1}^N \\bigg\\{y_{id}\\log y_i + (1 - y_{id})\\log(1 -"
                + " y_{i})\\bigg\\}",
            everyOutput((w, i) -> -sum(1, w.N, k -> logLikelihood(w.yd(k), w.sigmoid.y(k)))))
        .remark(
            "The brace belongs behind the sum: both terms are summed. As printed the sum ends at"
                + " the plus and leaves the i of the second term without a meaning.");
  }

  // truth: Σ y_id (log Σ e^z − z_i), which never forms y
  private static void softmaxCrossEntropy(Transcript<LossesAndActivationsWorld> t, String section) {
    t.definition(
        section + ": E",
        "\\text{E} = -\\bigg\\{\\sum_{i=1}^N y_{id}\\log y_i \\bigg\\}",
        w -> sum(1, w.N, i -> w.yd(i) * (log(sum(1, w.N, k -> exp(w.z(k)))) - w.z(i))),
        w -> -sum(1, w.N, i -> w.yd(i) * log(w.softmax.y(i))));
  }

  private static Transcript<LossesAndActivationsWorld>.Draft absoluteError(
      Transcript<LossesAndActivationsWorld> t, String section, String leftSide) {
    return t.definition(
            section + ": E",
            leftSide + "\\sum_{i=1}^{N} \\bigg\\lvert y_{i} - y_{d} \\bigg\\rvert",
            w -> sum(1, w.N, i -> max(w.linear.y(i), w.yd(i)) - min(w.linear.y(i), w.yd(i))),
            w -> sum(1, w.N, i -> Math.abs(w.linear.y(i) - w.yd())))
        .intended(
            "\\text{E} = \\sum_{i=1}^{N} \\bigg\\lvert y_{i} - y_{id} \\bigg\\rvert",
            w -> sum(1, w.N, i -> Math.abs(w.linear.residual(i))));
  }

  private static void meanSquaredError(Transcript<LossesAndActivationsWorld> t) {
    String section = "Mean-Squared-error";
    t.with("linear outputs, y_i = z_i, where no other activation is named");
    t.display(section + ", E");
    squaredError(t, section);
    updateRule(t, section, MSE);

    t.display(section + ": ∂E/∂w, line 1");
    t.line(
            DE_DW
                + "\\frac{1}{2} * 2 * (y_i - y_{id}) * \\frac{\\partial (y_i - y_{id})}{\\partial"
                + " w_{ij}}",
            forAny((w, o, i, j) -> w.d(o.mse, w.w[i][j])),
            forAny((w, o, i, j) -> 0.5 * 2 * o.residual(i) * w.d(o.y[i].minus(w.yd[i]), w.w[i][j])))
        .where(ALONE)
        .remark(
            "Of the sum over the outputs one term is left, because w_ij leads to y_i alone. After"
                + " softmax it would lead to all of them.");

    t.display(section + ": ∂E/∂w, line 2");
    t.line(
            "= (y_i - y_{id}) " + DY_DW,
            forAny((w, o, i, j) -> w.d(o.mse, w.w[i][j])),
            forAny((w, o, i, j) -> o.residual(i) * w.d(o.y[i], w.w[i][j])))
        .where(ALONE);

    chainOfY(t, section, w -> w.any);
    t.display(section + " (1)");
    t.gradient(
            DE_DW + "(y_i - y_{id}) " + DY_DZ + " " + DZ_DW,
            forAny((w, o, i, j) -> w.d(o.mse, w.w[i][j])),
            forAny((w, o, i, j) -> o.residual(i) * w.d(o.y[i], w.z[i]) * w.d(w.z[i], w.w[i][j])))
        .where(ALONE);

    netInput(t, section);
    t.display(section + " (2)");
    t.gradient(
            DE_DW + "(y_i - y_{id}) " + DY_DZ + " x_j",
            forAny((w, o, i, j) -> w.d(o.mse, w.w[i][j])),
            forAny((w, o, i, j) -> o.residual(i) * w.d(o.y[i], w.z[i]) * w.x(j)))
        .where(ALONE);
    dependsOnActivation(t, section);
  }

  private static void meanSquaredErrorByActivation(Transcript<LossesAndActivationsWorld> t) {
    String section = "Mean-Squared-error, sigmoid";
    sigmoidSlope(t, section);
    t.display(section + ": ∂E/∂w");
    t.gradient(
        DE_DW + "(y_i - y_{id}) y_i(1 - y_i) x_j",
        everyWeight((w, i, j) -> w.d(w.sigmoid.mse, w.w[i][j])),
        everyWeight(
            (w, i, j) -> w.sigmoid.residual(i) * w.sigmoid.y(i) * (1 - w.sigmoid.y(i)) * w.x(j)));
    t.display(section + ": δ");
    t.delta(
        "\\delta_i = (y_i - y_{id}) y_i(1 - y_i)",
        everyOutput((w, i) -> w.d(w.sigmoid.mse, w.z[i])),
        everyOutput((w, i) -> w.sigmoid.residual(i) * w.sigmoid.y(i) * (1 - w.sigmoid.y(i))));
    update(t, section, w -> w.sigmoid.mse);

    section = "Mean-Squared-error, tanh";
    tanhSlope(t, section);
    t.display(section + ": ∂E/∂w");
    t.gradient(
        DE_DW + "(y_i - y_{id}) (1 - y_i^2) x_j",
        everyWeight((w, i, j) -> w.d(w.tanh.mse, w.w[i][j])),
        everyWeight((w, i, j) -> w.tanh.residual(i) * (1 - pow(w.tanh.y(i), 2)) * w.x(j)));
    t.display(section + ": δ");
    t.delta(
        "\\delta_i = (y_i - y_{id}) (1 - y_i^2)",
        everyOutput((w, i) -> w.d(w.tanh.mse, w.z[i])),
        everyOutput((w, i) -> w.tanh.residual(i) * (1 - pow(w.tanh.y(i), 2))));
    update(t, section, w -> w.tanh.mse);

    section = "Mean-Squared-error, ReLU";
    t.with("ReLU outputs");
    reluSlope(t, section)
        .remark(
            "The case asks for x, which is what the hidden nodes send; the kink is where the net"
                + " input z_i is 0. Read with x_j.");
    reluAtZero(
        t,
        section,
        cases("0 \\ if \\ x \\lt 0", "1 \\ if \\ x \\ge 0"),
        "At 0 there is no slope: 0 on the left, 1 on the right. The print takes 1, documents 002"
            + " and 004 take 0; here it is 0.");
    t.display(section + ": ∂E/∂w");
    t.gradient(
            DE_DW + cases("0 \\ if \\ x \\lt 0", "(y_i - y_{id}) x_j \\ if \\ x \\ge 0"),
            everyWeight((w, i, j) -> w.d(w.relu.mse, w.w[i][j])),
            everyWeight((w, i, j) -> w.x(j) < 0 ? 0 : w.relu.residual(i) * w.x(j)))
        .intended(
            DE_DW + cases("0 \\ if \\ z_i \\lt 0", "(y_i - y_{id}) x_j \\ if \\ z_i \\ge 0"),
            everyWeight((w, i, j) -> w.z(i) < 0 ? 0 : w.relu.residual(i) * w.x(j)))
        .remark("The case asks for the sign of z_i, not of x.");
    t.display(section + ": δ");
    t.delta(
            "\\delta_i = " + cases("0 \\ if \\ x \\lt 0", "(y_i - y_{id}) \\ if \\ x \\ge 0"),
            everyWeight((w, i, j) -> w.d(w.relu.mse, w.z[i])),
            everyWeight((w, i, j) -> w.x(j) < 0 ? 0 : w.relu.residual(i)))
        .intended(
            "\\delta_i = " + cases("0 \\ if \\ z_i \\lt 0", "(y_i - y_{id}) \\ if \\ z_i \\ge 0"),
            everyWeight((w, i, j) -> w.z(i) < 0 ? 0 : w.relu.residual(i)))
        .remark("The case asks for the sign of z_i: with x_j, δ_i would depend on j.");
    update(t, section, w -> w.relu.mse, (w, i, j) -> w.x(j) < 0 ? 0 : w.relu.residual(i))
        .intended(
            UPDATE + "\\text{ with the sign of } z_i \\text{ in } \\delta_i",
            everyWeight((w, i, j) -> -w.eta() * (w.z(i) < 0 ? 0 : w.relu.residual(i)) * w.x(j)))
        .remark("The rule is right; the δ_i just printed asks for x.");

    section = "Mean-Squared-error, linear";
    linearSlope(t, section);
    t.display(section + ": ∂E/∂w");
    t.gradient(
        DE_DW + "(y_i - y_{id}) x_j",
        everyWeight((w, i, j) -> w.d(w.linear.mse, w.w[i][j])),
        everyWeight((w, i, j) -> w.linear.residual(i) * w.x(j)));
    t.display(section + ": δ");
    t.delta(
        "\\delta_i = (y_i - y_{id})",
        everyOutput((w, i) -> w.d(w.linear.mse, w.z[i])),
        everyOutput((w, i) -> w.linear.residual(i)));
    update(t, section, w -> w.linear.mse);
  }

  private static void crossEntropyForSigmoid(Transcript<LossesAndActivationsWorld> t) {
    String section = "Cross-entropy for Sigmoid";
    t.with("sigmoid outputs, where no other activation is named");
    t.display(section + ", E");
    sigmoidCrossEntropy(t, section);
    updateRule(t, section, CROSS_ENTROPY_FOR_SIGMOID);

    Formula<LossesAndActivationsWorld> truth =
        forBetween0And1((w, o, i, j) -> w.d(o.binary, w.w[i][j]));
    t.display(section + ": ∂E/∂w, line 1");
    t.line(
            DE_DW
                + "-\\bigg[\\frac{y_{id}}{y_i} + \\big(\\frac{1-y_{id}}{1-y_i}\\big)\\bigg] "
                + DY_DW,
            truth,
            forBetween0And1(
                (w, o, i, j) ->
                    -(w.yd(i) / o.y(i) + (1 - w.yd(i)) / (1 - o.y(i))) * w.d(o.y[i], w.w[i][j])))
        .corrected(
            DE_DW
                + "-\\bigg[\\frac{y_{id}}{y_i} - \\big(\\frac{1-y_{id}}{1-y_i}\\big)\\bigg] "
                + DY_DW,
            forBetween0And1(
                (w, o, i, j) ->
                    -(w.yd(i) / o.y(i) - (1 - w.yd(i)) / (1 - o.y(i))) * w.d(o.y[i], w.w[i][j])))
        .remark(
            "The second term takes a minus: the derivative of log(1 − y_i) is −1/(1 − y_i). The"
                + " next line is right again.");

    t.display(section + ": ∂E/∂w, line 2");
    t.line(
            "= \\frac{(y_i - y_{id})}{y_i(1 - y_i)} " + DY_DW,
            truth,
            forBetween0And1(
                (w, o, i, j) -> o.residual(i) / (o.y(i) * (1 - o.y(i))) * w.d(o.y[i], w.w[i][j])))
        .where(BETWEEN_AND_ALONE);

    chainOfY(t, section, w -> w.between0And1);
    t.display(section + " (1)");
    t.gradient(
            DE_DW + "\\frac{(y_i - y_{id})}{y_i(1 - y_i)} " + DY_DZ + " " + DZ_DW,
            truth,
            forBetween0And1(
                (w, o, i, j) ->
                    o.residual(i)
                        / (o.y(i) * (1 - o.y(i)))
                        * w.d(o.y[i], w.z[i])
                        * w.d(w.z[i], w.w[i][j])))
        .where(BETWEEN_AND_ALONE);

    netInput(t, section);
    t.display(section + " (2)");
    t.gradient(
            DE_DW + "\\frac{(y_i - y_{id})}{y_i(1 - y_i)} " + DY_DZ + " x_j",
            truth,
            forBetween0And1(
                (w, o, i, j) ->
                    o.residual(i) / (o.y(i) * (1 - o.y(i))) * w.d(o.y[i], w.z[i]) * w.x(j)))
        .where(BETWEEN_AND_ALONE)
        .remark("Measured with sigmoid and with y = 1 − exp(−e^z), which also lies in (0, 1).");
    t.sentence(
            section + ": only sigmoid",
            "Only sigmoid activation function is used in conjunction with the Cross-entropy loss"
                + " function.",
            all(FUNCTION, QUARTERS, (w, f, n) -> hasCrossEntropy(output(f, n))),
            all(FUNCTION, QUARTERS, (w, f, n) -> f == SIGMOID ? 1 : 0))
        .measured("1 where y has a cross-entropy, 0 elsewhere")
        .corrected(
            "Any activation function with $0 \\lt y_i \\lt 1$",
            all(FUNCTION, QUARTERS, (w, f, n) -> isBetween0And1(output(f, n))))
        .remark(
            "Too strong: any y_i between 0 and 1 has a cross-entropy and obeys (2), and the"
                + " document itself goes on to softmax. Sigmoid is the one whose slope cancels"
                + " the denominator.");

    section = "Cross-entropy for Sigmoid, sigmoid";
    sigmoidSlope(t, section);
    t.display(section + ": ∂E/∂w, line 1");
    t.gradient(
        DE_DW + "\\frac{(y_i - y_{id})}{y_i(1 - y_i)} y_i(1 - y_i) x_j",
        everyWeight((w, i, j) -> w.d(w.sigmoid.binary, w.w[i][j])),
        everyWeight(
            (w, i, j) -> {
              double y = w.sigmoid.y(i);
              return (y - w.yd(i)) / (y * (1 - y)) * y * (1 - y) * w.x(j);
            }));
    t.display(section + ": ∂E/∂w, line 2");
    t.gradient(
            "= " + DE_DW + "(y_i - y_{id}) x_j",
            everyWeight((w, i, j) -> w.d(w.sigmoid.binary, w.w[i][j])),
            everyWeight((w, i, j) -> w.sigmoid.residual(i) * w.x(j)))
        .remark("The left side is printed once more within the chain; it does no harm.");
    t.display(section + ": δ");
    t.delta(
        "\\delta_i = (y_i - y_{id})",
        everyOutput((w, i) -> w.d(w.sigmoid.binary, w.z[i])),
        everyOutput((w, i) -> w.sigmoid.residual(i)));
    update(t, section, w -> w.sigmoid.binary);
  }

  private static void crossEntropyForSoftmax(Transcript<LossesAndActivationsWorld> t) {
    String section = "Cross-entropy for Softmax";
    t.with("softmax outputs");
    t.display(section + ", E");
    softmaxCrossEntropy(t, section);
    updateRule(t, section, CROSS_ENTROPY_FOR_SOFTMAX);

    Formula<LossesAndActivationsWorld> truth =
        everyWeight((w, i, j) -> w.d(w.softmax.categorical, w.w[i][j]));
    t.display(section + ": ∂E/∂w, line 1");
    t.line(
            DE_DW + "-\\bigg[\\frac{y_{id}}{y_i}\\bigg] " + DY_DW,
            truth,
            everyWeight((w, i, j) -> -(w.yd(i) / w.softmax.y(i)) * w.d(w.softmax.y[i], w.w[i][j])))
        .corrected(
            DE_DW
                + "-\\sum_{k=1}^N \\bigg[\\frac{y_{kd}}{y_k}\\bigg] \\frac{\\partial"
                + " y_k}{\\partial w_{ij}}",
            everyWeight((w, i, j) -> slopes(w, w.w[i][j])))
        .remark(
            "With softmax w_ij moves every output, not y_i alone: the sum over the outputs stays.");

    chainOfY(t, section, w -> List.of(w.softmax))
        .remark("True with softmax too: w_ij reaches y_i through z_i and no other net input.");
    t.display(section + " (1)");
    t.gradient(
            DE_DW + "-\\bigg[\\frac{y_{id}}{y_i}\\bigg]" + DY_DZ + " " + DZ_DW,
            truth,
            everyWeight(
                (w, i, j) ->
                    -(w.yd(i) / w.softmax.y(i))
                        * w.d(w.softmax.y[i], w.z[i])
                        * w.d(w.z[i], w.w[i][j])))
        .corrected(
            DE_DW
                + "-\\sum_{k=1}^N \\bigg[\\frac{y_{kd}}{y_k}\\bigg] \\frac{\\partial"
                + " y_k}{\\partial z_i} "
                + DZ_DW,
            everyWeight((w, i, j) -> slopes(w, w.z[i]) * w.d(w.z[i], w.w[i][j])))
        .remark("Every y_k depends on z_i: the sum over the outputs stays.");

    netInput(t, section);
    t.display(section + " (2)");
    t.gradient(
            DE_DW + "-\\bigg[\\frac{y_{id}}{y_i}\\bigg]" + DY_DZ + " x_j",
            truth,
            everyWeight(
                (w, i, j) -> -(w.yd(i) / w.softmax.y(i)) * w.d(w.softmax.y[i], w.z[i]) * w.x(j)))
        .corrected(
            DE_DW
                + "-\\sum_{k=1}^N \\bigg[\\frac{y_{kd}}{y_k}\\bigg] \\frac{\\partial"
                + " y_k}{\\partial z_i} x_j",
            everyWeight((w, i, j) -> slopes(w, w.z[i]) * w.x(j)))
        .remark("Every y_k depends on z_i: the sum over the outputs stays.");

    t.display(section + ", the second (2), middle");
    t.line(
            DE_DW
                + "\\frac{\\partial E}{\\partial y_i}\\frac{\\partial y_i}{\\partial z_i}"
                + DZ_DW,
            truth,
            everyWeight((w, i, j) -> through(w, i, i) * w.d(w.z[i], w.w[i][j])))
        .corrected(
            DE_DW
                + "\\sum_{k=1}^N \\frac{\\partial E}{\\partial y_k}\\frac{\\partial y_k}{\\partial"
                + " z_i}"
                + DZ_DW,
            everyWeight((w, i, j) -> sum(1, w.N, k -> through(w, k, i)) * w.d(w.z[i], w.w[i][j])))
        .remark(
            "The way over y_i is one of N: z_i acts on E through every y_k. Also a second (2).");
    t.gradient(
        section + ", the second (2)",
        DE_DW + "\\frac{\\partial E}{\\partial z_i}" + DZ_DW,
        truth,
        everyWeight((w, i, j) -> w.d(w.softmax.categorical, w.z[i]) * w.d(w.z[i], w.w[i][j])));
  }

  private static void softmaxByNetInput(Transcript<LossesAndActivationsWorld> t) {
    String section = "Cross-entropy for Softmax";
    t.text();
    t.definition(
            section + ": softmax",
            "y_i=\\frac{e_{z_i}}{\\sum_{j=1}^{N}e_{z_j}}",
            everyOutput((w, i) -> 1 / sum(1, w.N, j -> exp(w.z(j) - w.z(i)))),
            new Formula.Undefined<>("an e with an index is not defined"))
        .intended(
            "y_i=\\frac{e^{z_i}}{\\sum_{j=1}^{N}e^{z_j}}",
            everyOutput((w, i) -> exp(w.z(i)) / sum(1, w.N, j -> exp(w.z(j)))))
        .remark("The z are exponents; an e with an index is nothing that the document defines.");

    t.display(section + ": ∂y/∂z");
    t.derivative(
        "\\frac{\\partial y_i}{\\partial z_{j}} = "
            + cases("y_i(1-y_j) \\ if \\  i= j", "-y_iy_j \\ if \\  i\\neq j"),
        all(I, K, (w, i, j) -> w.d(w.softmax.y[i], w.z[j])),
        all(
            I,
            K,
            (w, i, j) ->
                i == j ? w.softmax.y(i) * (1 - w.softmax.y(j)) : -w.softmax.y(i) * w.softmax.y(j)));

    Formula<LossesAndActivationsWorld> viaItself = everyOutput((w, i) -> through(w, i, i));
    Formula<LossesAndActivationsWorld> viaOthers =
        everyOutput((w, i) -> w.sumWithout(i, j -> through(w, j, i)));

    t.display(section + ", ∂E/∂z, line 1");
    String first = "-\\bigg[\\frac{y_{id}}{y_i}\\bigg]y_i(1-y_j) \\ if \\  i= j";
    String second =
        "-\\sum_{j\\neq i}\\bigg(\\bigg[\\frac{y_{jd}}{y_j}\\bigg](-y_iy_j)\\bigg) \\ if \\  i"
            + " \\neq j";
    t.line(
            section + ": ∂E/∂z, line 1",
            DE_DZ + cases(first, second),
            all(I, K, (w, i, j) -> w.d(w.softmax.categorical, w.z[i])),
            all(I, K, (w, i, k) -> i == k ? ownTerm(w, i, k) : otherTerms(w, i)))
        .corrected(
            DE_DZ
                + "-\\bigg[\\frac{y_{id}}{y_i}\\bigg]y_i(1-y_i) -\\sum_{j\\neq"
                + " i}\\bigg(\\bigg[\\frac{y_{jd}}{y_j}\\bigg](-y_iy_j)\\bigg)",
            all(I, K, (w, i, k) -> ownTerm(w, i, i) + otherTerms(w, i)))
        .remark(
            "Not two cases but two terms, to be added: ∂E/∂z_i has no j to tell cases by. Three"
                + " lines on they are added.");
    t.line(
        section + ": ∂E/∂z, line 1, first term",
        "-\\bigg[\\frac{y_{id}}{y_i}\\bigg]y_i(1-y_j) \\ if \\  i= j",
        viaItself,
        everyOutput((w, i) -> ownTerm(w, i, i)));
    t.line(
        section + ": ∂E/∂z, line 1, second term",
        "-\\sum_{j\\neq i}\\bigg(\\bigg[\\frac{y_{jd}}{y_j}\\bigg](-y_iy_j)\\bigg)",
        viaOthers,
        everyOutput((w, i) -> otherTerms(w, i)));

    t.display(section + ": ∂E/∂z, line 2");
    t.line(
            DE_DZ
                + cases(
                    "-y_{id}(1-y_j) \\ if \\  i= j",
                    "\\sum_{j\\neq i}\\bigg(y_{jd}y_i\\bigg)\\ if \\  i \\neq j"),
            all(I, K, (w, i, j) -> w.d(w.softmax.categorical, w.z[i])),
            all(
                I,
                K,
                (w, i, k) ->
                    i == k
                        ? -w.yd(i) * (1 - w.softmax.y(k))
                        : w.sumWithout(i, j -> w.yd(j) * w.softmax.y(i))))
        .corrected(
            DE_DZ + "-y_{id}(1-y_i) + \\sum_{j\\neq i}\\bigg(y_{jd}y_i\\bigg)",
            all(
                I,
                K,
                (w, i, k) ->
                    -w.yd(i) * (1 - w.softmax.y(i))
                        + w.sumWithout(i, j -> w.yd(j) * w.softmax.y(i))))
        .remark("Again two terms of a sum, not two cases.");
    t.line(
        section + ": ∂E/∂z, line 2, first term",
        "-y_{id}(1-y_j) \\ if \\  i= j",
        viaItself,
        everyOutput((w, i) -> -w.yd(i) * (1 - w.softmax.y(i))));
    t.line(
        section + ": ∂E/∂z, line 2, second term",
        "\\sum_{j\\neq i}\\bigg(y_{jd}y_i\\bigg)",
        viaOthers,
        everyOutput((w, i) -> w.sumWithout(i, j -> w.yd(j) * w.softmax.y(i))));

    t.display(section + ": ∂E/∂z, line 3");
    t.line(
            DE_DZ + "-y_{id}(1-y_j) + y_i\\sum_{j\\neq i}y_{jd}",
            all(I, K, (w, i, j) -> w.d(w.softmax.categorical, w.z[i])),
            all(
                I,
                K,
                (w, i, k) ->
                    -w.yd(i) * (1 - w.softmax.y(k)) + w.softmax.y(i) * w.sumWithout(i, w::yd)))
        .intended(
            DE_DZ + "-y_{id}(1-y_i) + y_i\\sum_{j\\neq i}y_{jd}",
            all(
                I,
                K,
                (w, i, k) ->
                    -w.yd(i) * (1 - w.softmax.y(i)) + w.softmax.y(i) * w.sumWithout(i, w::yd)))
        .remark(
            "y_j should be y_i: the condition i = j that made them equal is gone, and j belongs to"
                + " the sum. The next line has y_i.");
  }

  private static void softmaxResult(Transcript<LossesAndActivationsWorld> t) {
    String section = "Cross-entropy for Softmax";
    Formula<LossesAndActivationsWorld> truth =
        everyOutput((w, i) -> w.d(w.softmax.categorical, w.z[i]));
    t.display(section + ": ∂E/∂z, line 4");
    t.line(
        DE_DZ + "-y_{id}+y_{id}y_i+ y_i\\sum_{j\\neq i}y_{jd}",
        truth,
        everyOutput(
            (w, i) ->
                -w.yd(i) + w.yd(i) * w.softmax.y(i) + w.softmax.y(i) * w.sumWithout(i, w::yd)));
    t.display(section + ": ∂E/∂z, line 5");
    t.line(
        DE_DZ + "-y_{id}+y_i\\bigg(y_{id}+\\sum_{j\\neq i}y_{jd}\\bigg)",
        truth,
        everyOutput((w, i) -> -w.yd(i) + w.softmax.y(i) * (w.yd(i) + w.sumWithout(i, w::yd))));

    t.display(section + ": ∂E/∂z, line 6");
    t.delta(
            DE_DZ + "[y_i-y_{id}]",
            everyOutput((w, i) -> w.d(w.crossEntropyOfShares, w.z[i])),
            everyOutput((w, i) -> w.softmax.y(i) - w.share(i)))
        .where(SUM_TO_1);
    t.line(
        section + ": ∂E/∂z, line 6, the sum",
        "\\sum_{k}y_k=1",
        w -> sum(1, w.N, k -> w.softmax.y(k)),
        w -> 1);
    t.line(
            section + ": ∂E/∂z, line 6, the reason",
            DE_DZ + "[y_i-y_{id}] \\ \\bigg(\\because \\sum_{k}y_k=1\\bigg)",
            truth,
            everyOutput((w, i) -> w.softmax.y(i) * sum(1, w.N, k -> w.softmax.y(k)) - w.yd(i)))
        .intended(
            DE_DZ
                + "y_i \\sum_{k}y_{kd} - y_{id} = [y_i-y_{id}] \\ \\bigg(\\because"
                + " \\sum_{k}y_{kd}=1\\bigg)",
            everyOutput((w, i) -> w.softmax.y(i) * sum(1, w.N, w::yd) - w.yd(i)))
        .remark(
            "The bracket of the line before is Σ_k y_kd, the desired outputs. That softmax outputs"
                + " sum to 1 is true and no reason: measured with desired outputs that do not.");

    t.display(section + ": ∂E/∂w, by ∂E/∂z");
    t.line(
        DE_DW + "\\frac{\\partial E}{\\partial z_i}" + DZ_DW,
        everyWeight((w, i, j) -> w.d(w.crossEntropyOfShares, w.w[i][j])),
        everyWeight((w, i, j) -> w.d(w.crossEntropyOfShares, w.z[i]) * w.d(w.z[i], w.w[i][j])));
    t.gradient(
            section + ": ∂E/∂w",
            DE_DW + "(y_i-y_{id}) x_j",
            everyWeight((w, i, j) -> w.d(w.crossEntropyOfShares, w.w[i][j])),
            everyWeight((w, i, j) -> (w.softmax.y(i) - w.share(i)) * w.x(j)))
        .where(SUM_TO_1);
    t.display(section + ": δ");
    t.delta(
            "\\delta_i = (y_i - y_{id})",
            everyOutput((w, i) -> w.d(w.crossEntropyOfShares, w.z[i])),
            everyOutput((w, i) -> w.softmax.y(i) - w.share(i)))
        .where(SUM_TO_1);
    update(t, section, w -> w.crossEntropyOfShares).where(SUM_TO_1);
  }

  private static void l1(Transcript<LossesAndActivationsWorld> t) {
    String section = "L1 loss";
    t.with("linear outputs, y_i = z_i, where no other activation is named");
    t.display(section + ", E");
    absoluteError(t, section, "\\text{E} = ")
        .remark(
            "y_d wants its i: every output has its own desired value. What follows agrees with E"
                + " as printed, one y_d for all outputs, and is measured so: y_d is y_1d.");
    updateRule(t, section, L1);

    t.display(section + ", line 1");
    l1Gradient(t, section + ": ∂E/∂w, line 1", DY_DW, (w, o, i, j) -> w.d(o.y[i], w.w[i][j]));
    t.open(
        ClaimKind.DERIVATIVE,
        section + ": y_i = y_d",
        DE_DW + aboveBelow(DY_DW),
        everyOutput((w, i) -> (absoluteSlopeOnLeft(w, i) + absoluteSlopeOnRight(w, i)) / 2),
        everyOutput((w, i) -> absoluteSlopeOnRight(w, i)),
        "The case y_i = y_id is missing, here and in all that follows: ∂E/∂y_i is −1 on the left"
            + " and 1 on the right. Here it is 0, so that a right output is left alone.");

    chainOfY(t, section, w -> w.any);
    t.display(section + " (1)");
    l1Gradient(
        t,
        section + " (1)",
        DY_DZ + " " + DZ_DW,
        (w, o, i, j) -> w.d(o.y[i], w.z[i]) * w.d(w.z[i], w.w[i][j]));
    netInput(t, section);
    t.display(section + " (2)");
    l1Gradient(t, section + " (2)", DY_DZ + " x_j", (w, o, i, j) -> w.d(o.y[i], w.z[i]) * w.x(j));
    dependsOnActivation(t, section);
  }

  private static void l1BySigmoidAndTanh(Transcript<LossesAndActivationsWorld> t) {
    String section = "L1 loss, sigmoid";
    sigmoidSlope(t, section);
    t.display(section + ": ∂E/∂w");
    t.gradient(
        DE_DW + aboveBelow("y_i(1 - y_i) x_j"),
        everyWeight((w, i, j) -> w.d(w.sigmoid.l1, w.w[i][j])),
        everyWeight((w, i, j) -> w.sign(w.sigmoid.y(i)) * sigmoidSlope(w, i) * w.x(j)));
    t.display(section + ": δ");
    t.delta(
        "\\delta_i = " + aboveBelow("y_i(1 - y_i)"),
        everyOutput((w, i) -> w.d(w.sigmoid.l1, w.z[i])),
        everyOutput((w, i) -> w.sign(w.sigmoid.y(i)) * sigmoidSlope(w, i)));
    update(t, section, w -> w.sigmoid.l1);

    section = "L1 loss, tanh";
    tanhSlope(t, section);
    t.display(section + ": ∂E/∂w");
    t.gradient(
        DE_DW + aboveBelow("(1 - y_i^2) x_j"),
        everyWeight((w, i, j) -> w.d(w.tanh.l1, w.w[i][j])),
        everyWeight((w, i, j) -> w.sign(w.tanh.y(i)) * (1 - pow(w.tanh.y(i), 2)) * w.x(j)));
    t.display(section + ": δ");
    t.delta(
        "\\delta_i = " + aboveBelow("(1 - y_i^2)"),
        everyOutput((w, i) -> w.d(w.tanh.l1, w.z[i])),
        everyOutput((w, i) -> w.sign(w.tanh.y(i)) * (1 - pow(w.tanh.y(i), 2))));
    update(t, section, w -> w.tanh.l1);
  }

  private static void l1ByReluAndLinear(Transcript<LossesAndActivationsWorld> t) {
    String section = "L1 loss, ReLU";
    t.with("ReLU outputs");
    reluSlope(t, section).remark("As with the squared error: the case asks for z_i, not x.");
    t.display(section + ": ∂E/∂w");
    t.gradient(
            DE_DW + cases("0 \\ if \\ x \\lt 0", "x_j \\ if \\ x \\gt 0"),
            everyWeight((w, i, j) -> w.d(w.relu.l1, w.w[i][j])),
            everyWeight((w, i, j) -> w.x(j) < 0 ? 0 : w.x(j)))
        .corrected(
            DE_DW + reluCases("x_j"),
            everyWeight((w, i, j) -> w.z(i) < 0 ? 0 : w.sign(w.relu.y(i)) * w.x(j)))
        .remark(
            "The case y_i < y_d of (2) is lost: there the gradient is −x_j, and this one drives"
                + " the output away from what is desired. And the case asks for z_i, not x.");
    reluAtZero(
        t,
        section,
        cases("0 \\ if \\ x \\lt 0", "x_j \\ if \\ x \\gt 0"),
        "The slope just above has 1 at 0, ∂E/∂w and δ leave 0 out altogether. Here the slope at 0"
            + " is 0.");
    t.display(section + ": δ");
    t.delta(
            "\\delta_i = " + cases("0 \\ if \\ x \\lt 0", "1 \\ if \\ x \\gt 0"),
            everyWeight((w, i, j) -> w.d(w.relu.l1, w.z[i])),
            everyWeight((w, i, j) -> w.x(j) < 0 ? 0 : 1))
        .corrected(
            "\\delta_i = " + reluCases("1"),
            everyWeight((w, i, j) -> w.z(i) < 0 ? 0 : w.sign(w.relu.y(i))))
        .remark("The case −1 for y_i < y_d is lost, and x stands for z_i.");
    update(t, section, w -> w.relu.l1, (w, i, j) -> w.x(j) < 0 ? 0 : 1)
        .corrected(
            UPDATE + "\\text{ with the corrected } \\delta_i",
            everyWeight((w, i, j) -> -w.eta() * (w.z(i) < 0 ? 0 : w.sign(w.relu.y(i))) * w.x(j)))
        .remark("The rule is right; the δ_i just printed is wrong, and Δw with it.");

    section = "L1 loss, linear";
    t.with("linear outputs, y_i = z_i");
    linearSlope(t, section);
    t.display(section + ": ∂E/∂w");
    t.gradient(
            DE_DW + "x_j",
            everyWeight((w, i, j) -> w.d(w.linear.l1, w.w[i][j])),
            everyWeight((w, i, j) -> w.x(j)))
        .corrected(
            DE_DW + aboveBelow("x_j"), everyWeight((w, i, j) -> w.sign(w.linear.y(i)) * w.x(j)))
        .remark("The case y_i < y_d of (2) is lost: there the gradient is −x_j.");
    t.display(section + ": δ");
    t.delta(
            "\\delta_i = 1",
            everyOutput((w, i) -> w.d(w.linear.l1, w.z[i])),
            everyOutput((w, i) -> 1))
        .corrected("\\delta_i = " + aboveBelow("1"), everyOutput((w, i) -> w.sign(w.linear.y(i))))
        .remark("δ_i is the sign of y_i − y_d: −1 where the output is too small.");
    update(t, section, w -> w.linear.l1, (w, i, j) -> 1)
        .corrected(
            UPDATE + "\\text{ with the corrected } \\delta_i",
            everyWeight((w, i, j) -> -w.eta() * w.sign(w.linear.y(i)) * w.x(j)))
        .remark("The rule is right; the δ_i just printed is wrong, and Δw with it.");
  }

  // what the sections share

  private static void updateRule(
      Transcript<LossesAndActivationsWorld> t, String section, LossOfInputs loss) {
    t.display(section + ": Δw, the rule");
    t.update(
            "\\Delta w_{ij} = -\\eta \\frac{\\partial \\text{E}}{\\partial w_{ij}}",
            w -> -w.eta() * squaredGradient(w, loss),
            w -> slopeAlongUpdate(w, loss))
        .remark("Along Δw, E falls by η(∂E/∂w_ij)² for every weight: no other way falls faster.");
  }

  private static Transcript<LossesAndActivationsWorld>.Draft chainOfY(
      Transcript<LossesAndActivationsWorld> t,
      String section,
      Function<LossesAndActivationsWorld, List<Activated>> outputs) {
    Index<LossesAndActivationsWorld> each =
        Index.from("activation", 0, w -> outputs.apply(w).size() - 1);
    t.display(section + ": ∂y/∂w");
    return t.derivative(
        "\\because " + DY_DW + " = " + DY_DZ + " " + DZ_DW,
        all(each, I, J, (w, n, i, j) -> w.d(outputs.apply(w).get(n).y[i], w.w[i][j])),
        all(
            each,
            I,
            J,
            (w, n, i, j) -> w.d(outputs.apply(w).get(n).y[i], w.z[i]) * w.d(w.z[i], w.w[i][j])));
  }

  private static void netInput(Transcript<LossesAndActivationsWorld> t, String section) {
    t.display(section + ": z");
    t.definition(
            "z_i = \\sum_{j=1}^N w_{ij}x_{j}",
            everyOutput((w, i) -> sum(1, w.M, j -> w.d(w.z[i], w.w[i][j]) * w.w(i, j))),
            everyOutput((w, i) -> sum(1, w.N, j -> w.w(i, j) * w.x(j))))
        .intended(
            "z_i = \\sum_{j=1}^M w_{ij}x_{j}",
            everyOutput((w, i) -> sum(1, w.M, j -> w.w(i, j) * w.x(j))))
        .remark(
            "N counts the outputs in E; the hidden nodes have a number of their own, here M = N +"
                + " 1. There is no bias: one of the x_j has to be always 1.");
    t.display(section + ": ∂z/∂w");
    t.derivative(
        "\\therefore " + DZ_DW + " = x_j",
        everyWeight((w, i, j) -> w.d(w.z[i], w.w[i][j])),
        everyWeight((w, i, j) -> w.x(j)));
  }

  private static void dependsOnActivation(Transcript<LossesAndActivationsWorld> t, String section) {
    t.sentence(
        section + ": depends on the activation",
        "The value of the partial derivative $" + DY_DZ + "$ depends on the activation function",
        everyOutput((w, i) -> w.sigmoid.slope(i) == w.tanh.slope(i) ? 0 : 1),
        everyOutput((w, i) -> 1));
  }

  private static void sigmoidSlope(Transcript<LossesAndActivationsWorld> t, String section) {
    t.display(section + ": ∂y/∂z");
    t.derivative(
        DY_DZ + " = y_i(1 - y_i)",
        everyOutput((w, i) -> w.d(w.sigmoid.y[i], w.z[i])),
        everyOutput((w, i) -> w.sigmoid.y(i) * (1 - w.sigmoid.y(i))));
  }

  private static void tanhSlope(Transcript<LossesAndActivationsWorld> t, String section) {
    t.display(section + ": ∂y/∂z");
    t.derivative(
        DY_DZ + " = (1 - y_i^2)",
        everyOutput((w, i) -> w.d(w.tanh.y[i], w.z[i])),
        everyOutput((w, i) -> 1 - pow(w.tanh.y(i), 2)));
  }

  private static Transcript<LossesAndActivationsWorld>.Draft reluSlope(
      Transcript<LossesAndActivationsWorld> t, String section) {
    t.display(section + ": ∂y/∂z");
    return t.derivative(
            DY_DZ + " = " + cases("0 \\ if \\ x \\lt 0", "1 \\ if \\ x \\ge 0"),
            everyWeight((w, i, j) -> w.d(w.relu.y[i], w.z[i])),
            everyWeight((w, i, j) -> w.x(j) < 0 ? 0 : 1))
        .intended(
            DY_DZ + " = " + cases("0 \\ if \\ z_i \\lt 0", "1 \\ if \\ z_i \\ge 0"),
            everyWeight((w, i, j) -> w.z(i) < 0 ? 0 : 1));
  }

  private static void reluAtZero(
      Transcript<LossesAndActivationsWorld> t, String section, String latex, String choice) {
    t.open(
        ClaimKind.DERIVATIVE,
        section + ": at 0",
        latex,
        w -> w.slopeOnLeft(LossesAndActivationsWorld::relu, 0),
        w -> w.slopeOnRight(LossesAndActivationsWorld::relu, 0),
        choice);
  }

  private static void linearSlope(Transcript<LossesAndActivationsWorld> t, String section) {
    t.display(section + ": ∂y/∂z");
    t.derivative(
        DY_DZ + " = 1",
        everyOutput((w, i) -> w.d(w.linear.y[i], w.z[i])),
        everyOutput((w, i) -> 1));
  }

  private static Transcript<LossesAndActivationsWorld>.Draft update(
      Transcript<LossesAndActivationsWorld> t,
      String section,
      Function<LossesAndActivationsWorld, Node> E) {
    return update(t, section, E, (w, i, j) -> w.d(E.apply(w), w.z[i]));
  }

  // with the δ_i of the print
  private static Transcript<LossesAndActivationsWorld>.Draft update(
      Transcript<LossesAndActivationsWorld> t,
      String section,
      Function<LossesAndActivationsWorld, Node> E,
      Formula.Of2<LossesAndActivationsWorld> delta) {
    t.display(section + ": Δw");
    return t.update(
        UPDATE,
        everyWeight((w, i, j) -> -w.eta() * w.d(E.apply(w), w.w[i][j])),
        everyWeight((w, i, j) -> -w.eta() * delta.value(w, i, j) * w.x(j)));
  }

  // for every w_ij
  private static Formula<LossesAndActivationsWorld> everyWeight(
      Formula.Of2<LossesAndActivationsWorld> f) {
    return all(I, J, f);
  }

  // for every output i
  private static Formula<LossesAndActivationsWorld> everyOutput(
      Formula.Of1<LossesAndActivationsWorld> f) {
    return all(I, f);
  }

  private static Formula<LossesAndActivationsWorld> forAny(OfOutput f) {
    return all(ANY, I, J, (w, n, i, j) -> f.value(w, w.any.get(n), i, j));
  }

  private static Formula<LossesAndActivationsWorld> forBetween0And1(OfOutput f) {
    return all(BETWEEN_0_AND_1, I, J, (w, n, i, j) -> f.value(w, w.between0And1.get(n), i, j));
  }

  /** A number for an output function and a weight. */
  @FunctionalInterface
  private interface OfOutput {
    double value(LossesAndActivationsWorld w, Activated o, int i, int j);
  }

  // ± the slope, as y_i lies above or below y_d
  private static void l1Gradient(
      Transcript<LossesAndActivationsWorld> t, String label, String latex, OfOutput slope) {
    t.gradient(
            label,
            DE_DW + aboveBelow(latex),
            forAny((w, o, i, j) -> w.d(o.l1, w.w[i][j])),
            forAny((w, o, i, j) -> w.sign(o.y(i)) * slope.value(w, o, i, j)))
        .where(ALONE);
  }

  private static double sigmoidSlope(LossesAndActivationsWorld w, int i) {
    return w.sigmoid.y(i) * (1 - w.sigmoid.y(i));
  }

  private static String reluCases(String value) {
    return cases(
        "0 \\ if \\ z_i \\lt 0",
        value + " \\ if \\ z_i \\gt 0, y_i \\gt y_d",
        "-" + value + " \\ if \\ z_i \\gt 0, y_i \\lt y_d");
  }

  private static String cases(String... lines) {
    return "\\begin{cases} " + String.join(" \\\\ ", lines) + " \\end{cases}";
  }

  private static String aboveBelow(String value) {
    return cases(value + " \\ if \\ y_i \\gt y_d", "-" + value + " \\ if \\ y_i \\lt y_d");
  }

  // how fast E moves along Δw_ij = −η ∂E/∂w_ij
  private static double slopeAlongUpdate(LossesAndActivationsWorld w, LossOfInputs loss) {
    Node E = loss.of(w, w.z);
    return w.slopeAlong((i, j) -> -w.eta() * w.d(E, w.w[i][j]), loss);
  }

  // Σ (∂E/∂w_ij)²
  private static double squaredGradient(LossesAndActivationsWorld w, LossOfInputs loss) {
    Node E = loss.of(w, w.z);
    return sum(1, w.N, i -> sum(1, w.M, j -> pow(w.d(E, w.w[i][j]), 2)));
  }

  // (∂E/∂y_k) (∂y_k/∂z_i) with softmax: the way from z_i to E over output k
  private static double through(LossesAndActivationsWorld w, int k, int i) {
    return w.d(w.softmax.categorical, w.softmax.y[k]) * w.d(w.softmax.y[k], w.z[i]);
  }

  // −Σ_k (y_kd / y_k) ∂y_k/∂x with softmax
  private static double slopes(LossesAndActivationsWorld w, Node x) {
    return -sum(1, w.N, k -> w.yd(k) / w.softmax.y(k) * w.d(w.softmax.y[k], x));
  }

  // the two terms of ∂E/∂z_i, line 1
  private static double ownTerm(LossesAndActivationsWorld w, int i, int k) {
    return -(w.yd(i) / w.softmax.y(i)) * w.softmax.y(i) * (1 - w.softmax.y(k));
  }

  private static double otherTerms(LossesAndActivationsWorld w, int i) {
    return -w.sumWithout(i, j -> w.yd(j) / w.softmax.y(j) * (-w.softmax.y(i) * w.softmax.y(j)));
  }

  private static double logLikelihood(double yd, double y) {
    return yd * log(y) + (1 - yd) * log(1 - y);
  }

  private static double absoluteSlopeOnLeft(LossesAndActivationsWorld w, int i) {
    return w.slopeOnLeft(y -> y.minus(w.yd(i)).abs(), w.yd(i));
  }

  private static double absoluteSlopeOnRight(LossesAndActivationsWorld w, int i) {
    return w.slopeOnRight(y -> y.minus(w.yd(i)).abs(), w.yd(i));
  }

  private static double output(int function, int quarters) {
    return LossesAndActivationsWorld.value(FUNCTIONS.get(function), quarters / 4.0);
  }

  // whether log y and log(1 − y) exist
  private static double hasCrossEntropy(double y) {
    return Double.isFinite(logLikelihood(0.3, y)) ? 1 : 0;
  }

  private static double isBetween0And1(double y) {
    return 0 < y && y < 1 ? 1 : 0;
  }
}
