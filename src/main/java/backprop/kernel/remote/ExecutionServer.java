package backprop.kernel.remote;

import backprop.jshell.StoppableExecution;
import backprop.jvm.ParentProcess;
import backprop.kernel.CellInput;
import backprop.kernel.Display;
import backprop.kernel.EmbeddedKernel;
import backprop.kernel.Outlet;
import backprop.kernel.OutputQueue;
import backprop.kernel.StandardStreams;
import backprop.kernel.remote.ExecutionMessages.Reply;
import backprop.kernel.remote.ExecutionMessages.Request;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ExecutionControlException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/**
 * The JVM of {@link RemoteExecution}: reads requests from standard input, in a thread that also
 * hears of an interrupt while a snippet runs, and answers on standard output. It ends with its
 * input.
 */
final class ExecutionServer {
  /** What is displayed is rendered, then thrown away: nobody is there to look. */
  private static final class Renderer {
    static final EmbeddedKernel KERNEL = EmbeddedKernel.withoutCells();
  }

  private interface Task {
    Object run() throws ExecutionControlException;
  }

  private final DataOutputStream replies;
  private final Outlet outlet = this::sendText;
  private final OutputQueue output = new OutputQueue();
  private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
  private final StoppableExecution execution = StoppableExecution.here();

  private ExecutionServer(DataOutputStream replies) {
    this.replies = replies;
    output.attach(outlet);
  }

  /**
   * Serves until standard input ends.
   *
   * @throws InterruptedException if this thread is interrupted
   */
  public static void main(String[] arguments) throws InterruptedException {
    ParentProcess.endWith(ProcessHandle.current().parent(), () -> {});
    DataInputStream requests = new DataInputStream(new BufferedInputStream(System.in));
    ExecutionServer server =
        new ExecutionServer(
            new DataOutputStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))));
    Display.showIn(() -> Renderer.KERNEL);
    server.replaceStreams();
    Thread reader = new Thread(() -> server.read(requests), "requests");
    reader.setDaemon(true);
    reader.start();
    server.send(Reply.READY, out -> {});
    while (true) {
      server.answer(server.tasks.take());
    }
  }

  private void read(DataInputStream in) {
    try {
      while (true) {
        read(ExecutionMessages.read(Request.values(), in), in);
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void read(Request request, DataInputStream in) throws IOException {
    switch (request) {
      case BEGIN -> execution.begin();
      case INTERRUPT -> execution.interrupt();
      case EXPLAIN -> execution.explain(ExecutionMessages.readText(in));
      case LOAD, REDEFINE -> {
        ClassBytecodes[] classes = ExecutionMessages.readClasses(in);
        tasks.add(() -> install(classes, request == Request.REDEFINE));
      }
      case CLASS_PATH -> {
        String path = ExecutionMessages.readText(in);
        tasks.add(() -> addToClassPath(path));
      }
      case INVOKE, VARIABLE -> {
        String className = ExecutionMessages.readText(in);
        String name = ExecutionMessages.readText(in);
        boolean takesOver = in.readBoolean();
        tasks.add(
            () ->
                request == Request.INVOKE
                    ? invoke(className, name)
                    : variable(className, name, takesOver));
      }
    }
  }

  private Object install(ClassBytecodes[] classes, boolean again) throws ExecutionControlException {
    if (again) {
      execution.redefine(classes);
    } else {
      execution.load(classes);
    }
    return null;
  }

  private Object addToClassPath(String path) throws ExecutionControlException {
    execution.addToClasspath(path);
    return null;
  }

  /** New ones: what was stopped may have left half a line in its own. */
  private void replaceStreams() {
    StandardStreams.replace(
        output.printStream("stdout"), output.printStream("stderr"), new CellInput(outlet::input));
  }

  private Object invoke(String className, String method) throws ExecutionControlException {
    replaceStreams();
    execution.invoke(className, method);
    return execution.takeValue();
  }

  private String variable(String className, String name, boolean takesOver)
      throws ExecutionControlException {
    execution.takeOver(takesOver);
    return execution.varValue(className, name);
  }

  private void answer(Task task) {
    try {
      answerOrThrow(task);
    } catch (RuntimeException | Error e) { // from an exception that cannot even be described
      sendThrown(new InternalException(e.getClass().getName()));
    }
  }

  private void answerOrThrow(Task task) {
    try {
      Object value = task.run();
      output.flush(true);
      send(Reply.VALUE, out -> ExecutionMessages.writeValue(value, out));
    } catch (ExecutionControlException e) {
      sendThrown(e);
    }
  }

  private void sendThrown(ExecutionControlException e) {
    output.flush(true);
    send(Reply.THROWN, out -> ExecutionMessages.writeException(e, out));
  }

  private void send(Reply reply, ExecutionMessages.Content content) {
    try {
      ExecutionMessages.send(reply, replies, content);
    } catch (IOException e) {
      Runtime.getRuntime().halt(0); // nobody listens
    }
  }

  private void sendText(String stream, String text) {
    send(
        stream.equals("stdout") ? Reply.STDOUT : Reply.STDERR,
        out -> ExecutionMessages.writeText(text, out));
  }
}
