package backprop.kernel.remote;

/** A cell ended the JVM in which it ran. */
public final class DeadKernelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** An end: the status, and what the JVM wrote last. */
  DeadKernelException(String end) {
    super(end);
  }
}
