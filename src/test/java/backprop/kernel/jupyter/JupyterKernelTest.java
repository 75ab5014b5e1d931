package backprop.kernel.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.ipynb.MultiLine;
import backprop.ipynb.OutputImage;
import backprop.ipynb.PixelDiff;
import backprop.jshell.CellError;
import backprop.jshell.CellException;
import backprop.kernel.remote.RemoteKernel.DeadKernelException;
import backprop.run.CellOutputs;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JupyterKernelTest {
  @TempDir private static Path folder;
  private static JupyterKernel kernel;

  @BeforeAll
  static void start() {
    kernel = new JupyterKernel(folder);
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  /** The outputs of a cell as the notebook file holds them. */
  private static JsonArray run(String cell) throws CellException {
    CellOutputs outputs = new CellOutputs(new HashMap<>());
    int count = kernel.nextExecutionCount();
    kernel.execute(cell, outputs).ifPresent(value -> outputs.result(count, value));
    return outputs.json();
  }

  private static String text(String cell) throws CellException {
    JsonArray outputs = run(cell);
    assertEquals(1, outputs.size(), outputs.toString());
    JsonObject data = outputs.get(0).getAsJsonObject().getAsJsonObject("data");
    return data.get("text/plain").getAsString();
  }

  private static String stream(JsonArray outputs, int index) {
    JsonObject output = outputs.get(index).getAsJsonObject();
    return output.get("name").getAsString() + ": " + MultiLine.join(output.get("text"));
  }

  private static CellError fail(String cell) {
    return assertThrows(CellException.class, () -> run(cell)).error();
  }

  @Test
  void theLastExpressionIsTheResult() throws CellException {
    assertEquals("3", text("1 + 2"));
    assertEquals("0.5", text("double half = 0.5;\nhalf;"));
    assertEquals("text", text("\"text\""));
    assertEquals("P[a=1]", text("record P(int a) {}\nnew P(1)"));
    assertEquals(
        "[2, 4]",
        text(
            "Stream.of(1, 2).map(i -> 2 * i).toList()"
                .replace("Stream", "java.util.stream.Stream")));
  }

  @Test
  void declarationsAssignmentsNullAndVoidShowNothing() throws CellException {
    for (String cell :
        List.of(
            "int n = 5;",
            "n = 6",
            "null",
            "if (n > 5) { n++; }",
            "class Empty {}",
            "1; int k = 2;",
            " // x")) {
      assertEquals(0, run(cell).size(), cell);
    }
  }

  @Test
  void streamsKeepTheirOrderAndJoin() throws CellException {
    JsonArray outputs =
        run(
            "System.out.println(\"∂C 😀\"); printf(\"%d%n\", 7); System.err.print(\"e\"); System.out.print(1); 2");
    assertEquals("stdout: ∂C 😀\n7\n", stream(outputs, 0));
    assertEquals("stderr: e", stream(outputs, 1));
    assertEquals("stdout: 1", stream(outputs, 2));
    assertEquals(4, outputs.size());
  }

  @Test
  void aCellDoesNotWaitForItsThreadsAndWhatTheyThrowIsShown() throws CellException {
    assertEquals(
        "over",
        text(
            "new Thread(() -> { try { Thread.sleep(60_000); } catch (InterruptedException e) { } }).start(); \"over\""));
    String thrown =
        stream(
            run(
                "Thread t = new Thread(() -> { throw new IllegalStateException(\"in a thread\"); }); t.start(); t.join();"),
            0);
    assertTrue(thrown.startsWith("stderr: Exception in thread"), thrown);
    assertTrue(thrown.contains("IllegalStateException: in a thread"), thrown);
  }

  @Test
  void whatNativeCodePrintsIsShownAndBreaksNothing() throws CellException {
    JsonArray outputs =
        run(
            "new FileOutputStream(FileDescriptor.out).write(\"∂ raw\\n\".getBytes(\"UTF-8\"));\nint after = 1;");
    assertEquals("stdout: ∂ raw\n", stream(outputs, 0));
    assertEquals("1", text("after"));
  }

  @Test
  void displayAndRender() throws CellException {
    JsonArray outputs =
        run("String shown = display(\"<b>x</b>\", \"text/html\"); render(\"$x$\", \"text/latex\")");
    assertEquals("{text/html=\"<b>x</b>\", text/plain=\"<b>x</b>\"}", data(outputs, 0));
    assertEquals("{text/latex=\"$x$\", text/plain=\"$x$\"}", data(outputs, 1));
  }

  @Test
  void updateDisplayReplaces() throws CellException {
    JsonArray outputs =
        run(
            "String id = display(\"one\"); updateDisplay(id, \"two\"); updateDisplay(\"unknown\", \"three\");");
    assertEquals("{text/plain=\"two\"}", data(outputs, 0));
    assertEquals(1, outputs.size());
  }

  @Test
  void anImageIsPngThatDecodes() throws Exception {
    JsonArray outputs =
        run(
            "var image = new java.awt.image.BufferedImage(3, 2, 1);\nimage.setRGB(0, 0, 255);\nimage");
    JsonObject data = outputs.get(0).getAsJsonObject().getAsJsonObject("data");
    byte[] png = OutputImage.decode(data.get("image/png"));
    assertEquals("", PixelDiff.of(png, png));
  }

  private static String data(JsonArray outputs, int index) {
    TreeMap<String, JsonElement> sorted =
        new TreeMap<>(outputs.get(index).getAsJsonObject().getAsJsonObject("data").asMap());
    return sorted.toString();
  }

  @Test
  void aTypeCanRegisterItsRendering() throws CellException {
    run(
        "record Formula(String tex) {}\n"
            + "getKernelInstance().getRenderer().createRegistration(Formula.class).preferring(\"text/latex\")\n"
            + "    .register((f, context) -> context.renderIfRequested(\n"
            + "        io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_LATEX, () -> f.tex()));");
    assertEquals(
        "{text/latex=\"$y$\", text/plain=\"Formula[tex=$y$]\"}",
        data(run("new Formula(\"$y$\")"), 0));
  }

  @Test
  void aMethodCanBeWrittenAgain() throws CellException {
    run("int f() { return 1; }");
    assertEquals("1", text("f()"));
    run("int f() { return 2; }");
    assertEquals("2", text("f()"));
  }

  @Test
  void anExceptionShowsTheReadersLines() {
    CellError error =
        fail(
            "int check(int k) {\n  if (k > 3) throw new IllegalArgumentException(\"k=\" + k);\n  return k;\n}\n\ncheck(9)");
    assertEquals("IllegalArgumentException", error.name());
    assertEquals("k=9", error.message());
    assertEquals(6, error.line());
    assertEquals("check(9)", error.source());
    assertTrue(error.traceback().get(0).contains("IllegalArgumentException: k=9"));
    assertTrue(
        error.traceback().get(1).contains("line 2:    if (k > 3)"), error.traceback().toString());
    assertTrue(
        error.traceback().get(2).contains("line 6:    check(9)"), error.traceback().toString());
    assertEquals(3, error.traceback().size(), error.traceback().toString());
  }

  @Test
  void linesAreCountedInTheCell() {
    String thrower = "throw new RuntimeException();";
    assertEquals(3, fail("int g1 = 1;\n\n" + thrower).line());
    assertEquals(4, fail("// why\n\n/* and\n how */ " + thrower).line());
    assertEquals(3, fail("int g2 = 1;\n// comment\nInteger.parseInt(\"x\")").line());
    assertEquals(5, fail("int g3 = 1;\n\n// comment\nif (g3 > 0)\n  " + thrower).line());
    assertEquals(4, fail("// c\nint g4 =\n 1 +\n Integer.parseInt(\"x\");").line());
    assertEquals(3, fail("// c\n\nint g5 = \"a\" + foo;").line());
    assertEquals(2, fail("int g6 = 1;\nfoo(g6)").line());
  }

  @Test
  void aCauseIsKept() {
    CellError error =
        fail(
            "try { Integer.parseInt(\"x\"); } catch (Exception e) { throw new IllegalStateException(\"outer\", e); }");
    assertEquals("outer", error.message());
    String traceback = String.join("\n", error.traceback());
    assertTrue(
        traceback.contains("Caused by: java.lang.NumberFormatException: For input string: \"x\""),
        traceback);
    assertFalse(
        traceback.contains("backprop.kernel") || traceback.contains("jdk.jshell"), traceback);
  }

  @Test
  void errorsAndTheReadersOwnExceptionsAreReported() {
    assertEquals("AssertionError", fail("throw new AssertionError(\"boom\");").name());
    assertEquals(
        "StackOverflowError", fail("int deep(int k) { return deep(k + 1); }\ndeep(0)").name());
    CellError own = fail("class Mine extends RuntimeException {}\nthrow new Mine();");
    assertEquals("Mine", own.name());
    assertEquals("", own.message());
    CellError local = fail("if (true) { class Mine1 extends Error {} throw new Mine1(); }");
    assertEquals("Mine1", local.name());
    assertTrue(local.traceback().get(0).contains("Mine1"), local + "");
    assertFalse(local.traceback().get(0).contains("1Mine1"), local + "");
    assertTrue(
        fail("new Object() { public String toString() { throw new RuntimeException(\"no\"); } }")
            .message()
            .contains("no"));
  }

  @Test
  void whatEveryCellHasImportedStaysWhenItIsImportedAgain() throws CellException {
    String all =
        "List.of(BigInteger.ONE, new StringReader(\"\"), TimeUnit.DAYS, Pattern.compile(\"\"),"
            + " URI.create(\"x\"), (Object) Preferences.class).size()";
    for (String again : List.of("", "import java.util.*;\n", "import java.util.prefs.*;\n")) {
      assertEquals("6", text(again + all));
    }
  }

  @Test
  void aCompileErrorIsUnderlined() {
    CellError error = fail("int a1 = 1;\nint b1 = \"text\" + foo;");
    assertEquals("CompilationException", error.name());
    assertEquals("cannot find symbol: variable foo", error.message());
    assertEquals(2, error.line());
    List<String> lines = error.traceback();
    assertEquals(lines.get(1).indexOf("foo"), lines.get(2).indexOf("^^^"), lines.toString());
  }

  @Test
  void importsUnfinishedAndUnresolvedCodeAreExplained() throws CellException {
    assertEquals("package foo does not exist", fail("import foo.Bar;").message());
    assertEquals(
        "the cell ends before the statement that starts on line 2 is complete",
        fail("int c1 = 1;\nif (c1 > 0) {").message());
    run("int later() { return notYet(); }");
    assertTrue(fail("later()").message().contains("method notYet() is not defined"));
  }

  @Test
  void classpathTakesPathsAndGlobsFromTheNotebooksFolder() throws Exception {
    Files.createDirectories(folder.resolve("lib/classes"));
    Files.writeString(folder.resolve("lib/classes/found.txt"), "found");
    assertEquals(0, run("%classpath lib/classes").size());
    run("%classpath lib/cl*\n%classpath \"" + folder.resolve("lib/classes") + "\"");
    assertEquals(
        "true",
        text("Thread.currentThread().getContextClassLoader().getResource(\"found.txt\") != null"));
  }

  @Test
  void aMissingJarIsASentence() {
    CellError error = fail("int d1 = 1;\n%classpath ../target/backprop.jar");
    assertEquals(
        "../target/backprop.jar does not exist (looked in "
            + folder
            + "): build it with \"mvn -q -DskipTests package\"",
        error.message());
    assertEquals(2, error.line());
    assertTrue(fail("%jars nothing/*.jar").message().contains("matches nothing"));
    assertTrue(fail("%maven a:b:1").message().contains("unknown magic %maven"));
    assertTrue(fail("%jars").message().contains("needs the path"));
    assertTrue(fail("%jars .").message().contains("is a folder"));
  }

  @Test
  void aThreadLeftRunningDoesNotHoldTheCell() throws CellException {
    run(
        "Thread t = new Thread(() -> { try { Thread.sleep(60000); } catch (InterruptedException e) {} });\nt.setDaemon(true); t.start();");
    assertEquals("true", text("boolean alive = t.isAlive(); t.interrupt(); alive"));
  }

  @Test
  void aCellThatWaitsForTheKeyboardIsToldThatNobodyCanType() {
    for (String cell : List.of("System.in.read()", "new Scanner(System.in).nextLine()")) {
      assertTrue(fail(cell).message().contains("nobody can type"), cell);
    }
  }

  @Test
  void whatJShellAddsIsNotToldOrExplained() {
    String message = fail("String words = null; words.length()").message();
    assertTrue(message.endsWith("because \"words\" is null"), message);
    message = fail("record Rate(double of) { Rate { of = 1; } }").message();
    assertTrue(message.endsWith("; write public in front of it"), message);
  }

  @Test
  void noValueShowsAnIdentity() throws CellException {
    assertEquals(1, run("System.out.printf(\"loss %.3f%n\", 0.25);").size());
    assertEquals(1, run("display(new int[] {3})").size());
    assertEquals("[1.0, 2.0]", text("new double[] {1, 2}"));
    assertEquals("[[1.0], [2.0, 3.0]]", text("new double[][] {{1}, {2, 3}}"));
    assertTrue(text("new int[300]").endsWith("0, 0, … 300 in all]"));
    assertEquals("[[1], [a.B@1c]]", text("List.of(new int[] {1}, new String[] {\"a.B@1c\"})"));
    assertEquals("Stream@…", text("java.util.stream.Stream.of(1)"));
    assertEquals("Runnable@…", text("Runnable nothing = () -> {};\nnothing"));
    assertEquals("[Plain@…]", text("class Plain {}\nList.of(new Plain())"));
    assertEquals("R[w=[1.0]]", text("record R(double[] w) {}\nnew R(new double[] {1})"));
    assertEquals("{w=[[1.0]]}", text("Map.of(\"w\", new double[][] {{1}})"));
    assertEquals("[Optional[[2]]]", text("List.of(Optional.of(new int[] {2}))"));
    assertEquals("Thread@…", text("new Thread(() -> {})"));
    assertTrue(text("new java.awt.image.BufferedImage(1, 1, 1)").startsWith("BufferedImage@…:"));
    assertEquals("a.B@1c", text("\"a.B@1c\""));
  }

  @Test
  void completion() throws CellException {
    run("List<String> words = new ArrayList<>();");
    String code = "int e1 = 1;\nwords.isEm";
    var options = kernel.complete(code, code.length());
    assertEquals(List.of("isEmpty()"), options.getReplacements());
    assertEquals("isEm", code.substring(options.getSourceStart(), options.getSourceEnd()));
    String magic = "%jars x.jar\nwords.isEm";
    assertEquals(List.of("isEmpty()"), kernel.complete(magic, magic.length()).getReplacements());
    assertNull(kernel.complete("words.nothingLikeThis", 21));
    for (String inText :
        List.of(
            "%", "%jars wor", "int e3;\n%classpath ", "\"words.isEm", "\"\"\"\nwor", "// wor")) {
      assertNull(kernel.complete(inText, inText.length()), inText);
    }
    assertEquals(List.of("words"), kernel.complete("\"a\" + words", 11).getReplacements());
  }

  @Test
  void inspection() throws CellException {
    run("int twice(int number) { return 2 * number; }");
    Object shown = kernel.inspect("int e2 = 1;\ntwice(3)", 14, false).getData(MIMEType.TEXT_PLAIN);
    assertEquals("int twice(int number)", shown);
    assertNull(kernel.inspect("nothingLikeThis", 3, false));
  }

  @Test
  void completeness() {
    assertEquals("complete", kernel.isComplete("int f1 = 1;"));
    assertEquals("complete", kernel.isComplete("%jars x.jar"));
    assertEquals("  ", kernel.isComplete("for (;;) {"));
    assertEquals("    ", kernel.isComplete("for (;;) {\n  while (true) {"));
    assertEquals("invalid", kernel.isComplete(")"));
  }

  @Test
  void displayNeedsAnObject() {
    assertEquals("the object to render is null", fail("display(null)").message());
  }

  @Test
  void cellsHaveTheMemoryOfTheKernel() throws CellException {
    long memory = Long.parseLong(text("Runtime.getRuntime().maxMemory()"));
    assertEquals(1, (double) memory / Runtime.getRuntime().maxMemory(), 0.1);
  }

  @Test
  void aCellThatEndsItsJvmIsNamedAsTheReason() throws Exception {
    try (JupyterKernel other = new JupyterKernel(folder)) {
      DeadKernelException dead =
          assertThrows(
              DeadKernelException.class,
              () -> other.execute("System.exit(7);", new CellOutputs(new HashMap<>())));
      assertEquals("status 7", dead.getMessage());
    }
  }
}
