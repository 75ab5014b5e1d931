package backprop.matrix;

/**
 * Whether this processor multiplies and adds in one instruction. All have for years (Intel since
 * Haswell, AMD since Piledriver, every 64-bit Arm); without it {@link Math#fma} gives the same bits
 * hundreds of times slower.
 */
public final class FusedMultiplyAdd {
  // with the instruction 1 to 20 ns, even interpreted; without it more than 1000 ns
  private static final double SLOW_NANOS = 300;

  private FusedMultiplyAdd() {}

  /** Measures it, in less than a millisecond. */
  public static boolean isFast() {
    double x = 1;
    long fastest = Long.MAX_VALUE;
    for (int trial = 0; trial < 5; trial++) { // the fastest of five: the others were interrupted
      long start = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        x = Math.fma(x, 0.9, 0.1);
      }
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return fastest < 20 * SLOW_NANOS || Double.isNaN(x);
  }

  /** One sentence for the user of a processor without the instruction; empty with it. */
  public static String advice() {
    return isFast()
        ? ""
        : "This processor (or virtual machine) has no fused multiply-add instruction: results have the same bits, but training takes hundreds of times longer.";
  }
}
