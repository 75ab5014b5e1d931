package backprop.spark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** How much memory some work needs: what is in use after each of many garbage collections. */
final class LiveHeap {
  private static final long MILLIS_BETWEEN = 100;

  private LiveHeap() {}

  interface Work {
    void run() throws IOException;
  }

  /** The most bytes that were in use while the work ran; it runs more slowly than by itself. */
  static long during(Work work) throws IOException {
    AtomicLong most = new AtomicLong();
    AtomicBoolean done = new AtomicBoolean();
    Thread watch = new Thread(() -> watch(most, done), "live heap");
    watch.setDaemon(true);
    watch.start();
    try {
      work.run();
    } finally {
      done.set(true);
      watch.interrupt();
    }
    return most.get();
  }

  private static void watch(AtomicLong most, AtomicBoolean done) {
    while (!done.get()) {
      System.gc();
      most.accumulateAndGet(left(), Math::max);
      try {
        Thread.sleep(MILLIS_BETWEEN);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** What the last collection left, not what was allocated since. */
  private static long left() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }
}
