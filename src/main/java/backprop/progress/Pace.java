package backprop.progress;

import java.util.function.LongSupplier;

/** When to show progress: not at once, then a few times a second. */
final class Pace {
  private static final long FIRST_NANOS = 400_000_000; // what is over before needs no progress
  private static final long EVERY_NANOS = 250_000_000;

  private final LongSupplier nanoTime;
  private long start;
  private long due;

  Pace(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The time counts from here. */
  void begin() {
    restart();
    due = start + FIRST_NANOS;
  }

  /** The time counts from here, but what is shown next comes when it would have come. */
  void restart() {
    start = nanoTime.getAsLong();
  }

  double seconds() {
    return (nanoTime.getAsLong() - start) / 1e9;
  }

  /** Whether it is time to show something; if so, the next time is a while from now. */
  boolean isDue() {
    long now = nanoTime.getAsLong();
    if (now - due < 0) {
      return false;
    }
    due = now + EVERY_NANOS;
    return true;
  }
}
