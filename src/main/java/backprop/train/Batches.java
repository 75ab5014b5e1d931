package backprop.train;

import backprop.text.Text;
import java.util.Random;

/**
 * Which examples an update sees: all of them (full batch), or a few at a time (mini-batches), in a
 * new random order each epoch (see {@link backprop.matrix.Shuffle}).
 */
public final class Batches {
  private final int size; // 0: all examples
  private final long seed;

  private Batches(int size, long seed) {
    this.size = size;
    this.seed = seed;
  }

  /** All examples in each update, in their own order. */
  public static Batches full() {
    return new Batches(0, 0);
  }

  /**
   * A given number of examples in each update; the last batch of an epoch may be smaller.
   *
   * @param size the number of examples in a batch; with 1 every update sees a single example
   * @param seed of the random orders
   * @throws IllegalArgumentException if size is less than 1
   */
  public static Batches of(int size, long seed) {
    if (size < 1) {
      throw Text.illegal("batch size: %s must be from 1 to the number of examples", size);
    }
    return new Batches(size, seed);
  }

  /** Whether each update sees all examples. */
  public boolean isFull() {
    return size == 0;
  }

  /** The number of examples in a batch; 0 for all of them. */
  public int size() {
    return size;
  }

  /** The seed of the shuffles. */
  public long seed() {
    return seed;
  }

  /**
   * The size of a batch of m examples.
   *
   * @throws IllegalArgumentException if the batch size is larger than m
   */
  public int sizeFor(int m) {
    if (size > m) {
      throw Text.illegal(
          "batch size: %d, but there are only %d examples: it must be from 1 to %d", size, m, m);
    }
    return isFull() ? m : size;
  }

  /** The source of the shuffles, at its start. */
  Random random() {
    return new Random(seed);
  }

  @Override
  public String toString() {
    return isFull() ? "full batch" : "batches of " + size;
  }
}
