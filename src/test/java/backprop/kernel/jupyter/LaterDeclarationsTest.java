package backprop.kernel.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.ipynb.MultiLine;
import backprop.jshell.CellException;
import backprop.run.CellOutputs;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes and methods that need what comes later: an error only where they are used. */
class LaterDeclarationsTest {
  private static final String SLOPE =
      "slope() cannot be used yet: method sigma(double) is not defined; run the cell that defines it";

  private final JupyterKernel kernel = new JupyterKernel(Path.of(""));

  @AfterEach
  void close() {
    kernel.close();
  }

  private String run(String cell) throws CellException {
    CellOutputs outputs = new CellOutputs(new HashMap<>());
    kernel.execute(cell, outputs).ifPresent(value -> outputs.result(1, value));
    return outputs.json().isEmpty()
        ? ""
        : outputs.json().get(0).getAsJsonObject().has("text")
            ? MultiLine.join(outputs.json().get(0).getAsJsonObject().get("text"))
            : outputs
                .json()
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("data")
                .get("text/plain")
                .getAsString();
  }

  private String fail(String cell) {
    return assertThrows(CellException.class, () -> run(cell)).error().message();
  }

  /** Cells that declare, then an expression whose value is 3; between them {@code |}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Neuron { List<Synapse> in; int n = 3; }|class Synapse { Neuron from; }|new Neuron().n",
        "class Unit { Kind kind = Kind.RELU; }|enum Kind { RELU { int n() { return 3; } }; abstract int n(); }|new Unit().kind.n()",
        "class A extends B {}|class B { int n = 3; }|new A().n",
        "record A(int n) implements B {}|interface B { int n(); }|((B) new A(3)).n()",
        "sealed interface S permits P, Q {}|record P(int n) implements S {}|record Q() implements S {}|new P(3).n()",
        "record P(int n) implements S {} sealed interface S permits P, Q {} record Q() implements S {}|new P(3).n()",
        "record P(int n) implements S {}|sealed interface S permits P, Q {}|record Q() implements S {}|new P(3).n()",
        "record P(int n) implements S {}|sealed interface S permits P, Q {}|interface S {}|record Q() implements S {}|new P(3).n()",
        "sealed class S permits Q { int n = 3; } non-sealed class Q extends S {} int n = new Q().n;|n",
        "class Box<T extends Shape> { int n = 3; }|interface Shape {}|new Box<Shape>().n",
        "@Mark class A { int n = 3; }|@interface Mark {}|new A().n",
        "int f() throws Oops { return 3; }|class Oops extends RuntimeException {}|f()",
        "int f(Shape s) { return s.n(); }|record Shape(int n) {}|f(new Shape(3))",
        "class A { static int n; static { n = B.m(); } }|class B { static int m() { return 3; } }|A.n",
        "class A { java.util.function.IntSupplier s = () -> f(); }|int f() { return 3; }|new A().s.getAsInt()",
        "class Net { Lay l; }|class Lay { Act a; }|enum Act { TANH }|Act.values().length + 2"
      })
  void mayComeInTheSameCellOrInALaterOne(String cells) throws CellException {
    assertEquals("3", run(cells.replace("|", "\n")));
    try (JupyterKernel other = new JupyterKernel(Path.of(""))) {
      String value = "";
      for (String cell : cells.split("\\|")) {
        value = other.execute(cell, (name, text) -> {}).map(v -> v.data().toString()).orElse("");
      }
      assertEquals("{\"text/plain\":\"3\"}", value);
    }
  }

  @Test
  void whatIsMissingIsNamedAlsoThroughOthers() throws CellException {
    run("class Net { Lay lay; }\nclass Lay { Act act; }\nint size(Net net) { return 1; }");
    assertEquals(
        "Net cannot be used yet: class Act is not defined; run the cell that defines it",
        fail("Net net = new Net();"));
    assertEquals(
        "size() cannot be used yet: class Act is not defined; run the cell that defines it",
        fail("size(null)"));
    assertEquals("1", run("class Act {}\nsize(new Net())"));
  }

  @Test
  void aStaticFieldWithoutItsValueIsNotRead() throws CellException {
    run("class Net { static int units = Size.OF; }\nenum Act { TANH; int n = units(); }");
    String sentence = " cannot be used yet: %s is not defined; run the cell that defines it";
    assertEquals("Net" + sentence.replace("%s", "Size"), fail("Net.units"));
    assertEquals("Act" + sentence.replace("%s", "method units()"), fail("Act.TANH.n"));
    assertEquals("Net.units", run("\"Net.units\" // Net.units"));
    run("int read() { return Net.units; }\nclass Tool { int twice() { return 2 * read(); } }");
    assertEquals("Net" + sentence.replace("%s", "Size"), fail("read()"));
    assertEquals("Net" + sentence.replace("%s", "Size"), fail("new Tool().twice()"));
    run("class Size { static final int OF = 3; }\nint units() { return 4; }");
    assertEquals("7", run("Net.units + Act.TANH.n"));
    assertEquals("6", run("new Tool().twice()"));
  }

  @Test
  void whatIsPermittedAndMissingIsNamed() {
    String cell = "record P() implements S {}\nsealed interface S permits P, Q {}\nS s = null;\ns";
    assertTrue(fail(cell).contains("class Q"), fail(cell));
    assertTrue(fail("S later = null;").contains("class Q"), fail("S later = null;"));
  }

  @Test
  void aFormulaIsToldHowJavaWritesIt() throws CellException {
    run("double softplus(double z) { return log(1 + exp(z)); }");
    run("double two(double a) { return tanh(a); }");
    assertTrue(fail("two(1)").endsWith("run the cell that defines it; Java's own is Math.tanh"));
    assertTrue(fail("softplus(1)").contains("Java's own is Math."), fail("softplus(1)"));
    assertTrue(
        fail("double slope(double a) { return 1 - a^2; }").endsWith("Math.pow(a, b) in Java"));
    assertEquals("cannot find symbol: variable four", fail("var answer = four;"));
  }

  @Test
  void theExceptionSaysSoWhereverItIsCaught() throws CellException {
    run("double slope(double z) { return sigma(z); }\nclass Own { int f() { return later(); } }");
    assertEquals(SLOPE, fail("slope(1)"));
    for (String caught :
        List.of(
            "try { slope(1); } catch (Throwable t) { System.out.print(t.getMessage()); }",
            "CompletableFuture.supplyAsync(() -> slope(1)).handle((v, e) -> e.getMessage()).join()",
            "backprop.grading.Score.outOf(1).part(1, \"slope\", () -> slope(1)).points()")) {
      assertTrue(run(caught).contains(SLOPE), caught);
    }
    assertTrue(fail("ForkJoinPool.commonPool().submit(() -> slope(1)).get()").contains(SLOPE));
    assertEquals(
        "Own cannot be used yet: method later() is not defined; run the cell that defines it",
        run("try { new Own(); } catch (Throwable t) { System.out.print(t.getMessage()); }"));
  }
}
