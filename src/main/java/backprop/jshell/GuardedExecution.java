package backprop.jshell;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Stands between JShell and what runs the snippets: has a guard look at every class before it is
 * loaded, and remembers what JShell does not report.
 */
final class GuardedExecution implements ExecutionControl, ExecutionControlProvider {
  private final CellExecution cells;
  private volatile CellGuard guard = CellGuard.NONE;
  private volatile String objection;
  private ExecutionControlException failure;

  GuardedExecution(CellExecution cells) {
    this.cells = cells;
  }

  /** A new cell begins. */
  void begin(CellGuard cellGuard) {
    guard = cellGuard;
    objection = null;
    failure = null;
  }

  /** Why a class was not loaded; null if none was refused. */
  String objection() {
    return objection;
  }

  /**
   * What kept the last snippet from finishing, unless it threw an exception: of anything else, such
   * as a {@link ThreadDeath}, JShell says nothing. Null if it finished.
   */
  ExecutionControlException failure() {
    return failure;
  }

  @Override
  public void load(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    requireAllowed(classes);
    cells.load(NotDefinedYetException.in(classes));
  }

  @Override
  public void redefine(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    requireAllowed(classes);
    cells.redefine(NotDefinedYetException.in(classes));
  }

  private void requireAllowed(ClassBytecodes[] classes) throws ClassInstallException {
    objection = guard.objectionTo(classes);
    if (objection != null) {
      throw new ClassInstallException(objection, new boolean[classes.length]);
    }
  }

  @Override
  public String invoke(String className, String method)
      throws RunException, EngineTerminationException, InternalException {
    failure = null;
    try {
      return cells.invoke(className, method);
    } catch (StoppedException | EngineTerminationException | InternalException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public String varValue(String className, String name)
      throws RunException, EngineTerminationException, InternalException {
    return cells.varValue(className, name);
  }

  @Override
  public void addToClasspath(String path) throws EngineTerminationException, InternalException {
    cells.addToClasspath(path);
  }

  @Override
  public void stop() throws EngineTerminationException, InternalException {
    cells.stop();
  }

  @Override
  public Object extensionCommand(String command, Object argument)
      throws RunException, EngineTerminationException, InternalException {
    return cells.extensionCommand(command, argument);
  }

  @Override
  public void close() {
    cells.close();
  }

  @Override
  public String name() {
    return "backprop";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
    return this;
  }
}
