package backprop.spark;

import backprop.loss.Reduction;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.text.Numbers;
import backprop.text.Text;
import backprop.train.GradientDescent;
import backprop.train.History;
import backprop.train.Lbfgs;
import backprop.train.Listener;
import backprop.train.Minimiser;
import backprop.train.Trainer;
import backprop.train.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Training with the examples on other machines: they sum gradients, the driver updates. The trained
 * parameters are the same bits for the same examples, whatever runs them and however they are
 * divided; with full batches those of one machine.
 *
 * <p>A mini-batch has the examples at places k B … (k + 1) B − 1 of a random order of the epoch, by
 * {@link Permutation}: it depends on the seed alone.
 */
public final class SparkDescent {
  private final Trainer trainer;
  private final int patience;
  private final Network net;
  private final Shards training;
  private final Shards heldOut;
  private final Listener told;
  private final Consumer<Supplier<State>> keeper;
  private final Reduction reduction;
  private final Pass pass; // room for the gradient
  private final ArrayList<History.Epoch> epochs = new ArrayList<>();
  private double[] before; // the parameters of the last epoch measured
  private double[] best; // those with the least held-out loss, if there is patience
  private PartialSum sum; // of the network as it is, of all training examples
  private Update update; // of gradient descent
  private Minimiser minimiser; // of L-BFGS
  private long updates;
  private long start;
  private String stopped;

  /** Goes on from a state, if it is not null; the keeper is offered the state after each update. */
  SparkDescent(
      Trainer trainer,
      int patience,
      Network net,
      Shards training,
      Shards heldOut,
      Listener told,
      State state,
      Consumer<Supplier<State>> keeper) {
    Text.refuseIf(
        patience > 0 && heldOut == null,
        "patience needs held-out examples to watch: hold some out");
    this.trainer = trainer;
    this.patience = patience;
    this.net = net;
    this.training = training;
    this.heldOut = heldOut;
    this.told = told;
    this.keeper = keeper;
    reduction = net.output().reduction();
    pass = Pass.forGradientsOf(net);
    if (trainer instanceof GradientDescent descent) {
      descent.batches().sizeFor((int) Math.min(training.examples(), Integer.MAX_VALUE));
      update = new Update(net, descent);
    } else {
      minimiser = new Minimiser(net, pass, ((Lbfgs) trainer).weightDecay(), this::cost);
    }
    if (state != null) {
      goOn(state);
    }
  }

  private void goOn(State state) {
    epochs.addAll(state.epochs());
    before = state.before();
    best = state.best();
    updates = state.updates();
    start = state.start();
    stopped = state.stopped();
    if (minimiser != null) {
      minimiser.remember(state.memory());
    } else {
      Parameters.fill(update.memory(updates), state.memory(), 0);
      cost(net, pass);
    }
  }

  /**
   * Trains a network in place: by gradient descent, or by L-BFGS, of which an entry of the history
   * is an iteration. The history's metric is the accuracy. If the loss of a descent becomes NaN or
   * infinite, training stops, the network gets back the parameters of the epoch before, and the
   * history says so.
   *
   * @param heldOut examples that are only measured; null for none
   * @throws IllegalArgumentException if the batches are larger than there are examples, the descent
   *     has held-out examples or a metric of its own or patience without held-out ones, or the
   *     network has an activation or a loss of the reader's own, which does not travel
   */
  public static History train(Trainer trainer, Network net, Shards training, Shards heldOut) {
    if (!(trainer instanceof GradientDescent descent)) {
      return new SparkDescent(trainer, 0, net, training, heldOut, e -> {}, null, state -> {}).run();
    }
    Text.refuseIf(
        descent.heldOut() != null || descent.metric() != null,
        "this descent has held-out examples or a metric: on Spark the held-out examples are Shards, and the metric is the accuracy");
    Listener told = descent.listener() == null ? epoch -> {} : descent.listener();
    SparkDescent run =
        new SparkDescent(
            descent, descent.patience(), net, training, heldOut, told, null, state -> {});
    History history = null;
    try {
      told.begins(descent);
      history = run.run();
    } finally {
      told.ends(history == null ? new History(run.epochs, "failed") : history);
    }
    return history;
  }

  History run() {
    int last = trainer instanceof Lbfgs l ? l.iterations() : ((GradientDescent) trainer).epochs();
    if (epochs.isEmpty()) {
      measure();
    }
    while (stopped == null && epochs.size() <= last) {
      if (update != null) {
        descend((GradientDescent) trainer);
      } else {
        stopped = minimiser.iterate();
        updates++;
      }
      if (minimiser == null || minimiser.measured().number() == epochs.size()) {
        measure();
      }
      keeper.accept(this::state);
    }
    if (best != null) {
      Parameters.fill(Parameters.matrices(net), best, 0);
    }
    return new History(epochs, stopped);
  }

  /** Where it stands. */
  State state() {
    double[] memory =
        update == null ? minimiser.memory() : Parameters.numbers(update.memory(updates));
    return new State(
        Parameters.of(net), memory, updates, start, before, best, new ArrayList<>(epochs), stopped);
  }

  // ------------------------------------------------------------------ updates

  /** An epoch, or what is left of it. */
  private void descend(GradientDescent descent) {
    if (descent.batches().isFull()) {
      step(descent, sum);
      return;
    }
    long m = training.examples();
    Permutation order = new Permutation(m, descent.batches().seed(), epochs.size());
    while (start < m) {
      long end = Math.min(m, start + descent.batches().size());
      long[] numbers = LongStream.range(start, end).map(order::at).sorted().toArray();
      step(descent, PartialSum.over(training, net, numbers, true));
      start = end;
      told.update(epochs.size() - 1 + (double) start / m);
      if (start < m) {
        keeper.accept(this::state);
      }
    }
    start = 0;
  }

  /** θ ← θ − γ ∂C/∂θ, 002 (12). */
  private void step(GradientDescent descent, PartialSum sum) {
    sum.fill(pass);
    update.apply(pass, descent.rate().at(updates));
    updates++;
  }

  private double cost(Network trial, Pass gradient) {
    sum = PartialSum.over(training, trial, null, true);
    sum.fill(gradient);
    return sum.cost(reduction);
  }

  // ------------------------------------------------------------------ measures

  /** Measures the network as it is; training has ended if the loss is not finite. */
  private void measure() {
    if (update != null) {
      cost(net, pass);
    }
    int number = epochs.size();
    double loss = sum.cost(reduction);
    if (!Double.isFinite(loss)) {
      stopped = "stopped before the first update: the loss is not finite";
      if (number > 0) {
        Parameters.fill(Parameters.matrices(net), before, 0);
        stopped =
            Text.format(
                "stopped in epoch %d: the loss is not finite any more with learning rate %s; the network has the parameters of epoch %d",
                number, ((GradientDescent) trainer).rate().at(updates - 1), number - 1);
      }
      return;
    }
    before = Parameters.of(net).values();
    PartialSum held = heldOut == null ? null : PartialSum.over(heldOut, net, null, false);
    double heldCost = held == null ? Double.NaN : held.cost(reduction);
    double heldRight = held == null ? Double.NaN : held.accuracy();
    List<Double> norms =
        IntStream.rangeClosed(1, net.depth()).mapToObj(l -> pass.dW(l).norm()).toList();
    epochs.add(new History.Epoch(number, loss, sum.accuracy(), heldCost, heldRight, norms));
    told.epoch(epochs.get(number));
    if (patience > 0) {
      watch(number);
    }
  }

  /** Keeps the best network, and stops where none has been better for long. */
  private void watch(int number) {
    History.Epoch least = new History(epochs, null).best();
    if (least.number() == number) {
      best = before;
    } else if (number - least.number() >= patience) {
      stopped =
          Text.format(
              "stopped in epoch %d: no held-out loss for %d epochs was below that of epoch %d, %s, whose parameters the network has",
              number, patience, least.number(), Numbers.rounded(least.heldOutLoss()));
    }
  }
}
