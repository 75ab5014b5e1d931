package backprop.jshell;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Runs snippets in this JVM, keeps the object that the last one returned, and can stop one.
 *
 * <p>JShell hands on only a value's text. So the method it is asked to run is {@link #call}, which
 * runs the snippet's own method and keeps the result.
 */
public final class StoppableExecution extends LocalExecutionControl implements CellExecution {
  /** How long a cell that was interrupted may take to end on its own terms. */
  private static final long GRACE_MS = 300;

  private static final long PATIENCE_MS = 20;
  private static final int BURST = 1_000;
  private static final int MOST_STOPS = 200_000;
  private static final int MOST_CAUSES = 50;

  private static final InheritableThreadLocal<Call> NEXT = new InheritableThreadLocal<>();
  private static final Method CALL = callMethod();

  private static final class Call {
    private final StoppableExecution execution;
    private final Method snippet;
    private final Thread caller = Thread.currentThread();
    private volatile Thread thread;
    private volatile boolean left; // the reader's code, for ours
    private volatile boolean ended; // and without an exception
    private Object value;

    Call(StoppableExecution execution, Method snippet) {
      this.execution = execution;
      this.snippet = snippet;
    }
  }

  private volatile Call running;
  private volatile boolean interrupted;
  private Object value;
  private final Map<String, Field> variables = new HashMap<>(); // by name

  /** An execution in this JVM. */
  public static StoppableExecution here() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    StoppableExecution execution = new StoppableExecution(); // changes the context loader
    Thread.currentThread().setContextClassLoader(before);
    return execution;
  }

  private static Method callMethod() {
    try {
      Method call = StoppableExecution.class.getDeclaredMethod("call");
      call.setAccessible(true);
      return call;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void begin() {
    interrupted = false;
  }

  @Override
  public Object run(String className, String method)
      throws RunException, EngineTerminationException, InternalException {
    invoke(className, method);
    Object taken = value;
    value = null;
    return taken;
  }

  @Override
  public void explain(String lines) {
    NotDefinedYetException.sentences = lines;
  }

  @Override
  public boolean note(String className, String name, boolean takesOver) throws InternalException {
    Field before = variables.remove(name);
    try {
      Field field = findClass(className).getDeclaredField(name);
      field.setAccessible(true);
      variables.put(name, field);
      return !takesOver || before == null || copy(before, field);
    } catch (ReflectiveOperationException e) {
      throw new InternalException(className + " has no variable " + name + ": " + e);
    }
  }

  /** Whether the value, if there was one, is now in the new field. */
  private static boolean copy(Field from, Field to) {
    try {
      Object value = from.get(null);
      if (value != null) {
        to.set(null, value);
      }
      return true;
    } catch (IllegalAccessException | IllegalArgumentException e) {
      return false; // its class was redeclared
    }
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    Call call = new Call(this, snippet);
    NEXT.set(call);
    running = call;
    value = null;
    try {
      super.invoke(CALL);
      if (!call.ended) {
        throw new InternalException("the statement did not end");
      }
      value = call.value;
      return "";
    } finally {
      running = null;
      NEXT.remove();
    }
  }

  /** Runs in the thread that {@link LocalExecutionControl} starts for a snippet. */
  private static Object call() throws Throwable {
    Call call = NEXT.get();
    NEXT.remove(); // threads that the snippet starts must not inherit it
    call.thread = Thread.currentThread();
    if (call.execution.interrupted) { // while the snippet was still being compiled
      throw new InterruptedException();
    }
    awaitJoin(call.caller);
    Thread.currentThread().setContextClassLoader(call.snippet.getDeclaringClass().getClassLoader());
    Thread.setDefaultUncaughtExceptionHandler(
        null); // on JDK 17 JShell's own hides exceptions of the reader's threads
    try {
      call.value = call.snippet.invoke(null);
      call.ended = true;
      return null;
    } catch (InvocationTargetException e) {
      boolean stopped = e.getCause() instanceof ThreadDeath && call.execution.interrupted;
      throw stopped ? e.getCause() : told(e.getCause(), MOST_CAUSES);
    } finally {
      call.left = true;
    }
  }

  /**
   * What JShell tells of an exception. It would ask for that in a thread that cannot be stopped,
   * and for causes without end.
   */
  private static RunException told(Throwable thrown, int causes) {
    try {
      if (thrown instanceof SPIResolutionException unresolved) {
        return new ResolutionException(unresolved.id(), unresolved.getStackTrace());
      }
      UserException told =
          new UserException(thrown.getMessage(), nameOf(thrown), thrown.getStackTrace());
      Throwable cause = causes == 0 ? null : thrown.getCause();
      told.initCause(cause == null ? null : told(cause, causes - 1));
      return told;
    } catch (ThreadDeath e) {
      throw e;
    } catch (RuntimeException | Error e) {
      String message = "to ask it for its message, stack or cause throws " + nameOf(e);
      return new UserException(message, nameOf(thrown), e.getStackTrace());
    }
  }

  private static String nameOf(Throwable thrown) {
    Class<?> type = thrown.getClass();
    return (type.isAnonymousClass() ? type.getSuperclass() : type).getName();
  }

  @Override
  protected String throwConvertedInvocationException(Throwable told)
      throws RunException, InternalException {
    if (told instanceof RunException e) {
      throw e;
    }
    return super.throwConvertedInvocationException(told);
  }

  /**
   * Waits until the kernel waits for this thread. Until then it is still counting the threads to
   * wait for, and would count one that the snippet starts: a cell that leaves a thread running
   * would never end.
   */
  private static void awaitJoin(Thread caller) {
    long deadline = System.nanoTime() + 100_000_000;
    while (caller.getState() != Thread.State.WAITING && System.nanoTime() < deadline) {
      Thread.yield();
    }
  }

  /**
   * Interrupts the running snippet. Code that polls {@link Thread#interrupted()} ends itself and
   * leaves its objects whole; what has not ended after a moment is stopped, wherever it is (JDK 17
   * to 19) or at the next loop or method written in a cell (from JDK 22 on).
   */
  @Override
  public void interrupt() {
    interrupted = true;
    Call call = running;
    if (call == null || call.thread == null) {
      return;
    }
    call.thread.interrupt();
    try {
      call.thread.join(GRACE_MS);
      for (int i = 0; running == call && !call.left && i < MOST_STOPS; i++) {
        stop(); // on JDK 17 a loop may catch that, but not the one that comes while it catches
        if (i % BURST == 0) {
          call.thread.join(PATIENCE_MS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionControl.ExecutionControlException | UnsupportedOperationException e) {
      // JDK 20 and 21 have no way to stop a thread: the interrupt was all that can be done
    }
  }
}
