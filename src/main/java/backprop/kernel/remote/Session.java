package backprop.kernel.remote;

import backprop.jshell.CellError;
import backprop.jshell.CellException;
import backprop.jshell.CellGuard;
import backprop.jshell.Evaluator;
import backprop.kernel.Display;
import backprop.kernel.Outlet;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Timer;
import java.util.TimerTask;

/**
 * A kernel for programs: runs cells one after the other, each under a guard and within limits, and
 * says what became of it. They are compiled in this JVM and run in one of their own.
 */
public final class Session implements AutoCloseable {
  /**
   * What became of a cell.
   *
   * @param value the value of its last expression, if that is a number or text; else null
   * @param error why it failed; null if it did not
   * @param stdout what it printed there, up to the limit
   * @param limit which limit stopped it; null if none did
   */
  public record CellOutcome(Object value, CellError error, String stdout, Limit limit) {}

  /** What stopped a cell. */
  public enum Limit {
    /** Of the processor. */
    TIME,
    /** The clock alone: the machine was busy, or the cell waited. */
    CLOCK,
    OUTPUT,
    /** A guard refused it. */
    GUARD
  }

  /** Keeps what a cell prints, up to a limit for both streams; raises the alarm when it is more. */
  static final class BoundedOutput implements Outlet {
    private final int limit;
    private final Runnable alarm;
    private final StringBuilder stdout = new StringBuilder();
    private int printed;

    BoundedOutput(int limit, Runnable alarm) {
      this.limit = limit;
      this.alarm = alarm;
    }

    @Override
    public synchronized void stream(String name, String text) {
      int room = Math.max(0, limit - printed);
      boolean fitted = printed <= limit;
      printed = (int) Math.min(Integer.MAX_VALUE, (long) printed + text.length());
      if (name.equals("stdout")) {
        stdout.append(text, 0, Math.min(room, text.length()));
      }
      if (fitted && printed > limit) {
        new Thread(alarm, "cell-output-limit").start(); // this thread must go on sending
      }
    }

    synchronized boolean isFull() {
      return printed > limit;
    }

    synchronized String stdout() {
      return stdout.toString();
    }
  }

  /** How much longer a cell may take by the clock, waiting or on a busy machine. */
  public static final int WAITING = 3;

  private static final long POLL_MS = 50;

  private final RemoteExecution execution;
  private final Evaluator evaluator;
  private final Timer timer = new Timer("cell-time-limit", true);

  /** Starts a session whose cells' JVM is in another folder than that of the magics' paths. */
  public Session(Path folder, List<String> jvmOptions, Path workingFolder) throws IOException {
    execution = new RemoteExecution(jvmOptions, workingFolder, false);
    execution.awaitStart(); // the time of the first cell begins after it
    evaluator = new Evaluator(folder, execution, Display.class, "");
  }

  /** The exit status of the JVM that runs the cells, when a cell has ended it. */
  public OptionalInt exitStatus() {
    return execution.exitStatus();
  }

  /**
   * Runs a cell under a guard. It is interrupted after this time of the processor, {@link #WAITING}
   * times as much by the clock, or so many characters of output.
   */
  public CellOutcome run(String cell, CellGuard guard, Duration time, int characters) {
    BoundedOutput output = new BoundedOutput(characters, evaluator::interrupt);
    execution.attach(output);
    TimeLimit timeLimit = new TimeLimit(time);
    timer.schedule(timeLimit, POLL_MS, POLL_MS);
    Object value = null;
    CellError error = null;
    boolean refused = false;
    try {
      Object result = evaluator.eval(cell, guard);
      value = result == ExecutionMessages.STAYS ? null : result;
    } catch (CellException e) {
      error = e.error();
      refused = e.isRefused();
    } catch (RuntimeException | Error e) {
      error = ofCompiler(e);
    } finally {
      timeLimit.cancel();
    }
    if (exitStatus().isPresent()) {
      error = CellError.of("DeadKernel", "ended its JVM: status " + exitStatus().getAsInt());
    }
    Limit limit = refused ? Limit.GUARD : output.isFull() ? Limit.OUTPUT : timeLimit.passed;
    return new CellOutcome(value, error, output.stdout(), limit);
  }

  // the cell itself runs elsewhere
  private static CellError ofCompiler(Throwable thrown) {
    Throwable e = thrown;
    while (e.getCause() != null) { // JShell wraps it twice
      e = e.getCause();
    }
    String why =
        e instanceof StackOverflowError
            ? "it is too deeply nested for the compiler"
            : e instanceof OutOfMemoryError
                ? "it is too large for the compiler"
                : "JShell failed: " + e.getMessage();
    return CellError.of(e.getClass().getSimpleName(), why);
  }

  /** Interrupts the cell when its time is up: processor time, so that a busy machine is fair. */
  private final class TimeLimit extends TimerTask {
    private final long cpuEnd;
    private final long end;
    private volatile Limit passed; // null while neither is

    TimeLimit(Duration time) {
      cpuEnd = cpuTime() + time.toNanos();
      end = System.nanoTime() + WAITING * time.toNanos();
    }

    @Override
    public void run() {
      boolean worked = cpuTime() >= cpuEnd;
      if (worked || System.nanoTime() - end >= 0) {
        cancel();
        passed = worked ? Limit.TIME : Limit.CLOCK;
        evaluator.interrupt();
      }
    }

    /** Of this JVM, which compiles, and of the one in which the cells run. */
    private long cpuTime() {
      long compiling =
          ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
              ? system.getProcessCpuTime()
              : System.nanoTime();
      Optional<Duration> running = execution.jvm().info().totalCpuDuration(); // empty when it ends
      return compiling + running.orElse(Duration.ZERO).toNanos();
    }
  }

  @Override
  public void close() {
    timer.cancel();
    evaluator.close();
    execution.close();
  }
}
