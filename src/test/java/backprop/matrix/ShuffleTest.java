package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The one shuffle, of batches and of splits. */
class ShuffleTest {

  @Test
  void everyOrderIsAboutEquallyLikely() {
    Random random = new Random(1);
    int[] first = new int[6];
    for (int trial = 0; trial < 60000; trial++) {
      int[] numbers = IntStream.range(0, 3).toArray();
      Shuffle.inPlace(numbers, random);
      first[2 * numbers[0] + (numbers[1] > numbers[2] ? 1 : 0)]++;
    }
    for (int count : first) {
      assertEquals(10000, count, 400); // four standard deviations
    }
  }
}
