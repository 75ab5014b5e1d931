package backprop.train;

import backprop.matrix.Matrix;
import backprop.text.Text;

/** A parameter matrix θ and what a {@link Rule} remembers of its gradients, at first nothing. */
public final class Moments {
  final Matrix theta;
  final Matrix m; // a running mean of the gradients, or the velocity
  final Matrix v; // a running mean of their squares
  final double weightDecay; // λ
  private long updates; // r

  /**
   * @param theta θ itself, not a copy
   * @param weightDecay λ: λθ is added to each gradient
   * @throws IllegalArgumentException if weight decay is negative or not finite
   */
  public Moments(Matrix theta, double weightDecay) {
    requireWeightDecay(weightDecay);
    this.theta = theta;
    this.weightDecay = weightDecay;
    m = Matrix.zerosLike(theta);
    v = Matrix.zerosLike(theta);
  }

  static void requireWeightDecay(double lambda) {
    if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
      throw Text.illegal("weight decay: %s must be finite and at least 0", lambda);
    }
  }

  /** What the rule calls m, of the shape of θ. */
  public Matrix m() {
    return m;
  }

  /** What the rule calls v, of the shape of θ. */
  public Matrix v() {
    return v;
  }

  /** Counts an update that is going to be made: r = 1, 2, … */
  long begin(Matrix g, double rate) {
    Matrix.requireEqualShapes("θ", theta, "its gradient", g);
    LearningRate.requirePositive(rate);
    return ++updates;
  }

  @Override
  public String toString() {
    return Text.format("moments of a %s matrix after %d updates", theta.shape(), updates);
  }
}
