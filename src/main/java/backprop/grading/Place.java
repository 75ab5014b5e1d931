package backprop.grading;

/** The line of backpropagation in which a mistake is made; each network has an equation for it. */
enum Place {
  /** Forward, z^l = W^l a^{l−1} + b^l. */
  FORWARD,
  /** The cost, and how it is made of the examples. */
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
  EXAMPLES
}
