package backprop.jshell;

import java.lang.reflect.Field;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;

/**
 * JShell reads the whole class path in the background so that it can complete names. Where nobody
 * types that is in vain: it takes a quarter of the time that grading a submission does. Where
 * somebody does, it can wait until no cell is waited for.
 */
public final class CompletionIndex {
  /** Lets this and {@link ImportedVariables} do their work, as the manifest of the jar does. */
  public static final String JVM_OPTION = "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED";

  private static final long IDLE_NANOS = 2_000_000_000;
  private static final long POLL_MS = 50;

  private static volatile boolean wanted;
  private static volatile long busy;

  private CompletionIndex() {}

  /** Has JShell's indexing thread drop its tasks; where that cannot be done, it indexes. */
  public static void prevent() {
    withIndexer(
        indexer -> {
          indexer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
          indexer.shutdown();
        });
  }

  /** Has it begin when it is wanted, or when no cell has begun or ended for two seconds. */
  public static void postpone() {
    stillBusy();
    withIndexer(indexer -> indexer.execute(CompletionIndex::awaitIdle)); // it has one thread
  }

  /** A cell begins, or ends. */
  public static void stillBusy() {
    busy = System.nanoTime();
  }

  /** Somebody types. */
  public static void begin() {
    wanted = true;
  }

  private static void awaitIdle() {
    try {
      while (!wanted && System.nanoTime() - busy < IDLE_NANOS) {
        Thread.sleep(POLL_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void withIndexer(Consumer<ThreadPoolExecutor> action) {
    try {
      Field indexer =
          Class.forName("jdk.jshell.SourceCodeAnalysisImpl").getDeclaredField("INDEXER");
      indexer.setAccessible(true);
      action.accept((ThreadPoolExecutor) indexer.get(null));
    } catch (ReflectiveOperationException | RuntimeException e) {
      // another JDK: it takes longer
    }
  }
}
