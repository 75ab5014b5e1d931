package backprop.progress;

import backprop.chart.Axis;
import backprop.chart.Charts;
import backprop.chart.Figure;
import backprop.text.Text;
import backprop.train.History;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The loss curve of a training run, as {@link Progress} leaves it behind. */
final class LossFigure {
  /** The ratio of the largest to the smallest loss from which the axis is logarithmic. */
  static final double MOST_LINEAR = 50;

  private LossFigure() {}

  /**
   * The curves of training and held-out loss.
   *
   * @throws IllegalArgumentException if the losses cannot be drawn: none, or one is not finite
   */
  static Figure of(String name, History history) {
    Map<String, double[]> losses = new LinkedHashMap<>();
    losses.put(named(name, "training"), history.loss());
    double[] heldOut = history.heldOutLoss();
    if (Arrays.stream(heldOut).allMatch(Double::isFinite)) {
      losses.put(named(name, "held out"), heldOut);
    }
    double[] all = losses.values().stream().flatMapToDouble(Arrays::stream).toArray();
    double low = Arrays.stream(all).min().orElse(0);
    double high = Arrays.stream(all).max().orElse(0);
    boolean log = low > 0 && high / low > MOST_LINEAR;
    return Charts.lossCurves(log ? Axis.log("loss") : Axis.linear("loss"), losses);
  }

  private static String named(String name, String part) {
    return name.isEmpty() ? part : Text.format("%s (%s)", name, part);
  }
}
