package backprop.spark;

import backprop.train.History;
import java.io.Serializable;
import java.util.ArrayList;

/**
 * Where a training stands, as far as what follows depends on it: the network, what the rule of the
 * updates or L-BFGS remembers, the number of updates, the place in the epoch ({@code start}), the
 * parameters {@code before} it and the {@code best} ones, if there is patience, the epochs measured
 * so far, and why it has ended, or null.
 */
record State(
    Parameters network,
    double[] memory,
    long updates,
    long start,
    double[] before,
    double[] best,
    ArrayList<History.Epoch> epochs,
    String stopped)
    implements Serializable {
  /** The same, but not stopped. */
  State goingOn() {
    return new State(network, memory, updates, start, before, best, epochs, null);
  }
}
