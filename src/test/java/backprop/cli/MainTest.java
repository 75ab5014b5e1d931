package backprop.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.ipynb.Notebook;
import backprop.ipynb.Notebooks;
import backprop.jvm.JavaHome;
import backprop.matrix.FusedMultiplyAdd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest extends ProgramRun {
  @TempDir private Path folder;

  private Path notebook(String name, String... cells) throws IOException {
    return Files.writeString(folder.resolve(name), Notebooks.json(cells));
  }

  @Test
  void helpAndVersion() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().contains("run") && out.toString().contains("kernel"), out.toString());
    assertFalse(out.toString().contains("execute "), "hidden");
    assertEquals(0, run("run", "--help"));
    assertTrue(out.toString().contains("Exit status:"), "of every command: " + out);
    assertEquals(0, run("kernel", "install", "--help"));
    assertEquals(0, run("lab", "--help"));
    assertEquals(0, run("--version"));
    assertTrue(out.toString().contains("Cite as: The authors of the workbook"), out.toString());
  }

  @Test
  void wrongArgumentsShowTheUsage() {
    assertEquals(2, run());
    assertTrue(
        err.toString().contains("Missing a command") && err.toString().contains("Usage:"),
        err.toString());
    assertEquals(2, run("rum"));
    assertTrue(err.toString().contains("Did you mean: backprop run"), err.toString());
    assertEquals(2, run("run", "--ou", "x"));
    assertEquals(2, run("kernel"));
    assertEquals(2, run("kernel", "install", "--user", "--sys-prefix"));
  }

  @Test
  void aSlowProcessorIsNamedOnceInTheTerminal() throws Exception {
    String sentence = "no fused multiply-add instruction";
    String slow = errorsOfRun("-XX:-UseFMA");
    assertEquals(2, slow.split(sentence, -1).length, slow);
    assertTrue(slow.contains("missing.ipynb"), "and the command goes on: " + slow);
    if (FusedMultiplyAdd.isFast()) {
      assertFalse(errorsOfRun("-XX:+UseFMA").contains(sentence));
    }
  }

  /** A JVM that may not see the compiler is as one of a runtime without it. */
  @Test
  void aJavaWithoutJShellIsExplainedByEveryCommand() throws Exception {
    Path a = notebook("a.ipynb", "1");
    Path prefix = folder.resolve("prefix");
    Path to = folder.resolve("out");
    List<List<Object>> need =
        List.of(
            List.of("run", a, "--out", to),
            List.of("check", a, "--out", to),
            List.of("kernel", "install", "--prefix", prefix),
            List.of("kernel", "start", a),
            List.of("assignment", "prove"),
            List.of("assignment", "grade", folder));
    for (List<Object> command : need) {
      String said = withoutJShell(1, command);
      assertEquals(1, said.lines().count(), said);
      assertTrue(said.contains("has no jdk.jshell. Install JDK 17 or newer"), said);
    }
    assertFalse(Files.exists(prefix) || Files.exists(to), "nothing was written");
    assertTrue(withoutJShell(0, List.of("report", a, "--out", to)).contains("has no jdk.jshell"));
    assertEquals("", withoutJShell(0, List.of("run", "--help")));
  }

  private String withoutJShell(int status, List<Object> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                JavaHome.executable(),
                "-XX:TieredStopAtLevel=1",
                "--limit-modules",
                "java.se,jdk.management,jdk.unsupported",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    arguments.forEach(argument -> command.add(argument.toString()));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(log.toFile())
            .start();
    assertEquals(status, process.waitFor(), command.toString());
    return Files.readString(log);
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamedWithTheWayOut() throws IOException {
    Path a = notebook("a.ipynb", "1");
    Path inTheWay = Files.createFile(folder.resolve("file"));
    assertOneLine(
        inTheWay + ": a file is in the way of this folder; --out DIR writes elsewhere",
        run("run", a, "--out", inTheWay));
  }

  /** Where a copy cannot be put, that is no failure of the notebook's last cell. */
  @Test
  void aCopyThatCannotBeWrittenBlamesNoCell() throws IOException {
    Path to = Files.createDirectory(folder.resolve("out"));
    Path a =
        notebook(
            "a.ipynb",
            "1",
            "java.nio.file.Files.createDirectories(java.nio.file.Path.of(\"out/a.ipynb/x\"));");
    assertOneLine(to.resolve("a.ipynb") + ": ", run("run", a, "--out", to));
  }

  private String errorsOfRun(String setting) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    ProcessBuilder process =
        new ProcessBuilder(
                JavaHome.executable(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                folder.resolve("missing.ipynb").toString())
            .redirectError(log.toFile());
    process.environment().put("JDK_JAVA_OPTIONS", setting); // as a processor: for all JVMs
    assertEquals(1, process.start().waitFor());
    return Files.readString(log);
  }

  @Test
  void runWritesCopiesAndFigures() throws IOException {
    Path b =
        notebook(
            "b.ipynb",
            "new java.io.File(\"data.txt\").exists()",
            "new java.awt.image.BufferedImage(2, 2, 1)");
    Path a = notebook("a.ipynb", "System.out.println(1);");
    Files.writeString(folder.resolve("data.txt"), "beside the notebook");
    Path to = folder.resolve("out");
    Files.createDirectories(to);
    Files.writeString(to.resolve("b-cell09-1.png"), "of an earlier run");
    assertEquals(0, run("run", b, a, "--out", to), err.toString());
    List<String> lines = out.toString().lines().toList();
    assertTrue(
        lines.get(0).matches("b.ipynb +2 cells +1 figures +\\d+[.,]\\d s"), lines.toString());
    assertTrue(lines.get(1).startsWith("a.ipynb"), lines.toString());
    try (Stream<Path> files = Files.list(to)) {
      assertEquals(
          List.of("a.ipynb", "b-cell02-1.png", "b.ipynb"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    assertTrue(
        Notebook.read(to.resolve("b.ipynb")).toJson().contains("\"true\""),
        "runs in the notebook's folder");
  }

  @Test
  void aFailingCellIsNamedAndTheOtherNotebooksRun() throws IOException {
    Path bad = notebook("bad.ipynb", "1", "int x = 1;\nthrow new IllegalStateException(\"no\");");
    Path exits = notebook("exits.ipynb", "1", "System.exit(3);");
    Path good = notebook("good.ipynb", "1");
    assertEquals(1, run("run", bad, exits, good, "--out", folder.resolve("out")));
    String message = err.toString();
    assertTrue(
        message.contains("bad.ipynb: cell [2], line 2: throw new IllegalStateException(\"no\");"),
        message);
    assertTrue(message.contains("IllegalStateException: no"), message);
    assertTrue(message.contains("exits.ipynb: cell [2]") && message.contains("status 3"), message);
    assertTrue(out.toString().contains("good.ipynb"), out.toString());
    assertTrue(Files.exists(folder.resolve("out/good.ipynb")));
    assertFalse(Files.exists(folder.resolve("out/exits.ipynb")));
  }

  @Test
  void whatANotebookLeavesRunningKeepsNothing() throws IOException {
    Path notebook =
        notebook(
            "n.ipynb",
            "void sleep() { try { Thread.sleep(Long.MAX_VALUE); } catch (Exception e) { } }",
            "new Thread(() -> sleep()).start();",
            "Runtime.getRuntime().addShutdownHook(new Thread(() -> sleep()));");
    assertEquals(0, run("run", notebook, "--out", folder.resolve("out")), err::toString);
  }

  @Test
  void diffTellsWhatAnotherExecutionChanged() throws IOException {
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    Path changing = notebook("changing.ipynb", "System.getProperty(\"user.dir\").length() > 0");
    assertEquals(0, run("run", changing, "--out", first));
    assertEquals(0, run("diff", first, first));
    assertTrue(out.toString().contains("1 notebook, no differences"), out.toString());
    Files.writeString(
        second.resolve("changing.ipynb"),
        Files.readString(first.resolve("changing.ipynb")).replace("true", "false"));
    assertEquals(1, run("diff", first.resolve("changing.ipynb"), second));
    assertTrue(out.toString().contains("changing.ipynb: cell [1]"), out.toString());
    assertTrue(out.toString().contains("was  \"false\""), out.toString());
    assertOneLine("does not exist", run("diff", first, folder.resolve("none")));
  }

  @Test
  void badInputIsOneLineAndNothingIsDone() throws IOException {
    Path good = notebook("good.ipynb", "1");
    Path broken = Files.writeString(folder.resolve("broken.ipynb"), "{");
    Path old = Files.writeString(folder.resolve("old.ipynb"), "{\"nbformat\": 3}");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path to = folder.resolve("out");
    assertOneLine("does not exist", run("run", good, folder.resolve("none.ipynb"), "--out", to));
    assertOneLine("not valid JSON", run("run", good, broken, "--out", to));
    assertOneLine("nbformat 3", run("run", old, "--out", to));
    assertOneLine("has no notebooks", run("run", empty, "--out", to));
    assertOneLine("have the same name", run("run", good, good, "--out", to));
    assertOneLine("does not exist", run("kernel", "start", folder.resolve("connection.json")));
    assertOneLine("not a Jupyter connection file", run("kernel", "start", broken));
    assertOneLine("from the jar only", run("kernel", "install", "--prefix", folder.resolve("p")));
    assertFalse(Files.exists(to));
  }

  @Test
  void checkSaysWhatDiffersAndChangesNothing() throws IOException {
    String image =
        "var image = new java.awt.image.BufferedImage(4, 3, 1); image.setRGB(1, 1, 7);\n"
            + "var sent = render(image); sent.putText(\"an image\"); sent";
    Path notebook = notebook("n.ipynb", "1 + 1", image);
    assertEquals(0, run("run", notebook, "--out", folder.resolve("first")));
    Path saved = folder.resolve("first/n.ipynb");
    String text = Files.readString(saved);
    Path to = folder.resolve("check");
    assertEquals(0, run("check", saved, "--out", to), err.toString());
    assertTrue(out.toString().endsWith("running again changes nothing\n"), out.toString());

    Files.writeString(saved, text.replace("\"2\"", "\"3\"").replace("1, 1, 7", "1, 1, 9"));
    String changed = Files.readString(saved);
    assertEquals(1, run("check", saved, "--out", to));
    assertEquals(changed, Files.readString(saved));
    String message = err.toString();
    assertTrue(message.contains("n.ipynb, cell [1] (number 1 of the file), text/plain"), message);
    assertTrue(message.contains("number 1 of the line is 2, not 3: smaller by 1.00"), message);
    assertTrue(message.contains("1 of 4 x 3 pixels differ, by at most 2 of 255"), message);
    for (String file : List.of("expected", "actual", "difference")) {
      assertTrue(Files.exists(to.resolve("n-cell02-1." + file + ".png")), file);
    }
    assertTrue(out.toString().contains("1 of 1 notebooks differ"), out.toString());

    Path bad = notebook("bad.ipynb", "throw new IllegalStateException(\"no\");");
    assertEquals(1, run("check", bad, "--out", to));
    assertTrue(err.toString().contains("bad.ipynb, cell [1]"), err.toString());
    err.getBuffer().setLength(0);
    assertOneLine("does not exist", run("check", folder.resolve("none.ipynb")));
  }

  private void assertOneLine(String expected, int status) {
    List<String> lines = err.toString().lines().toList();
    err.getBuffer().setLength(0);
    assertEquals(1, status);
    assertEquals(1, lines.size(), lines.toString());
    assertTrue(
        lines.get(0).startsWith("backprop: ") && lines.get(0).contains(expected), lines.get(0));
  }

  /** What {@code java -jar} starts is a name in the build, which this holds. */
  @Test
  void theJarStartsThisClass() throws IOException {
    String build = Files.readString(Path.of("pom.xml"));
    String expected = "<mainClass>" + Main.class.getName() + "</mainClass>";
    assertTrue(build.contains(expected), "pom.xml lacks " + expected);
  }
}
