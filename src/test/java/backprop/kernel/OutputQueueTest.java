package backprop.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutputQueueTest {
  @Test
  void aCharacterIsNeverCutInTwo() {
    byte[] bytes = "a∂😀".getBytes(StandardCharsets.UTF_8);
    int[] expected = {0, 1, 1, 1, 4, 4, 4, 4, 8};
    for (int length = 0; length <= bytes.length; length++) {
      assertEquals(
          expected[length],
          OutputQueue.wholeCharacters(Arrays.copyOf(bytes, length)),
          "first " + length + " bytes");
    }
  }

  @Test
  void bytesThatAreNoTextGoOnNevertheless() {
    assertEquals(5, OutputQueue.wholeCharacters(new byte[] {-128, -128, -128, -128, -128}));
  }
}
