package backprop.network;

import backprop.activation.Activation;
import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.Objects;

/**
 * One layer, a = σ(W·a⁻ + b), where a⁻ is what the layer before it gives; W is n × n⁻, and {@code
 * W.get(i, j)} leads to unit i from unit j; b is n × 1, or n × 0 for a layer without biases.
 */
public record Layer(Matrix W, Matrix b, Activation activation) {
  /**
   * @throws IllegalArgumentException if W has no rows or columns, or b is neither n × 1 nor n × 0
   */
  public Layer {
    Objects.requireNonNull(activation, "activation");
    if (W.rows() == 0 || W.columns() == 0) {
      throw Text.illegal("W is %s: a layer needs at least one unit and one input", W.shape());
    }
    if (b.rows() != W.rows() || b.columns() > 1) {
      throw Text.illegal(
          "b is %s and W is %s: b must be %d×1, or %d×0 for no biases",
          b.shape(), W.shape(), W.rows(), W.rows());
    }
  }

  /** n, the number of units. */
  public int units() {
    return W.rows();
  }

  /** n⁻, the number of inputs. */
  public int inputs() {
    return W.columns();
  }

  /** Whether the layer has biases. */
  public boolean hasBiases() {
    return b.columns() == 1;
  }

  @Override
  public String toString() {
    return Text.format(
        "%d → %d, %s%s", inputs(), units(), activation, hasBiases() ? "" : ", no biases");
  }
}
