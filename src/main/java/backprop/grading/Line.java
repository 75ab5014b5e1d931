package backprop.grading;

/** The line of backpropagation in which a mistake is made; those without an equation share one. */
enum Line {
  /** z^l = W^l a^{l−1} + b^l. */
  FORWARD,
  /** How the cost is made of the examples and outputs: its factor. */
  COST,
  /** (BP1), δ^L. */
  OUTPUT,
  /** (BP2), δ^l from δ^{l+1}. */
  RECURSION,
  /** (BP3), ∂C/∂b^l. */
  BIASES,
  /** (BP4), ∂C/∂W^l. */
  WEIGHTS,
  /** The sum over the examples in (BP3) and (BP4). */
  EXAMPLES,
  /** a^l = σ^l(z^l). */
  ACTIVATION(FORWARD),
  /** y. */
  TARGET(OUTPUT),
  /** ∂C/∂a^L. */
  LOSS(OUTPUT),
  /** J(z^L)ᵀ ∂C/∂a^L where σ^L is no function of one number. */
  JACOBIAN(OUTPUT),
  /** σ′(z^l). */
  SLOPE(RECURSION),
  /** (W^{l+1})ᵀ. */
  BACK(RECURSION),
  /** δ^{l+1} on the way back. */
  SIGNAL(RECURSION),
  /** (W^{l+1})ᵀ δ^{l+1}. */
  SENT(RECURSION),
  /** δ^l as the reader gives it. */
  GIVEN(RECURSION),
  /** δ^l in (BP3) and (BP4). */
  OWN(WEIGHTS),
  /** a^{l−1} in (BP4). */
  INPUT(WEIGHTS),
  /** δ^l (a^{l−1})ᵀ. */
  PRODUCT(WEIGHTS),
  /** ∂C/∂W^l or ∂C/∂b^l when it is done. */
  PART(WEIGHTS),
  /** The same as the reader gives it. */
  LAYOUT(WEIGHTS),
  /** ∂C/∂b^l as the reader gives it. */
  BIAS_LAYOUT(BIASES);

  private final Line equation;

  Line() {
    equation = this;
  }

  Line(Line equation) {
    this.equation = equation;
  }

  /** The line whose equation is to be reread. */
  Line equation() {
    return equation;
  }

  /** Whether a mistake here may give another shape. */
  boolean isReshaped() {
    return this == EXAMPLES || this == GIVEN || this == LAYOUT || this == BIAS_LAYOUT;
  }

  /** Whether a mistake here may be made for the weights or the biases alone. */
  boolean isOfParts() {
    return this == OWN || this == EXAMPLES || this == PART || this == LAYOUT;
  }

  /** Whether a mistake here changes error signals. */
  boolean isOfSignals() {
    return this != GIVEN && equation != WEIGHTS && equation != BIASES && equation != EXAMPLES;
  }
}
