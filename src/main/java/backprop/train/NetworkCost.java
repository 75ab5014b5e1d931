package backprop.train;

import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.Pass;

/**
 * The cost of a network on all examples as a function of one row of parameters, W^1 … W^L, b^1 …
 */
final class NetworkCost implements Minimiser.Cost {
  private final Network net; // a copy, that tries parameters out
  private final Matrix X;
  private final Matrix Y;
  private final Pass pass;
  private final double weightDecay;
  private double loss;

  NetworkCost(Network net, Matrix X, Matrix Y, double weightDecay) {
    this.net = net.copy();
    this.X = X;
    this.Y = Y;
    this.weightDecay = weightDecay;
    pass = Pass.forCheckedTargets(this.net, X.columns());
  }

  /** The copy, with the parameters of the last call of {@link #at}. */
  Network net() {
    return net;
  }

  /** The pass of the last call of {@link #at}. */
  Pass pass() {
    return pass;
  }

  /** C without the penalty, at the last call of {@link #at}. */
  double loss() {
    return loss;
  }

  /** The parameters as one row. */
  Matrix parameters() {
    Matrix theta = Matrix.zeros(1, net.parameterCount());
    int at = 0;
    for (int k = 0; k < 2 * net.depth(); k++) {
      at = copy(parameter(k), theta.row(0), at, true);
    }
    return theta;
  }

  @Override
  public double at(Matrix theta, Matrix g) {
    for (int k = 0, at = 0; k < 2 * net.depth(); k++) {
      at = copy(parameter(k), theta.row(0), at, false);
    }
    net.forward(X, pass);
    loss = net.cost(Y, pass);
    net.backward(Y, pass);
    // C + ½λ Σ‖W^l‖², and ∂C/∂W^l + λ W^l
    double squares = 0;
    for (int k = 0, at = 0; k < 2 * net.depth(); k++) {
      boolean isW = k < net.depth();
      Matrix gradient = isW ? pass.dW(k + 1) : pass.db(k + 1 - net.depth());
      int end = copy(gradient, g.row(0), at, true);
      for (; at < end; at++) {
        double w = isW ? theta.row(0)[at] : 0;
        squares = Math.fma(w, w, squares);
        g.row(0)[at] = Math.fma(weightDecay, w, g.row(0)[at]);
      }
    }
    return loss + weightDecay / 2 * squares;
  }

  private Matrix parameter(int k) {
    return k < net.depth() ? net.W(k + 1) : net.b(k + 1 - net.depth());
  }

  /** Between the rows of a matrix and their place in one long row; where the next one begins. */
  private static int copy(Matrix matrix, double[] row, int at, boolean intoRow) {
    int width = matrix.columns();
    for (int i = 0; i < matrix.rows(); i++) {
      double[] entries = matrix.row(i);
      if (intoRow) {
        System.arraycopy(entries, 0, row, at + i * width, width);
      } else {
        System.arraycopy(row, at + i * width, entries, 0, width);
      }
    }
    return at + matrix.rows() * width;
  }
}
