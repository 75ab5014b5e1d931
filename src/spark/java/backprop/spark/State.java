package backprop.spark;

import backprop.train.History;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a training stands, as far as what follows depends on it.
 *
 * @param network with its parameters
 * @param memory what the rule of the updates, or L-BFGS, remembers
 * @param updates how many were made
 * @param start how many examples of the epoch after the last one measured it has used
 * @param before the parameters after the last epoch measured
 * @param best the parameters with the least held-out loss, if there is patience; else null
 * @param history a row for each epoch
 * @param stopped why it has ended, or null
 */
record State(
    Parameters network,
    double[] memory,
    long updates,
    long start,
    double[] before,
    double[] best,
    double[][] history,
    String stopped)
    implements Serializable {

  /** One row: number, loss, metric, held-out loss and metric, then the lengths of the gradients. */
  static double[][] rows(List<History.Epoch> epochs) {
    return epochs.stream()
        .map(
            e ->
                Stream.concat(
                        Stream.of(
                            (double) e.number(),
                            e.loss(),
                            e.metric(),
                            e.heldOutLoss(),
                            e.heldOutMetric()),
                        e.gradientNorms().stream())
                    .mapToDouble(x -> x)
                    .toArray())
        .toArray(double[][]::new);
  }

  /** The same, but not stopped. */
  State goingOn() {
    return new State(network, memory, updates, start, before, best, history, null);
  }

  /** The way back, a list that can grow. */
  List<History.Epoch> epochs() {
    List<History.Epoch> epochs = new ArrayList<>();
    for (double[] row : history) {
      List<Double> norms = Arrays.stream(row, 5, row.length).boxed().toList();
      epochs.add(new History.Epoch((int) row[0], row[1], row[2], row[3], row[4], norms));
    }
    return epochs;
  }
}
