package backprop.jvm;

import java.util.Optional;

/** Ends this JVM when the process that it serves is gone, however that ended. */
public final class ParentProcess {
  private static final long POLL_MS = 250; // onExit() of a process that is no child takes seconds

  private ParentProcess() {}

  /** Begins to watch a process, after whose end {@code last} is done and this JVM ends. */
  public static void endWith(Optional<ProcessHandle> process, Runnable last) {
    if (process.isPresent()) {
      Thread watch = new Thread(() -> watch(process, last), "parent-process");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private static void watch(Optional<ProcessHandle> process, Runnable last) {
    boolean isParent = process.equals(ProcessHandle.current().parent());
    try {
      while (process.get().isAlive()
          && (!isParent || process.equals(ProcessHandle.current().parent()))) { // nor a zombie
        Thread.sleep(POLL_MS);
      }
      last.run();
    } catch (InterruptedException e) {
      // as good as its end
    } finally {
      Runtime.getRuntime().halt(1);
    }
  }

  /** The Jupyter server that this kernel belongs to, when it says so. */
  public static Optional<ProcessHandle> jupyter() {
    String pid = System.getenv("JPY_PARENT_PID");
    return pid == null || !pid.matches("\\d{1,18}")
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(pid));
  }
}
