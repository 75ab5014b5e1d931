package backprop.matrix;

import backprop.text.Text;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many threads a large matrix product may use: as many as there are processors, unless the
 * system property {@code backprop.threads} or {@link #use} says otherwise.
 *
 * <p>Threads divide the rows or the columns of a result, never a sum, so their number changes no
 * bit of it. Small products stay with the thread that asks. Nothing is allocated for a product. The
 * helpers are daemon threads; they wait for the next product actively for a fraction of a
 * millisecond, then they sleep.
 */
public final class Threads {
  /** Computes rows, or columns, {@code from} (inclusive) to {@code to} (exclusive) of out. */
  @FunctionalInterface
  interface Stripe {
    void compute(Matrix A, Matrix B, Matrix out, int from, int to);
  }

  // multiplications below which one thread is faster: about 0.1 ms of work
  private static final long WORTH_DIVIDING = 2_000_000;

  // chunks begin at multiples of twelve, which is a multiple of what the products take at once
  private static final int UNIT = 12;

  // how long a helper waits actively for the next product, and the caller for the helpers
  private static final long ACTIVE_NANOS = 200_000;
  private static final int PATIENCE = 10_000;

  private static final int MOST = 1024;

  private static final Threads SHARED = new Threads();
  private static volatile int count = initial();

  // one product at a time; a second caller meanwhile computes alone
  private final ReentrantLock busy = new ReentrantLock();

  // the product in work; written before `ticket` is, read after it
  private Stripe stripe;
  private Matrix A;
  private Matrix B;
  private Matrix out;
  private int length;
  private int chunks;

  // product number · 2^32 + chunks that nobody has begun. All that decides a claim stands here: a
  // number of chunks beside it may already be that of the next product
  private final AtomicLong ticket = new AtomicLong();
  private final AtomicInteger done = new AtomicInteger();
  private volatile Throwable failure;
  private volatile Helper[] helpers = new Helper[0];

  private Threads() {}

  /** How many threads a large product uses. */
  public static int count() {
    return count;
  }

  /**
   * Sets how many threads a large product uses; 1 for none but the caller.
   *
   * @throws IllegalArgumentException if threads is not 1 … 1024
   */
  public static void use(int threads) {
    Text.refuseIf(
        threads < 1 || threads > MOST, "threads: %s must be a number from 1 to %s", threads, MOST);
    count = threads;
  }

  /** Whether a product of n × k by k × m is worth dividing. */
  static boolean pay(int n, int k, int m) {
    return (long) n * k * m >= WORTH_DIVIDING && count > 1;
  }

  /**
   * Computes all of out, of so many rows or columns, by this thread and the helpers together, in
   * {@code chunks} parts, several for each thread: then one that is held up delays little.
   */
  static void divide(Stripe stripe, Matrix A, Matrix B, Matrix out, int length, int chunks) {
    if (chunks < 2 || !SHARED.busy.tryLock()) {
      stripe.compute(A, B, out, 0, length);
      return;
    }
    try {
      SHARED.run(stripe, A, B, out, length, chunks, count);
    } finally {
      SHARED.busy.unlock();
    }
  }

  private void run(
      Stripe stripe, Matrix A, Matrix B, Matrix out, int length, int chunks, int threads) {
    this.stripe = stripe;
    this.A = A;
    this.B = B;
    this.out = out;
    this.length = length;
    this.chunks = chunks;
    failure = null;
    done.set(0);
    long product = (ticket.get() >>> 32) + 1 & 0xffff_ffffL;
    ticket.set(product << 32 | chunks); // from here on helpers take part
    wake(threads - 1);
    try {
      work(product);
    } catch (RuntimeException | Error e) {
      work(product); // takes the chunks that nobody has begun, and computes none of them
      throw e;
    } finally {
      awaitHelpers();
      this.A = this.B = this.out = null; // nothing is kept from being collected
    }
    if (failure != null) {
      throw new IllegalStateException("a helper thread failed", failure);
    }
  }

  /** Takes chunks of this product until none is left; computes them unless it has failed. */
  private void work(long product) {
    for (long t = ticket.get(); t >>> 32 == product && (int) t > 0; t = ticket.get()) {
      if (ticket.compareAndSet(t, t - 1)) { // and all fields are those of this product
        try {
          if (failure == null) {
            stripe.compute(A, B, out, beginning((int) t - 1), beginning((int) t));
          }
        } catch (RuntimeException | Error e) {
          failure = e; // before this chunk counts as done
          throw e;
        } finally {
          done.incrementAndGet();
        }
      }
    }
  }

  private int beginning(int chunk) {
    return chunk == chunks ? length : (int) ((long) length * chunk / chunks) / UNIT * UNIT;
  }

  /** Waits for the chunks that helpers have begun. */
  private void awaitHelpers() {
    for (int spins = 0; done.get() < chunks; spins++) {
      if (spins < PATIENCE) {
        Thread.onSpinWait();
      } else {
        Thread.yield(); // the helper may need this processor
      }
    }
  }

  private void wake(int wanted) {
    if (helpers.length < wanted) {
      Helper[] more = Arrays.copyOf(helpers, wanted);
      for (int h = helpers.length; h < wanted; h++) {
        more[h] = new Helper(h);
        more[h].start();
      }
      helpers = more;
    }
    for (int h = 0; h < wanted; h++) {
      if (helpers[h].asleep) {
        LockSupport.unpark(helpers[h]);
      }
    }
  }

  /**
   * The thread group of threads that outlive a notebook's cell: JShell ends an interrupted cell by
   * stopping every thread of the group that the cell runs in.
   */
  public static ThreadGroup outermostGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  private static int initial() {
    int threads = Integer.getInteger("backprop.threads", 0);
    return threads >= 1 && threads <= MOST ? threads : Runtime.getRuntime().availableProcessors();
  }

  private final class Helper extends Thread {
    private final int number;
    private volatile boolean asleep;

    Helper(int number) {
      super(outermostGroup(), "backprop-" + (number + 1));
      this.number = number;
      setDaemon(true);
    }

    @Override
    public void run() {
      long seen = 0;
      while (true) {
        seen = next(seen);
        try {
          if (number < count - 1) {
            work(seen);
          }
        } catch (RuntimeException | Error e) {
          // the caller says it: see failure
        }
      }
    }

    /** Waits for a product after the one with this number. */
    private long next(long seen) {
      long since = System.nanoTime();
      for (long product = ticket.get() >>> 32; ; product = ticket.get() >>> 32) {
        if (product != seen) {
          return product;
        }
        if (System.nanoTime() - since < ACTIVE_NANOS) {
          Thread.onSpinWait();
          continue;
        }
        asleep = true; // from here on a new product unparks
        if (ticket.get() >>> 32 == seen) {
          LockSupport.park(Threads.this);
          Thread.interrupted(); // it was not meant for this thread
        }
        asleep = false;
      }
    }
  }
}
