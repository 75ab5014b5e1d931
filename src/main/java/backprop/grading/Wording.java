package backprop.grading;

import java.math.BigDecimal;
import java.math.MathContext;

/** The words for a slip: the quantities around it as a document writes them, {@code a(-1)}. */
record Wording(GradientNotation notation, Slip slip) {
  String z(int offset) {
    return notation.z(slip.layer(), offset);
  }

  String a(int offset) {
    return notation.a(slip.layer(), offset);
  }

  String delta(int offset) {
    return notation.delta(slip.layer(), offset);
  }

  String W(int offset) {
    return notation.weights(slip.layer(), offset);
  }

  String slope() {
    return notation.slope(slip.layer());
  }

  String dW() {
    return notation.dW(slip.layer());
  }

  String db() {
    return notation.db(slip.layer());
  }

  /** What is spoiled: ∂C/∂W^l, ∂C/∂b^l or both. */
  String gradient() {
    return notation.gradient(slip.layer(), slip.only());
  }

  int examples() {
    return notation.examples();
  }

  String residualTurned() {
    return notation.residualTurned();
  }

  /** The γ or λ. */
  String t() {
    return number(slip.number());
  }

  /** Six significant digits at most. */
  static String number(double value) {
    return new BigDecimal(value)
        .round(new MathContext(6))
        .stripTrailingZeros()
        .toPlainString()
        .replace('-', '−');
  }
}
