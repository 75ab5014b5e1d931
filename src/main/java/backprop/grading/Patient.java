package backprop.grading;

import backprop.matrix.Matrix;
import backprop.network.Network;
import java.util.List;

/** Backward passes with one mistake each. Which one, the reader of notebook 05b has to find out. */
public enum Patient {
  A(new Slip(Mistake.GRADIENT_ZERO, 0, Line.BIASES, 0)),
  B(new Slip(Mistake.RESIDUAL_SIGN, 0)),
  C(new Slip(Mistake.MEAN_FORGOTTEN, 0)),
  D(new Slip(Mistake.WEIGHTS_NOT_TRANSPOSED, 0)),
  E(new Slip(Mistake.SLOPE_FORGOTTEN, 0)),
  F(new Slip(Mistake.SLOPE_OF_A, 0)),
  G(new Slip(Mistake.SOFTMAX_TWICE, 0));

  private final Slip slip;

  Patient(Slip slip) {
    this.slip = slip;
  }

  /** Its gradient, W^1, b^1, W^2, …, for a network and a batch, X n₀ × m and Y n_L × m. */
  public Gradient gradient(Network net, Matrix X, Matrix Y) {
    MistakenPass pass = new MistakenPass(net, X, Y, false).with(List.of(slip));
    Gradient gradient = Gradient.of("W^1", pass.weights(1)).and("b^1", pass.biases(1));
    for (int l = 2; l <= net.depth(); l++) {
      gradient = gradient.and("W^" + l, pass.weights(l)).and("b^" + l, pass.biases(l));
    }
    return gradient;
  }
}
