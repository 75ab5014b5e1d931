package backprop.grading;

import static backprop.grading.Matrices.*;

import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.loss.BinaryCrossEntropy;
import backprop.loss.CrossEntropy;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import java.util.function.Function;

/**
 * The mistakes that people make in a hand-written backward pass, collected from public questions
 * and bug reports: each in words, with the place where it was seen, and as the line of the pass
 * that it changes. What it does to a gradient is not listed anywhere: {@link MistakenPass} makes it
 * and computes.
 *
 * <p>A mistake is made at a layer l, as {@code Network} counts, or at every layer where it can be.
 * Earlier ones are named first where two give the same numbers.
 */
public enum Mistake {
  // ------------------------------------------------------------------ the output, (BP1)

  RESIDUAL_SIGN(
      Line.OUTPUT,
      "iamtrask/Grokking-Deep-Learning#37",
      k -> k.residualTurned(),
      (at, right) -> right.scale(-1)),
  TARGET_FORGOTTEN(
      Line.TARGET,
      "mantasu/cs231n#10",
      k -> "the target is not subtracted",
      (at, right) -> Matrix.zerosLike(right)),
  ONE_SUBTRACTED_EVERYWHERE(
      Line.TARGET,
      "mantasu/cs231n#10",
      k -> "1 is subtracted from every output, not only from that of the true class",
      (at, right) -> at.isSoftmax() ? ones(right) : null),
  ERROR_OF_TRUE_CLASS_ONLY(
      Line.OUTPUT,
      "mantasu/cs231n#10",
      k -> "only the output of the true class gets an error signal",
      (at, right) -> at.isSoftmax() ? right.hadamard(at.y()) : null),
  FACTOR_TWO_FORGOTTEN(
      Line.COST,
      "davisking/dlib#1169",
      k -> "the factor 2 of the square's derivative is forgotten",
      (at, right) ->
          at.loss() instanceof SquaredError && at.loss() != SquaredError.HALF
              ? right.scale(0.5)
              : null),
  FACTOR_TWO_KEPT(
      Line.COST,
      "kuleshov-group/aml-book#17",
      k -> "a factor 2 is kept that the ½ of the cost cancels",
      (at, right) -> at.loss() == SquaredError.HALF ? right.scale(2) : null),
  MEAN_FORGOTTEN(
      Line.COST,
      "hunkim/DeepLearningZeroToAll#173",
      k -> "the 1/" + k.examples() + " of the mean is forgotten",
      (at, right) -> at.reduction() == Reduction.MEAN ? right.scale(at.m()) : null),
  MEAN_ADDED(
      Line.COST,
      "d2l-ai/d2l-en#1000",
      k -> "the gradient is divided by " + k.examples() + " once too often",
      (at, right) -> right.scale(1.0 / at.m())),
  OUTPUT_MEAN_FORGOTTEN(
      Line.COST,
      "f-dangel/backpack#56",
      k -> "the 1/n of the mean over the outputs is forgotten",
      (at, right) -> right.scale(1 / at.loss().factor(right.rows()))),
  OUTPUT_MEAN_ADDED(
      Line.COST,
      "pytorch/pytorch#3924",
      k -> "the mean is taken over the outputs too: 1/n too many",
      (at, right) -> right.scale(1.0 / right.rows())),
  MEAN_OVER_OUTPUTS(
      Line.COST,
      "eriklindernoren/ML-From-Scratch#76",
      k -> "the sum is divided by the number of outputs instead of " + k.examples(),
      (at, right) ->
          at.reduction() == Reduction.MEAN ? right.scale(at.m() / (double) right.rows()) : null),
  MEAN_OVER_INPUTS(
      Line.COST,
      "deeplearning4j/deeplearning4j#1452",
      k -> "the sum is divided by the number of inputs instead of " + k.examples(),
      (at, right) ->
          at.reduction() == Reduction.MEAN
              ? right.scale(at.m() / (double) at.net().units(0))
              : null),
  LOSS_FOR_ITS_SLOPE(
      Line.LOSS,
      "levithomason/anny#78",
      k -> "the loss itself stands where its derivative should",
      (at, right) -> at.ofOutputs(at.loss()::value)),
  RESIDUAL_SQUARED(
      Line.LOSS,
      "levithomason/anny#78",
      k -> "the residual is squared",
      (at, right) -> at.ofOutputs((a, y) -> (a - y) * (a - y))),
  RESIDUAL_WITHOUT_SIGN(
      Line.LOSS,
      "IntelLabs/coach#29",
      k -> "the residual has lost its sign: |a − y| stands where a − y should",
      (at, right) -> right.map(Math::abs)),
  INNER_SIGN_LOST(
      Line.LOSS,
      "peterroelants/peterroelants.github.io#24",
      k -> "the inner minus of −(y/a − (1 − y)/(1 − a)) is lost",
      (at, right) -> at.ofBinary((a, y) -> -y / a - (1 - y) / (1 - a))),
  FIRST_LOSS_TERM_ONLY(
      Line.LOSS,
      "deeplearning4j/nd4j#1320",
      k -> "of the loss only the term with y is differentiated, not that with 1 − y",
      (at, right) -> at.ofBinary((a, y) -> -y / a)),
  SECOND_LOSS_TERM_ONLY(
      Line.LOSS,
      "deeplearning4j/nd4j#1320",
      k -> "of the loss only the term with 1 − y is differentiated, not that with y",
      (at, right) -> at.ofBinary((a, y) -> (1 - y) / (1 - a))),
  Z_FOR_OUTPUT(
      Line.OUTPUT,
      "udacity/deep-learning#42",
      k -> "z − y stands where a − y should: the last activation is left out of the residual",
      (at, right) ->
          at.loss() instanceof CrossEntropy || at.loss() instanceof BinaryCrossEntropy
              ? at.pass().shortWay(at.y().plus(at.a(0)).minus(at.z(0)))
              : null),
  JACOBIAN_DIAGONAL_ONLY(
      Line.JACOBIAN,
      "deeplearning4j/libnd4j#440",
      k -> "of the softmax's slopes only ∂g_k/∂t_k is used: the sum over the others is missing",
      (at, right) -> at.sent(0).hadamard(at.a(0).map(v -> v * (1 - v)))),
  JACOBIAN_SUM_FORGOTTEN(
      Line.JACOBIAN,
      "HomericIntelligence/Odyssey#2134",
      k -> "the sum Σ_i a_i ∂C/∂a_i is not subtracted in the softmax's a_k (∂C/∂a_k − Σ …)",
      (at, right) -> at.a(0).hadamard(at.sent(0))),
  JACOBIAN_FORGOTTEN(
      Line.JACOBIAN,
      "hankcs/CS224n#17",
      k -> "the softmax's Jacobian is forgotten: ∂C/∂a stands where the error signal should",
      (at, right) -> at.sent(0)),
  JACOBIAN_SIGN(
      Line.JACOBIAN,
      "mantasu/cs231n#10",
      k -> "the minus of the softmax's slopes ∂a_k/∂z_i = −a_k a_i is lost",
      (at, right) -> at.a(0).hadamard(at.sent(0)).scale(2).minus(right)),
  SOFTMAX_SLOPE_TWICE(
      Line.OUTPUT,
      "rasbt/python-machine-learning-book-2nd-edition#54",
      k -> "the softmax's Jacobian is multiplied in once too often",
      (at, right) -> at.isSoftmax() ? at.pulledBack(right) : null),
  SIGMOID_SLOPE_ON_SOFTMAX(
      Line.OUTPUT,
      "jorgenkg/python-neural-network#6",
      k -> "a(1 − a), the slope of a sigmoid, is multiplied in once too often: a − y has it all",
      (at, right) -> at.isSoftmax() ? right.hadamard(at.a(0).map(v -> v * (1 - v))) : null),
  ERROR_AVERAGED(
      Line.OUTPUT,
      "stats.stackexchange.com: Neural network batch training",
      k -> "the errors are averaged over the examples before they are sent back",
      (at, right) -> rowMeans(right)),
  ERROR_OF_ALL_OUTPUTS(
      Line.OUTPUT,
      "levithomason/anny#78",
      k -> "each output gets the sum of all errors instead of its own",
      (at, right) -> columnSums(right)),

  // ------------------------------------------------------------------ σ′, (BP2)

  SLOPE_FORGOTTEN(
      Line.SLOPE,
      "Bot-Academy/NeuralNetworkFromScratch#3",
      k -> k.slope() + " is forgotten",
      (at, right) -> ones(right)),
  SLOPE_TWICE(
      Line.SLOPE,
      "hunkim/DeepLearningZeroToAll#113",
      k -> k.slope() + " is multiplied in once too often",
      (at, right) -> right.hadamard(right)),
  ACTIVATION_FOR_SLOPE(
      Line.SLOPE,
      "andersbll/nnet#4",
      k -> k.a(0) + " stands where " + k.slope() + " should",
      (at, right) -> at.a(0)),
  SLOPE_OF_A(
      Line.SLOPE,
      "davidrmiller/neural2d#40",
      k -> "σ′ is taken at " + k.a(0) + " instead of " + k.z(0),
      (at, right) -> at.slopesAt(at.a(0))),
  SLOPE_FORMULA_OF_Z(
      Line.SLOPE,
      "kyle8998/Sudo-Productivity#3",
      k -> k.z(0) + " stands where the formula for σ′ needs " + k.a(0) + ", as in z(1 − z)",
      (at, right) -> at.slopeFormula(at.z(0))),
  SLOPE_OF_OTHER_FUNCTION(
      Line.SLOPE,
      "ttezel/nn#8",
      k -> k.slope() + " is that of another function: a(1 − a) is the sigmoid's, 1 − a² is tanh's",
      (at, right) ->
          at.a(0).map(at.sigma() instanceof Sigmoid ? v -> 1 - v * v : v -> v * (1 - v))),
  SLOPE_PLUS_SQUARE(
      Line.SLOPE,
      "gy910210/neural-network-from-scratch#2",
      k -> "the slope of tanh is taken to be 1 + a² instead of 1 − a²: that is tan's",
      (at, right) -> at.sigma() instanceof Tanh ? at.a(0).map(v -> 1 + v * v) : null),
  SLOPE_WITHOUT_ONE(
      Line.SLOPE,
      "scutan90/DeepLearning-500-questions#544",
      k -> "the slope of tanh is taken to be −a² instead of 1 − a²",
      (at, right) -> at.sigma() instanceof Tanh ? at.a(0).map(v -> -v * v) : null),
  SLOPE_HALF(
      Line.SLOPE,
      "torch/torch7#232",
      k -> k.slope() + " is taken to be 1 − a",
      (at, right) -> at.a(0).map(v -> 1 - v)),
  SLOPE_OF_SIGNAL(
      Line.SLOPE,
      "exacity/deeplearningbook-chinese#127",
      k -> "σ′ is taken at the signal s that comes back, as in s(1 − s), instead of " + k.z(0),
      (at, right) -> at.slopeFormula(at.sent(0))),
  SIGNAL_THROUGH_SLOPE(
      Line.RECURSION,
      "yizt/numpy_neural_network#6",
      k ->
          k.delta(0)
              + " is σ′ of the signal s that comes back, as in s(1 − s), and s itself is lost",
      (at, right) -> at.sigma() == null ? null : at.slopeFormula(at.sent(0))),
  SLOPE_OF_NEXT_LAYER(
      Line.SLOPE,
      "dennybritz/nn-from-scratch#3",
      k -> "σ′ is taken at " + k.z(1) + " instead of " + k.z(0),
      (at, right) -> fitting(at.slopesAt(at.z(1)), right)),
  SLOPE_OF_PREVIOUS_LAYER(
      Line.SLOPE,
      "jeffheaton/encog-java-core#243",
      k -> "σ′ is taken at " + k.z(-1) + " instead of " + k.z(0),
      (at, right) -> fitting(at.slopesAt(at.z(-1)), right)),
  SLOPE_OF_PREVIOUS_A(
      Line.SLOPE,
      "hanbt/learn_dl#23",
      k -> "σ′ is taken at " + k.a(-1) + " instead of " + k.z(0),
      (at, right) -> fitting(at.slopesAt(at.a(-1)), right)),
  SLOPE_AVERAGED(
      Line.SLOPE,
      "stackexchange.com: How do you generalize from stochastic to batch learning",
      k -> k.slope() + " is averaged over the examples before it is multiplied in",
      (at, right) -> rowMeans(right)),

  // ------------------------------------------------------------------ the way back, (BP2)

  DELTA_SIGN(
      Line.RECURSION,
      "–",
      k -> "the sign of " + k.delta(0) + " is flipped",
      (at, right) -> at.isHidden() ? right.scale(-1) : null),
  WEIGHTS_FORGOTTEN(
      Line.BACK,
      "–",
      k -> k.W(1) + " is forgotten on the way back to " + k.delta(0),
      (at, right) -> right.rows() == right.columns() ? diagonal(right) : ones(right)),
  WEIGHTS_NOT_TRANSPOSED(
      Line.BACK,
      "Lupino/bpnn#2",
      k -> k.W(1) + " is not transposed on the way back",
      (at, right) -> fitting(at.W(1), right)),
  WEIGHTS_RESHAPED(
      Line.BACK,
      "TobiasLee/Chinese-Hip-pop-Generation#8",
      k -> k.W(1) + " is reshaped on the way back where it should be transposed",
      (at, right) ->
          right.rows() == right.columns()
              ? null
              : reshaped(at.W(1), right.rows(), right.columns())),
  WEIGHTS_OF_THIS_LAYER(
      Line.BACK,
      "hanbt/learn_dl#23",
      k -> k.W(0) + " stands where " + k.W(1) + " should in " + k.delta(0),
      (at, right) -> fitting(at.back(0), right)),
  WEIGHTS_OF_LATER_LAYER(
      Line.BACK,
      "–",
      k -> k.W(2) + " stands where " + k.W(1) + " should in " + k.delta(0),
      (at, right) -> fitting(at.back(2), right)),
  GRADIENT_FOR_WEIGHTS(
      Line.BACK,
      "issue 17",
      k -> "the gradient of " + k.W(1) + " stands where " + k.W(1) + " should on the way back",
      (at, right) -> at.product(1).transpose()),
  WEIGHTS_UPDATED(
      Line.BACK,
      "joelgrus/data-science-from-scratch#31",
      k -> k.W(1) + " is updated before the error is sent back through it (γ = " + k.t() + ")",
      (at, right, gamma) -> right.minus(at.product(1).transpose().scale(gamma))),
  WEIGHTS_AS_FRACTIONS(
      Line.BACK,
      "makeyourownneuralnetwork/makeyourownneuralnetwork#77",
      k -> k.W(1) + " is divided by its row sums on the way back",
      (at, right) -> {
        Matrix sums = at.W(1).rowSums();
        return like(right, (j, i) -> right.get(j, i) / sums.get(i, 0));
      }),
  WEIGHTS_SHIFTED_BY_BIAS(
      Line.BACK,
      "louisjc/mnist-neural-network#1",
      k -> "the columns of " + k.W(1) + " are off by one: column 0 is the bias",
      (at, right) ->
          at.b(1).columns() == 0
              ? null
              : like(right, (j, i) -> j == 0 ? at.b(1).get(i, 0) : right.get(j - 1, i))),
  SAME_TERM_ONLY(
      Line.BACK,
      "–",
      k -> "the sum over the units of the next layer is missing: unit j gets only unit j's term",
      (at, right) -> right.hadamard(diagonal(right))),
  DELTA_OF_LATER_LAYER(
      Line.SIGNAL,
      "–",
      k -> k.delta(2) + " stands where " + k.delta(1) + " should in " + k.delta(0),
      (at, right) -> fitting(at.delta(2), right)),
  A_FOR_DELTA(
      Line.SIGNAL,
      "davidrmiller/neural2d#36",
      k -> k.a(1) + " stands where " + k.delta(1) + " should on the way back to " + k.delta(0),
      (at, right) -> at.a(1)),
  ERROR_FOR_DELTA(
      Line.SIGNAL,
      "makeyourownneuralnetwork/makeyourownneuralnetwork#88",
      k -> "the error before σ′ is sent back to " + k.delta(0) + " instead of " + k.delta(1),
      (at, right) -> at.sent(1)),
  LAST_TERM_ONLY(
      Line.SIGNAL,
      "–",
      k -> "the sum over the units of the next layer is missing: only the last term is left",
      (at, right) -> rowAlone(right, -1)),
  FIRST_TERM_ONLY(
      Line.SIGNAL,
      "–",
      k -> "the sum over the units of the next layer is missing: only the first term is left",
      (at, right) -> rowAlone(right, 0)),
  FIRST_TERM_LEFT_OUT(
      Line.SIGNAL,
      "issue 17",
      k -> "the sum over the units of the next layer leaves out the first",
      (at, right) -> withoutRow(right, 0)),
  LAST_TERM_LEFT_OUT(
      Line.SIGNAL,
      "issue 17",
      k -> "the sum over the units of the next layer leaves out the last",
      (at, right) -> withoutRow(right, -1)),
  SIGNAL_OF_ALL_UNITS(
      Line.SENT,
      "Lupino/bpnn#2",
      k -> "each unit of " + k.delta(0) + " gets the signals of all units of its layer, added up",
      (at, right) -> columnSums(right)),
  MEAN_AT_EVERY_LAYER(
      Line.RECURSION,
      "SkalskiP/ILearnDeepLearning.py#29",
      k -> k.delta(0) + " is divided by " + k.examples() + " again on the way back",
      (at, right) -> at.isHidden() ? right.scale(1.0 / at.m()) : null),
  DELTA_ROUNDED(
      Line.RECURSION,
      "stackoverflow.com/questions/29587779",
      k -> k.delta(0) + " is rounded to three decimals",
      (at, right) -> right.map(v -> Math.rint(v * 1000) / 1000)),

  // ------------------------------------------------------------------ (BP4)

  DELTA_OF_NEXT_LAYER(
      Line.OWN,
      "amaas/stanford_dl_ex#15",
      k -> k.delta(1) + " stands where " + k.delta(0) + " should in " + k.gradient(),
      (at, right) -> fitting(at.delta(1), right)),
  DELTA_OF_PREVIOUS_LAYER(
      Line.OWN,
      "Coursera, Machine Learning, week 5, quiz",
      k -> k.delta(-1) + " stands where " + k.delta(0) + " should in " + k.gradient(),
      (at, right) -> fitting(at.delta(-1), right)),
  ERROR_IN_GRADIENT(
      Line.OWN,
      "rasbt/python-machine-learning-book-3rd-edition#154",
      k -> k.slope() + " is forgotten in " + k.gradient() + ", though not on the way back",
      (at, right) -> at.sent(0)),
  INPUT_FORGOTTEN(
      Line.INPUT,
      "stackoverflow.com/questions/12558517",
      k -> k.delta(0) + " is not multiplied by " + k.a(-1),
      (at, right) -> ones(right)),
  Z_FOR_A(
      Line.INPUT,
      "maziarraissi/backprop#1",
      k -> k.z(-1) + " stands where " + k.a(-1) + " should",
      (at, right) -> at.z(-1)),
  A_OF_THIS_LAYER(
      Line.INPUT,
      "amaas/stanford_dl_ex#15",
      k -> k.a(0) + " stands where " + k.a(-1) + " should",
      (at, right) -> fitting(at.a(0), right)),
  A_OF_EARLIER_LAYER(
      Line.INPUT,
      "–",
      k -> k.a(-2) + " stands where " + k.a(-1) + " should",
      (at, right) -> fitting(at.a(-2), right)),
  Z_OF_THIS_LAYER(
      Line.INPUT,
      "–",
      k -> k.z(0) + " stands where " + k.a(-1) + " should",
      (at, right) -> fitting(at.z(0), right)),
  INPUT_AVERAGED(
      Line.INPUT,
      "stackexchange.com: How do you generalize from stochastic to batch learning",
      k -> k.a(-1) + " is averaged over the examples before it is multiplied by " + k.delta(0),
      (at, right) -> rowMeans(right)),
  WEIGHTS_FOR_INPUT(
      Line.PRODUCT,
      "issue 17",
      k -> k.W(0) + " stands where " + k.a(-1) + " should in " + k.dW(),
      (at, right) -> {
        Matrix sums = at.delta(0).rowSums();
        return like(right, (i, j) -> sums.get(i, 0) * at.W(0).get(i, j));
      }),
  LAST_EXAMPLE_ONLY(
      Line.EXAMPLES,
      "karpathy/convnetjs#17",
      k -> "the sum over the examples is missing: only the last one is left",
      (at, right) -> right.column(right.columns() - 1)),
  FIRST_EXAMPLE_ONLY(
      Line.EXAMPLES,
      "–",
      k -> "the sum over the examples is missing: only the first one is left",
      (at, right) -> right.column(0)),
  FIRST_EXAMPLE_LEFT_OUT(
      Line.EXAMPLES,
      "issue 17",
      k -> "the sum over the examples leaves out the first, example 0",
      (at, right) -> otherColumns(right, 0)),
  LAST_EXAMPLE_LEFT_OUT(
      Line.EXAMPLES,
      "nagadomi/kaggle-cifar10-torch7#6",
      k -> "the sum over the examples leaves out the last",
      (at, right) -> otherColumns(right, -1)),
  SUMMED_BEFORE_PRODUCT(
      Line.EXAMPLES,
      "stats.stackexchange.com: Neural network batch training",
      k -> "both factors of " + k.dW() + " are summed over the examples before they are multiplied",
      (at, right) -> right.rowSums()),

  // ------------------------------------------------------------------ (BP3)

  BIAS_GRADIENT_AVERAGED(
      Line.BIASES,
      "kvfrans/notes#5",
      k -> "the error signals are averaged, not summed, for " + k.db(),
      (at, right) -> right.scale(1.0 / at.m())),
  BIAS_SUMMED_OVER_UNITS(
      Line.BIASES,
      "deeplearning4j/deeplearning4j#364",
      k -> k.db() + " is summed over the units too",
      (at, right) -> columnSums(right)),
  BIAS_SUMMED_BY_EXAMPLE(
      Line.BIAS_LAYOUT,
      "snuspl/cruise#800",
      k -> k.db() + " is summed over the units instead of the examples: one number an example",
      (at, right) -> at.delta(0).transpose().rowSums()),
  BIAS_NOT_SUMMED(
      Line.BIAS_LAYOUT,
      "mlpack/mlpack#3679",
      k -> k.db() + " is not summed over the examples",
      (at, right) -> at.delta(0)),
  BIAS_TIMES_INPUT(
      Line.BIASES,
      "rust0258/Deeplearning.ai-Natural-Language-Processing-Specialization#62",
      k -> k.db() + " is multiplied by " + k.a(-1) + " as if it belonged to weights",
      (at, right) -> at.delta(0).times(at.a(-1).transpose()).rowSums()),
  BIAS_TIMES_BIAS(
      Line.BIASES,
      "xnought/backprop-explainer#18",
      k -> k.db() + " is multiplied by the bias itself",
      (at, right) -> right.hadamard(at.b(0))),

  // ------------------------------------------------------------------ what comes out

  GRADIENT_ZERO(
      Line.PART,
      "apachecn/hands-on-ml-zh#141",
      k -> k.gradient() + " is zero everywhere",
      (at, right) -> Matrix.zerosLike(right)),
  GRADIENT_SIGN(
      Line.PART,
      "issue 17",
      k -> "the sign of " + k.gradient() + " is flipped",
      (at, right) -> right.scale(-1)),
  PARAMETERS_FOR_GRADIENT(
      Line.PART,
      "apache/systemds#2330",
      k -> "the parameters stand where " + k.gradient() + " should",
      (at, right) -> at.parameters()),
  PARAMETERS_UPDATED(
      Line.PART,
      "–",
      k -> "the updated parameters stand where " + k.gradient() + " should (γ = " + k.t() + ")",
      (at, right, gamma) -> at.parameters().minus(right.scale(gamma))),
  PENALTY(
      Line.PART,
      "rasmusbergpalm/DeepLearnToolbox#32",
      k ->
          "λ times the parameters is added to "
              + k.gradient()
              + ", from a penalty that the cost has not (λ = "
              + k.t()
              + ")",
      (at, right, lambda) -> right.plus(at.parameters().scale(lambda))),
  ABSOLUTE_PENALTY(
      Line.PART,
      "–",
      k ->
          "λ times the signs of the parameters is added to "
              + k.gradient()
              + ", from a penalty that the cost has not (λ = "
              + k.t()
              + ")",
      (at, right, lambda) -> right.plus(at.parameters().map(Math::signum).scale(lambda))),
  FIRST_UNIT_LEFT_OUT(
      Line.PART,
      "issue 17",
      k -> "the loop over the units leaves out the first: row 0 of " + k.gradient() + " is 0",
      (at, right) -> withoutRow(right, 0)),
  LAST_UNIT_LEFT_OUT(
      Line.PART,
      "issue 17",
      k -> "the loop over the units leaves out the last: the last row of " + k.gradient() + " is 0",
      (at, right) -> withoutRow(right, -1)),
  FIRST_COLUMN_LEFT_OUT(
      Line.PRODUCT,
      "issue 17",
      k -> "the loop over the inputs leaves out the first: column 0 of " + k.dW() + " is 0",
      (at, right) -> withoutColumn(right, 0)),
  LAST_COLUMN_LEFT_OUT(
      Line.PRODUCT,
      "issue 17",
      k -> "the loop over the inputs leaves out the last: the last column of " + k.dW() + " is 0",
      (at, right) -> withoutColumn(right, -1)),
  GRADIENT_TRANSPOSED(
      Line.LAYOUT,
      "iamtrask/Grokking-Deep-Learning#22",
      k -> k.gradient() + " is transposed: rows belong to the units it leads to",
      (at, right) -> right.transpose()),
  GRADIENT_RESHAPED(
      Line.LAYOUT,
      "BonnBytes/PyTorch-FWD#16",
      k -> k.gradient() + " is reshaped where it should be transposed",
      (at, right) ->
          right.rows() == right.columns()
              ? null
              : reshaped(right.transpose(), right.rows(), right.columns())),
  GRADIENTS_REVERSED(
      Line.LAYOUT,
      "jacobgil/pytorch-grad-cam#57",
      k -> "the layers' gradients are in reverse order",
      (at, right) -> at.gradient(at.L() + 1 - at.l())),
  BIAS_LAST(
      Line.LAYOUT,
      "louisjc/mnist-neural-network#1",
      k ->
          "the gradient of the bias is the last column of " + k.gradient() + " instead of column 0",
      (at, right) ->
          at.pass().isBiasFirst()
              ? like(right, (i, j) -> right.get(i, (j + 1) % right.columns()))
              : null),
  BIAS_COLUMN_MISSING(
      Line.LAYOUT,
      "–",
      k -> "the column of the bias is missing from " + k.gradient(),
      (at, right) -> at.pass().isBiasFirst() ? otherColumns(right, 0) : null),
  DELTA_TRANSPOSED(
      Line.GIVEN,
      "stephencwelch/Neural-Networks-Demystified#28",
      k -> k.delta(0) + " is transposed: an example is a column",
      (at, right) -> right.transpose()),

  // ------------------------------------------------------------------ the way forward

  BIAS_FORGOTTEN(
      Line.FORWARD,
      "deepakcrk/CNN_ForDummies#9",
      k -> "the bias is forgotten in " + k.z(0),
      (at, right) -> at.W(0).times(at.a(-1))),
  SOFTMAX_OVER_EXAMPLES(
      Line.ACTIVATION,
      "ethanfetaya/NRI#25",
      k -> "the softmax is taken over the examples instead of the outputs",
      (at, right) -> at.isSoftmax() ? new Softmax().of(at.z(0).transpose()).transpose() : null),
  SOFTMAX_OVER_ALL(
      Line.ACTIVATION,
      "rickwierenga/MLFundamentals#1",
      k -> "the softmax is taken over the outputs of all examples together",
      (at, right) ->
          at.isSoftmax()
              ? reshaped(
                  new Softmax().of(Matrix.columnOf(at.z(0).toArray())),
                  right.rows(),
                  right.columns())
              : null),
  SOFTMAX_TWICE(
      Line.ACTIVATION,
      "vahidk/EffectiveTensorflow#9",
      k -> "the softmax is taken twice",
      (at, right) -> at.isSoftmax() ? new Softmax().of(right) : null);

  /** What a mistake makes of the right value of its line; null where it cannot be made. */
  @FunctionalInterface
  interface Change {
    Matrix of(Spot at, Matrix right);
  }

  /** A change with a number in it, which is fitted. */
  @FunctionalInterface
  interface FittedChange {
    Matrix of(Spot at, Matrix right, double number);
  }

  private final Line line;
  private final String source;
  private final Function<Wording, String> words;
  private final FittedChange change;
  private final boolean fitted;

  Mistake(Line line, String source, Function<Wording, String> words, Change change) {
    this(line, source, words, (at, right, number) -> change.of(at, right), false);
  }

  Mistake(Line line, String source, Function<Wording, String> words, FittedChange change) {
    this(line, source, words, change, true);
  }

  Mistake(
      Line line,
      String source,
      Function<Wording, String> words,
      FittedChange change,
      boolean fitted) {
    this.line = line;
    this.source = source;
    this.words = words;
    this.change = change;
    this.fitted = fitted;
  }

  Line line() {
    return line;
  }

  /**
   * Where it was seen: a repository with the number of its issue, a page, or the issue of this
   * project that asked for it; "–" where none was noted.
   */
  String source() {
    return source;
  }

  boolean isFitted() {
    return fitted;
  }

  Matrix change(Spot at, Matrix right, double number) {
    return change.of(at, right, number);
  }

  /** What was done wrong, as a document writes it; layer 0 stands for every layer l. */
  String words(Wording wording) {
    return words.apply(wording);
  }
}
