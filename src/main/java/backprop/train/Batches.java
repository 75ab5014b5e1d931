package backprop.train;

import backprop.text.Text;
import java.util.Random;

/**
 * Which examples an update sees: all of them (full batch), or a few at a time (mini-batches), in a
 * new random order each epoch.
 *
 * <p>The order comes from {@link Random}, whose algorithm the Java specification fixes, by the
 * shuffle of Fisher and Yates.
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
   * @param size of a batch; 1 is descent by single examples
   * @param seed of the shuffles
   * @throws IllegalArgumentException if size is less than 1
   */
  public static Batches of(int size, long seed) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "batch size: " + size + ", a number from 1 to the number of examples was expected");
    }
    return new Batches(size, seed);
  }

  /** Whether each update sees all examples. */
  public boolean isFull() {
    return size == 0;
  }

  /** Of a batch; 0 for all examples. */
  public int size() {
    return size;
  }

  /** Of the shuffles. */
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
      throw new IllegalArgumentException(
          Text.format(
              "batch size: %d, but there are %d examples: a number from 1 to %d was expected",
              size, m, m));
    }
    return isFull() ? m : size;
  }

  /** The source of the shuffles, at its start. */
  Random random() {
    return new Random(seed);
  }

  /** Puts the numbers into a random order, every order equally likely. */
  static void shuffle(int[] numbers, Random random) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = numbers[j];
      numbers[j] = numbers[i];
      numbers[i] = other;
    }
  }

  @Override
  public String toString() {
    return isFull() ? "full batch" : "batches of " + size;
  }
}
