package backprop.jshell;

import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ExecutionControlException;

/** Runs the snippets of a session, in another JVM. */
public interface CellExecution {
  /** A new cell begins: what interrupted the last one is over. */
  void begin();

  void load(ClassBytecodes[] classes) throws ExecutionControlException;

  /** Runs a snippet and returns what that does. */
  Object run(String className, String method) throws ExecutionControlException;

  /**
   * Notes where a variable is now, and whether it could take over the value that it had before it
   * was compiled again, if it is to.
   */
  boolean note(String className, String variable, boolean takesOver)
      throws ExecutionControlException;

  void addToClasspath(String path) throws ExecutionControlException;

  /** What to say of methods and classes that cannot be used yet: a line each, name, tab, text. */
  void explain(String lines);

  /** Interrupts the running snippet, and stops it if it does not end by itself. */
  void interrupt();

  void close();
}
