package backprop.kernel.remote;

import backprop.jshell.CellError;
import backprop.jshell.CellException;
import backprop.jshell.StoppableExecution;
import backprop.jvm.ParentProcess;
import backprop.kernel.CellInput;
import backprop.kernel.Display;
import backprop.kernel.MimeBundle;
import backprop.kernel.Outlet;
import backprop.kernel.OutputQueue;
import backprop.kernel.RenderingKernel;
import backprop.kernel.remote.ExecutionMessages.Reply;
import backprop.kernel.remote.ExecutionMessages.Request;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ExecutionControlException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import jdk.jshell.spi.ExecutionControl.UserException;

/**
 * The JVM of {@link RemoteExecution}: reads requests from standard input, in a thread that also
 * hears of an interrupt while a snippet runs, and answers on standard output. It ends with its
 * input.
 */
final class ExecutionServer implements Outlet {
  /** The argument with which what is displayed is sent; else it is rendered, then thrown away. */
  static final String SHOWS = "shows";

  private static final int MOST_CHARACTERS = 1 << 20; // of a value for programs

  private interface Task {
    Object run() throws ExecutionControlException;
  }

  private final OutputQueue output = new OutputQueue(this);
  private RenderingKernel kernel; // once that is asked for: a submission seldom does
  private final DataOutputStream replies;
  private final boolean shows;
  private final BlockingQueue<Object[]> typed = new LinkedBlockingQueue<>();
  private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
  private final GlobalState first = GlobalState.now();
  private volatile StoppableExecution execution = new StoppableExecution();
  private Object value; // of the last snippet

  private ExecutionServer(DataOutputStream replies, boolean shows) {
    this.replies = replies;
    this.shows = shows;
  }

  /** Serves until standard input ends. */
  public static void main(String[] arguments) throws InterruptedException {
    ParentProcess.endWith(ProcessHandle.current().parent(), () -> {});
    DataInputStream requests = new DataInputStream(new BufferedInputStream(System.in));
    ExecutionServer server =
        new ExecutionServer(
            new DataOutputStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))),
            List.of(arguments).contains(SHOWS));
    Display.showIn(server::kernel);
    server.output.replaceStreams(new CellInput(server::input));
    Thread reader = new Thread(() -> server.read(requests), "requests");
    reader.setDaemon(true);
    reader.start();
    server.send(Reply.READY, null);
    while (true) {
      Task task = server.tasks.take();
      try {
        server.answer(task);
      } catch (RuntimeException | Error e) { // from an exception that cannot even be described
        server.sendThrown(new InternalException(e.getClass().getName()));
      }
    }
  }

  private synchronized RenderingKernel kernel() {
    if (kernel == null) {
      kernel = new RenderingKernel(output);
    }
    return kernel;
  }

  private void read(DataInputStream in) {
    try {
      while (true) {
        Request request = ExecutionMessages.readKind(Request.values(), in, none -> {});
        read(request, (Object[]) ExecutionMessages.readContent(in));
      }
    } catch (IOException e) {
      if (shows) {
        System.exit(0); // what a notebook wants done at the end, is done
      }
      Runtime.getRuntime().halt(0);
    }
  }

  private void read(Request request, Object[] parts) {
    switch (request) {
      case BEGIN -> execution.begin();
      case INTERRUPT -> execution.interrupt();
      case INPUT -> typed.add(parts);
      case EXPLAIN -> execution.explain((String) parts[0]);
      case LOAD -> tasks.add(() -> load(parts));
      case CLASS_PATH ->
          tasks.add(
              () -> {
                execution.addToClasspath((String) parts[0]);
                return null;
              });
      case SHOW -> tasks.add(this::shown);
      case INVOKE -> tasks.add(() -> invoke((String) parts[0], (String) parts[1]));
      case VARIABLE ->
          tasks.add(() -> execution.note((String) parts[0], (String) parts[1], (boolean) parts[2]));
      case FORGET -> tasks.add(this::forget);
    }
  }

  private Object load(Object[] parts) throws ExecutionControlException {
    ClassBytecodes[] classes = new ClassBytecodes[parts.length / 2];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = new ClassBytecodes((String) parts[2 * i], (byte[]) parts[2 * i + 1]);
    }
    execution.load(classes);
    return null;
  }

  private Object invoke(String className, String method) throws ExecutionControlException {
    output.replaceStreams(new CellInput(this::input));
    value = execution.run(className, method);
    boolean plain =
        value == null
            || value instanceof String text && text.length() < MOST_CHARACTERS
            || Set.of(Integer.class, Long.class, Double.class).contains(value.getClass());
    return plain ? value : ExecutionMessages.STAYS;
  }

  private synchronized boolean forget() {
    if (execution.hasThreads()) {
      return false; // they would go on in the next notebook
    }
    execution = new StoppableExecution();
    execution.explain("");
    kernel = null;
    value = null;
    first.restore();
    return true;
  }

  private String shown() throws ExecutionControlException {
    try {
      DisplayData data = kernel().shown(value);
      return data == null ? null : MimeBundle.of(data).toJson();
    } catch (CellException e) {
      CellError error = e.error();
      throw new UserException(error.message(), error.name(), new StackTraceElement[0]);
    }
  }

  private void answer(Task task) {
    try {
      Object answer = task.run();
      output.flush(true);
      send(Reply.VALUE, answer);
    } catch (ExecutionControlException e) {
      sendThrown(e);
    }
  }

  private void sendThrown(ExecutionControlException e) {
    output.flush(true);
    send(Reply.THROWN, ExecutionMessages.parts(e));
  }

  private void send(Reply reply, Object content) {
    try {
      ExecutionMessages.send(reply, content, replies);
    } catch (IOException e) {
      Runtime.getRuntime().halt(0); // nobody listens
    }
  }

  @Override
  public void stream(String name, String text) {
    send(name.equals("stdout") ? Reply.STDOUT : Reply.STDERR, text);
  }

  @Override
  public String input() {
    typed.clear(); // what came after an interrupt
    send(Reply.INPUT, null);
    try {
      Object[] answer = typed.take(); // a line, or why there is none
      if (answer[0] == null) {
        throw new IllegalStateException((String) answer[1]);
      }
      return (String) answer[0];
    } catch (InterruptedException e) {
      throw new CancellationException("interrupted");
    }
  }

  @Override
  public void display(MimeBundle bundle) {
    if (shows) {
      send(Reply.DISPLAY, bundle.toJson());
    }
  }

  @Override
  public void update(MimeBundle bundle) {
    if (shows) {
      send(Reply.UPDATE, bundle.toJson());
    }
  }
}
