package backprop.train;

import backprop.matrix.Matrix;
import backprop.network.Dataset;
import backprop.network.Network;

/** A way to make a network learn from examples. */
public sealed interface Trainer permits GradientDescent, Lbfgs {
  /**
   * Trains a network in place. Nothing is changed before all arguments have been checked.
   *
   * <p>If the thread is interrupted, training stops within milliseconds, even in the middle of a
   * pass: the network is as after the last full update, the history holds the epochs so far and
   * says so, and the interrupt counts as handled.
   *
   * @param X n₀ × m
   * @param Y n_L × m
   * @throws IllegalArgumentException if X or Y does not fit the network, has an entry that is not
   *     finite, is no target for the loss, or there are fewer examples than a batch holds
   */
  History train(Network net, Matrix X, Matrix Y);

  /** {@link #train(Network, Matrix, Matrix)} with a data set. */
  default History train(Network net, Dataset examples) {
    return train(net, examples.X(), examples.Y());
  }
}
