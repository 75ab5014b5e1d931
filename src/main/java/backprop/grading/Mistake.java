package backprop.grading;

import java.util.function.BiFunction;

/**
 * The classic mistakes in a hand-written backward pass. What each of them does to a gradient is not
 * listed anywhere: {@link MistakenPass} makes the mistake and computes.
 *
 * <p>A mistake is made at a layer l, as {@code Network} counts, or at every layer where it can be.
 * Earlier ones are named first where two give the same numbers.
 */
public enum Mistake {
  /** y − a instead of a − y. */
  RESIDUAL_SIGN(Place.OUTPUT, (k, l) -> k.residualTurned()),
  /** a instead of a − y. */
  TARGET_FORGOTTEN(Place.OUTPUT, (k, l) -> "the target is not subtracted"),
  /** The factor 2 of a squared error without ½ is missing. */
  FACTOR_TWO_FORGOTTEN(
      Place.COST, (k, l) -> "the factor 2 of the square's derivative is forgotten"),
  /** A factor 2 where the ½ of the cost has cancelled it. */
  FACTOR_TWO_KEPT(Place.COST, (k, l) -> "a factor 2 is kept that the ½ of the cost cancels"),
  /** 1/m is missing although the cost is a mean over the examples. */
  MEAN_FORGOTTEN(Place.COST, (k, l) -> "the 1/" + k.examples() + " of the mean is forgotten"),
  /** 1/m too many: the cost is a sum, or the mean was taken already. */
  MEAN_ADDED(
      Place.COST, (k, l) -> "the gradient is divided by " + k.examples() + " once too often"),
  /** The 1/n of a mean over outputs is missing. */
  OUTPUT_MEAN_FORGOTTEN(Place.COST, (k, l) -> "the 1/n of the mean over the outputs is forgotten"),

  /** σ′(z^l) is missing. */
  SLOPE_FORGOTTEN(Place.RECURSION, (k, l) -> k.slope(l) + " is forgotten"),
  /** σ′(z^l) twice: at the output, where a − y contains it already. */
  SLOPE_TWICE(Place.RECURSION, (k, l) -> k.slope(l) + " is multiplied in once too often"),
  /** σ(z^l) instead of σ′(z^l). */
  ACTIVATION_FOR_SLOPE(
      Place.RECURSION, (k, l) -> k.a(l) + " stands where " + k.slope(l) + " should"),
  /** σ′(a^l) instead of σ′(z^l). */
  SLOPE_OF_A(Place.RECURSION, (k, l) -> "σ′ is taken at " + k.a(l) + " instead of " + k.z(l)),
  /** The formula for σ′ in terms of a, given z: z(1 − z), 1 − z². */
  SLOPE_FORMULA_OF_Z(
      Place.RECURSION,
      (k, l) -> k.z(l) + " stands where the formula for σ′ needs " + k.a(l) + ", as in z(1 − z)"),
  /** The slope of the sigmoid for a tanh, or the reverse. */
  SLOPE_OF_OTHER_FUNCTION(
      Place.RECURSION,
      (k, l) ->
          "the slope formulas a(1 − a) of the sigmoid and 1 − a² of tanh are exchanged in "
              + k.slope(l)),
  /** σ′(z^{l+1}) instead of σ′(z^l). */
  SLOPE_OF_NEXT_LAYER(
      Place.RECURSION, (k, l) -> "σ′ is taken at " + k.z(l, 1) + " instead of " + k.z(l)),
  /** σ′(z^{l−1}) instead of σ′(z^l). */
  SLOPE_OF_PREVIOUS_LAYER(
      Place.RECURSION, (k, l) -> "σ′ is taken at " + k.z(l, -1) + " instead of " + k.z(l)),
  /** σ′(a^{l−1}) instead of σ′(z^l). */
  SLOPE_OF_PREVIOUS_A(
      Place.RECURSION, (k, l) -> "σ′ is taken at " + k.a(l, -1) + " instead of " + k.z(l)),
  /** The diagonal of softmax's Jacobian only. */
  JACOBIAN_DIAGONAL_ONLY(
      Place.OUTPUT,
      (k, l) ->
          "of the softmax's slopes only ∂g_k/∂t_k is used: the sum over the others is missing"),

  /** An extra minus at δ^l. */
  DELTA_SIGN(Place.RECURSION, (k, l) -> "the sign of " + k.delta(l) + " is turned"),
  /** No W^{l+1} on the way back. */
  WEIGHTS_FORGOTTEN(
      Place.RECURSION,
      (k, l) -> k.weights(l, 1) + " is forgotten on the way back to " + k.delta(l)),
  /** W instead of Wᵀ; possible where W is square. */
  WEIGHTS_NOT_TRANSPOSED(
      Place.RECURSION, (k, l) -> k.weights(l, 1) + " is not transposed on the way back"),
  /** W^l instead of W^{l+1}. */
  WEIGHTS_OF_THIS_LAYER(
      Place.RECURSION,
      (k, l) -> k.weights(l) + " stands where " + k.weights(l, 1) + " should in " + k.delta(l)),
  /** W^{l+2} instead of W^{l+1}. */
  WEIGHTS_OF_LATER_LAYER(
      Place.RECURSION,
      (k, l) -> k.weights(l, 2) + " stands where " + k.weights(l, 1) + " should in " + k.delta(l)),
  /** δ^{l+2} instead of δ^{l+1} on the way back. */
  DELTA_OF_LATER_LAYER(
      Place.RECURSION,
      (k, l) -> k.delta(l, 2) + " stands where " + k.delta(l, 1) + " should in " + k.delta(l)),
  /** The bias column of the weights counted as the first weight. */
  WEIGHTS_SHIFTED_BY_BIAS(
      Place.RECURSION,
      (k, l) -> "the columns of " + k.weights(l, 1) + " are off by one: column 0 is the bias"),
  /** Of the sum over the units of layer l + 1, the last term only. */
  LAST_TERM_ONLY(
      Place.RECURSION,
      (k, l) -> "the sum over the units of the next layer is missing: only the last term is left"),
  /** Of the sum over the units of layer l + 1, the first term only. */
  FIRST_TERM_ONLY(
      Place.RECURSION,
      (k, l) -> "the sum over the units of the next layer is missing: only the first term is left"),
  /** Of the sum over the units of layer l + 1, the term with the unit's own number only. */
  SAME_TERM_ONLY(
      Place.RECURSION,
      (k, l) ->
          "the sum over the units of the next layer is missing: unit j gets the term of unit j only"),

  /** A minus before the gradients of a layer. */
  GRADIENT_SIGN(Place.WEIGHTS, (k, l) -> "the sign of " + k.dW(l) + " is turned"),
  /** a^{l−1} is missing. */
  INPUT_FORGOTTEN(Place.WEIGHTS, (k, l) -> k.delta(l) + " is not multiplied by " + k.a(l, -1)),
  /** z^{l−1} instead of a^{l−1}. */
  Z_FOR_A(Place.WEIGHTS, (k, l) -> k.z(l, -1) + " stands where " + k.a(l, -1) + " should"),
  /** a^l instead of a^{l−1}. */
  A_OF_THIS_LAYER(Place.WEIGHTS, (k, l) -> k.a(l) + " stands where " + k.a(l, -1) + " should"),
  /** a^{l−2} instead of a^{l−1}. */
  A_OF_EARLIER_LAYER(
      Place.WEIGHTS, (k, l) -> k.a(l, -2) + " stands where " + k.a(l, -1) + " should"),
  /** z^l instead of a^{l−1}. */
  Z_OF_THIS_LAYER(Place.WEIGHTS, (k, l) -> k.z(l) + " stands where " + k.a(l, -1) + " should"),
  /** δ^{l+1} instead of δ^l. */
  DELTA_OF_NEXT_LAYER(
      Place.WEIGHTS,
      (k, l) -> k.delta(l, 1) + " stands where " + k.delta(l) + " should in " + k.dW(l)),
  /** δ^{l−1} instead of δ^l. */
  DELTA_OF_PREVIOUS_LAYER(
      Place.WEIGHTS,
      (k, l) -> k.delta(l, -1) + " stands where " + k.delta(l) + " should in " + k.dW(l)),
  /** (∂C/∂W)ᵀ. */
  GRADIENT_TRANSPOSED(
      Place.WEIGHTS, (k, l) -> k.dW(l) + " is transposed: rows belong to the units it leads to"),
  /** The gradient of the last example only. */
  LAST_EXAMPLE_ONLY(
      Place.EXAMPLES, (k, l) -> "the sum over the examples is missing: only the last one is left"),
  /** The gradient of the first example only. */
  FIRST_EXAMPLE_ONLY(
      Place.EXAMPLES, (k, l) -> "the sum over the examples is missing: only the first one is left"),
  /** ∂C/∂b = 0. */
  BIAS_GRADIENT_FORGOTTEN(Place.BIASES, (k, l) -> "the bias gets no gradient: " + k.db(l) + " = 0"),
  /** The mean over the examples instead of the sum in ∂C/∂b. */
  BIAS_GRADIENT_AVERAGED(
      Place.BIASES, (k, l) -> "the error signals are averaged, not summed, for " + k.db(l)),
  /** z without b on the way forward. */
  BIAS_FORGOTTEN(Place.FORWARD, (k, l) -> "the bias is forgotten in " + k.z(l));

  private final Place place;
  private final BiFunction<Letters, Integer, String> words;

  Mistake(Place place, BiFunction<Letters, Integer, String> words) {
    this.place = place;
    this.words = words;
  }

  Place place() {
    return place;
  }

  /** What was done wrong, in the letters of a network; layer 0 stands for every layer l. */
  String words(Letters letters, int layer) {
    return words.apply(letters, layer);
  }
}
