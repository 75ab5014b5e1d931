package backprop.jshell;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.kernel.remote.CellJvms;
import backprop.kernel.remote.RemoteKernel;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A statement sees what it names, and what depends on it is compiled again as if it saw all. */
class ImportedVariablesTest {
  private static final CellJvms JVMS = new CellJvms();

  private RemoteKernel kernel;

  @AfterAll
  static void endThem() {
    JVMS.close();
  }

  @BeforeEach
  void begin() throws Exception {
    kernel = JVMS.kernelIn(Path.of("").toAbsolutePath());
  }

  @AfterEach
  void end() {
    kernel.close();
  }

  private String value(String cell) throws CellException {
    return kernel
        .execute(cell, (stream, text) -> {})
        .map(value -> value.toDisplayData().getData(MIMEType.TEXT_PLAIN).toString())
        .orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "int a = 1; int b = 2; int sum() { return a + b; } double b = 2.5;"
            + " double sum() { return a + b; } | sum() | 3.5",
        "int a = 1; int b = 2; int sum() { return a + b; } a = 5; long unrelated = 3; | sum() | 7",
        "int a = 1; int b = 2; int sum() { return a + b; } String b = \"3\"; int b = 4; | sum() | 5",
        "int g() { return later + other; } int other = 1; int later = 5; | g() | 6",
        "int k = 2; int m = 3; IntUnaryOperator f = t -> t * k + m; | f.applyAsInt(4) | 11",
        "record P(int x) {} P make() { return new P(4); } int q = 1; var p = make(); | p.x() | 4",
        "var o = new Object() { int v = 3; }; var all = List.of(o); int q = 1; var e = all.get(0);"
            + " | e.v | 3",
        "int f(int x) { return x + one; } int one = 1; int half = 2;"
            + " int f(String s) { return half * s.length(); } | f(1) + f(\"ab\") | 6",
        "int δ = 3; int unseen = 1; | δ + 1 | 4",
        "int d = 3; int unseen = 1; | \\u0064 + 1 | 4",
        "Map<String, Integer> m = new HashMap<>(), n = m; int[] x = {1, 2}, y[] = {x};"
            + " | y[0][1] + m.size() + n.size() | 2",
        "String s = \"(\"; int i = 7; for (int j = 0; j < 3; j++) { i += j; } | i | 10",
        "class A { int x = 1; int y() { return x + base; } } int base = 10;"
            + " class B extends A { int y() { return super.y() + base; } } | new B().y() | 21",
        "enum E { ONE } E e = E.ONE; int w = 0; switch (e) { case ONE: w = 9; } | w | 9",
        "int base = 1; int f(int fresh) { return fresh + base; } int fresh = 5; | f(3) | 4",
        "int a = 1; int f() { return a + 1; } import java.util.stream.*; | f() | 2",
        "int a = 1; int f() { return a + 1; } /* c */ import java.util.stream.*; | f() | 2",
        "int a = 1; int b = 2; | a\u00AD + b | 3",
        "int b = 2; double f() { return \\u0024x + b; } double $x = 2.5; | f() | 4.5",
        "int b\u00AD = 2; int c = 3; int f() { return b + c; } int b = 7; | f() | 10",
        "int a = 1; int f() { return a + AtomicInteger.class.getModifiers() * 0; }"
            + " import java.util.concurrent.atomic.AtomicInteger; | f() | 1",
        "int w = 0; int v = 4; import java.util.stream.*; | IntStream.of(v, w).sum() | 4",
      })
  void aStatementMeansWhatItMeans(String cell, String expression, String value) throws Exception {
    value("import java.util.function.*;\n" + cell);
    assertEquals('"' + value + '"', value(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "double sum = Arrays.stream(a).sum(); | sum",
        "for (int i = 0; i < n; i++) a[i] = f(i); | ''",
        "a[i] = b + c; | ''",
        "System.out.println(x, y); | ''",
        "int[] a = {b, c}, d[] = e; | a d",
        "Map<String, List<X>> m = f(x); | m List",
        "final var x = new Foo(y) { int z; }; | x var",
        "<T> T id(T t) { return t; } | T id",
        "class A extends B { int x; } | A B extends",
      })
  void whatAStatementDeclares(String statement, String declared) {
    assertEquals(
        Stream.of(declared.split(" ")).filter(name -> !name.isEmpty()).collect(toSet()),
        ImportedVariables.declaredBy(statement));
  }

  @Test
  void jShellSeesWhatAStatementNamesAndThenEverythingAgain() {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      ImportedVariables imported = new ImportedVariables(shell);
      for (String each : List.of("int a = 1;", "int b = 2;")) {
        imported.during(each, () -> shell.eval(each)).forEach(e -> imported.add(e.snippet()));
      }
      List<SnippetEvent> hidden = imported.during("a + 1", () -> shell.eval("a + b"));
      assertTrue(hidden.get(0).status().name().startsWith("REJECTED"), hidden::toString);
      assertEquals("3", shell.eval("a + b").get(0).value());
      List<SnippetEvent> redeclared = imported.during("long a = 5;", () -> shell.eval("b + 1"));
      assertEquals("3", redeclared.get(0).value());
    }
  }
}
