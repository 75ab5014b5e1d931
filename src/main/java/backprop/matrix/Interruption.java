package backprop.matrix;

import java.util.concurrent.CancellationException;

/**
 * Ends a long computation whose thread was interrupted. A notebook's kernel can only ask a loop to
 * stop; loops that call the products notice it here, your own as well as the library's.
 */
final class Interruption {
  private Interruption() {}

  /**
   * Returns if the thread may go on, and has not been interrupted. The interrupt stays pending: who
   * handles it calls {@link Thread#interrupted}.
   */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }
}
