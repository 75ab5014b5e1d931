package backprop.jshell;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.stream.Stream;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Stands between JShell and what runs the snippets: has a guard look at every class before it is
 * loaded, and remembers what JShell does not report.
 */
final class GuardedExecution implements ExecutionControl, ExecutionControlProvider {
  /** The answer of {@link #varValue} when the variable could not take over the value it had. */
  static final String LOST = "lost";

  private final CellExecution cells;
  private volatile CellGuard guard = CellGuard.NONE;
  private volatile String objection;
  private ExecutionControlException failure;
  private Object value;
  private boolean takesOver;

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

  /** What the last snippet returned, handed over once. */
  Object takeValue() {
    Object taken = value;
    value = null;
    return taken;
  }

  /** Whether a variable that {@link #varValue} names takes over the value that it had. */
  void takeOver(boolean values) {
    takesOver = values;
  }

  @Override
  public void load(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    objection =
        Stream.of(classes)
            .flatMap(each -> guard.objectionTo(each.bytecodes()).stream())
            .findFirst()
            .orElse(null);
    if (objection != null) {
      throw new ClassInstallException(objection, new boolean[classes.length]);
    }
    try {
      Stream<ClassBytecodes> checked = Stream.of(StopCheck.in(classes));
      cells.load(checked.map(GuardedExecution::withOurs).toArray(ClassBytecodes[]::new));
    } catch (ClassInstallException | NotImplementedException | EngineTerminationException e) {
      throw e;
    } catch (ExecutionControlException e) {
      throw unexpected(e);
    }
  }

  /** The same class, with ours where it names JShell's. */
  private static ClassBytecodes withOurs(ClassBytecodes each) {
    String file = new String(each.bytecodes(), ISO_8859_1);
    file = renamed(file, SPIResolutionException.class.getName(), NotDefinedYetException.class);
    file = renamed(file, "REPL.$Cancel$", StopCheck.class);
    return new ClassBytecodes(each.name(), file.getBytes(ISO_8859_1));
  }

  private static String renamed(String file, String theirs, Class<?> ours) {
    return file.replace(constant(theirs), constant(ours.getName()));
  }

  /** The name of a class as class files hold it: tag 1, its length in two bytes, itself. */
  private static String constant(String type) {
    return "\1\0" + (char) type.length() + type.replace('.', '/');
  }

  /** JShell loads the classes anew, under other names. */
  @Override
  public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
    throw new NotImplementedException("redefine");
  }

  @Override
  public String invoke(String className, String method)
      throws RunException, EngineTerminationException, InternalException {
    failure = null;
    value = null;
    try {
      value = cells.run(className, method);
      return ""; // JShell does not need its text
    } catch (StoppedException | EngineTerminationException | InternalException e) {
      failure = e;
      throw e;
    } catch (RunException e) {
      throw e;
    } catch (ExecutionControlException e) {
      throw unexpected(e);
    }
  }

  @Override
  public String varValue(String className, String name)
      throws RunException, EngineTerminationException, InternalException {
    try {
      return cells.note(className, name, takesOver) ? "" : LOST;
    } catch (RunException | EngineTerminationException | InternalException e) {
      throw e;
    } catch (ExecutionControlException e) {
      throw unexpected(e);
    }
  }

  @Override
  public void addToClasspath(String path) throws EngineTerminationException, InternalException {
    try {
      cells.addToClasspath(path);
    } catch (EngineTerminationException | InternalException e) {
      throw e;
    } catch (ExecutionControlException e) {
      throw unexpected(e);
    }
  }

  private EngineTerminationException unexpected(ExecutionControlException e) {
    cells.close();
    return new EngineTerminationException("the JVM of the cells answers with " + e);
  }

  @Override
  public void stop() {
    cells.interrupt();
  }

  @Override
  public Object extensionCommand(String command, Object argument) throws NotImplementedException {
    throw new NotImplementedException(command);
  }

  @Override
  public void close() {} // the JVM of the cells may be needed longer

  @Override
  public String name() {
    return "backprop";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
    return this;
  }
}
