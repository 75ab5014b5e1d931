package backprop.loss;

import backprop.activation.Activation;
import backprop.matrix.Matrix;
import java.util.Objects;

/** δ^L by the chain rule, 004 (1) for any activation: first ∂C/∂a, then through the Jacobian. */
record LongWay(Activation activation, Loss loss, Reduction reduction) implements Output {
  LongWay {
    Objects.requireNonNull(activation, "activation");
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(reduction, "reduction");
  }

  @Override
  public double cost(Matrix z, Matrix a, Matrix y) {
    Targets.requireShapes(z, a, y);
    return reduction.factor(a.columns()) * loss.value(a, y);
  }

  @Override
  public void delta(Matrix z, Matrix a, Matrix y, long ofExamples, Matrix delta) {
    Targets.requireShapes(z, a, y, delta);
    // ∂C/∂a
    double factor = reduction.factor(ofExamples) * loss.factor(a.rows());
    for (int k = 0; k < a.rows(); k++) {
      double[] as = a.row(k);
      double[] ys = y.row(k);
      double[] da = delta.row(k);
      for (int p = 0; p < as.length; p++) {
        da[p] = factor * loss.slope(as[p], ys[p]);
      }
    }
    // δ = J(z)ᵀ ∂C/∂a
    activation.pullBack(z, a, delta, delta);
  }

  @Override
  public String toString() {
    return activation + " with " + loss + ", the long way";
  }
}
