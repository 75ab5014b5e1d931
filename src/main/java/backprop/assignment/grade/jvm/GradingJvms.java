package backprop.assignment.grade.jvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The JVMs that compile submissions: as many as are graded at a time. */
public final class GradingJvms implements AutoCloseable {
  private final Path folder;
  private final ConcurrentLinkedDeque<GradingJvm> idle = new ConcurrentLinkedDeque<>();

  /**
   * None yet.
   *
   * @param folder where they run
   */
  public GradingJvms(Path folder) {
    this.folder = folder;
  }

  /**
   * One that has nothing to do; a new one if there is none.
   *
   * @throws IOException if it cannot be started
   */
  GradingJvm take() throws IOException {
    GradingJvm jvm = idle.poll();
    return jvm != null ? jvm : new GradingJvm(folder);
  }

  void giveBack(GradingJvm jvm) {
    idle.push(jvm);
  }

  @Override
  public void close() {
    idle.forEach(GradingJvm::kill);
  }
}
