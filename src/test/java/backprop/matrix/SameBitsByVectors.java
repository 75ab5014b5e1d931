package backprop.matrix;

import backprop.SameBits;
import java.io.IOException;

/**
 * Trains until large products are those of the Vector API, and once more with them, on one thread
 * and on two. Ends with 1 if a bit differs, or if they never are. Without vectors of four doubles
 * there is nothing to do.
 */
public final class SameBitsByVectors {
  private static final long NANOS = 60_000_000_000L;

  private SameBitsByVectors() {}

  public static void main(String[] args) throws IOException {
    if (Vectors.find().lanes() < Vectors.LANES) {
      return;
    }
    for (long start = System.nanoTime(); !areUsed(); run("wide")) {
      if (System.nanoTime() - start > NANOS) {
        System.out.println("the Vector API is still not used after a minute");
        System.exit(1);
      }
    }
    run("1", "wide", "2", "wide");
  }

  private static boolean areUsed() {
    return Vectors.pay(100, 100, 100);
  }

  private static void run(String... what) throws IOException {
    SameBits.main(what);
  }
}
