package backprop.kernel.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.jshell.CellError;
import backprop.jshell.CellException;
import backprop.run.CellOutputs;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cells that are run again, changed, or run in another order. */
class VariablesTest {
  private final JupyterKernel kernel = new JupyterKernel(Path.of(""));

  @AfterEach
  void close() {
    kernel.close();
  }

  private String run(String cell) throws CellException {
    return kernel
        .execute(cell, new CellOutputs(new HashMap<>()))
        .map(value -> value.data().get("text/plain").getAsString())
        .orElse("");
  }

  private CellError fail(String cell) {
    return assertThrows(CellException.class, () -> run(cell)).error();
  }

  @Test
  void aMethodDeclaredAnewResetsNoVariable() throws CellException {
    run("double twice(double x) { return 2 * x; }");
    run("var y = twice(4); double[] row = {twice(1)}; String s = \"s\" + twice(2);");
    run("y = 9;");
    run("double twice(double x) { return x + x; }");
    assertEquals("9.0 2.0 s4.0", run("y + \" \" + row[0] + \" \" + s"));
    run("double twice(float x) { return 3 * x; }");
    assertEquals("9.0", run("y"));
    assertEquals("6.0", run("twice(2f)"));
  }

  @Test
  void aClassIsRunAgainAndItsObjectsStay() throws CellException {
    run("record P(int a) {}\nint half(int i) { return i / 2; }");
    run("P p = new P(3); List<P> all = List.of(p); P[] array = {p};");
    run("record P(int a) {}\nint half(int i) { return i / 2; }");
    assertEquals("P[a=3]", run("p"));
    assertEquals("3", run("all.get(0).a() + array[0].a() - p.a()"));
  }

  @Test
  void anObjectOfAClassThatIsDeclaredAnewIsLostAndTheNextUseSaysSo() throws CellException {
    run("class Box { int size() { return 1; } }");
    run("Box box = new Box(); int kept = 7;");
    run("class Box { int size() { return 2; } }");
    CellError error = fail("int one = 1;\none += box.size();");
    assertEquals(
        "box lost its value when cell [3] redeclared Box; run cell [2] again, which declares it",
        error.message());
    assertEquals(2, error.line());
    assertEquals("7", run("kept"));
    assertEquals("", run("System.out.println(\"the box is empty\"); // box"));
    run("Box box = new Box(); int kept = 7;");
    assertEquals("2", run("box.size()"));
  }

  @Test
  void anAssignmentRestoresWhatWasLost() throws CellException {
    run("class Box { int size() { return 1; } }");
    run("Box box = new Box();");
    run("class Box { int size() { return 2; } }");
    run("int size() { return box.size(); }");
    CellError error = fail("size()");
    assertEquals("NullPointerException", error.name());
    assertTrue(
        error.traceback().get(error.traceback().size() - 1).startsWith("box lost its value"),
        error.traceback().toString());
    run("box = new Box();");
    assertEquals("2", run("size()"));
  }

  @Test
  void aVariableWhoseDeclarationNoLongerCompilesIsLost() throws CellException {
    run("record P(int a) {}");
    run("P p = new P(3);");
    run("record P(int a, int b) {}");
    assertTrue(fail("p.a()").message().contains("run cell [2] again"));
    run("P p = new P(1, 2);");
    assertEquals("2", run("p.b()"));
  }

  @Test
  void anImportThatMakesANameAmbiguousIsNamedWhereTheVariableIsUsed() throws CellException {
    run("List<Integer> numbers = new ArrayList<>(List.of(1));");
    run("import java.util.function.*;");
    run("Function<Integer, Integer> next = i -> i + 1;");
    run("import java.util.stream.*;");
    assertEquals("[1]", run("numbers"));
    assertEquals("2", run("next.apply(1)"));
    run("import java.awt.*;");
    assertEquals(
        "numbers lost its value when cell [7] imported java.awt.*; name the class in full in cell [1] and run that again",
        fail("numbers").message());
    run("java.util.List<Integer> numbers = new ArrayList<>(java.util.List.of(1));");
    assertEquals("[1]", run("numbers"));
  }

  @Test
  void anObjectOfTheClassAsItWasIsCalledThat() throws CellException {
    run("record P(int a) {}");
    run("Map<String, Object> kept = new HashMap<>();");
    run("kept.put(\"p\", new P(3));");
    run("record P(int a, int b) {}");
    CellError error = fail("((P) kept.get(\"p\")).a()");
    assertEquals("ClassCastException", error.name());
    assertTrue(error.message().startsWith("this P was made before P was redeclared"));
  }
}
