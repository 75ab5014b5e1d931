package backprop.kernel.remote;

import backprop.jvm.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * JVMs for one notebook after the other: what the JIT compiler has made of the library serves the
 * next one too, and nothing else. A JVM in which a notebook has left a thread is ended.
 */
public final class CellJvms implements AutoCloseable {
  private final Map<Path, Deque<RemoteExecution>> free = new HashMap<>(); // by folder

  /** A kernel whose cells run in a JVM that was started in this folder. */
  public RemoteKernel kernelIn(Path folder) throws IOException {
    return new RemoteKernel(folder, take(folder), used -> giveBack(folder, used));
  }

  private synchronized RemoteExecution take(Path folder) throws IOException {
    RemoteExecution used = freeIn(folder).poll();
    return used != null ? used : new RemoteExecution(ChildJvm.FOR_CELLS, folder, true);
  }

  private void giveBack(Path folder, RemoteExecution used) {
    if (used.forget()) {
      synchronized (this) {
        freeIn(folder).push(used);
      }
    } else {
      used.close();
    }
  }

  private Deque<RemoteExecution> freeIn(Path folder) {
    return free.computeIfAbsent(folder, none -> new ArrayDeque<>());
  }

  /** Ends those that no notebook has. */
  @Override
  public synchronized void close() {
    free.values().forEach(all -> all.forEach(RemoteExecution::close));
  }
}
