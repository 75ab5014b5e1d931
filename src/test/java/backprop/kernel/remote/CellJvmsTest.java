package backprop.kernel.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backprop.jshell.CellException;
import backprop.kernel.Outlet;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One notebook after the other in a JVM, and no trace of the first in the second. */
class CellJvmsTest {
  private static final CellJvms JVMS = new CellJvms();
  private static final Outlet NOBODY = (stream, text) -> {};
  private static final String PID = "ProcessHandle.current().pid()";
  private static final String STATE =
      """
      import backprop.exercise.*;
      import backprop.matrix.*;
      Exercise.solved("01");
      System.out.println(new TreeMap<>(System.getProperties()));
      System.out.println(TimeZone.getDefault().getID() + Thread.getDefaultUncaughtExceptionHandler());
      System.out.println(Locale.getDefault() + String.format(" %f ", 1.5) + Threads.count());
      System.out.println(Locale.getDefault(Locale.Category.DISPLAY));
      """;

  @AfterAll
  static void endThem() {
    JVMS.close();
  }

  private static String value(RemoteKernel kernel, String cell) throws CellException {
    return kernel.execute(cell, NOBODY).orElseThrow().toJson();
  }

  private static String printed(RemoteKernel kernel, String cell) throws CellException {
    StringBuilder all = new StringBuilder();
    kernel.execute(cell, (stream, text) -> all.append(text));
    return all.toString();
  }

  @Test
  void theNextNotebookHasTheJvmAndNothingElse() throws Exception {
    String jvm;
    String state;
    try (RemoteKernel first = JVMS.kernelIn(Path.of("src"))) {
      jvm = value(first, PID);
      state = printed(first, STATE);
      first.execute(
          """
          import java.nio.file.*;
          import java.util.stream.*;
          int kept = 5;
          Exercise.checkAnswer("01.1", 0.5);
          Path folder = Files.createTempDirectory("exercises");
          Files.writeString(folder.resolve("solved"), "01.1");
          Exercise.load(folder.resolve("solved").toString());
          Threads.use(7);
          IntStream.range(0, 100).parallel().sum(); // its worker waits for more
          System.setProperty("user.name", "nobody");
          System.clearProperty("java.awt.headless");
          Locale.setDefault(Locale.GERMANY);
          TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
          Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
          """,
          NOBODY);
      assertNotEquals(state, printed(first, STATE));
    }
    try (RemoteKernel second = JVMS.kernelIn(Path.of("src"))) {
      assertEquals(jvm, value(second, PID));
      assertEquals(state, printed(second, STATE));
      assertThrows(CellException.class, () -> value(second, "kept"));
    }
  }

  @Test
  void aJvmWithThreadsLeftOrInAnotherFolderIsNotTaken() throws Exception {
    String jvm;
    try (RemoteKernel first = JVMS.kernelIn(Path.of("."))) {
      jvm = value(first, PID);
      first.execute("new Thread(() -> { while (true) { Thread.onSpinWait(); } }).start();", NOBODY);
    }
    String other;
    try (RemoteKernel second = JVMS.kernelIn(Path.of("."))) {
      other = value(second, PID);
      assertNotEquals(jvm, other);
    }
    try (RemoteKernel third = JVMS.kernelIn(Path.of("notebooks"))) {
      assertNotEquals(other, value(third, PID));
    }
  }

  @Test
  void aJvmThatACellEndedIsNotTaken() throws Exception {
    try (RemoteKernel first = JVMS.kernelIn(Path.of("target"))) {
      assertThrows(
          RemoteKernel.DeadKernelException.class, () -> first.execute("System.exit(3);", NOBODY));
    }
    try (RemoteKernel second = JVMS.kernelIn(Path.of("target"))) {
      assertEquals("2", printed(second, "System.out.print(1 + 1);"));
    }
  }
}
