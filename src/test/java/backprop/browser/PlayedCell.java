package backprop.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** The cell that a figure gives, in JShell. */
final class PlayedCell implements AutoCloseable {
  private final JShell shell = JShell.builder().executionEngine("local").build();

  /** Packages as in an import. */
  PlayedCell(String... packages) {
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      shell.addToClasspath(path);
    }
    for (String name : List.of(packages)) {
      evaluate("import " + name + ".*;");
    }
  }

  /** The value of the last snippet; each must be valid. */
  String evaluate(String text) {
    String value = "";
    for (String rest = text; !rest.isBlank(); ) {
      CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(info.source())) {
        List<String> errors =
            shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList();
        boolean valid = event.status() == Status.VALID && event.exception() == null;
        assertTrue(valid, info.source() + errors + event.exception());
        value = event.value();
      }
      rest = info.remaining();
    }
    return value;
  }

  @Override
  public void close() {
    shell.close();
  }
}
