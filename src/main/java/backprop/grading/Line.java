package backprop.grading;

/** The line of backpropagation in which a mistake is made; those without an equation share one. */
enum Line {
  FORWARD, // z^l = W^l a^{l−1} + b^l
  COST, // how the cost is made of the examples and outputs: its factor
  OUTPUT, // (BP1), δ^L
  RECURSION, // (BP2), δ^l from δ^{l+1}
  BIASES, // (BP3), ∂C/∂b^l
  WEIGHTS, // (BP4), ∂C/∂W^l
  EXAMPLES, // the sum over the examples in (BP3) and (BP4)
  ACTIVATION(FORWARD), // a^l = σ^l(z^l)
  TARGET(OUTPUT), // y
  LOSS(OUTPUT), // ∂C/∂a^L
  JACOBIAN(OUTPUT), // J(z^L)ᵀ ∂C/∂a^L where σ^L is not a function of one number
  SLOPE(RECURSION), // σ′(z^l)
  BACK(RECURSION), // (W^{l+1})ᵀ
  SIGNAL(RECURSION), // δ^{l+1} on the way back
  SENT(RECURSION), // (W^{l+1})ᵀ δ^{l+1}
  GIVEN(RECURSION), // δ^l as the reader gives it
  OWN(WEIGHTS), // δ^l in (BP3) and (BP4)
  TOTAL(EXAMPLES), // the same as the examples are added up
  INPUT(WEIGHTS), // a^{l−1} in (BP4)
  PRODUCT(WEIGHTS), // δ^l (a^{l−1})ᵀ
  PART(WEIGHTS), // ∂C/∂W^l or ∂C/∂b^l when it is done
  LAYOUT(WEIGHTS), // the same as the reader gives it
  BIAS_LAYOUT(BIASES); // ∂C/∂b^l as the reader gives it

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
    return this == OWN || this == TOTAL || this == EXAMPLES || this == PART || this == LAYOUT;
  }

  /** Whether a mistake here changes error signals. */
  boolean isOfSignals() {
    return this != GIVEN && equation != WEIGHTS && equation != BIASES && equation != EXAMPLES;
  }
}
