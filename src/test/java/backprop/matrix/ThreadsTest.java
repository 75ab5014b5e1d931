package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private static final int LENGTH = 240;

  @Test
  void whatAHelperThrowsIsSaidAndTheNextProductIsComputed() {
    int before = Threads.count();
    Threads.use(3);
    try {
      Matrix unused = Matrix.zeros(1, 1);
      Thread caller = Thread.currentThread();
      for (int product = 0; product < 300; product++) {
        AtomicInteger thrown = new AtomicInteger();
        AtomicInteger computed = new AtomicInteger();
        Threads.Stripe failing =
            (A, B, out, from, to) -> {
              if (Thread.currentThread() != caller) {
                thrown.incrementAndGet();
                throw new ArithmeticException("of a helper");
              }
              LockSupport.parkNanos(50_000); // time for helpers to come
            };
        String said = "";
        try {
          Threads.divide(failing, unused, unused, unused, LENGTH, 10);
        } catch (IllegalStateException e) {
          said = e.getCause().getMessage();
        }
        assertEquals(thrown.get() > 0 ? "of a helper" : "", said);
        Threads.divide(
            (A, B, out, from, to) -> computed.addAndGet(to - from),
            unused,
            unused,
            unused,
            LENGTH,
            10);
        assertEquals(LENGTH, computed.get());
      }
    } finally {
      Threads.use(before);
    }
  }

  /** Few chunks, then many: a helper that is late with the few must not begin one of the many. */
  @Test
  void everyRowIsComputedOnceBeforeDivideReturns() {
    int before = Threads.count();
    Threads.use(8);
    try {
      AtomicIntegerArray times = new AtomicIntegerArray(LENGTH);
      Matrix unused = Matrix.zeros(1, 1);
      int[] each = new int[LENGTH];
      for (int product = 0; product < 100_000; product++) {
        Threads.divide(
            (A, B, out, from, to) -> {
              for (int i = from; i < to; i++) {
                times.incrementAndGet(i);
              }
            },
            unused,
            unused,
            unused,
            LENGTH,
            product % 2 == 0 ? 2 : 16);
        Arrays.setAll(each, times::get);
        int expected = product + 1;
        assertEquals(
            LENGTH, Arrays.stream(each).filter(n -> n == expected).count(), "product " + product);
      }
    } finally {
      Threads.use(before);
    }
  }
}
