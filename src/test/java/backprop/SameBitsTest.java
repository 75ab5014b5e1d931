package backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.matrix.Threads;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bits of a trained network are those of every other machine, JDK and number of threads. */
class SameBitsTest {
  private final int threads = Threads.count();

  @AfterEach
  void restore() {
    Threads.use(threads);
  }

  @Test
  void ofEveryActivationWithEveryLoss() {
    assertEquals(SameBits.EVERY_PAIR, SameBits.everyPair());
  }

  @Test
  void ofEveryRuleAndOfLbfgs() {
    assertEquals(SameBits.RULES, SameBits.rules());
  }

  @Test
  void ofXor() {
    assertEquals(SameBits.XOR, SameBits.xor());
  }

  @Test
  void ofDigits() throws IOException {
    assertEquals(SameBits.DIGITS, SameBits.digits());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void withAnyNumberOfThreads(int threads) throws IOException {
    Threads.use(threads);
    assertEquals(SameBits.WIDE_DIGITS, SameBits.wideDigits());
  }
}
