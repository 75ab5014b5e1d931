package backprop.grading;

import static backprop.grading.Line.*;
import static backprop.grading.Matrices.*;
import static backprop.loss.SquaredError.HALF;
import static backprop.matrix.Matrix.zerosLike;

import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.loss.BinaryCrossEntropy;
import backprop.loss.CrossEntropy;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import backprop.text.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The mistakes that people make in a hand-written backward pass, collected from public questions
 * and bug reports: each as the line of the pass that it changes, and what it makes of the right
 * value there. Its words, and where it was seen, stand in {@code mistakes.properties} among the
 * resources. What it does to a gradient is not listed anywhere: {@link MistakenPass} makes it and
 * computes.
 *
 * <p>A mistake is made at a layer l, as {@code Network} counts, or at every layer where it can be.
 * Earlier ones are named first where two give the same numbers.
 */
public enum Mistake {
  // ------------------------------------------------------------------ the output, (BP1)
  RESIDUAL_SIGN(OUTPUT, at -> at.scaled(-1)),
  TARGET_FORGOTTEN(TARGET, at -> zerosLike(at.right())),
  TARGET_SHIFTED(TARGET, at -> shiftedDown(at.right())),
  TARGET_OF_NEXT_EXAMPLE(
      TARGET, at -> like(at.right(), (k, p) -> at.right().get(k, (p + 1) % at.right().columns()))),
  ONE_SUBTRACTED_EVERYWHERE(TARGET, at -> when(at.isSoftmax(), ones(at.right()))),
  ERROR_OF_TRUE_CLASS_ONLY(OUTPUT, at -> when(at.isSoftmax(), at.right().hadamard(at.y()))),
  FACTOR_TWO_FORGOTTEN(
      COST, at -> when(at.loss() instanceof SquaredError && at.loss() != HALF, at.scaled(0.5))),
  FACTOR_TWO_KEPT(COST, at -> when(at.loss() == HALF, at.scaled(2))),
  MEAN_FORGOTTEN(COST, at -> when(at.isMean(), at.scaled(at.m()))),
  MEAN_ADDED(COST, at -> at.scaled(1 / at.m())),
  OUTPUT_MEAN_FORGOTTEN(COST, at -> at.scaled(1 / at.loss().factor(at.right().rows()))),
  OUTPUT_MEAN_ADDED(COST, at -> at.scaled(1.0 / at.right().rows())),
  MEAN_OVER_OUTPUTS(COST, at -> when(at.isMean(), at.scaled(at.m() / at.right().rows()))),
  MEAN_OVER_INPUTS(COST, at -> when(at.isMean(), at.scaled(at.m() / at.net().units(0)))),
  LOSS_FOR_ITS_SLOPE(LOSS, at -> at.ofOutputs(at.loss()::value)),
  RESIDUAL_SQUARED(LOSS, at -> at.ofOutputs((a, y) -> (a - y) * (a - y))),
  RESIDUAL_WITHOUT_SIGN(LOSS, at -> at.right().map(Math::abs)),
  INNER_SIGN_LOST(LOSS, at -> at.ofBinary((a, y) -> -y / a - (1 - y) / (1 - a))),
  FIRST_LOSS_TERM_ONLY(LOSS, at -> at.ofBinary((a, y) -> -y / a)),
  SECOND_LOSS_TERM_ONLY(LOSS, at -> at.ofBinary((a, y) -> (1 - y) / (1 - a))),
  Z_FOR_OUTPUT(
      OUTPUT,
      at ->
          when(
              at.loss() instanceof CrossEntropy || at.loss() instanceof BinaryCrossEntropy,
              at.pass().shortWay(at.y().plus(at.a(0)).minus(at.z(0))))),
  OUTPUT_ROUNDED(
      OUTPUT,
      at ->
          when(
              at.isSoftmax() || at.sigma() instanceof Sigmoid,
              at.pass().shortWay(at.y().plus(at.a(0)).minus(at.a(0).map(Math::rint))))),
  JACOBIAN_DIAGONAL_ONLY(JACOBIAN, at -> at.sent(0).hadamard(at.sigmoidSlopes())),
  JACOBIAN_SUM_FORGOTTEN(JACOBIAN, at -> at.a(0).hadamard(at.sent(0))),
  JACOBIAN_FORGOTTEN(JACOBIAN, at -> at.sent(0)),
  JACOBIAN_SIGN(JACOBIAN, at -> at.a(0).hadamard(at.sent(0)).scale(2).minus(at.right())),
  SOFTMAX_SLOPE_TWICE(OUTPUT, at -> when(at.isSoftmax(), at.pass().pulledBack(at.l(), at.right()))),
  SIGMOID_SLOPE_ON_SOFTMAX(
      OUTPUT, at -> when(at.isSoftmax(), at.right().hadamard(at.sigmoidSlopes()))),
  ERROR_AVERAGED(OUTPUT, at -> rowMeans(at.right())),
  ERROR_OF_ALL_OUTPUTS(OUTPUT, at -> columnSums(at.right())),
  // ------------------------------------------------------------------ σ′, (BP2)
  SLOPE_FORGOTTEN(SLOPE, at -> ones(at.right())),
  SLOPE_TWICE(SLOPE, at -> at.right().hadamard(at.right())),
  ACTIVATION_FOR_SLOPE(SLOPE, at -> at.a(0)),
  SLOPE_OF_A(SLOPE, at -> at.slopesAt(at.a(0))),
  SLOPE_FORMULA_OF_Z(SLOPE, at -> at.slopeFormula(at.z(0))),
  SLOPE_OF_OTHER_FUNCTION(
      SLOPE,
      at -> at.sigma() instanceof Sigmoid ? at.a(0).map(v -> 1 - v * v) : at.sigmoidSlopes()),
  SLOPE_PLUS_SQUARE(SLOPE, at -> when(at.sigma() instanceof Tanh, at.a(0).map(v -> 1 + v * v))),
  SLOPE_WITHOUT_ONE(SLOPE, at -> when(at.sigma() instanceof Tanh, at.a(0).map(v -> -v * v))),
  SLOPE_HALF(SLOPE, at -> at.a(0).map(v -> 1 - v)),
  SLOPE_OF_RELU(SLOPE, at -> at.z(0).map(v -> v > 0 ? 1 : 0)),
  SLOPE_INVERTED(SLOPE, at -> when(at.sigma() instanceof ReLU, at.right().map(slope -> 1 - slope))),
  SLOPE_OF_SIGNAL(SLOPE, at -> at.slopeFormula(at.sent(0))),
  SIGNAL_THROUGH_SLOPE(RECURSION, at -> at.slopeFormula(at.sent(0))),
  SLOPE_OF_NEXT_LAYER(SLOPE, at -> at.slopesAt(at.z(1))),
  SLOPE_OF_PREVIOUS_LAYER(SLOPE, at -> at.slopesAt(at.z(-1))),
  SLOPE_OF_PREVIOUS_A(SLOPE, at -> at.slopesAt(at.a(-1))),
  SLOPE_AVERAGED(SLOPE, at -> rowMeans(at.right())),
  // ------------------------------------------------------------------ the way back, (BP2)
  DELTA_SIGN(RECURSION, at -> when(at.isHidden(), at.scaled(-1))),
  WEIGHTS_FORGOTTEN(
      BACK,
      at -> at.right().rows() == at.right().columns() ? diagonal(at.right()) : ones(at.right())),
  WEIGHTS_NOT_TRANSPOSED(BACK, at -> at.W(1)),
  WEIGHTS_RESHAPED(BACK, at -> reshaped(at.W(1), at.right())),
  WEIGHTS_OF_THIS_LAYER(BACK, at -> at.back(0)),
  WEIGHTS_OF_LATER_LAYER(BACK, at -> at.back(2)),
  GRADIENT_FOR_WEIGHTS(BACK, at -> at.product(1).transpose()),
  WEIGHTS_UPDATED(BACK, at -> at.right().minus(at.product(1).transpose().scale(at.number()))),
  WEIGHTS_AS_FRACTIONS(BACK, at -> at.right().hadamard(columnSums(at.back(1)).map(sum -> 1 / sum))),
  WEIGHTS_SHIFTED_BY_BIAS(
      BACK,
      at ->
          at.b(1).columns() == 0
              ? null
              : like(at.right(), (j, i) -> j == 0 ? at.b(1).get(i, 0) : at.right().get(j - 1, i))),
  SAME_TERM_ONLY(BACK, at -> at.right().hadamard(diagonal(at.right()))),
  DELTA_OF_LATER_LAYER(SIGNAL, at -> at.delta(2)),
  A_FOR_DELTA(SIGNAL, at -> at.a(1)),
  ERROR_FOR_DELTA(SIGNAL, at -> at.sent(1)),
  LAST_TERM_ONLY(SIGNAL, at -> rowAlone(at.right(), -1)),
  FIRST_TERM_ONLY(SIGNAL, at -> rowAlone(at.right(), 0)),
  FIRST_TERM_LEFT_OUT(SIGNAL, at -> withoutRow(at.right(), 0)),
  LAST_TERM_LEFT_OUT(SIGNAL, at -> withoutRow(at.right(), -1)),
  SIGNAL_FORGOTTEN(SENT, at -> ones(at.right())),
  SIGNAL_SQUARED(SENT, at -> at.right().hadamard(at.right())),
  SIGNAL_OF_ALL_UNITS(SENT, at -> columnSums(at.right())),
  MEAN_AT_EVERY_LAYER(RECURSION, at -> when(at.isHidden(), at.scaled(1 / at.m()))),
  DELTA_ROUNDED(RECURSION, at -> at.right().map(v -> Math.rint(v * 1000) / 1000)),
  // ------------------------------------------------------------------ (BP4)
  DELTA_OF_NEXT_LAYER(OWN, at -> at.delta(1)),
  DELTA_OF_PREVIOUS_LAYER(OWN, at -> at.delta(-1)),
  ERROR_IN_GRADIENT(OWN, at -> at.sent(0)),
  INPUT_FORGOTTEN(INPUT, at -> ones(at.right())),
  Z_FOR_A(INPUT, at -> at.z(-1)),
  A_OF_THIS_LAYER(INPUT, at -> at.a(0)),
  A_OF_EARLIER_LAYER(INPUT, at -> at.a(-2)),
  Z_OF_THIS_LAYER(INPUT, at -> at.z(0)),
  INPUT_AVERAGED(INPUT, at -> rowMeans(at.right())),
  WEIGHTS_FOR_INPUT(PRODUCT, at -> at.W(0).hadamard(at.delta(0).times(ones(at.a(-1)).transpose()))),
  WEIGHT_MEAN_FORGOTTEN(PRODUCT, at -> when(at.isMean(), at.scaled(at.m()))),
  WEIGHT_GRADIENT_AVERAGED(PRODUCT, at -> at.scaled(1 / at.m())),
  NEVER_RESET(TOTAL, at -> like(at.right(), (i, p) -> (at.m() - p) * at.right().get(i, p))),
  LAST_EXAMPLE_ONLY(EXAMPLES, at -> at.right().column(at.right().columns() - 1)),
  FIRST_EXAMPLE_ONLY(EXAMPLES, at -> at.right().column(0)),
  FIRST_EXAMPLE_LEFT_OUT(EXAMPLES, at -> otherColumns(at.right(), 0)),
  LAST_EXAMPLE_LEFT_OUT(EXAMPLES, at -> otherColumns(at.right(), -1)),
  SUMMED_BEFORE_PRODUCT(EXAMPLES, at -> at.right().rowSums()),
  // ------------------------------------------------------------------ (BP3)
  BIAS_GRADIENT_AVERAGED(BIASES, at -> at.scaled(1 / at.m())),
  BIAS_MEAN_FORGOTTEN(BIASES, at -> when(at.isMean(), at.scaled(at.m()))),
  BIAS_SUMMED_OVER_UNITS(BIASES, at -> columnSums(at.right())),
  BIAS_SUMMED_BY_EXAMPLE(BIAS_LAYOUT, at -> at.delta(0).transpose().rowSums()),
  BIAS_NOT_SUMMED(BIAS_LAYOUT, at -> at.delta(0)),
  BIAS_TIMES_INPUT(BIASES, at -> at.product(0).rowSums()),
  BIAS_TIMES_BIAS(BIASES, at -> at.right().hadamard(at.b(0))),
  // ------------------------------------------------------------------ what comes out
  GRADIENT_ZERO(PART, at -> zerosLike(at.right())),
  GRADIENT_SIGN(PART, at -> at.scaled(-1)),
  GRADIENT_SIGNS(PART, at -> at.right().map(Math::signum)),
  GRADIENT_CLIPPED(PART, at -> at.right().map(v -> Math.max(-1, Math.min(1, v)))),
  PARAMETERS_FOR_GRADIENT(PART, at -> at.parameters()),
  PARAMETERS_UPDATED(PART, at -> at.parameters().minus(at.scaled(at.number()))),
  PENALTY(PART, at -> at.right().plus(at.parameters().scale(at.number()))),
  ABSOLUTE_PENALTY(
      PART, at -> at.right().plus(at.parameters().map(Math::signum).scale(at.number()))),
  FIRST_UNIT_LEFT_OUT(PART, at -> withoutRow(at.right(), 0)),
  LAST_UNIT_LEFT_OUT(PART, at -> withoutRow(at.right(), -1)),
  FIRST_COLUMN_LEFT_OUT(PRODUCT, at -> withoutColumn(at.right(), 0)),
  LAST_COLUMN_LEFT_OUT(PRODUCT, at -> withoutColumn(at.right(), -1)),
  GRADIENT_TRANSPOSED(LAYOUT, at -> at.right().transpose()),
  GRADIENT_RESHAPED(LAYOUT, at -> reshaped(at.right().transpose(), at.right())),
  GRADIENTS_REVERSED(LAYOUT, at -> at.gradient(at.net().depth() + 1 - at.l())),
  BIAS_LAST(
      LAYOUT,
      at ->
          when(
              at.pass().isBiasFirst(),
              like(at.right(), (i, j) -> at.right().get(i, (j + 1) % at.right().columns())))),
  BIAS_COLUMN_MISSING(LAYOUT, at -> when(at.pass().isBiasFirst(), otherColumns(at.right(), 0))),
  DELTA_TRANSPOSED(GIVEN, at -> at.right().transpose()),
  // ------------------------------------------------------------------ the way forward
  BIAS_FORGOTTEN(FORWARD, at -> at.W(0).times(at.a(-1))),
  SOFTMAX_OVER_EXAMPLES(
      ACTIVATION, at -> when(at.isSoftmax(), new Softmax().of(at.z(0).transpose()).transpose())),
  SOFTMAX_OVER_ALL(
      ACTIVATION,
      at ->
          when(
              at.isSoftmax(),
              reshaped(new Softmax().of(Matrix.columnOf(at.z(0).toArray())), at.right()))),
  SOFTMAX_TWICE(ACTIVATION, at -> when(at.isSoftmax(), new Softmax().of(at.right())));

  /** What is said of each, by its name; apart, since an enum's constants come first. */
  private static final class Words {
    static final Map<String, String> OF = new HashMap<>();

    static { // by hand: in a page, the Properties of TeaVM keep eight bits of a letter
      for (String line : Resource.text(Mistake.class, "mistakes.properties").lines().toList()) {
        int name = line.startsWith("#") ? -1 : line.indexOf(" = ");
        if (name >= 0) {
          OF.put(line.substring(0, name), line.substring(name + 3));
        }
      }
    }
  }

  private final Line line;
  private final Function<MistakePlace, Matrix> change;
  private final String words = Objects.requireNonNull(Words.OF.get(name()), name());
  private final boolean fitted = words.contains("{number}");

  Mistake(Line line, Function<MistakePlace, Matrix> change) {
    this.line = line;
    this.change = change;
  }

  Line line() {
    return line;
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
  Matrix change(MistakePlace at) {
    return change.apply(at);
  }
}
