package backprop.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutputQueueTest {
  @Test
  void aCharacterIsNeverCutInTwo() {
    byte[] bytes = "a∂😀".getBytes(StandardCharsets.UTF_8);
    Set<Integer> cut = Set.of(2, 3, 5, 6, 7);
    for (int length = 0; length <= bytes.length; length++) {
      assertEquals(
          cut.contains(length),
          OutputQueue.isCut(Arrays.copyOf(bytes, length)),
          "first " + length + " bytes");
    }
  }

  @Test
  void bytesThatAreNoTextGoOnNevertheless() {
    assertFalse(OutputQueue.isCut(new byte[] {-128, -128, -128, -128, -128}));
  }
}
