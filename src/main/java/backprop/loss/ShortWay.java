package backprop.loss;

import backprop.activation.Activation;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.matrix.Blocks;
import backprop.matrix.Matrix;
import java.util.Objects;

/** The natural pairs, δ^L = a^L − y, with the cost from z: {@link Output#of} makes them. */
record ShortWay(Activation activation, Loss loss, Reduction reduction) implements Output {
  ShortWay {
    Objects.requireNonNull(reduction, "reduction");
  }

  @Override
  public double cost(Matrix z, Matrix a, Matrix y) {
    Targets.requireShapes(z, a, y);
    return reduction.factor(z.columns()) * sum(z, a, y, 0, z.columns());
  }

  private double sum(Matrix z, Matrix a, Matrix y, int from, int to) {
    if (to - from > Blocks.EXAMPLES) {
      int middle = Blocks.middle(from, to);
      return sum(z, a, y, from, middle) + sum(z, a, y, middle, to);
    }
    double sum = 0;
    for (int p = from; p < to; p++) {
      sum += example(z, a, y, p);
    }
    return sum;
  }

  @Override
  public void delta(Matrix z, Matrix a, Matrix y, long ofExamples, Matrix delta) {
    Targets.requireShapes(z, a, y, delta);
    // δ = a − y
    double factor = reduction.factor(ofExamples);
    for (int k = 0; k < a.rows(); k++) {
      double[] as = a.row(k);
      double[] ys = y.row(k);
      double[] deltas = delta.row(k);
      for (int p = 0; p < as.length; p++) {
        deltas[p] = factor * (as[p] - ys[p]);
      }
    }
  }

  // the loss of example p
  private double example(Matrix z, Matrix a, Matrix y, int p) {
    if (activation instanceof Softmax) {
      return softmax(z, y, p);
    }
    double sum = 0;
    for (int k = 0; k < z.rows(); k++) {
      sum +=
          activation instanceof Sigmoid
              ? sigmoid(z.get(k, p), y.get(k, p))
              : loss.value(a.get(k, p), y.get(k, p));
    }
    return sum;
  }

  // −y ln σ(z) − (1 − y) ln(1 − σ(z)) = max(z, 0) − y z + ln(1 + e^{−|z|})
  private static double sigmoid(double z, double y) {
    return Math.max(z, 0) - y * z + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
  }

  // −Σ y_k ln a_k = ln Σ e^{z_k} − Σ y_k z_k, with the largest z taken out of both
  private static double softmax(Matrix z, Matrix y, int p) {
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < z.rows(); k++) {
      max = Math.max(max, z.get(k, p));
    }
    double sum = 0;
    double inner = 0;
    for (int k = 0; k < z.rows(); k++) {
      sum += StrictMath.exp(z.get(k, p) - max);
      inner = Math.fma(y.get(k, p), z.get(k, p) - max, inner);
    }
    return StrictMath.log(sum) - inner;
  }

  @Override
  public String toString() {
    return activation + " with " + loss;
  }
}
