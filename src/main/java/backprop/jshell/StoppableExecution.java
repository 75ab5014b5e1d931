package backprop.jshell;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.Stream;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ExecutionControlException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import jdk.jshell.spi.ExecutionControl.ResolutionException;
import jdk.jshell.spi.ExecutionControl.RunException;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import jdk.jshell.spi.ExecutionControl.UserException;
import jdk.jshell.spi.SPIResolutionException;

/** Does in this JVM what {@link CellExecution} says: runs snippets, each in a thread of its own. */
public final class StoppableExecution {
  /** How long a cell that was interrupted may take to end on its own terms. */
  private static final long GRACE_MS = 300;

  private static final long PATIENCE_MS = 20;
  private static final int BURST = 1_000;
  private static final int MOST_STOPS = 200_000;
  private static final int MOST_CAUSES = 50;
  private static final boolean CAN_STOP_THREADS = Runtime.version().feature() < 20;

  /** The classes of the snippets. */
  private static final class Classes extends DirectExecutionControl {
    Class<?> find(String name) throws ClassNotFoundException {
      return findClass(name);
    }
  }

  /** Runs a snippet; the threads that it starts are of its group. */
  private final class Call implements Runnable {
    private final Method snippet;
    private final ThreadGroup group = new ThreadGroup(threads, "cell");
    private final Thread thread = new Thread(group, this);
    private volatile boolean left; // the reader's code, for ours
    private ExecutionControlException thrown = new StoppedException(); // until it has ended
    private Object value;

    Call(Method snippet) {
      this.snippet = snippet;
      thread.setContextClassLoader(snippet.getDeclaringClass().getClassLoader());
    }

    @Override
    public void run() {
      try {
        thrown = called();
      } catch (ThreadDeath e) {
        // while it said what it had thrown
      } finally {
        left = true;
      }
    }

    private ExecutionControlException called() {
      try {
        value = snippet.invoke(null);
        return null;
      } catch (InvocationTargetException e) {
        boolean stopped = e.getCause() instanceof ThreadDeath && interrupted;
        return stopped ? thrown : told(e.getCause(), MOST_CAUSES);
      } catch (IllegalAccessException e) {
        return new InternalException(e.toString());
      }
    }

    @SuppressWarnings({"deprecation", "removal"}) // there is nothing else on these JDKs
    void stop() {
      if (CAN_STOP_THREADS) {
        group.stop();
      }
      StopCheck.stop = true;
      group.interrupt();
    }
  }

  private final Classes classes = new Classes();
  private final ThreadGroup threads = new ThreadGroup("cells");
  private volatile Call running;
  private volatile boolean interrupted;
  private final Map<String, Field> variables = new HashMap<>(); // by name

  public void begin() {
    interrupted = false;
  }

  /** Whether a thread that a snippet has started is alive, but for workers that wait for work. */
  public boolean hasThreads() {
    ForkJoinPool common = ForkJoinPool.commonPool();
    Thread[] alive = new Thread[threads.activeCount() + common.getPoolSize()];
    return Stream.of(alive)
            .limit(threads.enumerate(alive))
            .anyMatch(each -> !(each instanceof ForkJoinWorkerThread of && of.getPool() == common))
        || !common.isQuiescent();
  }

  public void load(ClassBytecodes[] all) throws ExecutionControlException {
    classes.load(all);
  }

  public void addToClasspath(String path) throws ExecutionControlException {
    classes.addToClasspath(path);
  }

  public Object run(String className, String method) throws ExecutionControlException {
    StopCheck.stop = false;
    Call call = new Call(snippet(className, method));
    running = call;
    try {
      if (interrupted) { // while the snippet was still being compiled
        throw new StoppedException();
      }
      call.thread.start();
      call.thread.join();
    } catch (InterruptedException e) {
      throw new StoppedException();
    } finally {
      running = null;
    }
    if (call.thrown != null) {
      throw call.thrown;
    }
    return call.value;
  }

  private Method snippet(String className, String method) throws InternalException {
    try {
      Method snippet = classes.find(className).getDeclaredMethod(method);
      snippet.setAccessible(true);
      return snippet;
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new InternalException(e.toString());
    }
  }

  public void explain(String lines) {
    NotDefinedYetException.sentences = lines;
  }

  public boolean note(String className, String name, boolean takesOver) throws InternalException {
    Field before = variables.remove(name);
    try {
      Field field = classes.find(className).getDeclaredField(name);
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

  /**
   * Interrupts the running snippet. Code that polls {@link Thread#interrupted()} ends itself and
   * leaves its objects whole; what has not ended after a moment is stopped, wherever it is (JDK 17
   * to 19) or at the next loop or method written in a cell (from JDK 22 on: {@link StopCheck}).
   */
  public void interrupt() {
    interrupted = true;
    Call call = running;
    if (call == null) {
      return;
    }
    call.thread.interrupt();
    try {
      call.thread.join(GRACE_MS);
      for (int i = 0; running == call && !call.left && i < MOST_STOPS; i++) {
        call.stop(); // on JDK 17 a loop may catch that, but not the one that comes while it catches
        if (i % BURST == 0) {
          call.thread.join(PATIENCE_MS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
