package backprop.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NotebookDiffTest {
  private static Notebook run(String... cells) throws IOException {
    Notebook notebook = Notebooks.failing(cells);
    Runner.run(notebook, Path.of(""), cell -> {});
    return notebook;
  }

  private static String only(List<String> differences) {
    assertEquals(1, differences.size(), differences.toString());
    return differences.get(0);
  }

  @Test
  void runningAgainChangesNothing() throws IOException {
    String[] cells = {
      "System.out.println(1); 2",
      "throw new RuntimeException(\"x\");",
      "new java.awt.image.BufferedImage(2, 2, 1).getWidth()"
    };
    assertEquals(List.of(), NotebookDiff.of(run(cells), run(cells)));
  }

  @Test
  void textDiffersInALine() throws IOException {
    String difference = only(NotebookDiff.of(run("1", "\"a\\nb\\nc\""), run("1", "\"a\\nB\\nc\"")));
    assertEquals(
        "cell [2] (number 2 of the file), text/plain, line 2:\n    expected \"b\"\n    but was  \"B\"",
        difference);
  }

  @Test
  void outputsMayBeOfOtherKinds() throws IOException {
    assertTrue(
        only(NotebookDiff.of(run("1"), run("System.err.print(1)")))
            .contains("expected [execute_result]"));
    assertTrue(
        only(NotebookDiff.of(run("render(1, \"text/html\")"), run("render(\"1\", \"text/html\")")))
            .contains("text/html"));
  }

  @Test
  void pixelsAreCounted() throws IOException {
    String image =
        "var image = new java.awt.image.BufferedImage(4, 3, 1); image.setRGB(1, 1, %d);\n"
            + "display(new Object() { public String toString() { return \"\"; } }); var sent = render(image); sent.putText(\"an image\"); sent";
    String difference =
        only(
            NotebookDiff.of(
                run(String.format(Locale.ROOT, image, 0)),
                run(String.format(Locale.ROOT, image, 5))));
    assertTrue(
        difference.endsWith("image/png: 1 of 4 x 3 pixels differ, by at most 5 of 255"),
        difference);
  }

  @Test
  void ijavaNamesEveryExceptionEvalException() throws IOException {
    Notebook committed = run("throw new RuntimeException(\"x\");");
    committed.cells().get(0).outputs().get(0).addProperty("ename", "EvalException");
    assertEquals(List.of(), NotebookDiff.of(committed, run("throw new RuntimeException(\"x\");")));
    assertTrue(
        only(NotebookDiff.of(committed, run("throw new RuntimeException(\"y\");")))
            .contains("expected \"x\""));
  }
}
