package backprop.ipynb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotebookDiffTest {
  private static Notebook run(String... cells) throws IOException {
    Notebook notebook = Notebooks.failing(cells);
    Notebooks.run(notebook, Path.of(""));
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
  void identitiesOfAnotherKernelAreNoDifference() throws IOException {
    String[] stored = {
      "\"[D@1b2c3d4e\"",
      "\"java.io.PrintStream@7f\"",
      "UUID.randomUUID().toString()",
      "\"[a.B@1c]\""
    };
    String[] now = {"new double[2]", "System.out", "display(1)", "\"[B@…]\""};
    List<String> differences = NotebookDiff.of(run(stored), run(now));
    assertTrue(only(differences).contains("[display_data]"), differences.toString());
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
        only(NotebookDiff.of(run(Text.format(image, 0)), run(Text.format(image, 5))));
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

  @Test
  void whatAKernelSaysOfTheClassPathIsItsOwn() throws IOException {
    Notebook silent = run("int x = 1;");
    Notebook talkative = run("System.out.print(\"added a.jar\");");
    assertEquals(1, NotebookDiff.of(silent, talkative).size(), "it is from Java");
    for (Notebook each : List.of(silent, talkative)) {
      each.cells().get(0).json().addProperty("source", "%jars a.jar");
    }
    assertEquals(List.of(), NotebookDiff.of(silent, talkative));
  }

  @Test
  void numbersDifferByHowMuch() throws IOException {
    String difference =
        only(
            NotebookDiff.of(
                run("\"a 1\\nloss 0.25 of 3\\nb 1\\nc 1\""),
                run("\"a 1\\nloss 0.5 of 3\\nb 2\\nc 1\"")));
    assertTrue(
        difference.endsWith(
            """
            text/plain, line 2:
                expected "loss 0.25 of 3"
                but was  "loss 0.5 of 3"
                number 1 of the line is 0.5, not 0.25: larger by 0.250
                and 1 more line"""),
        difference);
  }

  @Test
  void aTableIsNamedOnceNotOnceForEachForm() throws IOException {
    String cell =
        "var table = render(\"<td>%1$d</td>\", \"text/html\"); table.putText(\"%1$d\"); table";
    String difference = only(NotebookDiff.of(run(Text.format(cell, 1)), run(Text.format(cell, 2))));
    assertTrue(
        difference.contains("text/plain") && difference.contains("larger by 1.00"), difference);
  }
}
