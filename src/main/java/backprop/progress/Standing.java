package backprop.progress;

import backprop.text.Numbers;
import backprop.text.Text;
import backprop.train.History;
import java.util.List;
import java.util.function.Supplier;

/**
 * How far something long has come: in words with its time, in numbers, and as SVG, which may be
 * empty.
 */
record Standing(String line, double done, int total, Supplier<String> picture) {
  /**
   * A training run: "digits: epoch 12 of 60, loss 0.3412, 2 s of about 10 s". Epochs have a
   * fraction; the seconds count from the first update.
   */
  static Standing ofTraining(
      String name, double epochs, int total, List<History.Epoch> measured, double seconds) {
    StringBuilder line = new StringBuilder(name.isEmpty() ? "" : name + ": ");
    if (measured.isEmpty()) {
      line.append("begins");
    } else {
      line.append("epoch ").append(Math.min(total, (int) Math.ceil(epochs)));
      line.append(" of ").append(total);
      History.Epoch last = measured.get(measured.size() - 1);
      append(line, ", loss ", last.loss());
      append(line, ", metric ", last.metric());
      append(line, ", held-out loss ", last.heldOutLoss());
      append(line, ", held-out metric ", last.heldOutMetric());
      line.append(epochs > 0 ? taken(seconds, seconds / epochs * total) : "");
    }
    return new Standing(line.toString(), epochs, total, () -> LiveCurve.svg(total, measured));
  }

  private static void append(StringBuilder line, String name, double value) {
    if (!Double.isNaN(value)) {
      line.append(name).append(Numbers.rounded(value));
    }
  }

  /** A study, so much of it done {@code before}: "units: 120 of 440 runs, 3 s of about 11 s". */
  static Standing ofStudy(String study, int finished, int before, int total, double seconds) {
    String line = Text.format("%s: %d of %d runs", study, finished, total);
    double all = seconds / (finished - before) * (total - before);
    String time = finished == before ? "" : taken(seconds, all);
    return new Standing(line + time, finished, total, () -> "");
  }

  // not what is left: some kernels drop what a cell shows after an interrupt, and then this stands
  // forever; it is still true
  private static String taken(double seconds, double all) {
    return ", " + Numbers.duration(seconds) + " of about " + Numbers.duration(all);
  }
}
