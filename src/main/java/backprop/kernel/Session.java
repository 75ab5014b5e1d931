package backprop.kernel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;

/**
 * A kernel for programs: runs cells one after the other, each under a guard and within limits, and
 * says what became of it.
 */
public final class Session implements AutoCloseable {
  /**
   * What became of a cell.
   *
   * @param value the value of its last expression; null if it has none
   * @param error why it failed; null if it did not
   * @param stdout what it printed, up to the limit
   * @param stderr likewise
   * @param limit which limit stopped it; null if none did
   */
  public record Outcome(Object value, Error error, String stdout, String stderr, Limit limit) {}

  /**
   * An exception, or another reason why a cell failed.
   *
   * @param name the simple name of the exception's class
   * @param line the line of the cell, counted from 1; 0 when unknown
   * @param source that line
   */
  public record Error(String name, String message, int line, String source) {}

  /** What stopped a cell. */
  public enum Limit {
    TIME,
    OUTPUT
  }

  private final EmbeddedKernel kernel;
  private final Timer timer = new Timer("cell-time-limit", true);

  /**
   * Starts a session.
   *
   * @param folder where relative paths of {@code %classpath} and {@code %jars} start
   */
  public Session(Path folder) {
    kernel = new EmbeddedKernel(folder);
  }

  /**
   * Runs a cell.
   *
   * @param guard what the cell may do
   * @param time after which it is interrupted
   * @param characters of output after which it is interrupted
   */
  public Outcome run(String cell, CellGuard guard, Duration time, int characters) {
    BoundedOutput output = new BoundedOutput(characters, kernel::interrupt);
    TimeLimit timeLimit = new TimeLimit();
    timer.schedule(timeLimit, time.toMillis());
    kernel.setGuard(guard);
    Object value = null;
    Error error = null;
    try {
      Optional<Object> result = kernel.evaluate(cell, output);
      value = result.orElse(null);
    } catch (CellException e) {
      CellError told = e.error();
      error = new Error(told.name(), told.message(), told.line(), told.source().strip());
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      error = new Error(e.getClass().getSimpleName(), "JShell fails: " + e.getMessage(), 0, "");
    } finally {
      timeLimit.cancel();
    }
    Limit limit = output.isFull() ? Limit.OUTPUT : timeLimit.passed ? Limit.TIME : null;
    return new Outcome(value, error, output.text("stdout"), output.text("stderr"), limit);
  }

  private final class TimeLimit extends TimerTask {
    private volatile boolean passed;

    @Override
    public void run() {
      passed = true;
      kernel.interrupt();
    }
  }

  @Override
  public void close() {
    timer.cancel();
    kernel.close();
  }
}
