package backprop.jshell;

import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ExecutionControlException;

/**
 * What the loops and methods of cells ask on JDKs that cannot stop a thread: from JDK 22 on, JShell
 * writes such a question into every class. It does so where cells are compiled, in code that is
 * warm there; where they run it would be cold.
 */
public final class StopCheck {
  static volatile boolean stop;

  private StopCheck() {}

  /** Ends the cell that asks, if it is to be stopped. */
  public static void stopCheck() {
    if (stop) {
      throw new ThreadDeath();
    }
  }

  /** The same classes, with what JShell writes into them: they ask a class that it would make. */
  static ClassBytecodes[] in(ClassBytecodes[] classes) throws ExecutionControlException {
    Written written = new Written();
    new LocalExecutionControl(written).load(classes);
    return written.classes;
  }

  /** Gets the classes in place of a loader. */
  private static final class Written implements LoaderDelegate {
    private ClassBytecodes[] classes;

    @Override
    public void load(ClassBytecodes[] all) {
      classes = all;
    }

    @Override
    public void classesRedefined(ClassBytecodes[] all) {}

    @Override
    public void addToClasspath(String path) {}

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
      throw new ClassNotFoundException(name);
    }
  }
}
