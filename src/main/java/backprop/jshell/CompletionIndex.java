package backprop.jshell;

import java.lang.reflect.Field;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * JShell reads the whole class path in the background so that it can complete names. Where nobody
 * types that is in vain: it takes a quarter of the time that grading a submission does.
 */
public final class CompletionIndex {
  /** Lets {@link #prevent} do its work. */
  public static final String JVM_OPTION = "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED";

  private CompletionIndex() {}

  /** Has JShell's indexing thread drop its tasks; where that cannot be done, it indexes. */
  public static void prevent() {
    try {
      Field indexer =
          Class.forName("jdk.jshell.SourceCodeAnalysisImpl").getDeclaredField("INDEXER");
      indexer.setAccessible(true);
      ThreadPoolExecutor executor = (ThreadPoolExecutor) indexer.get(null);
      executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
      executor.shutdown();
    } catch (ReflectiveOperationException | RuntimeException e) {
      // another JDK: it takes longer
    }
  }
}
