package backprop.kernel.remote;

import backprop.jshell.CellException;
import backprop.jshell.CellGuard;
import backprop.jshell.Evaluator;
import backprop.kernel.Display;
import backprop.kernel.MimeBundle;
import backprop.kernel.Outlet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A kernel that compiles cells in this JVM, where the compiler is warm already, and runs them in a
 * new one. It shows what {@link backprop.kernel.EmbeddedKernel} does.
 */
public final class RemoteKernel implements AutoCloseable {
  /** A cell ended the JVM in which it ran; with which status, and what that wrote last. */
  public static final class DeadKernelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DeadKernelException(String end) {
      super(end);
    }
  }

  private final RemoteExecution execution;
  private final Evaluator evaluator;
  private int executed;

  /** Starts a kernel and its other JVM in a folder, where relative paths of magics start. */
  public RemoteKernel(Path folder, List<String> jvmOptions) throws IOException {
    execution = new RemoteExecution(jvmOptions, folder, true);
    String classPath = System.getenv().getOrDefault("IJAVA_CLASSPATH", "");
    evaluator = new Evaluator(folder, execution, Display.class, classPath); // meanwhile
    execution.awaitStart();
  }

  /** As {@link backprop.kernel.EmbeddedKernel#execute} does, while its JVM lives. */
  public Optional<MimeBundle> execute(String cell, Outlet outlet) throws CellException {
    executed++;
    execution.attach(outlet);
    try {
      boolean shows = evaluator.eval(cell, executed, CellGuard.NONE) != null;
      return shows ? execution.shown() : Optional.empty();
    } finally {
      execution.requireAlive();
    }
  }

  @Override
  public void close() {
    evaluator.close();
  }
}
