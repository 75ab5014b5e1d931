package backprop.train;

import backprop.activation.Tanh;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;

/** The four examples of exclusive or, and a network that learns them. */
final class Xor {
  static final Matrix X = Matrix.of(new double[] {0, 0, 1, 1}, new double[] {0, 1, 0, 1});
  static final Matrix Y = Matrix.rowOf(0, 1, 1, 0);

  private Xor() {}

  static Network network() {
    return network(2);
  }

  static Network network(long seed) {
    return Network.input(2)
        .layer(3, new Tanh())
        .output(1, Output.sigmoidCrossEntropy(Reduction.MEAN))
        .initialised(Initialisation.xavier(), seed);
  }
}
