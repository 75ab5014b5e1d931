package backprop.kernel.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.ProcessorTime;
import backprop.jshell.CellException;
import backprop.kernel.Outlet;
import backprop.run.CellOutputs;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public, so that a cell can call {@link #poll}. */
public class InterruptTest {
  /** One for all: it must serve on after every interrupt. */
  private static final JupyterKernel KERNEL = new JupyterKernel(Path.of(""));

  /** Until a cell counts as not stopped, shorter than any sleep. */
  private static final int PATIENCE_SECONDS = 5;

  /** What catches every stop ends late on a busy machine. */
  private static final int PATIENCE_WITH_STUBBORN_CELLS = 50;

  /** What a library does that trains for long: it polls. */
  public static int poll() {
    int rounds = 0;
    while (!Thread.interrupted()) {
      rounds++;
    }
    return rounds;
  }

  @AfterAll
  static void close() {
    KERNEL.close();
  }

  private String run(String cell) throws CellException {
    return run(cell, new CellOutputs(new HashMap<>()));
  }

  private String run(String cell, Outlet outlet) throws CellException {
    return KERNEL.execute(cell, outlet).map(value -> value.data().toString()).orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true);",
        "kept++; Thread.sleep(60_000);",
        "backprop.kernel.jupyter.InterruptTest.poll(); kept = -1;",
        "while (true) { System.out.println(kept); }",
        "void loop() { while (true) { kept = 7; } }\nloop();",
        "while (true) { try { Thread.sleep(10_000); } catch (InterruptedException e) { } }",
        "while (true) { try { kept = 8; } catch (Throwable t) { } }",
        "while (true) { try { System.out.println(kept); } catch (Throwable t) { System.out.print(t); } }"
      })
  void stopsWithTwoSecondsOfComputingAtMostAndKeepsTheState(String cell) throws Exception {
    run("int kept = 7;");
    CompletableFuture<String> running = new CompletableFuture<>();
    Thread thread = new Thread(() -> complete(running, cell, new CellOutputs(new HashMap<>())));
    thread.start();
    Thread.sleep(400);
    double before = ProcessorTime.seconds();
    KERNEL.interrupt();
    boolean stubborn = cell.contains("catch (Throwable");
    requireInterrupted(running, stubborn ? PATIENCE_WITH_STUBBORN_CELLS : PATIENCE_SECONDS);
    double seconds = ProcessorTime.seconds() - before; // the cell's thread, and the one that stops
    assertTrue(seconds < 2, cell + ": " + seconds + " s");
    CellOutputs next = new CellOutputs(new HashMap<>());
    KERNEL.execute("System.out.println(\"next\");", next);
    assertEquals("[\"next\\n\"]", next.json().get(0).getAsJsonObject().get("text").toString());
    assertTrue(run("kept").matches(".*[78].*"));
  }

  private volatile boolean begun; // and printed something

  @Test
  void anInterruptWhileAStatementIsCompiledIsNotLost() throws Exception {
    for (int wait = 0; wait <= 50; wait += 5) { // compiling takes some 50 ms
      begun = false;
      CompletableFuture<String> running = new CompletableFuture<>();
      String cell = "System.out.println();\nwhile (true);";
      new Thread(() -> complete(running, cell, (stream, text) -> begun = true)).start();
      for (int ms = 0; !begun; ms++) {
        assertTrue(ms < 60_000, "the cell does not begin: the one before it was not stopped");
        Thread.sleep(1);
      }
      Thread.sleep(wait);
      KERNEL.interrupt();
      requireInterrupted(running, PATIENCE_SECONDS);
    }
  }

  /** Types a line, at once or long after it was told to stop. */
  private record Keyboard(String line, CountDownLatch asked) implements Outlet {
    @Override
    public void stream(String name, String text) {}

    @Override
    public String input() {
      asked.countDown();
      if (line != null) {
        return line;
      }
      try {
        Thread.sleep(60_000);
        return "late\n";
      } catch (InterruptedException e) {
        long end = System.nanoTime() + 500_000_000;
        while (System.nanoTime() < end) {
          Thread.onSpinWait();
        }
        throw new CancellationException("interrupted");
      }
    }
  }

  @Test
  void anInterruptOfACellThatAsksTheReaderDoesNotReachTheNext() throws Exception {
    CompletableFuture<String> running = new CompletableFuture<>();
    Keyboard slow = new Keyboard(null, new CountDownLatch(1));
    new Thread(() -> complete(running, "System.in.read()", slow)).start();
    assertTrue(slow.asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    KERNEL.interrupt();
    requireInterrupted(running, PATIENCE_SECONDS);
    assertTrue(run("System.in.read()", new Keyboard("a\n", slow.asked)).contains("97"));
  }

  private static void requireInterrupted(CompletableFuture<String> running, int patience) {
    ExecutionException end =
        assertThrows(ExecutionException.class, () -> running.get(patience, TimeUnit.SECONDS));
    assertEquals("interrupted", end.getCause().getMessage());
  }

  private void complete(CompletableFuture<String> running, String cell, Outlet outlet) {
    try {
      running.complete(run(cell, outlet));
    } catch (CellException e) {
      running.completeExceptionally(e);
    }
  }
}
