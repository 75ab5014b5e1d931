package backprop.data;

import backprop.matrix.Shuffle;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Examples divided into a training part, which may be learnt from, and a held-out part, which only
 * judges.
 *
 * <p>The draw depends on the seed alone (see {@link Shuffle}). Both parts keep the order of the
 * original examples.
 */
public record Split(Examples training, Examples heldOut) {
  /**
   * A split in which every class appears in both parts, in proportion to its number (largest
   * remainder), with exactly {@code heldOut} examples held out.
   *
   * @throws IllegalArgumentException if {@code heldOut} leaves either part without room for one
   *     example of each class, or a class has a single example
   * @throws IllegalStateException if the examples have no classes
   */
  public static Split stratified(Examples examples, int heldOut, long seed) {
    int[] labels = examples.labels();
    int[] counts = new int[examples.classes().size()];
    for (int label : labels) {
      counts[label]++;
    }
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] == 1) {
        throw Text.illegal(
            "class '%s' has a single example; it needs at least 2, one for each part",
            examples.className(k));
      }
    }
    int present = (int) Arrays.stream(counts).filter(n -> n > 0).count();
    requireRoom(heldOut, present, examples.size() - present, examples);
    return divide(examples, labels, quota(counts, heldOut), seed);
  }

  /**
   * A split that looks at no class, for regression.
   *
   * @throws IllegalArgumentException if {@code heldOut} is not 1 … m−1
   */
  public static Split random(Examples examples, int heldOut, long seed) {
    requireRoom(heldOut, 1, examples.size() - 1, examples);
    return divide(examples, new int[examples.size()], new int[] {heldOut}, seed);
  }

  /** "1347 for training, 450 held out". */
  @Override
  public String toString() {
    return Text.format("%s for training, %s held out", training.size(), heldOut.size());
  }

  private static void requireRoom(int heldOut, int least, int most, Examples examples) {
    if (heldOut < least || heldOut > most) {
      String range = "it must be " + least + " … " + most;
      throw Text.illegal(
          "%s held out of %s: %s",
          heldOut, examples, least > most ? "there are too few to hold any out" : range);
    }
  }

  // n_k = m_k · heldOut / m, rounded down; what is left goes to the largest remainders. At least 1
  // and at most m_k − 1, so that the class appears in both parts.
  private static int[] quota(int[] counts, int heldOut) {
    long total = Arrays.stream(counts).sum();
    int[] quota = new int[counts.length];
    List<Integer> classes = new ArrayList<>();
    int left = heldOut;
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        int share = (int) ((long) counts[k] * heldOut / total);
        quota[k] = Math.min(Math.max(share, 1), counts[k] - 1);
        left -= quota[k];
        classes.add(k);
      }
    }
    classes.sort(Comparator.comparingLong(k -> -((long) counts[k] * heldOut % total)));
    for (int i = 0; left != 0; i = (i + 1) % classes.size()) {
      // too many only if small classes were lifted to 1: take back where the remainder is smallest
      int k = classes.get(left > 0 ? i : classes.size() - 1 - i);
      if (left > 0 && quota[k] < counts[k] - 1) {
        quota[k]++;
        left--;
      } else if (left < 0 && quota[k] > 1) {
        quota[k]--;
        left++;
      }
    }
    return quota;
  }

  // held out are the first of each class in a random order, as many as its quota says
  private static Split divide(Examples examples, int[] labels, int[] quota, long seed) {
    int m = labels.length;
    int[] order = IntStream.range(0, m).toArray();
    Shuffle.inPlace(order, new Random(seed));
    boolean[] held = new boolean[m];
    for (int j : order) {
      held[j] = quota[labels[j]]-- > 0;
    }
    return new Split(
        examples.subset(IntStream.range(0, m).filter(j -> !held[j]).toArray()),
        examples.subset(IntStream.range(0, m).filter(j -> held[j]).toArray()));
  }
}
