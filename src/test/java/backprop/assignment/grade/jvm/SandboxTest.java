package backprop.assignment.grade.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.assignment.Assignment;
import backprop.kernel.remote.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {
  @TempDir private static Path folder;
  private static Session session;
  private static ProtectedNames names;

  @BeforeAll
  static void start() throws IOException {
    session = new Session(folder, List.of(), folder);
    names = ProtectedNames.of(Assignment.readAll(null).get(0)); // any-depth
    session.run(
        "import backprop.check.*;", backprop.jshell.CellGuard.NONE, Duration.ofSeconds(30), 100);
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  private static Session.CellOutcome run(String cell, boolean own) {
    return session.run(cell, new Sandbox(names, own), Duration.ofSeconds(30), 1000);
  }

  /** A list that names a class which has moved would silently allow or forbid nothing. */
  @Test
  void everyNameInItsListsExists() throws ReflectiveOperationException {
    Set<String> names = new TreeSet<>(Sandbox.OTHER_CLASSES);
    names.addAll(Sandbox.FORBIDDEN_CLASSES);
    names.addAll(Sandbox.MEMBERS.keySet());
    names.addAll(ProtectedNames.DIFFERENTIATE);
    for (String name : names) {
      Class<?> type = Class.forName(name, false, getClass().getClassLoader());
      for (String member : Sandbox.MEMBERS.getOrDefault(name, Set.of())) {
        boolean there =
            Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals(member))
                || Arrays.stream(type.getFields()).anyMatch(f -> f.getName().equals(member));
        assertTrue(there, name + "." + member);
      }
    }
    for (String room : Sandbox.LIBRARY_PACKAGES) {
      String first = (Sandbox.LIBRARY + room).replace('.', '/') + "/package-info.java";
      assertTrue(Files.exists(Path.of("src/main/java", first)), first);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(0);",
        "Runtime.getRuntime().halt(0);",
        "new ProcessBuilder(\"true\").start();",
        "new java.io.FileWriter(\"out.txt\").close();",
        "java.nio.file.Files.writeString(java.nio.file.Path.of(\"out.txt\"), \"\");",
        "new java.io.PrintStream(\"out.txt\").close();",
        "new Formatter(\"out.txt\").close();",
        "new Scanner(new java.io.File(\"in.txt\"));",
        "new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out)).println(1);",
        "new java.net.URL(\"http://localhost\").openStream();",
        "new Thread(() -> {}).start();",
        "class T extends Thread {}",
        "new Timer();",
        "java.util.concurrent.Executors.newCachedThreadPool();",
        "Class.forName(\"java.lang.Runtime\");",
        "String.class.getMethod(\"length\").invoke(\"\");",
        "\"\".getClass().getClassLoader();",
        "java.lang.invoke.MethodHandles.lookup();",
        "getKernelInstance();",
        "backprop.kernel.Display.getKernelInstance();",
        "backprop.notebook.Workbook.screen();",
        "System.setOut(null);",
        "System.setProperty(\"a\", \"b\");",
        "java.util.function.IntConsumer exit = System::exit;",
        "java.util.function.Supplier<Object> runtime = Runtime::getRuntime;",
        "ServiceLoader.load(Runnable.class);",
        "new java.io.ObjectInputStream(null);",
        "javax.swing.JFrame.class.getName();",
        "backprop.cli.AssignmentCommand.class.getName();",
        "%classpath evil.jar",
        "import static REPL.$JShell$1.*;",
        "void assertEquals(double a, double b, double c, String d) {}",
        "class Check { static void close(Object... o) {} }",
        "record GradientCheck() {}",
        "void checkForward(Object... o) {}",
        "int org = 1;",
        "org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(java.time.Duration.ZERO, () -> {});",
        "class L extends ArrayList<Integer> { Object all() { return parallelStream(); } }",
        "java.util.stream.IntStream.range(0, 9).parallel();",
        "java.util.stream.StreamSupport.stream(List.of(1).spliterator(), true);",
        "class F { protected void finalize() {} }",
        "class S extends Error { public StackTraceElement[] getStackTrace() { return null; } }",
        "backprop.matrix.Threads.use(8);",
        "Thread.sleep(1);",
        "ListResourceBundle.getBundle(\"evil\");",
        "java.lang.invoke.MethodType.fromMethodDescriptorString(\"()Ljava/lang/Runtime;\", null);",
        "class P extends Properties { void x() throws Exception { storeToXML(null, null); } }",
        "backprop.network.Network.input(2);",
        "new backprop.check.Tape();",
        "backprop.grading.Score.outOf(1);",
        "double mine() { return checkForward(null, null, null); }",
        "Object mine() { return gradientScore.outOf(100); }",
        "Object mine() { return REPL.$JShell$11.right(null, null); }",
        "Object mine() { return \\u0053ystem.getProperties(); }",
        "System.LoggerFinder.getLoggerFinder();",
        "java.util.function.UnaryOperator<java.util.stream.IntStream> p = java.util.stream.IntStream::parallel;",
      })
  void isRefused(String cell) {
    Session.CellOutcome outcome = run(cell, true);
    assertNotNull(outcome.error(), cell);
    assertEquals(Session.Limit.GUARD, outcome.limit(), cell + ": " + outcome.error().message());
    assertFalse(Files.exists(folder.resolve("out.txt")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int a = 1; a + 1",
        "record P(double x, double y) { double norm() { return Math.hypot(x, y); } }",
        "var l = new ArrayList<Integer>(List.of(3, 1)); Collections.sort(l); l",
        "java.util.stream.IntStream.range(0, 5).mapToObj(i -> \"n\" + i).toList()",
        "String s = String.format(\"%.3f %d\", 1.5, 2) + new StringBuilder(\"x\").reverse();",
        "System.out.println(Arrays.toString(new double[] {1, 2}));",
        "printf(\"%d%n\", 3);",
        "enum Colour { RED, GREEN } switch (Colour.RED) { case RED -> System.out.println(1); default -> {} }",
        "try { throw new IllegalStateException(); } catch (RuntimeException e) { System.err.println(e); }",
        "new Random(1).nextGaussian() + System.nanoTime()",
        "assert 1 + 1 == 2;",
        "backprop.matrix.Matrix.identity(2).times(backprop.matrix.Matrix.identity(2))",
        "new backprop.activation.Tanh().value(0.5)",
        "Check.close(1, 1, 1e-9);",
        "java.math.BigDecimal.ONE.add(java.math.BigDecimal.TEN)",
        "double delta(double w) { return w; }",
      })
  void isAllowed(String cell) {
    Session.CellOutcome outcome = run(cell, true);
    assertNull(outcome.error(), () -> cell + ": " + outcome.error());
  }

  @Test
  void aMethodThatTheTestsCompleteIsStillChecked() {
    run("int evil() { Runtime.getRuntime().halt(9); return definedLater(); }", true);
    Session.CellOutcome tests = run("int definedLater() { return 1; } evil()", false);
    assertEquals(Session.Limit.GUARD, tests.limit(), "or this JVM would be gone");
  }

  @Test
  void noExceptionOfAStudentsLooksLikeARefusalOrPasses() {
    String[] thrown = {
      "class Refused extends RuntimeException {} throw new Refused();",
      "throw new AssertionError();",
      "throw new Error((String) null);",
      "throw new ThreadDeath();",
      "class Q extends Error { public Throwable getCause() { return this; } } throw new Q();",
      "class R extends Error { public String getMessage() { throw this; } } throw new R();",
      "throw new jdk.jshell.spi.SPIResolutionException(1);"
    };
    for (String cell : thrown) {
      Session.CellOutcome outcome = run(cell, true);
      assertNotNull(outcome.error(), cell);
      assertNull(outcome.limit(), cell);
    }
  }

  @Test
  void whatTheCompilerCannotTakeIsSaid() {
    String deep = "int deep() { return " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "; }";
    String message = run(deep, true).error().message();
    assertEquals("it is too deeply nested for the compiler", message);
    String z = "\"" + "z".repeat(70_000) + "\"";
    for (String large : List.of("String z = " + z + ";", "System.out.println(" + z + ");", z)) {
      assertEquals("constant string too long", run(large, true).error().message());
      assertEquals(3, run("int after() { return 3; } after()", true).value(), "nor to blame");
    }
  }

  @Test
  void theAuthorsCellsMayUseTheirOwnNames() {
    Session.CellOutcome outcome = run("void checkPart(int i) {} checkPart(1);", false);
    assertNull(outcome.error(), () -> outcome.error().message());
  }

  @Test
  void aCellIsStoppedByTimeAndByOutput() {
    Session.CellOutcome slow =
        session.run("while (true) {}", new Sandbox(names, true), Duration.ofMillis(300), 1000);
    assertTrue(slow.limit() == Session.Limit.TIME || slow.limit() == Session.Limit.CLOCK);
    Session.CellOutcome loud = run("while (true) System.out.println(\"spam\");", true);
    assertEquals(Session.Limit.OUTPUT, loud.limit());
    assertEquals(1000, loud.stdout().length());
    assertEquals(2, run("1 + 1", true).value(), "the session goes on");
  }

  @Test
  void whatAnObjectDoesInItsToStringIsNotRun() {
    Session.CellOutcome outcome =
        run("class E { public String toString() { while (true) {} } } new E()", true);
    assertNull(outcome.error());
    assertNull(outcome.limit());
  }
}
