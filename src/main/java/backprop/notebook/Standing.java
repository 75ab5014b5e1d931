package backprop.notebook;

import backprop.text.Numbers;
import backprop.train.History;
import java.util.List;
import java.util.Locale;

/**
 * How far a training run is.
 *
 * @param name what is trained; may be empty
 * @param epochs that have been gone through, with a fraction
 * @param total epochs to go through
 * @param measured the epochs measured so far
 * @param seconds since the first update
 */
record Standing(
    String name, double epochs, int total, List<History.Epoch> measured, double seconds) {

  /** In one line: "digits: epoch 12 of 60, loss 0.3412, about 8 s left". */
  String line() {
    StringBuilder line = new StringBuilder(name.isEmpty() ? "" : name + ": ");
    if (measured.isEmpty()) {
      return line.append("begins").toString();
    }
    int present = Math.min(total, (int) epochs + (epochs > (int) epochs ? 1 : 0));
    line.append("epoch ").append(present).append(" of ").append(total);
    History.Epoch last = measured.get(measured.size() - 1);
    append(line, ", loss ", last.loss());
    append(line, ", metric ", last.metric());
    append(line, ", held-out loss ", last.heldOutLoss());
    append(line, ", held-out metric ", last.heldOutMetric());
    if (epochs > 0) {
      line.append(", about ").append(duration(secondsLeft())).append(" left");
    }
    return line.toString();
  }

  /** As many seconds for each epoch to come as the past ones took. */
  private double secondsLeft() {
    return seconds / epochs * (total - epochs);
  }

  private static void append(StringBuilder line, String name, double value) {
    if (!Double.isNaN(value)) {
      line.append(name).append(Numbers.rounded(value));
    }
  }

  private static String duration(double seconds) {
    long whole = (long) Math.ceil(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d min %d s", whole / 60, whole % 60);
    }
    return String.format(Locale.ROOT, "%d h %d min", whole / 3600, whole % 3600 / 60);
  }
}
