package backprop.browser;

import backprop.grading.Slip;
import backprop.matrix.Matrix;
import backprop.matrix.Shuffle;
import backprop.network.Dataset;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.train.GradientDescent;
import backprop.train.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Gradient descent that can be watched between epochs, with a mistake in its backward pass if one
 * is wanted. Without one it reaches the same bits as {@link GradientDescent#train}.
 */
public final class EpochByEpoch {
  private final Network net;
  private final Matrix X;
  private final Matrix Y;
  private final GradientDescent descent;
  private final Slip mistake;
  private final Update update;
  private final Network before;
  private final int[] order;
  private final Random random;
  private final List<Double> losses = new ArrayList<>();
  private final Pass own;
  private Pass pass;
  private long updates;

  /**
   * At epoch 0.
   *
   * @param net is changed
   * @param descent its epochs, metric, held-out examples and listener are not used
   * @param mistake null for none
   */
  public EpochByEpoch(Network net, Dataset examples, GradientDescent descent, Slip mistake) {
    this.net = net;
    this.X = examples.X();
    this.Y = examples.Y();
    this.descent = descent;
    this.mistake = mistake;
    update = new Update(net, descent);
    before = net.copy();
    order = IntStream.range(0, X.columns()).toArray();
    random = new Random(descent.batches().seed());
    own = Pass.forCheckedTargets(net, X.columns());
    measure();
  }

  /**
   * One epoch more.
   *
   * @return false if the loss is not finite then: the network is as before
   */
  public boolean epoch() {
    before.copyParameters(net);
    int size = descent.batches().sizeFor(order.length);
    if (size == order.length) {
      update(pass);
    } else {
      Shuffle.inPlace(order, random);
      for (int start = 0; start < order.length; start += size) {
        int count = Math.min(size, order.length - start);
        Matrix someX = Matrix.zeros(X.rows(), count);
        Matrix someY = Matrix.zeros(Y.rows(), count);
        someX.copyColumns(X, order, start);
        someY.copyColumns(Y, order, start);
        update(pass(someX, someY));
      }
    }
    if (measure()) {
      return true;
    }
    net.copyParameters(before);
    losses.remove(losses.size() - 1);
    measure();
    losses.remove(losses.size() - 1);
    return false;
  }

  /** So many epochs more, or as many as keep the loss finite. */
  public EpochByEpoch epochs(int count) {
    for (int i = 0; i < count && epoch(); i++) {}
    return this;
  }

  private void update(Pass gradients) {
    update.apply(gradients, descent.rate().at(updates));
    updates++;
  }

  private Pass pass(Matrix someX, Matrix someY) {
    return mistake == null ? net.gradients(someX, someY) : mistake.pass(net, someX, someY);
  }

  // forward and backward of all examples, with the network as it is
  private boolean measure() {
    net.forward(X, own);
    losses.add(net.cost(Y, own));
    if (mistake == null) {
      net.backward(Y, own);
    }
    pass = mistake == null ? own : mistake.pass(net, X, Y);
    return Double.isFinite(loss());
  }

  /** The network, which learns. */
  public Network net() {
    return net;
  }

  /** C of all examples before the first update and after each epoch. */
  public List<Double> losses() {
    return losses;
  }

  /** C of all examples now. */
  public double loss() {
    return losses.get(losses.size() - 1);
  }

  /** z, a, δ and gradients of all examples now; with the mistake in them. */
  public Pass pass() {
    return pass;
  }
}
