package backprop.train;

import backprop.matrix.Matrix;
import backprop.matrix.Shuffle;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** One training run, {@link GradientDescent#train}: its buffers, and the loops over them. */
final class Training {
  private final GradientDescent descent;
  private final Network net;
  private final Matrix X;
  private final Matrix Y;
  private final Batch batch; // a full batch of the given size
  private final Batch rest; // the shorter last one of an epoch; null if there is none
  private final Pass all; // the pass over all training examples, for measuring
  private final Update update;
  private final int[] order;
  private final Random random;
  private final Network lastFinite;
  private final Network best; // by its held-out loss, if there is patience
  private final History history = new History();
  private final Listener listener;
  private int epoch; // that is being learnt; 0 before the first
  private long updates;

  /** Room for the examples of one update and their pass. */
  private record Batch(Matrix X, Matrix Y, Pass pass) {
    static Batch of(Network net, int size) {
      return new Batch(
          Matrix.zeros(net.units(0), size),
          Matrix.zeros(net.units(net.depth()), size),
          Pass.forCheckedTargets(net, size));
    }
  }

  Training(GradientDescent descent, Network net, Matrix X, Matrix Y) {
    require(net, "", X, Y);
    if (descent.heldOut() != null) {
      require(net, "held-out ", descent.heldOut().X(), descent.heldOut().Y());
    }
    if (descent.patience() > 0 && descent.heldOut() == null) {
      throw Text.illegal("patience needs held-out examples to watch: call heldOut(X, Y) too");
    }
    this.descent = descent;
    this.net = net;
    this.X = X;
    this.Y = Y;
    int m = X.columns();
    int size = descent.batches().sizeFor(m);
    batch = size < m ? Batch.of(net, size) : null;
    rest = m % size > 0 ? Batch.of(net, m % size) : null;
    all = Pass.forCheckedTargets(net, m);
    update = new Update(net, descent);
    order = IntStream.range(0, m).toArray();
    random = new Random(descent.batches().seed());
    lastFinite = net.copy();
    best = descent.patience() > 0 ? net.copy() : null;
    listener = descent.listener() == null ? epoch -> {} : descent.listener();
  }

  History run() {
    try {
      listener.begins(descent);
      epochs();
    } catch (CancellationException e) {
      if (!Thread.interrupted()) {
        throw e;
      }
      history.interrupt(Text.format("in epoch %d, after %d updates", epoch, updates));
    } finally {
      listener.ends(history);
    }
    return history;
  }

  private void epochs() {
    measure();
    if (!Double.isFinite(history.last().loss())) {
      history.stop("stopped before the first update: the loss is " + history.last().loss());
      return;
    }
    while (!isOutOfPatience() && epoch < descent.epochs()) {
      epoch++;
      updates();
      double loss = measure();
      if (!Double.isFinite(loss)) {
        net.copyParameters(lastFinite);
        history.stop(
            Text.format(
                "stopped in epoch %d: the loss became %s with learning rate %s; the network has the parameters of epoch %d, with loss %s",
                epoch, loss, descent.rate().at(updates - 1), epoch - 1, history.last().loss()));
        return;
      }
      lastFinite.copyParameters(net);
    }
    if (descent.patience() > 0) {
      net.copyParameters(best);
    }
  }

  private boolean isOutOfPatience() {
    if (descent.patience() == 0) {
      return false;
    }
    History.Epoch least = history.best();
    if (least.number() == epoch) {
      best.copyParameters(net);
    }
    boolean isOut = epoch - least.number() >= descent.patience();
    if (isOut) {
      history.stop(
          Text.format(
              "stopped in epoch %d: no held-out loss for %d epochs was below that of epoch %d, %s, whose parameters the network has",
              epoch, descent.patience(), least.number(), Numbers.rounded(least.heldOutLoss())));
    }
    return isOut;
  }

  /** All updates of one epoch, which allocate nothing. */
  void updates() {
    if (batch == null) {
      step(X, Y, all);
      listener.update(epoch);
      return;
    }
    Shuffle.inPlace(order, random);
    int size = batch.X().columns();
    for (int start = 0; start < order.length; start += size) {
      Batch examples = start + size <= order.length ? batch : rest;
      examples.X().copyColumns(X, order, start);
      examples.Y().copyColumns(Y, order, start);
      step(examples.X(), examples.Y(), examples.pass());
      double done = Math.min(1, (double) (start + size) / order.length);
      listener.update(epoch - 1 + done);
    }
  }

  private void step(Matrix X, Matrix Y, Pass pass) {
    double rate = descent.rate().at(updates);
    net.forward(X, pass);
    net.backward(Y, pass);
    // an interrupt ends the passes above, and so never leaves half an update behind
    update.apply(pass, rate);
    updates++;
  }

  /** Measures the network as it is, and records it if the loss is finite (or it is epoch 0). */
  private double measure() {
    net.forward(X, all);
    double loss = net.cost(Y, all);
    if (epoch > 0 && !Double.isFinite(loss)) {
      return loss;
    }
    double metric = metric(all.a(net.depth()), Y);
    net.backward(Y, all);
    double heldOutLoss = Double.NaN;
    double heldOutMetric = Double.NaN;
    if (descent.heldOut() != null) {
      Pass pass = net.forward(descent.heldOut().X());
      heldOutLoss = net.cost(descent.heldOut().Y(), pass);
      heldOutMetric = metric(pass.a(net.depth()), descent.heldOut().Y());
    }
    History.Epoch measured =
        new History.Epoch(epoch, loss, metric, heldOutLoss, heldOutMetric, norms(all));
    history.add(measured);
    listener.epoch(measured);
    return loss;
  }

  /** ‖∂C/∂W^l‖, l = 1 … L. */
  static List<Double> norms(Pass pass) {
    return IntStream.rangeClosed(1, pass.depth()).mapToObj(l -> pass.dW(l).norm()).toList();
  }

  private double metric(Matrix A, Matrix Y) {
    // an output that is NaN has no class; the loss says that something is wrong
    boolean measurable = descent.metric() != null && A.isFinite();
    return measurable ? descent.metric().of(A, Y) : Double.NaN;
  }

  static void require(Network net, String which, Matrix X, Matrix Y) {
    int outputs = net.units(net.depth());
    if (X.rows() != net.units(0) || Y.rows() != outputs || X.columns() != Y.columns()) {
      throw Text.illegal(
          "%sX is %s and %sY is %s: they must have %d and %d rows, and equally many columns",
          which, X.shape(), which, Y.shape(), net.units(0), outputs);
    }
    Text.refuseIf(X.columns() == 0, "%sX has no examples: it needs at least one column", which);
    X.requireFinite(which + "X");
    Y.requireFinite(which + "Y");
    net.output().loss().requireTargets(Y);
  }
}
