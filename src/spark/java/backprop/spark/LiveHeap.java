package backprop.spark;

import java.io.IOException;
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
    Runtime runtime = Runtime.getRuntime();
    while (!done.get()) {
      System.gc();
      most.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
      try {
        Thread.sleep(MILLIS_BETWEEN);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
