package backprop.kernel.remote;

import backprop.jshell.CellException;
import backprop.jshell.CellGuard;
import backprop.jshell.Evaluator;
import backprop.jvm.ChildJvm;
import backprop.kernel.Display;
import backprop.kernel.MimeBundle;
import backprop.kernel.Outlet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import jdk.jshell.SourceCodeAnalysis;

/**
 * A kernel that compiles cells in this JVM and runs them in a new one. So each has the JIT compiler
 * that suits it, and the compiler of cells can be warm already.
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
  private final Consumer<RemoteExecution> atEnd;
  private final Evaluator evaluator;

  /** Starts a kernel and its other JVM in a folder, where relative paths of magics start. */
  public RemoteKernel(Path folder) throws IOException {
    this(folder, new RemoteExecution(ChildJvm.FOR_CELLS, folder, true), RemoteExecution::close);
  }

  RemoteKernel(Path folder, RemoteExecution execution, Consumer<RemoteExecution> atEnd)
      throws IOException {
    this.execution = execution;
    this.atEnd = atEnd;
    String classPath = System.getenv().getOrDefault("IJAVA_CLASSPATH", "");
    evaluator = new Evaluator(folder, execution, Display.class, classPath); // meanwhile
    execution.awaitStart();
  }

  /**
   * Executes a cell and returns the value to show, if it has one. What it prints and displays goes
   * to {@code outlet}, all of it before this method returns.
   *
   * @throws DeadKernelException if the cell ended its JVM
   */
  public Optional<MimeBundle> execute(String cell, Outlet outlet) throws CellException {
    execution.attach(outlet);
    try {
      boolean shows = evaluator.eval(cell, CellGuard.NONE) != null;
      return shows ? execution.shown() : Optional.empty();
    } finally {
      execution.requireAlive();
    }
  }

  public SourceCodeAnalysis analysis() {
    return evaluator.analysis();
  }

  public void interrupt() {
    evaluator.interrupt();
  }

  @Override
  public void close() {
    evaluator.close();
    atEnd.accept(execution);
  }
}
