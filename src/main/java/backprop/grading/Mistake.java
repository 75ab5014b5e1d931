package backprop.grading;

import static backprop.grading.Line.*;
import static backprop.grading.Matrices.*;
import static backprop.loss.SquaredError.HALF;
import static backprop.matrix.Matrix.zerosLike;

import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.loss.BinaryCrossEntropy;
import backprop.loss.CrossEntropy;
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
      "{turned}", seen("iamtrask/Grokking-Deep-Learning#37", OUTPUT, at -> at.scaled(-1))),
  TARGET_FORGOTTEN(
      "the target is not subtracted",
      seen("mantasu/cs231n#10", TARGET, at -> zerosLike(at.right()))),
  ONE_SUBTRACTED_EVERYWHERE(
      "1 is subtracted from every output, not only from that of the true class",
      seen("mantasu/cs231n#10", TARGET, at -> when(at.isSoftmax(), ones(at.right())))),
  ERROR_OF_TRUE_CLASS_ONLY(
      "only the output of the true class gets an error signal",
      seen("mantasu/cs231n#10", OUTPUT, at -> when(at.isSoftmax(), at.right().hadamard(at.y())))),
  FACTOR_TWO_FORGOTTEN(
      "the factor 2 of the square's derivative is forgotten",
      seen(
          "davisking/dlib#1169",
          COST,
          at -> when(at.loss() instanceof SquaredError && at.loss() != HALF, at.scaled(0.5)))),
  FACTOR_TWO_KEPT(
      "a factor 2 is kept that the ½ of the cost cancels",
      seen("kuleshov-group/aml-book#17", COST, at -> when(at.loss() == HALF, at.scaled(2)))),
  MEAN_FORGOTTEN(
      "the 1/{examples} of the mean is forgotten",
      seen("hunkim/DeepLearningZeroToAll#173", COST, at -> when(at.isMean(), at.scaled(at.m())))),
  MEAN_ADDED(
      "the gradient is divided by {examples} once too often",
      seen("d2l-ai/d2l-en#1000", COST, at -> at.scaled(1 / at.m()))),
  OUTPUT_MEAN_FORGOTTEN(
      "the 1/n of the mean over the outputs is forgotten",
      seen("f-dangel/backpack#56", COST, at -> at.scaled(1 / at.loss().factor(at.right().rows())))),
  OUTPUT_MEAN_ADDED(
      "the mean is taken over the outputs too: 1/n too many",
      seen("pytorch/pytorch#3924", COST, at -> at.scaled(1.0 / at.right().rows()))),
  MEAN_OVER_OUTPUTS(
      "the sum is divided by the number of outputs instead of {examples}",
      seen(
          "eriklindernoren/ML-From-Scratch#76",
          COST,
          at -> when(at.isMean(), at.scaled(at.m() / at.right().rows())))),
  MEAN_OVER_INPUTS(
      "the sum is divided by the number of inputs instead of {examples}",
      seen(
          "deeplearning4j/deeplearning4j#1452",
          COST,
          at -> when(at.isMean(), at.scaled(at.m() / at.net().units(0))))),
  LOSS_FOR_ITS_SLOPE(
      "the loss itself stands where its derivative should",
      seen("levithomason/anny#78", LOSS, at -> at.ofOutputs(at.loss()::value))),
  RESIDUAL_SQUARED(
      "the residual is squared",
      seen("levithomason/anny#78", LOSS, at -> at.ofOutputs((a, y) -> (a - y) * (a - y)))),
  RESIDUAL_WITHOUT_SIGN(
      "the residual has lost its sign: |a − y| stands where a − y should",
      seen("IntelLabs/coach#29", LOSS, at -> at.right().map(Math::abs))),
  INNER_SIGN_LOST(
      "the inner minus of −(y/a − (1 − y)/(1 − a)) is lost",
      seen(
          "peterroelants/peterroelants.github.io#24",
          LOSS,
          at -> at.ofBinary((a, y) -> -y / a - (1 - y) / (1 - a)))),
  FIRST_LOSS_TERM_ONLY(
      "of the loss only the term with y is differentiated, not that with 1 − y",
      seen("deeplearning4j/nd4j#1320", LOSS, at -> at.ofBinary((a, y) -> -y / a))),
  SECOND_LOSS_TERM_ONLY(
      "of the loss only the term with 1 − y is differentiated, not that with y",
      seen("deeplearning4j/nd4j#1320", LOSS, at -> at.ofBinary((a, y) -> (1 - y) / (1 - a)))),
  Z_FOR_OUTPUT(
      "z − y stands where a − y should: the last activation is left out of the residual",
      seen(
          "udacity/deep-learning#42",
          OUTPUT,
          at ->
              when(
                  at.loss() instanceof CrossEntropy || at.loss() instanceof BinaryCrossEntropy,
                  at.pass().shortWay(at.y().plus(at.a(0)).minus(at.z(0)))))),
  JACOBIAN_DIAGONAL_ONLY(
      "of the softmax's slopes only ∂g_k/∂t_k is used: the sum over the others is missing",
      seen("deeplearning4j/libnd4j#440", JACOBIAN, at -> at.sent(0).hadamard(at.sigmoidSlopes()))),
  JACOBIAN_SUM_FORGOTTEN(
      "the sum Σ_i a_i ∂C/∂a_i is not subtracted in the softmax's a_k (∂C/∂a_k − Σ …)",
      seen("HomericIntelligence/Odyssey#2134", JACOBIAN, at -> at.a(0).hadamard(at.sent(0)))),
  JACOBIAN_FORGOTTEN(
      "the softmax's Jacobian is forgotten: ∂C/∂a stands where the error signal should",
      seen("hankcs/CS224n#17", JACOBIAN, at -> at.sent(0))),
  JACOBIAN_SIGN(
      "the minus of the softmax's slopes ∂a_k/∂z_i = −a_k a_i is lost",
      seen(
          "mantasu/cs231n#10",
          JACOBIAN,
          at -> at.a(0).hadamard(at.sent(0)).scale(2).minus(at.right()))),
  SOFTMAX_SLOPE_TWICE(
      "the softmax's Jacobian is multiplied in once too often",
      seen(
          "rasbt/python-machine-learning-book-2nd-edition#54",
          OUTPUT,
          at -> when(at.isSoftmax(), at.pass().pulledBack(at.l(), at.right())))),
  SIGMOID_SLOPE_ON_SOFTMAX(
      "a(1 − a), the slope of a sigmoid, is multiplied in once too often: a − y has it all",
      seen(
          "jorgenkg/python-neural-network#6",
          OUTPUT,
          at -> when(at.isSoftmax(), at.right().hadamard(at.sigmoidSlopes())))),
  ERROR_AVERAGED(
      "the errors are averaged over the examples before they are sent back",
      seen(
          "stats.stackexchange.com: Neural network batch training",
          OUTPUT,
          at -> rowMeans(at.right()))),
  ERROR_OF_ALL_OUTPUTS(
      "each output gets the sum of all errors instead of its own",
      seen("levithomason/anny#78", OUTPUT, at -> columnSums(at.right()))),
  // ------------------------------------------------------------------ σ′, (BP2)
  SLOPE_FORGOTTEN(
      "{slope} is forgotten",
      seen("Bot-Academy/NeuralNetworkFromScratch#3", SLOPE, at -> ones(at.right()))),
  SLOPE_TWICE(
      "{slope} is multiplied in once too often",
      seen("hunkim/DeepLearningZeroToAll#113", SLOPE, at -> at.right().hadamard(at.right()))),
  ACTIVATION_FOR_SLOPE(
      "{a} stands where {slope} should", seen("andersbll/nnet#4", SLOPE, at -> at.a(0))),
  SLOPE_OF_A(
      "σ′ is taken at {a} instead of {z}",
      seen("davidrmiller/neural2d#40", SLOPE, at -> at.slopesAt(at.a(0)))),
  SLOPE_FORMULA_OF_Z(
      "{z} stands where the formula for σ′ needs {a}, as in z(1 − z)",
      seen("kyle8998/Sudo-Productivity#3", SLOPE, at -> at.slopeFormula(at.z(0)))),
  SLOPE_OF_OTHER_FUNCTION(
      "{slope} is that of another function: a(1 − a) is the sigmoid's, 1 − a² is tanh's",
      seen(
          "ttezel/nn#8",
          SLOPE,
          at -> at.sigma() instanceof Sigmoid ? at.a(0).map(v -> 1 - v * v) : at.sigmoidSlopes())),
  SLOPE_PLUS_SQUARE(
      "the slope of tanh is taken to be 1 + a² instead of 1 − a²: that is tan's",
      seen(
          "gy910210/neural-network-from-scratch#2",
          SLOPE,
          at -> when(at.sigma() instanceof Tanh, at.a(0).map(v -> 1 + v * v)))),
  SLOPE_WITHOUT_ONE(
      "the slope of tanh is taken to be −a² instead of 1 − a²",
      seen(
          "scutan90/DeepLearning-500-questions#544",
          SLOPE,
          at -> when(at.sigma() instanceof Tanh, at.a(0).map(v -> -v * v)))),
  SLOPE_HALF(
      "{slope} is taken to be 1 − a",
      seen("torch/torch7#232", SLOPE, at -> at.a(0).map(v -> 1 - v))),
  SLOPE_OF_SIGNAL(
      "σ′ is taken at the signal s that comes back, as in s(1 − s), instead of {z}",
      seen("exacity/deeplearningbook-chinese#127", SLOPE, at -> at.slopeFormula(at.sent(0)))),
  SIGNAL_THROUGH_SLOPE(
      "{δ} is σ′ of the signal s that comes back, as in s(1 − s), and s itself is lost",
      seen("yizt/numpy_neural_network#6", RECURSION, at -> at.slopeFormula(at.sent(0)))),
  SLOPE_OF_NEXT_LAYER(
      "σ′ is taken at {z+1} instead of {z}",
      seen("dennybritz/nn-from-scratch#3", SLOPE, at -> at.slopesAt(at.z(1)))),
  SLOPE_OF_PREVIOUS_LAYER(
      "σ′ is taken at {z-1} instead of {z}",
      seen("jeffheaton/encog-java-core#243", SLOPE, at -> at.slopesAt(at.z(-1)))),
  SLOPE_OF_PREVIOUS_A(
      "σ′ is taken at {a-1} instead of {z}",
      seen("hanbt/learn_dl#23", SLOPE, at -> at.slopesAt(at.a(-1)))),
  SLOPE_AVERAGED(
      "{slope} is averaged over the examples before it is multiplied in",
      seen(
          "stackexchange.com: How do you generalize from stochastic to batch learning",
          SLOPE,
          at -> rowMeans(at.right()))),
  // ------------------------------------------------------------------ the way back, (BP2)
  DELTA_SIGN(
      "the sign of {δ} is flipped", seen("–", RECURSION, at -> when(at.isHidden(), at.scaled(-1)))),
  WEIGHTS_FORGOTTEN(
      "{W+1} is forgotten on the way back to {δ}",
      seen(
          "–",
          BACK,
          at ->
              at.right().rows() == at.right().columns() ? diagonal(at.right()) : ones(at.right()))),
  WEIGHTS_NOT_TRANSPOSED(
      "{W+1} is not transposed on the way back", seen("Lupino/bpnn#2", BACK, at -> at.W(1))),
  WEIGHTS_RESHAPED(
      "{W+1} is reshaped on the way back where it should be transposed",
      seen("TobiasLee/Chinese-Hip-pop-Generation#8", BACK, at -> reshaped(at.W(1), at.right()))),
  WEIGHTS_OF_THIS_LAYER(
      "{W} stands where {W+1} should in {δ}", seen("hanbt/learn_dl#23", BACK, at -> at.back(0))),
  WEIGHTS_OF_LATER_LAYER(
      "{W+2} stands where {W+1} should in {δ}", seen("–", BACK, at -> at.back(2))),
  GRADIENT_FOR_WEIGHTS(
      "the gradient of {W+1} stands where {W+1} should on the way back",
      seen("issue 17", BACK, at -> at.product(1).transpose())),
  WEIGHTS_UPDATED(
      "{W+1} is updated before the error is sent back through it (γ = {number})",
      seen(
          "joelgrus/data-science-from-scratch#31",
          BACK,
          at -> at.right().minus(at.product(1).transpose().scale(at.number())))),
  WEIGHTS_AS_FRACTIONS(
      "{W+1} is divided by its row sums on the way back",
      seen(
          "makeyourownneuralnetwork/makeyourownneuralnetwork#77",
          BACK,
          at -> at.right().hadamard(columnSums(at.back(1)).map(sum -> 1 / sum)))),
  WEIGHTS_SHIFTED_BY_BIAS(
      "the columns of {W+1} are off by one: column 0 is the bias",
      seen(
          "louisjc/mnist-neural-network#1",
          BACK,
          at ->
              at.b(1).columns() == 0
                  ? null
                  : like(
                      at.right(),
                      (j, i) -> j == 0 ? at.b(1).get(i, 0) : at.right().get(j - 1, i)))),
  SAME_TERM_ONLY(
      "the sum over the units of the next layer is missing: unit j gets only unit j's term",
      seen("–", BACK, at -> at.right().hadamard(diagonal(at.right())))),
  DELTA_OF_LATER_LAYER(
      "{δ+2} stands where {δ+1} should in {δ}", seen("–", SIGNAL, at -> at.delta(2))),
  A_FOR_DELTA(
      "{a+1} stands where {δ+1} should on the way back to {δ}",
      seen("davidrmiller/neural2d#36", SIGNAL, at -> at.a(1))),
  ERROR_FOR_DELTA(
      "the error before σ′ is sent back to {δ} instead of {δ+1}",
      seen("makeyourownneuralnetwork/makeyourownneuralnetwork#88", SIGNAL, at -> at.sent(1))),
  LAST_TERM_ONLY(
      "the sum over the units of the next layer is missing: only the last term is left",
      seen("–", SIGNAL, at -> rowAlone(at.right(), -1))),
  FIRST_TERM_ONLY(
      "the sum over the units of the next layer is missing: only the first term is left",
      seen("–", SIGNAL, at -> rowAlone(at.right(), 0))),
  FIRST_TERM_LEFT_OUT(
      "the sum over the units of the next layer leaves out the first",
      seen("issue 17", SIGNAL, at -> withoutRow(at.right(), 0))),
  LAST_TERM_LEFT_OUT(
      "the sum over the units of the next layer leaves out the last",
      seen("issue 17", SIGNAL, at -> withoutRow(at.right(), -1))),
  SIGNAL_OF_ALL_UNITS(
      "each unit of {δ} gets the signals of all units of its layer, added up",
      seen("Lupino/bpnn#2", SENT, at -> columnSums(at.right()))),
  MEAN_AT_EVERY_LAYER(
      "{δ} is divided by {examples} again on the way back",
      seen(
          "SkalskiP/ILearnDeepLearning.py#29",
          RECURSION,
          at -> when(at.isHidden(), at.scaled(1 / at.m())))),
  DELTA_ROUNDED(
      "{δ} is rounded to three decimals",
      seen(
          "stackoverflow.com/questions/29587779",
          RECURSION,
          at -> at.right().map(v -> Math.rint(v * 1000) / 1000))),
  // ------------------------------------------------------------------ (BP4)
  DELTA_OF_NEXT_LAYER(
      "{δ+1} stands where {δ} should in {gradient}",
      seen("amaas/stanford_dl_ex#15", OWN, at -> at.delta(1))),
  DELTA_OF_PREVIOUS_LAYER(
      "{δ-1} stands where {δ} should in {gradient}",
      seen("Coursera, Machine Learning, week 5, quiz", OWN, at -> at.delta(-1))),
  ERROR_IN_GRADIENT(
      "{slope} is forgotten in {gradient}, though not on the way back",
      seen("rasbt/python-machine-learning-book-3rd-edition#154", OWN, at -> at.sent(0))),
  INPUT_FORGOTTEN(
      "{δ} is not multiplied by {a-1}",
      seen("stackoverflow.com/questions/12558517", INPUT, at -> ones(at.right()))),
  Z_FOR_A(
      "{z-1} stands where {a-1} should", seen("maziarraissi/backprop#1", INPUT, at -> at.z(-1))),
  A_OF_THIS_LAYER(
      "{a} stands where {a-1} should", seen("amaas/stanford_dl_ex#15", INPUT, at -> at.a(0))),
  A_OF_EARLIER_LAYER("{a-2} stands where {a-1} should", seen("–", INPUT, at -> at.a(-2))),
  Z_OF_THIS_LAYER("{z} stands where {a-1} should", seen("–", INPUT, at -> at.z(0))),
  INPUT_AVERAGED(
      "{a-1} is averaged over the examples before it is multiplied by {δ}",
      seen(
          "stackexchange.com: How do you generalize from stochastic to batch learning",
          INPUT,
          at -> rowMeans(at.right()))),
  WEIGHTS_FOR_INPUT(
      "{W} stands where {a-1} should in {dW}",
      seen(
          "issue 17",
          PRODUCT,
          at -> at.W(0).hadamard(at.delta(0).times(ones(at.a(-1)).transpose())))),
  LAST_EXAMPLE_ONLY(
      "the sum over the examples is missing: only the last one is left",
      seen("karpathy/convnetjs#17", EXAMPLES, at -> at.right().column(at.right().columns() - 1))),
  FIRST_EXAMPLE_ONLY(
      "the sum over the examples is missing: only the first one is left",
      seen("–", EXAMPLES, at -> at.right().column(0))),
  FIRST_EXAMPLE_LEFT_OUT(
      "the sum over the examples leaves out the first, example 0",
      seen("issue 17", EXAMPLES, at -> otherColumns(at.right(), 0))),
  LAST_EXAMPLE_LEFT_OUT(
      "the sum over the examples leaves out the last",
      seen("nagadomi/kaggle-cifar10-torch7#6", EXAMPLES, at -> otherColumns(at.right(), -1))),
  SUMMED_BEFORE_PRODUCT(
      "both factors of {dW} are summed over the examples before they are multiplied",
      seen(
          "stats.stackexchange.com: Neural network batch training",
          EXAMPLES,
          at -> at.right().rowSums())),
  // ------------------------------------------------------------------ (BP3)
  BIAS_GRADIENT_AVERAGED(
      "the error signals are averaged, not summed, for {db}",
      seen("kvfrans/notes#5", BIASES, at -> at.scaled(1 / at.m()))),
  BIAS_SUMMED_OVER_UNITS(
      "{db} is summed over the units too",
      seen("deeplearning4j/deeplearning4j#364", BIASES, at -> columnSums(at.right()))),
  BIAS_SUMMED_BY_EXAMPLE(
      "{db} is summed over the units instead of the examples: one number an example",
      seen("snuspl/cruise#800", BIAS_LAYOUT, at -> at.delta(0).transpose().rowSums())),
  BIAS_NOT_SUMMED(
      "{db} is not summed over the examples",
      seen("mlpack/mlpack#3679", BIAS_LAYOUT, at -> at.delta(0))),
  BIAS_TIMES_INPUT(
      "{db} is multiplied by {a-1} as if it belonged to weights",
      seen(
          "rust0258/Deeplearning.ai-Natural-Language-Processing-Specialization#62",
          BIASES,
          at -> at.product(0).rowSums())),
  BIAS_TIMES_BIAS(
      "{db} is multiplied by the bias itself",
      seen("xnought/backprop-explainer#18", BIASES, at -> at.right().hadamard(at.b(0)))),
  // ------------------------------------------------------------------ what comes out
  GRADIENT_ZERO(
      "{gradient} is zero everywhere",
      seen("apachecn/hands-on-ml-zh#141", PART, at -> zerosLike(at.right()))),
  GRADIENT_SIGN("the sign of {gradient} is flipped", seen("issue 17", PART, at -> at.scaled(-1))),
  PARAMETERS_FOR_GRADIENT(
      "the parameters stand where {gradient} should",
      seen("apache/systemds#2330", PART, at -> at.parameters())),
  PARAMETERS_UPDATED(
      "the updated parameters stand where {gradient} should (γ = {number})",
      seen("–", PART, at -> at.parameters().minus(at.scaled(at.number())))),
  PENALTY(
      "λ times the parameters is added to {gradient}, "
          + "from a penalty that the cost has not (λ = {number})",
      seen(
          "rasmusbergpalm/DeepLearnToolbox#32",
          PART,
          at -> at.right().plus(at.parameters().scale(at.number())))),
  ABSOLUTE_PENALTY(
      "λ times the signs of the parameters is added to {gradient}, "
          + "from a penalty that the cost has not (λ = {number})",
      seen("–", PART, at -> at.right().plus(at.parameters().map(Math::signum).scale(at.number())))),
  FIRST_UNIT_LEFT_OUT(
      "the loop over the units leaves out the first: row 0 of {gradient} is 0",
      seen("issue 17", PART, at -> withoutRow(at.right(), 0))),
  LAST_UNIT_LEFT_OUT(
      "the loop over the units leaves out the last: the last row of {gradient} is 0",
      seen("issue 17", PART, at -> withoutRow(at.right(), -1))),
  FIRST_COLUMN_LEFT_OUT(
      "the loop over the inputs leaves out the first: column 0 of {dW} is 0",
      seen("issue 17", PRODUCT, at -> withoutColumn(at.right(), 0))),
  LAST_COLUMN_LEFT_OUT(
      "the loop over the inputs leaves out the last: the last column of {dW} is 0",
      seen("issue 17", PRODUCT, at -> withoutColumn(at.right(), -1))),
  GRADIENT_TRANSPOSED(
      "{gradient} is transposed: rows belong to the units it leads to",
      seen("iamtrask/Grokking-Deep-Learning#22", LAYOUT, at -> at.right().transpose())),
  GRADIENT_RESHAPED(
      "{gradient} is reshaped where it should be transposed",
      seen("BonnBytes/PyTorch-FWD#16", LAYOUT, at -> reshaped(at.right().transpose(), at.right()))),
  GRADIENTS_REVERSED(
      "the layers' gradients are in reverse order",
      seen(
          "jacobgil/pytorch-grad-cam#57",
          LAYOUT,
          at -> at.gradient(at.net().depth() + 1 - at.l()))),
  BIAS_LAST(
      "the gradient of the bias is the last column of {gradient} instead of column 0",
      seen(
          "louisjc/mnist-neural-network#1",
          LAYOUT,
          at ->
              when(
                  at.isBiasFirst(),
                  like(at.right(), (i, j) -> at.right().get(i, (j + 1) % at.right().columns()))))),
  BIAS_COLUMN_MISSING(
      "the column of the bias is missing from {gradient}",
      seen("–", LAYOUT, at -> when(at.isBiasFirst(), otherColumns(at.right(), 0)))),
  DELTA_TRANSPOSED(
      "{δ} is transposed: an example is a column",
      seen("stephencwelch/Neural-Networks-Demystified#28", GIVEN, at -> at.right().transpose())),
  // ------------------------------------------------------------------ the way forward
  BIAS_FORGOTTEN(
      "the bias is forgotten in {z}",
      seen("deepakcrk/CNN_ForDummies#9", FORWARD, at -> at.W(0).times(at.a(-1)))),
  SOFTMAX_OVER_EXAMPLES(
      "the softmax is taken over the examples instead of the outputs",
      seen(
          "ethanfetaya/NRI#25",
          ACTIVATION,
          at -> when(at.isSoftmax(), new Softmax().of(at.z(0).transpose()).transpose()))),
  SOFTMAX_OVER_ALL(
      "the softmax is taken over the outputs of all examples together",
      seen(
          "rickwierenga/MLFundamentals#1",
          ACTIVATION,
          at ->
              when(
                  at.isSoftmax(),
                  reshaped(new Softmax().of(Matrix.columnOf(at.z(0).toArray())), at.right())))),
  SOFTMAX_TWICE(
      "the softmax is taken twice",
      seen(
          "vahidk/EffectiveTensorflow#9",
          ACTIVATION,
          at -> when(at.isSoftmax(), new Softmax().of(at.right()))));

  private final String words;
  private final WrongLine wrong;
  private final boolean fitted;

  Mistake(String words, WrongLine wrong) {
    this.words = words;
    this.wrong = wrong;
    fitted = words.contains("{number}");
  }

  /** What becomes of the right value of a line; null, or of another shape, where it cannot be. */
  private record WrongLine(String source, Line line, Function<Spot, Matrix> change) {}

  private static WrongLine seen(String source, Line line, Function<Spot, Matrix> change) {
    return new WrongLine(source, line, change);
  }

  Line line() {
    return wrong.line;
  }

  /**
   * Where it was seen: a repository with the number of its issue, a page, or the issue of this
   * project that asked for it; "–" where none was noted.
   */
  String source() {
    return wrong.source;
  }

  /** What was done wrong; {@link GradientNotation#words} fills in what is in braces. */
  String words() {
    return words;
  }

  /** Whether it has a number in it, which is fitted: then its words say it. */
  boolean isFitted() {
    return fitted;
  }

  /** What it makes of {@code at.right()}; null where it cannot be made. */
  Matrix change(Spot at) {
    return wrong.change.apply(at);
  }
}
