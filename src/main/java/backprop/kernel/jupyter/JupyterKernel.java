package backprop.kernel.jupyter;

import backprop.jshell.Assistant;
import backprop.jshell.CellException;
import backprop.jshell.CompletionIndex;
import backprop.kernel.MimeBundle;
import backprop.kernel.Outlet;
import backprop.kernel.RenderingKernel;
import backprop.kernel.remote.RemoteKernel;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** A Java kernel on the JDK's own JShell: the same notebooks run on it as on IJava. */
public final class JupyterKernel extends BaseKernel implements AutoCloseable {
  // they take half a second to start; Jupyter gets its first answers meanwhile
  private final CompletableFuture<RemoteKernel> cells;
  private Runnable onShutdown = () -> {};

  /** Starts a kernel in the notebook's folder: relative paths of its magics start there. */
  public JupyterKernel(Path folder) {
    CompletionIndex.postpone();
    cells = CompletableFuture.supplyAsync(() -> start(folder.toAbsolutePath()));
  }

  private static RemoteKernel start(Path folder) {
    try {
      return new RemoteKernel(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private Assistant assistant() {
    CompletionIndex.begin();
    return new Assistant(cells.join().analysis());
  }

  int nextExecutionCount() {
    return executionCount.get();
  }

  /**
   * Executes a cell and returns the value to show, if it has one. What it prints and displays goes
   * to {@code outlet}, all of it before this method returns.
   */
  public Optional<MimeBundle> execute(String cell, Outlet outlet) throws CellException {
    CompletionIndex.stillBusy();
    try {
      return cells.join().execute(cell, outlet);
    } finally {
      CompletionIndex.stillBusy();
      executionCount.incrementAndGet();
    }
  }

  /** Not used: {@link ExecuteHandler} answers Jupyter's requests. */
  @Override
  public DisplayData eval(String cell) {
    throw new UnsupportedOperationException("cells are executed with an outlet");
  }

  @Override
  public void becomeHandlerForConnection(JupyterConnection connection) {
    super.becomeHandlerForConnection(connection);
    connection.setHandler(MessageType.EXECUTE_REQUEST, new ExecuteHandler(this));
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    return orNothing(() -> assistant().complete(code, at));
  }

  @Override
  public DisplayData inspect(String code, int at, boolean extraDetail) {
    return orNothing(() -> assistant().inspect(code, at));
  }

  /** JShell's analysis of odd code may itself fail; no help is better than a dead kernel. */
  private static <T> T orNothing(Supplier<T> help) {
    try {
      return help.get();
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      return null;
    }
  }

  @Override
  public String isComplete(String code) {
    CompletionInfo last = orNothing(() -> assistant().lastStatement(code));
    if (last == null) {
      return IS_COMPLETE_MAYBE;
    }
    return switch (last.completeness()) {
      case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> IS_COMPLETE_YES;
      case UNKNOWN -> IS_COMPLETE_BAD;
      case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> Assistant.indentAfter(code);
    };
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return RenderingKernel.LANGUAGE;
  }

  @Override
  public String getBanner() {
    return "Java " + Runtime.version() + " (the backprop workbook's own kernel)";
  }

  @Override
  public void interrupt() {
    cells.join().interrupt();
  }

  void onShutdown(Runnable action) {
    onShutdown = action;
  }

  @Override
  public void onShutdown(boolean isRestarting) {
    onShutdown.run();
  }

  @Override
  public void close() {
    cells.join().close();
  }
}
