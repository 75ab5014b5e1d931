package backprop.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/** The cell that a figure offers, run as a notebook would. */
final class CellInShell implements AutoCloseable {
  private final JShell shell = JShell.builder().executionEngine("local").build();

  CellInShell(String cell) {
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      shell.addToClasspath(path);
    }
    for (String room :
        List.of("activation", "check", "diagram", "loss", "matrix", "network", "train")) {
      value("import backprop." + room + ".*;");
    }
    value("import java.util.*;");
    value(cell);
  }

  /** The bits of a number. */
  String bits(String expression) {
    return Letters.bits(
        Double.longBitsToDouble(
            Long.parseLong(value("Double.doubleToRawLongBits(" + expression + ")"))));
  }

  /** The value of the last statement. */
  String value(String text) {
    String value = "";
    for (String rest = text; !rest.isBlank(); ) {
      SourceCodeAnalysis.CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(info.source())) {
        assertTrue(
            event.status() == Snippet.Status.VALID && event.exception() == null,
            info.source()
                + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList()
                + event.exception());
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
