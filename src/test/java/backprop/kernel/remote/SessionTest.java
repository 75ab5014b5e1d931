package backprop.kernel.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.jshell.CellError;
import backprop.jshell.CellException;
import backprop.jshell.CellGuard;
import backprop.kernel.jupyter.JupyterKernel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session does with cells what the kernel for Jupyter does. */
class SessionTest {
  @TempDir private Path folder;
  private Session session;
  private JupyterKernel kernel;

  @BeforeEach
  void start() throws IOException {
    session = new Session(folder, List.of("-Dwhere=there"), folder);
  }

  @AfterEach
  void stop() {
    session.close();
    if (kernel != null) {
      kernel.close();
    }
  }

  private Session.CellOutcome run(String cell) {
    return session.run(cell, CellGuard.NONE, Duration.ofSeconds(30), 100_000);
  }

  private void isAsInJupyter(String cell) {
    Session.BoundedOutput output = new Session.BoundedOutput(100_000, () -> {});
    CellError error = null;
    try {
      kernel.execute(cell, output);
    } catch (CellException e) {
      error = e.error();
    }
    Session.CellOutcome there = run(cell);
    assertEquals(output.stdout(), there.stdout(), cell);
    assertEquals(error, there.error(), cell);
  }

  @Test
  void numbersAndTextComeBackAndOtherValuesStay() {
    assertEquals(3, run("1 + 2").value());
    assertEquals(1L << 40, run("1L << 40").value());
    assertEquals(Double.NaN, run("0.0 / 0").value());
    assertEquals("σ′", run("\"σ′\"").value());
    assertNull(run("new int[3]").value());
    assertEquals("there", run("System.getProperty(\"where\")").value());
  }

  @Test
  void cellsPrintAndFailAsInJupyter() {
    kernel = new JupyterKernel(folder);
    List.of(
            "System.out.print(\"δ = \"); System.out.println(0.5); System.err.println(\"oh\");",
            "for (int i = 0; i < 5000; i++) System.out.println(\"line \" + i);",
            "int f(int n) { return n == 0 ? 1 / n : f(n - 1); }",
            "\nf(3);",
            "throw new ThreadDeath();",
            "int g(int n) { return g(n + 1); }",
            "g(0);",
            "throw new java.io.IOException(\"outer\", new IllegalStateException());",
            "class Own extends RuntimeException { Own(String m) { super(m); } }",
            "throw new Own(\"x\".repeat(100_000));",
            "int h() { return later(); }",
            "h();",
            "try { h(); } catch (Throwable t) { System.out.println(t.getMessage()); }",
            "class Net { Lay lay; }",
            "new Net();",
            "class Lay {}\nnew Net().lay == null",
            "double later = 1 +;",
            "undefined + 1;",
            "Object o = \"text\"; Integer i = (Integer) o;",
            "display(new double[] {1, 2}); render(\"<b>x</b>\", \"text/html\");",
            "System.in.read()",
            "Thread.currentThread().interrupt(); Thread.sleep(10);")
        .forEach(this::isAsInJupyter);
  }

  @Test
  void variablesKeepTheirValuesOrAreLostAsInJupyter() {
    kernel = new JupyterKernel(folder);
    List.of(
            "int twice(int x) { return 2 * x; }",
            "int a = twice(4); a = 9;",
            "int twice(int x) { return x + x; }",
            "System.out.println(a);",
            "record P(int x) {} P p = new P(1);",
            "record P(int x) { int y() { return x; } }",
            "System.out.println(p);",
            "p = new P(2); System.out.println(p.y());")
        .forEach(this::isAsInJupyter);
  }

  @Test
  void whatCannotBeToldIsAnErrorToo() {
    List.of(
            "throw new ThreadDeath();",
            "throw new RuntimeException() { public String getMessage() { throw this; } };",
            "throw new RuntimeException() { public Throwable getCause() { return this; } };",
            "throw new RuntimeException() { public StackTraceElement[] getStackTrace() { return"
                + " null; } };")
        .forEach(cell -> assertNotNull(run(cell).error(), cell));
    assertNull(run("int five() { return 5; }").error());
    assertEquals(5, run("five()").value());
  }

  @Test
  void anExceptionThatTurnsInACircleOrThrowsWhenAskedIsToldByItsName() {
    CellError circle =
        run("var a = new Exception(\"a\"); var b = new Exception(a); a.initCause(b); throw new"
                + " IllegalStateException(\"in a circle\", b);")
            .error();
    assertEquals("IllegalStateException", circle.name());
    assertEquals("in a circle", circle.message());
    CellError shy =
        run("throw new RuntimeException() { public String getMessage() { throw new Error(); } };")
            .error();
    assertEquals("RuntimeException", shy.name(), "and not the number of an anonymous class");
    assertEquals("to ask it for its message, stack or cause throws java.lang.Error", shy.message());
  }

  @Test
  void aMethodThatIsTooLargeForTheJvmFailsWhereItStands() {
    String body = "s += Math.sin(s) * x + 1.5; ".repeat(6000);
    CellError error = run("double large(double x) { double s = 0; " + body + "return s; }").error();
    assertTrue(error.message().contains("code too large"), error.message());
  }

  @Test
  void whatWasRefusedIsNotDefined() {
    CellGuard noList =
        new CellGuard() {
          @Override
          public Optional<String> objectionTo(byte[] classFile) {
            boolean lists =
                new String(classFile, StandardCharsets.ISO_8859_1).contains("java/util/List");
            return lists ? Optional.of("no lists") : Optional.empty();
          }
        };
    String cell = "int size() { return List.of(1).size(); }";
    Session.CellOutcome outcome = session.run(cell, noList, Duration.ofSeconds(30), 100);
    assertEquals(Session.Limit.GUARD, outcome.limit());
    assertEquals("no lists", outcome.error().message());
    assertEquals("cannot find symbol: method size()", run("size()").error().message());
    assertEquals(2, run("int size() { return 2; }\nsize()").value());
  }

  /** What stops a cell, which is asked again while others leave it too little of a processor. */
  private Session.Limit limit(String cell) {
    Session.Limit limit = Session.Limit.CLOCK;
    for (int i = 0; i < 20 && limit == Session.Limit.CLOCK; i++) {
      limit = session.run(cell, CellGuard.NONE, Duration.ofMillis(200), 100).limit();
    }
    return limit;
  }

  @Test
  void aMessageThatNeverComesIsInterrupted() {
    String cell = "throw new Error() { public String getMessage() { while (true) {} } };";
    assertEquals(Session.Limit.TIME, limit(cell));
    assertEquals(4, run("2 + 2").value());
  }

  @Test
  void aCellIsInterruptedAndTheNextOneRuns() {
    assertEquals(Session.Limit.TIME, limit("int n = 0; while (true) n++;"));
    assertEquals(4, run("2 + 2").value());
  }

  @Test
  void aJvmThatDoesNotStartIsAnError() {
    List<String> options = List.of("-XX:NoSuchOption=1");
    IOException e =
        assertThrows(IOException.class, () -> new Session(folder, options, folder).close());
    assertTrue(
        e.getMessage()
            .startsWith("the JVM of the cells did not start: status 1, after it wrote:\n"),
        e.getMessage());
    assertTrue(e.getMessage().contains("NoSuchOption"), e.getMessage());
  }

  @Test
  void aCellThatEndsItsJvmEndsTheSessionOnly() {
    assertEquals(OptionalInt.empty(), session.exitStatus());
    Session.CellOutcome outcome = run("System.exit(7);");
    assertEquals("ended its JVM: status 7", outcome.error().message());
    assertEquals(OptionalInt.of(7), session.exitStatus());
    assertEquals("DeadKernel", run("1").error().name(), "and so does the next");
  }
}
