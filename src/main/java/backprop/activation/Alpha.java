package backprop.activation;

import backprop.text.Text;

/** The condition on α that leaky ReLU and ELU share: 002 §4.5 and §4.6. */
final class Alpha {
  private Alpha() {}

  static void require(String name, double alpha) {
    if (!(Double.isFinite(alpha) && alpha <= 1)) {
      throw Text.illegal("α of %s: %s must be a finite number, at most 1", name, alpha);
    }
  }
}
