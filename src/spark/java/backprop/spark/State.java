package backprop.spark;

import backprop.train.History;
import java.io.Serializable;
import java.util.ArrayList;

/**
 * Where a training stands, as far as what follows depends on it.
 *
 * @param network with its parameters
 * @param memory what the rule of the updates, or L-BFGS, remembers
 * @param updates how many were made
 * @param start how many examples of the epoch after the last one measured it has used
 * @param before the parameters after the last epoch measured
 * @param best the parameters with the least held-out loss, if there is patience; else null
 * @param epochs measured so far
 * @param stopped why it has ended, or null
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
