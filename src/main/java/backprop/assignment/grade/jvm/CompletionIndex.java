package backprop.assignment.grade.jvm;

import java.lang.reflect.Field;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * JShell reads the whole class path in the background so that it can complete names. Nobody types
 * here, and it takes a quarter of the time that grading a submission does.
 */
final class CompletionIndex {
  /** Lets {@link #prevent} do its work. */
  static final String JVM_OPTION = "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED";

  private CompletionIndex() {}

  /** Has JShell's indexing thread drop its tasks; where that cannot be done, it indexes. */
  static void prevent() {
    try {
      Field indexer =
          Class.forName("jdk.jshell.SourceCodeAnalysisImpl").getDeclaredField("INDEXER");
      indexer.setAccessible(true);
      ThreadPoolExecutor executor = (ThreadPoolExecutor) indexer.get(null);
      executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
      executor.shutdown();
    } catch (ReflectiveOperationException | RuntimeException e) {
      // another JDK: grading takes longer
    }
  }
}
