package backprop.train;

import backprop.matrix.Matrix;
import backprop.text.Text;

/** How an update turns a gradient into a step; what it remembers is held apart. */
public sealed interface Rule permits Momentum, Adam {
  /** A parameter matrix θ and what a rule remembers of its gradients: m and v, of equal shape. */
  record Memory(Matrix theta, Matrix m, Matrix v) {
    /** Nothing remembered yet. */
    public static Memory of(Matrix theta) {
      return new Memory(theta, Matrix.zerosLike(theta), Matrix.zerosLike(theta));
    }
  }

  /**
   * θ ← θ + step, where the gradient is g + λ θ; allocates nothing. Modified: the memory only.
   *
   * @param g ∂C/∂θ, of the shape of θ
   * @param lambda λ, the weight decay
   * @param rate γ
   * @param r the number of this update, from 1
   * @throws IllegalArgumentException if a shape differs from that of θ, or r is less than 1
   */
  void step(Memory memory, Matrix g, double lambda, double rate, long r);

  /** Refuses shapes that differ, and an r below 1. */
  static void require(Memory memory, Matrix g, long r) {
    Matrix.requireEqualShapes("θ", memory.theta, "its gradient", g);
    Matrix.requireEqualShapes("θ", memory.theta, "m", memory.m);
    Matrix.requireEqualShapes("θ", memory.theta, "v", memory.v);
    if (r < 1) {
      throw Text.illegal("update number %s: they count from 1", r);
    }
  }
}
