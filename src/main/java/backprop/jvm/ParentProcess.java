package backprop.jvm;

import java.util.Optional;

/** Ends this JVM when the process that it serves is gone, however that ended. */
public final class ParentProcess {
  private ParentProcess() {}

  public static void endWith(Optional<ProcessHandle> parent) {
    parent.ifPresent(process -> process.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
  }

  /** The Jupyter server that this kernel belongs to, when it says so. */
  public static Optional<ProcessHandle> jupyter() {
    String pid = System.getenv("JPY_PARENT_PID");
    return pid == null || !pid.matches("\\d{1,18}")
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(pid));
  }
}
