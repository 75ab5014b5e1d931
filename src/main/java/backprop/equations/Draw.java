package backprop.equations;

import java.util.Random;

/**
 * Random numbers and sizes for a world. The numbers are short decimals, so that a reader can type
 * them; the same seed gives the same numbers on every machine.
 */
public final class Draw {
  private final Random random;
  private final int decimals;
  private final int largest;
  private final int changed; // which number is moved by one unit; −1 for none
  private int numbers; // how many were drawn so far

  private Draw(long seed, int decimals, int largest, int changed) {
    random = new Random(seed);
    this.decimals = decimals;
    this.largest = largest;
    this.changed = changed;
  }

  /** Numbers with two decimals, all sizes as the document's world asks. */
  public static Draw of(long seed) {
    return new Draw(seed, 2, Integer.MAX_VALUE, -1);
  }

  /** Numbers with one decimal and no size above this one: for counterexamples worked by hand. */
  public static Draw small(long seed, int largest) {
    return new Draw(seed, 1, largest, -1);
  }

  /** The same numbers, but the one drawn after {@code number} others is another. */
  static Draw changed(long seed, int largest, int number) {
    return new Draw(seed, 1, largest, number);
  }

  /** A size: how many units, examples, … there are. Choose all of them different. */
  public int size(int usual) {
    return Math.min(usual, largest);
  }

  /** A number between two, never 0. */
  public double number(double from, double to) {
    double unit = StrictMath.pow(10, decimals);
    long drawn = 0;
    while (drawn == 0) {
      drawn = Math.round((from + (to - from) * random.nextDouble()) * unit);
    }
    if (numbers++ == changed) {
      drawn += drawn == -1 ? 2 : 1;
    }
    return drawn / unit;
  }

  /** A whole number from 0 to n − 1. */
  public int index(int n) {
    return random.nextInt(n);
  }
}
