package backprop.train;

import backprop.text.Text;

/**
 * Which examples an update sees: all of them (full batch, size 0), or a few at a time
 * (mini-batches), in a new random order each epoch (see {@link backprop.matrix.Shuffle}).
 */
public record Batches(int size, long seed) {
  /**
   * @throws IllegalArgumentException if size is negative
   */
  public Batches {
    require(size >= 0, size);
  }

  /** All examples in each update, in their own order. */
  public static Batches full() {
    return new Batches(0, 0);
  }

  /**
   * A given number of examples in each update; the last batch of an epoch may be smaller.
   *
   * @param size the number of examples in a batch; with 1 every update sees a single example
   * @throws IllegalArgumentException if size is less than 1
   */
  public static Batches of(int size, long seed) {
    require(size >= 1, size);
    return new Batches(size, seed);
  }

  private static void require(boolean valid, int size) {
    Text.refuseIf(!valid, "batch size: %s must be from 1 to the number of examples", size);
  }

  /** Whether each update sees all examples. */
  public boolean isFull() {
    return size == 0;
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

  @Override
  public String toString() {
    return isFull() ? "full batch" : "batches of " + size;
  }
}
