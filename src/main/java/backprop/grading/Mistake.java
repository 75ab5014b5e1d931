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

/**
 * The mistakes that people make in a hand-written backward pass, collected from public questions
 * and bug reports: each in words, and as the line of the pass that it changes. A comment says where
 * it was seen: a repository with the number of its issue, a page, or the issue of this project that
 * asked for it. What it does to a gradient is not listed anywhere: {@link MistakenPass} makes it
 * and computes.
 *
 * <p>A mistake is made at a layer l, as {@code Network} counts, or at every layer where it can be.
 * Earlier ones are named first where two give the same numbers.
 */
public enum Mistake {
  // ------------------------------------------------------------------ the output, (BP1)
  RESIDUAL_SIGN( // iamtrask/Grokking-Deep-Learning#37
      "{turned}", OUTPUT.wrong(at -> at.scaled(-1))),
  TARGET_FORGOTTEN( // mantasu/cs231n#10
      "the target is not subtracted", TARGET.wrong(at -> zerosLike(at.right()))),
  TARGET_SHIFTED( // hunkim/DeepLearningZeroToAll#20
      "the classes are counted from 1: each target stands one class too far, the last one nowhere",
      TARGET.wrong(at -> like(at.right(), (k, p) -> k == 0 ? 0 : at.right().get(k - 1, p)))),
  ONE_SUBTRACTED_EVERYWHERE( // mantasu/cs231n#10
      "1 is subtracted from every output, not only from that of the true class",
      TARGET.wrong(at -> when(at.isSoftmax(), ones(at.right())))),
  ERROR_OF_TRUE_CLASS_ONLY( // mantasu/cs231n#10
      "only the output of the true class gets an error signal",
      OUTPUT.wrong(at -> when(at.isSoftmax(), at.right().hadamard(at.y())))),
  FACTOR_TWO_FORGOTTEN( // davisking/dlib#1169
      "the factor 2 of the square's derivative is forgotten",
      COST.wrong(
          at -> when(at.loss() instanceof SquaredError && at.loss() != HALF, at.scaled(0.5)))),
  FACTOR_TWO_KEPT( // kuleshov-group/aml-book#17
      "a factor 2 is kept that the ½ of the cost cancels",
      COST.wrong(at -> when(at.loss() == HALF, at.scaled(2)))),
  MEAN_FORGOTTEN( // hunkim/DeepLearningZeroToAll#173
      "the 1/{examples} of the mean is forgotten",
      COST.wrong(at -> when(at.isMean(), at.scaled(at.m())))),
  MEAN_ADDED( // d2l-ai/d2l-en#1000
      "the gradient is divided by {examples} once too often",
      COST.wrong(at -> at.scaled(1 / at.m()))),
  OUTPUT_MEAN_FORGOTTEN( // f-dangel/backpack#56
      "the 1/n of the mean over the outputs is forgotten",
      COST.wrong(at -> at.scaled(1 / at.loss().factor(at.right().rows())))),
  OUTPUT_MEAN_ADDED( // pytorch/pytorch#3924
      "the mean is taken over the outputs too: 1/n too many",
      COST.wrong(at -> at.scaled(1.0 / at.right().rows()))),
  MEAN_OVER_OUTPUTS( // eriklindernoren/ML-From-Scratch#76
      "the sum is divided by the number of outputs instead of {examples}",
      COST.wrong(at -> when(at.isMean(), at.scaled(at.m() / at.right().rows())))),
  MEAN_OVER_INPUTS( // deeplearning4j/deeplearning4j#1452
      "the sum is divided by the number of inputs instead of {examples}",
      COST.wrong(at -> when(at.isMean(), at.scaled(at.m() / at.net().units(0))))),
  LOSS_FOR_ITS_SLOPE( // levithomason/anny#78
      "the loss itself stands where its derivative should",
      LOSS.wrong(at -> at.ofOutputs(at.loss()::value))),
  RESIDUAL_SQUARED( // levithomason/anny#78
      "the residual is squared", LOSS.wrong(at -> at.ofOutputs((a, y) -> (a - y) * (a - y)))),
  RESIDUAL_WITHOUT_SIGN( // IntelLabs/coach#29
      "the residual has lost its sign: |a − y| stands where a − y should",
      LOSS.wrong(at -> at.right().map(Math::abs))),
  INNER_SIGN_LOST( // peterroelants/peterroelants.github.io#24
      "the inner minus of −(y/a − (1 − y)/(1 − a)) is lost",
      LOSS.wrong(at -> at.ofBinary((a, y) -> -y / a - (1 - y) / (1 - a)))),
  FIRST_LOSS_TERM_ONLY( // deeplearning4j/nd4j#1320
      "of the loss only the term with y is differentiated, not that with 1 − y",
      LOSS.wrong(at -> at.ofBinary((a, y) -> -y / a))),
  SECOND_LOSS_TERM_ONLY( // deeplearning4j/nd4j#1320
      "of the loss only the term with 1 − y is differentiated, not that with y",
      LOSS.wrong(at -> at.ofBinary((a, y) -> (1 - y) / (1 - a)))),
  Z_FOR_OUTPUT( // udacity/deep-learning#42
      "z − y stands where a − y should: the last activation is left out of the residual",
      OUTPUT.wrong(
          at ->
              when(
                  at.loss() instanceof CrossEntropy || at.loss() instanceof BinaryCrossEntropy,
                  at.pass().shortWay(at.y().plus(at.a(0)).minus(at.z(0)))))),
  JACOBIAN_DIAGONAL_ONLY( // deeplearning4j/libnd4j#440
      "of the softmax's slopes only ∂g_k/∂t_k is used: the sum over the others is missing",
      JACOBIAN.wrong(at -> at.sent(0).hadamard(at.sigmoidSlopes()))),
  JACOBIAN_SUM_FORGOTTEN( // HomericIntelligence/Odyssey#2134
      "the sum Σ_i a_i ∂C/∂a_i is not subtracted in the softmax's a_k (∂C/∂a_k − Σ …)",
      JACOBIAN.wrong(at -> at.a(0).hadamard(at.sent(0)))),
  JACOBIAN_FORGOTTEN( // hankcs/CS224n#17
      "the softmax's Jacobian is forgotten: ∂C/∂a stands where the error signal should",
      JACOBIAN.wrong(at -> at.sent(0))),
  JACOBIAN_SIGN( // mantasu/cs231n#10
      "the minus of the softmax's slopes ∂a_k/∂z_i = −a_k a_i is lost",
      JACOBIAN.wrong(at -> at.a(0).hadamard(at.sent(0)).scale(2).minus(at.right()))),
  SOFTMAX_SLOPE_TWICE( // rasbt/python-machine-learning-book-2nd-edition#54
      "the softmax's Jacobian is multiplied in once too often",
      OUTPUT.wrong(at -> when(at.isSoftmax(), at.pass().pulledBack(at.l(), at.right())))),
  SIGMOID_SLOPE_ON_SOFTMAX( // jorgenkg/python-neural-network#6
      "a(1 − a), the slope of a sigmoid, is multiplied in once too often: a − y has it all",
      OUTPUT.wrong(at -> when(at.isSoftmax(), at.right().hadamard(at.sigmoidSlopes())))),
  ERROR_AVERAGED( // stats.stackexchange.com: Neural network batch training
      "the errors are averaged over the examples before they are sent back",
      OUTPUT.wrong(at -> rowMeans(at.right()))),
  ERROR_OF_ALL_OUTPUTS( // levithomason/anny#78
      "each output gets the sum of all errors instead of its own",
      OUTPUT.wrong(at -> columnSums(at.right()))),
  // ------------------------------------------------------------------ σ′, (BP2)
  SLOPE_FORGOTTEN( // Bot-Academy/NeuralNetworkFromScratch#3
      "{slope} is forgotten", SLOPE.wrong(at -> ones(at.right()))),
  SLOPE_TWICE( // hunkim/DeepLearningZeroToAll#113
      "{slope} is multiplied in once too often",
      SLOPE.wrong(at -> at.right().hadamard(at.right()))),
  ACTIVATION_FOR_SLOPE( // andersbll/nnet#4
      "{a} stands where {slope} should", SLOPE.wrong(at -> at.a(0))),
  SLOPE_OF_A( // davidrmiller/neural2d#40
      "σ′ is taken at {a} instead of {z}", SLOPE.wrong(at -> at.slopesAt(at.a(0)))),
  SLOPE_FORMULA_OF_Z( // kyle8998/Sudo-Productivity#3
      "{z} stands where the formula for σ′ needs {a}, as in z(1 − z)",
      SLOPE.wrong(at -> at.slopeFormula(at.z(0)))),
  SLOPE_OF_OTHER_FUNCTION( // ttezel/nn#8
      "{slope} is that of another function: a(1 − a) is the sigmoid's, 1 − a² is tanh's",
      SLOPE.wrong(
          at -> at.sigma() instanceof Sigmoid ? at.a(0).map(v -> 1 - v * v) : at.sigmoidSlopes())),
  SLOPE_PLUS_SQUARE( // gy910210/neural-network-from-scratch#2
      "the slope of tanh is taken to be 1 + a² instead of 1 − a²: that is tan's",
      SLOPE.wrong(at -> when(at.sigma() instanceof Tanh, at.a(0).map(v -> 1 + v * v)))),
  SLOPE_WITHOUT_ONE( // scutan90/DeepLearning-500-questions#544
      "the slope of tanh is taken to be −a² instead of 1 − a²",
      SLOPE.wrong(at -> when(at.sigma() instanceof Tanh, at.a(0).map(v -> -v * v)))),
  SLOPE_HALF( // torch/torch7#232
      "{slope} is taken to be 1 − a", SLOPE.wrong(at -> at.a(0).map(v -> 1 - v))),
  SLOPE_OF_RELU( // scientific-computing/FKB#15
      "{slope} is taken to be ReLU's: 1 where {z} is above 0, 0 elsewhere",
      SLOPE.wrong(at -> at.z(0).map(v -> v > 0 ? 1 : 0))),
  SLOPE_OF_SIGNAL( // exacity/deeplearningbook-chinese#127
      "σ′ is taken at the signal s that comes back, as in s(1 − s), instead of {z}",
      SLOPE.wrong(at -> at.slopeFormula(at.sent(0)))),
  SIGNAL_THROUGH_SLOPE( // yizt/numpy_neural_network#6
      "{δ} is σ′ of the signal s that comes back, as in s(1 − s), and s itself is lost",
      RECURSION.wrong(at -> at.slopeFormula(at.sent(0)))),
  SLOPE_OF_NEXT_LAYER( // dennybritz/nn-from-scratch#3
      "σ′ is taken at {z+1} instead of {z}", SLOPE.wrong(at -> at.slopesAt(at.z(1)))),
  SLOPE_OF_PREVIOUS_LAYER( // jeffheaton/encog-java-core#243
      "σ′ is taken at {z-1} instead of {z}", SLOPE.wrong(at -> at.slopesAt(at.z(-1)))),
  SLOPE_OF_PREVIOUS_A( // hanbt/learn_dl#23
      "σ′ is taken at {a-1} instead of {z}", SLOPE.wrong(at -> at.slopesAt(at.a(-1)))),
  SLOPE_AVERAGED( // stackexchange.com: How do you generalize from stochastic to batch learning
      "{slope} is averaged over the examples before it is multiplied in",
      SLOPE.wrong(at -> rowMeans(at.right()))),
  // ------------------------------------------------------------------ the way back, (BP2)
  DELTA_SIGN(
      "the sign of {δ} is flipped", RECURSION.wrong(at -> when(at.isHidden(), at.scaled(-1)))),
  WEIGHTS_FORGOTTEN(
      "{W+1} is forgotten on the way back to {δ}",
      BACK.wrong(
          at ->
              at.right().rows() == at.right().columns() ? diagonal(at.right()) : ones(at.right()))),
  WEIGHTS_NOT_TRANSPOSED( // Lupino/bpnn#2
      "{W+1} is not transposed on the way back", BACK.wrong(at -> at.W(1))),
  WEIGHTS_RESHAPED( // TobiasLee/Chinese-Hip-pop-Generation#8
      "{W+1} is reshaped on the way back where it should be transposed",
      BACK.wrong(at -> reshaped(at.W(1), at.right()))),
  WEIGHTS_OF_THIS_LAYER( // hanbt/learn_dl#23
      "{W} stands where {W+1} should in {δ}", BACK.wrong(at -> at.back(0))),
  WEIGHTS_OF_LATER_LAYER("{W+2} stands where {W+1} should in {δ}", BACK.wrong(at -> at.back(2))),
  GRADIENT_FOR_WEIGHTS( // issue 17
      "the gradient of {W+1} stands where {W+1} should on the way back",
      BACK.wrong(at -> at.product(1).transpose())),
  WEIGHTS_UPDATED( // joelgrus/data-science-from-scratch#31
      "{W+1} is updated before the error is sent back through it (γ = {number})",
      BACK.wrong(at -> at.right().minus(at.product(1).transpose().scale(at.number())))),
  WEIGHTS_AS_FRACTIONS( // makeyourownneuralnetwork/makeyourownneuralnetwork#77
      "{W+1} is divided by its row sums on the way back",
      BACK.wrong(at -> at.right().hadamard(columnSums(at.back(1)).map(sum -> 1 / sum)))),
  WEIGHTS_SHIFTED_BY_BIAS( // louisjc/mnist-neural-network#1
      "the columns of {W+1} are off by one: column 0 is the bias",
      BACK.wrong(
          at ->
              at.b(1).columns() == 0
                  ? null
                  : like(
                      at.right(),
                      (j, i) -> j == 0 ? at.b(1).get(i, 0) : at.right().get(j - 1, i)))),
  SAME_TERM_ONLY(
      "the sum over the units of the next layer is missing: unit j gets only unit j's term",
      BACK.wrong(at -> at.right().hadamard(diagonal(at.right())))),
  DELTA_OF_LATER_LAYER("{δ+2} stands where {δ+1} should in {δ}", SIGNAL.wrong(at -> at.delta(2))),
  A_FOR_DELTA( // davidrmiller/neural2d#36
      "{a+1} stands where {δ+1} should on the way back to {δ}", SIGNAL.wrong(at -> at.a(1))),
  ERROR_FOR_DELTA( // makeyourownneuralnetwork/makeyourownneuralnetwork#88
      "the error before σ′ is sent back to {δ} instead of {δ+1}", SIGNAL.wrong(at -> at.sent(1))),
  LAST_TERM_ONLY(
      "the sum over the units of the next layer is missing: only the last term is left",
      SIGNAL.wrong(at -> rowAlone(at.right(), -1))),
  FIRST_TERM_ONLY(
      "the sum over the units of the next layer is missing: only the first term is left",
      SIGNAL.wrong(at -> rowAlone(at.right(), 0))),
  FIRST_TERM_LEFT_OUT( // issue 17
      "the sum over the units of the next layer leaves out the first",
      SIGNAL.wrong(at -> withoutRow(at.right(), 0))),
  LAST_TERM_LEFT_OUT( // issue 17
      "the sum over the units of the next layer leaves out the last",
      SIGNAL.wrong(at -> withoutRow(at.right(), -1))),
  SIGNAL_SQUARED( // elixir-nx/nx#1779
      "the signal that comes back to {δ} is multiplied in twice",
      SENT.wrong(at -> at.right().hadamard(at.right()))),
  SIGNAL_OF_ALL_UNITS( // Lupino/bpnn#2
      "each unit of {δ} gets the signals of all units of its layer, added up",
      SENT.wrong(at -> columnSums(at.right()))),
  MEAN_AT_EVERY_LAYER( // SkalskiP/ILearnDeepLearning.py#29
      "{δ} is divided by {examples} again on the way back",
      RECURSION.wrong(at -> when(at.isHidden(), at.scaled(1 / at.m())))),
  DELTA_ROUNDED( // stackoverflow.com/questions/29587779
      "{δ} is rounded to three decimals",
      RECURSION.wrong(at -> at.right().map(v -> Math.rint(v * 1000) / 1000))),
  // ------------------------------------------------------------------ (BP4)
  DELTA_OF_NEXT_LAYER( // amaas/stanford_dl_ex#15
      "{δ+1} stands where {δ} should in {gradient}", OWN.wrong(at -> at.delta(1))),
  DELTA_OF_PREVIOUS_LAYER( // Coursera, Machine Learning, week 5, quiz
      "{δ-1} stands where {δ} should in {gradient}", OWN.wrong(at -> at.delta(-1))),
  ERROR_IN_GRADIENT( // rasbt/python-machine-learning-book-3rd-edition#154
      "{slope} is forgotten in {gradient}, though not on the way back",
      OWN.wrong(at -> at.sent(0))),
  INPUT_FORGOTTEN( // stackoverflow.com/questions/12558517
      "{δ} is not multiplied by {a-1}", INPUT.wrong(at -> ones(at.right()))),
  Z_FOR_A( // maziarraissi/backprop#1
      "{z-1} stands where {a-1} should", INPUT.wrong(at -> at.z(-1))),
  A_OF_THIS_LAYER( // amaas/stanford_dl_ex#15
      "{a} stands where {a-1} should", INPUT.wrong(at -> at.a(0))),
  A_OF_EARLIER_LAYER("{a-2} stands where {a-1} should", INPUT.wrong(at -> at.a(-2))),
  Z_OF_THIS_LAYER("{z} stands where {a-1} should", INPUT.wrong(at -> at.z(0))),
  INPUT_AVERAGED( // stackexchange.com: How do you generalize from stochastic to batch learning
      "{a-1} is averaged over the examples before it is multiplied by {δ}",
      INPUT.wrong(at -> rowMeans(at.right()))),
  WEIGHTS_FOR_INPUT( // issue 17
      "{W} stands where {a-1} should in {dW}",
      PRODUCT.wrong(at -> at.W(0).hadamard(at.delta(0).times(ones(at.a(-1)).transpose())))),
  LAST_EXAMPLE_ONLY( // karpathy/convnetjs#17
      "the sum over the examples is missing: only the last one is left",
      EXAMPLES.wrong(at -> at.right().column(at.right().columns() - 1))),
  FIRST_EXAMPLE_ONLY(
      "the sum over the examples is missing: only the first one is left",
      EXAMPLES.wrong(at -> at.right().column(0))),
  FIRST_EXAMPLE_LEFT_OUT( // issue 17
      "the sum over the examples leaves out the first, example 0",
      EXAMPLES.wrong(at -> otherColumns(at.right(), 0))),
  LAST_EXAMPLE_LEFT_OUT( // nagadomi/kaggle-cifar10-torch7#6
      "the sum over the examples leaves out the last",
      EXAMPLES.wrong(at -> otherColumns(at.right(), -1))),
  SUMMED_BEFORE_PRODUCT( // stats.stackexchange.com: Neural network batch training
      "both factors of {dW} are summed over the examples before they are multiplied",
      EXAMPLES.wrong(at -> at.right().rowSums())),
  // ------------------------------------------------------------------ (BP3)
  BIAS_GRADIENT_AVERAGED( // kvfrans/notes#5
      "the error signals are averaged, not summed, for {db}",
      BIASES.wrong(at -> at.scaled(1 / at.m()))),
  BIAS_SUMMED_OVER_UNITS( // deeplearning4j/deeplearning4j#364
      "{db} is summed over the units too", BIASES.wrong(at -> columnSums(at.right()))),
  BIAS_SUMMED_BY_EXAMPLE( // snuspl/cruise#800
      "{db} is summed over the units instead of the examples: one number an example",
      BIAS_LAYOUT.wrong(at -> at.delta(0).transpose().rowSums())),
  BIAS_NOT_SUMMED( // mlpack/mlpack#3679
      "{db} is not summed over the examples", BIAS_LAYOUT.wrong(at -> at.delta(0))),
  BIAS_TIMES_INPUT( // rust0258/Deeplearning.ai-Natural-Language-Processing-Specialization#62
      "{db} is multiplied by {a-1} as if it belonged to weights",
      BIASES.wrong(at -> at.product(0).rowSums())),
  BIAS_TIMES_BIAS( // xnought/backprop-explainer#18
      "{db} is multiplied by the bias itself", BIASES.wrong(at -> at.right().hadamard(at.b(0)))),
  // ------------------------------------------------------------------ what comes out
  GRADIENT_ZERO( // apachecn/hands-on-ml-zh#141
      "{gradient} is zero everywhere", PART.wrong(at -> zerosLike(at.right()))),
  GRADIENT_SIGN( // issue 17
      "the sign of {gradient} is flipped", PART.wrong(at -> at.scaled(-1))),
  PARAMETERS_FOR_GRADIENT( // apache/systemds#2330
      "the parameters stand where {gradient} should", PART.wrong(at -> at.parameters())),
  PARAMETERS_UPDATED(
      "the updated parameters stand where {gradient} should (γ = {number})",
      PART.wrong(at -> at.parameters().minus(at.scaled(at.number())))),
  PENALTY( // rasmusbergpalm/DeepLearnToolbox#32
      "λ times the parameters is added to {gradient}, "
          + "from a penalty that the cost has not (λ = {number})",
      PART.wrong(at -> at.right().plus(at.parameters().scale(at.number())))),
  ABSOLUTE_PENALTY(
      "λ times the signs of the parameters is added to {gradient}, "
          + "from a penalty that the cost has not (λ = {number})",
      PART.wrong(at -> at.right().plus(at.parameters().map(Math::signum).scale(at.number())))),
  FIRST_UNIT_LEFT_OUT( // issue 17
      "the loop over the units leaves out the first: row 0 of {gradient} is 0",
      PART.wrong(at -> withoutRow(at.right(), 0))),
  LAST_UNIT_LEFT_OUT( // issue 17
      "the loop over the units leaves out the last: the last row of {gradient} is 0",
      PART.wrong(at -> withoutRow(at.right(), -1))),
  FIRST_COLUMN_LEFT_OUT( // issue 17
      "the loop over the inputs leaves out the first: column 0 of {dW} is 0",
      PRODUCT.wrong(at -> withoutColumn(at.right(), 0))),
  LAST_COLUMN_LEFT_OUT( // issue 17
      "the loop over the inputs leaves out the last: the last column of {dW} is 0",
      PRODUCT.wrong(at -> withoutColumn(at.right(), -1))),
  GRADIENT_TRANSPOSED( // iamtrask/Grokking-Deep-Learning#22
      "{gradient} is transposed: rows belong to the units it leads to",
      LAYOUT.wrong(at -> at.right().transpose())),
  GRADIENT_RESHAPED( // BonnBytes/PyTorch-FWD#16
      "{gradient} is reshaped where it should be transposed",
      LAYOUT.wrong(at -> reshaped(at.right().transpose(), at.right()))),
  GRADIENTS_REVERSED( // jacobgil/pytorch-grad-cam#57
      "the layers' gradients are in reverse order",
      LAYOUT.wrong(at -> at.gradient(at.net().depth() + 1 - at.l()))),
  BIAS_LAST( // louisjc/mnist-neural-network#1
      "the gradient of the bias is the last column of {gradient} instead of column 0",
      LAYOUT.wrong(
          at ->
              when(
                  at.isBiasFirst(),
                  like(at.right(), (i, j) -> at.right().get(i, (j + 1) % at.right().columns()))))),
  BIAS_COLUMN_MISSING(
      "the column of the bias is missing from {gradient}",
      LAYOUT.wrong(at -> when(at.isBiasFirst(), otherColumns(at.right(), 0)))),
  DELTA_TRANSPOSED( // stephencwelch/Neural-Networks-Demystified#28
      "{δ} is transposed: an example is a column", GIVEN.wrong(at -> at.right().transpose())),
  // ------------------------------------------------------------------ the way forward
  BIAS_FORGOTTEN( // deepakcrk/CNN_ForDummies#9
      "the bias is forgotten in {z}", FORWARD.wrong(at -> at.W(0).times(at.a(-1)))),
  SOFTMAX_OVER_EXAMPLES( // ethanfetaya/NRI#25
      "the softmax is taken over the examples instead of the outputs",
      ACTIVATION.wrong(
          at -> when(at.isSoftmax(), new Softmax().of(at.z(0).transpose()).transpose()))),
  SOFTMAX_OVER_ALL( // rickwierenga/MLFundamentals#1
      "the softmax is taken over the outputs of all examples together",
      ACTIVATION.wrong(
          at ->
              when(
                  at.isSoftmax(),
                  reshaped(new Softmax().of(Matrix.columnOf(at.z(0).toArray())), at.right())))),
  SOFTMAX_TWICE( // vahidk/EffectiveTensorflow#9
      "the softmax is taken twice",
      ACTIVATION.wrong(at -> when(at.isSoftmax(), new Softmax().of(at.right()))));

  private final String words;
  private final Line.WrongLine wrong;
  private final boolean fitted;

  Mistake(String words, Line.WrongLine wrong) {
    this.words = words;
    this.wrong = wrong;
    fitted = words.contains("{number}");
  }

  Line line() {
    return wrong.line();
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
    return wrong.change().apply(at);
  }
}
