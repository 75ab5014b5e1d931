package backprop.jshell;

import jdk.jshell.spi.ExecutionControl;

/** Runs the snippets of a session, here or in another JVM. */
public interface CellExecution extends ExecutionControl {
  /** The answer of {@link #varValue} when the variable could not take over the value it had. */
  String LOST = "lost";

  /** A new cell begins: what interrupted the last one is over. */
  void begin();

  /** What the last snippet returned, handed over once. */
  Object takeValue();

  /**
   * Whether a variable that {@link #varValue} names takes over the value that it had before it was
   * compiled again.
   */
  void takeOver(boolean values);

  /** What to say of methods and classes that cannot be used yet: a line each, name, tab, text. */
  void explain(String lines);

  /** Interrupts the running snippet, and stops it if it does not end by itself. */
  void interrupt();
}
