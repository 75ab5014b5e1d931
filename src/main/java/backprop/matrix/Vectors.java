package backprop.matrix;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Large products by the Vector API of the JDK, where this JVM was started with {@code --add-modules
 * jdk.incubator.vector} and the processor has vectors of at least four doubles: 1.2 to 2 times as
 * fast as {@link Products}, the same bits. {@code -Dbackprop.vectors=false} turns it off.
 *
 * <p>What the JIT compiler has not optimised yet is a hundred times slower. So when a second or two
 * have gone into large products, a thread repeats a small one until it is fast, and products change
 * over then.
 */
final class Vectors {
  /** The products of {@code src/vector}, for columns from … to of a result. */
  interface VectorKernel {
    /**
     * out ← A·B, either of them perhaps transposed. Modified: out only, and there these columns.
     */
    void compute(
        Matrix A, boolean transposeA, Matrix B, boolean transposeB, Matrix out, int from, int to);

    /** How many doubles a vector has. */
    int lanes();
  }

  static final int LANES = 4; // smaller vectors, and the loops of Products are as fast

  // multiplications below which copying B takes too long, and too small a result
  private static final long WORTH_COPYING = 30_000;
  private static final int ROWS = 6;
  private static final int COLUMNS = 12;

  // multiplications in large products that took about as long as warming up will
  private static final long WORTH_BEGINNING = 20_000_000_000L;
  private static final long WORTH_TELLING = WORTH_BEGINNING / 1000;

  private static final int ROUNDS = 1000;
  private static final long NANOS = 300_000; // 50 µs if it is fast, 4 ms if it is not

  private static final VectorKernel FOUND =
      Boolean.parseBoolean(System.getProperty("backprop.vectors", "true")) ? find() : null;
  private static final AtomicBoolean BEGUN =
      new AtomicBoolean(FOUND == null || FOUND.lanes() < LANES);
  private static volatile boolean fast;
  private static long asked; // multiplications; what two threads add at once may be lost

  // each thread's own: two that count in one place wait for each other at every product
  private static final ThreadLocal<long[]> LATELY = ThreadLocal.withInitial(() -> new long[1]);

  private Vectors() {}

  /** The class that uses the API; null if this JVM has not the module, or the jar not the class. */
  static VectorKernel find() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return null;
    }
    try {
      Class<?> found = Class.forName(Vectors.class.getPackageName() + ".VectorProducts");
      return (VectorKernel) found.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  /** Whether a product of n × k by k × m is to be computed here. */
  static boolean pay(int n, int k, int m) {
    long multiplications = (long) n * k * m;
    if (n < ROWS || m < COLUMNS || multiplications < WORTH_COPYING) {
      return false;
    }
    if (!BEGUN.get() && isWorthBeginning(multiplications) && BEGUN.compareAndSet(false, true)) {
      Thread thread = new Thread(Threads.outermostGroup(), Vectors::warmUp, "backprop-vectors");
      thread.setDaemon(true);
      thread.start();
    }
    return fast;
  }

  private static boolean isWorthBeginning(long multiplications) {
    long[] lately = LATELY.get();
    lately[0] += multiplications;
    if (lately[0] >= WORTH_TELLING) {
      asked += lately[0];
      lately[0] = 0;
    }
    return asked >= WORTH_BEGINNING;
  }

  /** Columns from … to of A·B. */
  static void times(Matrix A, Matrix B, Matrix out, int from, int to) {
    FOUND.compute(A, false, B, false, out, from, to);
  }

  /** Columns from … to of Aᵀ·B. */
  static void transposeTimes(Matrix A, Matrix B, Matrix out, int from, int to) {
    FOUND.compute(A, true, B, false, out, from, to);
  }

  /** Columns from … to of A·Bᵀ. */
  static void timesTranspose(Matrix A, Matrix B, Matrix out, int from, int to) {
    FOUND.compute(A, false, B, true, out, from, to);
  }

  /** Small products with all that large ones have: rows and columns left over, several blocks. */
  private static void warmUp() {
    Matrix out = Matrix.zeros(25, 40);
    for (int round = 0; round < ROUNDS && !fast; round++) {
      for (int steps : new int[] {30, 300}) {
        Matrix A = Matrix.zeros(out.rows(), steps);
        Matrix B = Matrix.zeros(steps, out.columns());
        for (int i = 0; i < 3600 / steps; i++) {
          allThree(A, B, out);
        }
        long before = System.nanoTime();
        allThree(A, B, out);
        fast = steps == 300 && System.nanoTime() - before < NANOS;
      }
    }
  }

  private static void allThree(Matrix A, Matrix B, Matrix out) {
    times(A, B, out, 0, out.columns());
    transposeTimes(A.transpose(), B, out, 0, out.columns());
    timesTranspose(A, B.transpose(), out, 0, out.columns());
  }
}
