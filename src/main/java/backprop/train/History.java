package backprop.train;

import backprop.text.Text;
import backprop.text.TextTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a training run measured: one entry before the first update (epoch 0) and one after each
 * epoch. Losses and gradients are those of all training examples with the parameters at that
 * moment, not averages over the batches of an epoch.
 */
public final class History {
  /**
   * One entry.
   *
   * @param number of the epoch, from 0
   * @param loss C on the training examples
   * @param metric on the training examples; NaN if none is measured
   * @param heldOutLoss C on the held-out examples; NaN if there are none
   * @param heldOutMetric on the held-out examples; NaN if there are none, or none is measured
   * @param gradientNorms ‖∂C/∂W^l‖ on the training examples; entry l − 1 belongs to layer l
   */
  public record Epoch(
      int number,
      double loss,
      double metric,
      double heldOutLoss,
      double heldOutMetric,
      List<Double> gradientNorms)
      implements Serializable {
    /** "epoch 30: loss 0.0123, metric 0.96": what was measured. */
    @Override
    public String toString() {
      return HistoryText.of(this);
    }
  }

  private final List<Epoch> epochs = new ArrayList<>();
  private String stopped;
  private boolean interrupted;

  History() {}

  /** What a training elsewhere measured, and why it ended before its last epoch, or null. */
  public History(List<Epoch> epochs, String stopped) {
    this.epochs.addAll(epochs);
    this.stopped = stopped;
  }

  void add(Epoch epoch) {
    epochs.add(epoch);
  }

  void stop(String why) {
    stopped = why;
  }

  void interrupt(String where) {
    interrupted = true;
    stop("interrupted " + where);
  }

  /** All entries in order. */
  public List<Epoch> epochs() {
    return List.copyOf(epochs);
  }

  /**
   * The last entry.
   *
   * @throws IllegalStateException if there is none: the run ended before anything was measured
   */
  public Epoch last() {
    if (epochs.isEmpty()) {
      throw new IllegalStateException(
          "nothing was measured: " + stopped().orElse("the training has not begun"));
    }
    return epochs.get(epochs.size() - 1);
  }

  /** The first entry with the least held-out loss, or loss if none is held out. */
  public Epoch best() {
    boolean isHeldOut = !Double.isNaN(last().heldOutLoss());
    return epochs.stream()
        .min(Comparator.comparingDouble(isHeldOut ? Epoch::heldOutLoss : Epoch::loss))
        .orElseThrow();
  }

  /** Why training ended before its last epoch, if it did. */
  public Optional<String> stopped() {
    return Optional.ofNullable(stopped);
  }

  /** Whether that was because the thread was interrupted. */
  public boolean interrupted() {
    return interrupted;
  }

  /** C on the training examples, by epoch from 0. */
  public double[] loss() {
    return column(Epoch::loss);
  }

  /** The metric on the training examples, by epoch from 0. */
  public double[] metric() {
    return column(Epoch::metric);
  }

  /** C on the held-out examples, by epoch from 0. */
  public double[] heldOutLoss() {
    return column(Epoch::heldOutLoss);
  }

  /** The metric on the held-out examples, by epoch from 0. */
  public double[] heldOutMetric() {
    return column(Epoch::heldOutMetric);
  }

  /**
   * ‖∂C/∂W^l‖ of layer l = 1 … L, by epoch from 0.
   *
   * @throws IllegalArgumentException if there is no such layer
   * @throws IllegalStateException if nothing was measured
   */
  public double[] gradientNorm(int l) {
    int L = last().gradientNorms().size();
    Text.refuseIf(l < 1 || l > L, "layer %s: the layers of this network are 1 to %s", l, L);
    return column(epoch -> epoch.gradientNorms().get(l - 1));
  }

  /** ‖∂C/∂W^l‖: {@code gradientNorms()[epoch][l − 1]}. */
  public double[][] gradientNorms() {
    return epochs.stream()
        .map(epoch -> epoch.gradientNorms().stream().mapToDouble(x -> x).toArray())
        .toArray(double[][]::new);
  }

  /**
   * Everything that was measured by name, epoch by epoch; {@code Tables.of} makes a Tablesaw table
   * of it.
   *
   * @throws IllegalStateException if nothing was measured
   */
  public Map<String, double[]> columns() {
    int L = last().gradientNorms().size();
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("epoch", column(Epoch::number));
    columns.put("loss", loss());
    columns.putAll(measured());
    for (int l = 1; l <= L; l++) {
      columns.put("‖∂C/∂W^" + l + "‖", gradientNorm(l));
    }
    return columns;
  }

  /** First and last loss, why training stopped early, and up to ten epochs, evenly spread. */
  public TextTable toText() {
    return HistoryText.of(this);
  }

  /** {@link #toText}, aligned. */
  @Override
  public String toString() {
    return toText().toString();
  }

  private double[] column(ToDoubleFunction<Epoch> of) {
    return epochs.stream().mapToDouble(of).toArray();
  }

  /** Losses and metrics by name, without those that are NaN in every epoch. */
  Map<String, double[]> measured() {
    Map<String, double[]> measured = new LinkedHashMap<>();
    measured.put("loss", loss());
    measured.put("metric", metric());
    measured.put("held-out loss", heldOutLoss());
    measured.put("held-out metric", heldOutMetric());
    measured.values().removeIf(values -> Arrays.stream(values).allMatch(Double::isNaN));
    return measured;
  }
}
