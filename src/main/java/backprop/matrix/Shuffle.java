package backprop.matrix;

import java.util.Random;

/**
 * Puts examples into a random order. {@link Random} is fixed by the Java specification, so that a
 * seed gives the same order everywhere.
 */
public final class Shuffle {
  private Shuffle() {}

  /** Shuffles numbers in place, every order equally likely: Fisher and Yates. */
  public static void inPlace(int[] numbers, Random random) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = numbers[j];
      numbers[j] = numbers[i];
      numbers[i] = other;
    }
  }
}
