package backprop.kernel;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Runs the snippets of a session, here or in another JVM; beside what JShell asks of it. */
interface CellExecution extends ExecutionControl {
  /** The answer of {@link #varValue} when the variable could not take over the value it had. */
  String LOST = "lost";

  /** A new cell begins: what interrupted the last one is over. */
  void begin(CellGuard guard);

  /** Why a class was not loaded; null if none was refused. */
  String objection();

  /** What the last snippet returned, handed over once. */
  Object takeValue();

  /**
   * What kept the last snippet from its end, unless it threw an exception: of anything else, such
   * as a {@link ThreadDeath}, JShell says nothing. Null if nothing did.
   */
  ExecutionControlException failure();

  /**
   * Whether a variable that {@link #varValue} names takes over the value that it had before it was
   * compiled again.
   */
  void takeOver(boolean values);

  /** Interrupts the running snippet, and stops it if it does not end by itself. */
  void interrupt();

  /** Whether the present cell has been interrupted. */
  boolean isInterrupted();

  /** For JShell. */
  default ExecutionControlProvider provider() {
    return new ExecutionControlProvider() {
      @Override
      public String name() {
        return "backprop";
      }

      @Override
      public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return CellExecution.this;
      }
    };
  }
}
