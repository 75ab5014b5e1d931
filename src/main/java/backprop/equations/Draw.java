package backprop.equations;

import java.util.Map;
import java.util.Random;

/**
 * Numbers and sizes for a world: random ones, or given ones. Random numbers are short decimals, so
 * that a reader can type them; the same seed gives the same numbers on every machine.
 */
public final class Draw {
  private final Random random; // null: the numbers are given
  private final Map<String, Double> given;
  private final int decimals;
  private final int largest;

  private Draw(Random random, Map<String, Double> given, int decimals, int largest) {
    this.random = random;
    this.given = given;
    this.decimals = decimals;
    this.largest = largest;
  }

  /** Random numbers with two decimals, all sizes as the document's world asks. */
  public static Draw of(long seed) {
    return new Draw(new Random(seed), Map.of(), 2, Integer.MAX_VALUE);
  }

  /** Random numbers with one decimal and no size above this one. */
  public static Draw small(long seed, int largest) {
    return new Draw(new Random(seed), Map.of(), 1, largest);
  }

  /** These numbers, 0 for all others, and no size above this one. */
  static Draw given(Map<String, Double> numbers, int largest) {
    return new Draw(null, numbers, 0, largest);
  }

  /** A size: how many units, examples, … there are. Choose all of them different. */
  public int size(int usual) {
    return Math.min(usual, largest);
  }

  /** Whether another draw would give other numbers. */
  public boolean isRandom() {
    return random != null;
  }

  /** A random number between two, never 0; or the given one of this name, 0 if there is none. */
  public double number(String name, double from, double to) {
    if (!isRandom()) {
      return given.getOrDefault(name, 0.0);
    }
    double unit = StrictMath.pow(10, decimals);
    long drawn = 0;
    while (drawn == 0) {
      drawn = Math.round((from + (to - from) * random.nextDouble()) * unit);
    }
    return drawn / unit;
  }

  /** A random whole number from 0 to n − 1; 0 where numbers are given. */
  public int index(int n) {
    return isRandom() ? random.nextInt(n) : 0;
  }
}
