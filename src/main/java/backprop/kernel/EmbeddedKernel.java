package backprop.kernel;

import backprop.jshell.Assistant;
import backprop.jshell.CellException;
import backprop.jshell.CellGuard;
import backprop.jshell.ErrorReport;
import backprop.jshell.Evaluator;
import backprop.jshell.StoppableExecution;
import backprop.text.ObjectText;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.common.Image;
import io.github.spencerpark.jupyter.kernel.display.common.Text;
import io.github.spencerpark.jupyter.kernel.display.common.Url;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * A Java kernel on the JDK's own JShell: the same notebooks run on it as on IJava. Jupyter talks to
 * it over sockets ({@link #becomeHandlerForConnection}); {@code run.Runner} calls {@link #execute}
 * directly.
 *
 * <p>A JVM has one {@code System.out}, so of several kernels in it one executes at a time.
 */
public final class EmbeddedKernel extends BaseKernel implements AutoCloseable {
  private static final Object EXECUTING = new Object();
  private static volatile EmbeddedKernel current;

  private final OutputQueue output;
  private final CellInput in;
  // JShell takes half a second to start; Jupyter gets its first answers meanwhile.
  private final CompletableFuture<Evaluator> evaluator;
  private Runnable onShutdown = () -> {};

  /** Starts a kernel in the notebook's folder: relative paths of its magics start there. */
  public EmbeddedKernel(Path folder) {
    this(
        new OutputQueue(),
        () ->
            new Evaluator(
                folder,
                StoppableExecution.here(),
                Display.class,
                System.getenv().getOrDefault("IJAVA_CLASSPATH", "")));
  }

  /** A kernel that only renders; {@code output} takes what is displayed. */
  public static EmbeddedKernel withoutCells(OutputQueue output) {
    return new EmbeddedKernel(
        output,
        () -> {
          throw new IllegalStateException("this kernel runs no cells");
        });
  }

  private EmbeddedKernel(OutputQueue output, Supplier<Evaluator> start) {
    this.output = output;
    in = new CellInput(() -> output.outlet().input());
    renderer = new ObjectRenderer();
    Image.registerAll(renderer);
    Url.registerAll(renderer);
    Text.registerAll(renderer);
    evaluator = CompletableFuture.supplyAsync(start);
  }

  /** The base kernel's, but that the text of an object is its {@link ObjectText}. */
  private static final class ObjectRenderer extends Renderer {
    @Override
    public DisplayData render(Object value, Map<String, Object> parameters) {
      return renderAs(value, parameters);
    }

    @Override
    public DisplayData renderAs(Object value, Map<String, Object> parameters, String... types) {
      DisplayData data =
          types.length == 0
              ? super.render(value, parameters)
              : super.renderAs(value, parameters, types);
      data.putText(ObjectText.of(value, String.valueOf(data.getData(MIMEType.TEXT_PLAIN))));
      return data;
    }
  }

  /** The kernel that executes, or executed last, in this JVM; null before the first. */
  static EmbeddedKernel current() {
    return current;
  }

  private Assistant assistant() {
    return new Assistant(evaluator.join().analysis());
  }

  public int nextExecutionCount() {
    return executionCount.get();
  }

  /**
   * Executes a cell and returns the value to show, if it has one. What it prints and displays goes
   * to {@code outlet}, all of it before this method returns.
   */
  public Optional<MimeBundle> execute(String cell, Outlet outlet) throws CellException {
    synchronized (EXECUTING) {
      current = this;
      output.attach(outlet);
      Runnable restore = output.replaceStreams(in);
      try {
        return Optional.ofNullable(eval(cell)).map(MimeBundle::of);
      } finally {
        restore.run();
        executionCount.incrementAndGet();
        output.flush(true);
      }
    }
  }

  /** Evaluates a cell and renders its value; null when it has none. */
  @Override
  public DisplayData eval(String cell) throws CellException {
    return shown(evaluator.join().eval(cell, executionCount.get(), CellGuard.NONE));
  }

  /** What a cell with this value shows, unless that throws; null for nothing. */
  public DisplayData shown(Object value) throws CellException {
    if (value == null || value instanceof PrintStream || value.equals(Display.lastId)) {
      return null; // what printf and display return says nothing
    }
    if (value instanceof DisplayData data) {
      return data;
    }
    try {
      return getRenderer().render(value);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new CellException(ErrorReport.rendering(value, e));
    }
  }

  @Override
  public void display(DisplayData data) {
    MimeBundle bundle = MimeBundle.of(data);
    output.add(outlet -> outlet.display(bundle));
  }

  /** Replaces what was displayed with this id. */
  public void updateDisplay(String id, DisplayData data) {
    data.setDisplayId(id);
    MimeBundle bundle = MimeBundle.of(data);
    output.add(outlet -> outlet.update(bundle));
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
    return new LanguageInfo.Builder("Java")
        .version(Runtime.version().toString())
        .mimetype("text/x-java-source")
        .fileExtension(".jshell")
        .pygments("java")
        .codemirror("java")
        .build();
  }

  @Override
  public String getBanner() {
    return "Java " + Runtime.version() + " (the backprop workbook's own kernel)";
  }

  @Override
  public void interrupt() {
    evaluator.join().interrupt();
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
    output.close();
    evaluator.join().close();
  }
}
