package backprop.spark;

import backprop.loss.Reduction;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.text.Text;
import backprop.train.GradientDescent;
import backprop.train.History;
import backprop.train.LearningRate;
import backprop.train.Listener;
import backprop.train.Update;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient descent with its examples on other machines: they sum gradients, the driver updates. The
 * trained parameters are the same bits for the same examples and partitions, whatever runs them.
 *
 * <p>A mini-batch has the examples at places k B … (k + 1) B − 1 of a random order of the epoch, by
 * {@link Permutation}: it depends on the seed alone, not on the partitions.
 */
public final class SparkDescent {
  private final GradientDescent descent;
  private final Network net;
  private final Shards training;
  private final Shards heldOut;
  private final Pass pass; // room for the gradient
  private final Update update;
  private final List<History.Epoch> epochs = new ArrayList<>();
  private long updates;

  private SparkDescent(GradientDescent descent, Network net, Shards training, Shards heldOut) {
    this.descent = descent;
    this.net = net;
    this.training = training;
    this.heldOut = heldOut;
    pass = Pass.forGradientsOf(net);
    update = new Update(net, descent);
  }

  /**
   * Trains a network in place. The history's metric is the accuracy. If the loss becomes NaN or
   * infinite, training stops, the network gets back the parameters of the epoch before, and the
   * history says so.
   *
   * @param heldOut examples that are only measured; null for none
   * @throws IllegalArgumentException if the batches are larger than there are examples, the descent
   *     has held-out examples or a metric of its own, or the network has an activation or a loss of
   *     the reader's own, which does not travel
   */
  public static History train(
      GradientDescent descent, Network net, Shards training, Shards heldOut) {
    if (descent.heldOut() != null || descent.metric() != null || descent.patience() > 0) {
      throw new IllegalArgumentException(
          "this descent has held-out examples, patience or a metric: on Spark the held-out examples are Shards, the metric is the accuracy, and no run stops early");
    }
    if (descent.batches().size() > training.examples()) {
      throw new IllegalArgumentException(
          Text.format(
              "batch size: %d, but there are %d examples: a number from 1 to %d was expected",
              descent.batches().size(), training.examples(), training.examples()));
    }
    SparkDescent run = new SparkDescent(descent, net, training, heldOut);
    Listener told = descent.listener() == null ? epoch -> {} : descent.listener();
    History history = null;
    try {
      told.begins(descent);
      history = run.epochs(told);
    } finally {
      told.ends(history == null ? new History(run.epochs, "failed") : history);
    }
    return history;
  }

  private History epochs(Listener told) {
    Network lastFinite = net.copy();
    PartialSum sum = measure(0, told);
    if (sum == null) {
      return new History(epochs, "stopped before the first update: the loss is not finite");
    }
    for (int epoch = 1; epoch <= descent.epochs(); epoch++) {
      if (descent.batches().isFull()) {
        step(sum);
      } else {
        batches(epoch, told);
      }
      sum = measure(epoch, told);
      if (sum == null) {
        net.copyParameters(lastFinite);
        return new History(
            epochs,
            Text.format(
                "stopped in epoch %d: the loss is not finite any more with learning rate %s; the network has the parameters of epoch %d",
                epoch, descent.rate().at(updates - 1), epoch - 1));
      }
      lastFinite.copyParameters(net);
    }
    return new History(epochs, null);
  }

  private void batches(int epoch, Listener told) {
    long m = training.examples();
    Permutation order = new Permutation(m, descent.batches().seed(), epoch);
    int size = descent.batches().size();
    for (long start = 0; start < m; start += size) {
      long[] numbers = new long[(int) Math.min(size, m - start)];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = order.at(start + i);
      }
      Arrays.sort(numbers);
      step(PartialSum.over(training, net, numbers, true));
      told.update(epoch - 1 + (double) (start + numbers.length) / m);
    }
  }

  /** θ ← θ − γ Σ_p ∂c_p/∂θ, 002 (12), with the factor of sum or mean. */
  private void step(PartialSum sum) {
    double rate = descent.rate().at(updates);
    LearningRate.requirePositive(rate);
    sum.fill(pass, factor(sum));
    update.apply(pass, rate);
    updates++;
  }

  /** Measures the network as it is; null if the loss is not finite. */
  private PartialSum measure(int epoch, Listener told) {
    PartialSum sum = PartialSum.over(training, net, null, true);
    double loss = factor(sum) * sum.cost();
    if (!Double.isFinite(loss)) {
      return null;
    }
    sum.fill(pass, factor(sum));
    List<Double> norms = new ArrayList<>();
    for (int l = 1; l <= net.depth(); l++) {
      norms.add(pass.dW(l).norm());
    }
    PartialSum held = heldOut == null ? null : PartialSum.over(heldOut, net, null, false);
    History.Epoch measured =
        new History.Epoch(
            epoch,
            loss,
            sum.accuracy(),
            held == null ? Double.NaN : factor(held) * held.cost(),
            held == null ? Double.NaN : held.accuracy(),
            List.copyOf(norms));
    epochs.add(measured);
    told.epoch(measured);
    return sum;
  }

  /** 1, or 1/m. */
  private double factor(PartialSum sum) {
    return net.output().reduction() == Reduction.SUM ? 1 : 1.0 / sum.examples();
  }
}
