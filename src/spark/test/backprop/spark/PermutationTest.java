package backprop.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 16, 17, 1000, 4096, 4097})
  void everyPlaceHasANumberOfItsOwn(long n) {
    long[] numbers = numbers(n, 1, 2);
    Arrays.sort(numbers);
    assertEquals(LongStream.range(0, n).boxed().toList(), LongStream.of(numbers).boxed().toList());
  }

  @Test
  void seedsAndEpochsHaveOrdersOfTheirOwn() {
    assertFalse(Arrays.equals(numbers(1000, 1, 1), numbers(1000, 1, 2)));
    assertFalse(Arrays.equals(numbers(1000, 1, 1), numbers(1000, 2, 1)));
    assertFalse(Arrays.equals(numbers(1000, 1, 1), LongStream.range(0, 1000).toArray()));
  }

  private static long[] numbers(long n, long seed, long number) {
    Permutation order = new Permutation(n, seed, number);
    return LongStream.range(0, n).map(order::at).toArray();
  }
}
