package backprop.progress;

import backprop.text.Numbers;
import backprop.train.History;
import java.util.List;

/**
 * How far a training run is.
 *
 * @param name what is trained; may be empty
 * @param epochs that have been gone through, with a fraction
 * @param total epochs to go through
 * @param measured the epochs measured so far
 * @param seconds since the first update
 */
record TrainingStanding(
    String name, double epochs, int total, List<History.Epoch> measured, double seconds)
    implements Standing {

  /** "digits: epoch 12 of 60, loss 0.3412, 2 s of about 10 s". */
  @Override
  public String line() {
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
      line.append(", ").append(Standing.taken(seconds, seconds / epochs * total));
    }
    return line.toString();
  }

  private static void append(StringBuilder line, String name, double value) {
    if (!Double.isNaN(value)) {
      line.append(name).append(Numbers.rounded(value));
    }
  }

  @Override
  public String picture() {
    return LiveCurve.svg(total, measured);
  }

  @Override
  public double done() {
    return epochs;
  }
}
