package backprop.run;

import backprop.jshell.CompletionIndex;
import backprop.jvm.ChildJvm;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JVM in which a command executes notebooks, in the terminal and the folder of the one in which
 * it was given: one compiler of cells, with options that suit it, for all notebooks.
 */
public final class CompilerJvm {
  private CompilerJvm() {}

  /** Runs the program again in one, and returns its exit status. */
  public static int run(Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> options =
        Stream.concat(
                ChildJvm.FOR_COMPILER.stream(),
                Stream.of("-XX:-UsePerfData", CompletionIndex.JVM_OPTION))
            .toList();
    return ChildJvm.inThisTerminal(options, main, arguments);
  }
}
