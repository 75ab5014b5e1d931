package backprop.kernel.remote;

import backprop.jshell.CellError;
import backprop.jshell.CellException;
import backprop.jshell.CellExecution;
import backprop.jvm.ChildJvm;
import backprop.kernel.MimeBundle;
import backprop.kernel.Outlet;
import backprop.kernel.remote.ExecutionMessages.Reply;
import backprop.kernel.remote.ExecutionMessages.Request;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.ExecutionControlException;
import jdk.jshell.spi.ExecutionControl.UserException;

/**
 * Runs snippets in a JVM of their own: what they do to it, they do not do to this one, and the next
 * session, with its compiler already warm, starts with a new one. What they print goes to an
 * outlet. Of what they return, numbers and text come back; other values stay there.
 */
public final class RemoteExecution implements CellExecution {
  // for what runs when the JVM exits; a cell may have left something there that never ends
  private static final int SECONDS_TO_END = 2;
  private static final int MS_TO_STOP_TYPING = 2_000;

  /** Either a value or what was thrown. */
  private record Answer(Object value, ExecutionControlException thrown) {}

  private final ChildJvm jvm;
  private final DataOutputStream requests;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private volatile Outlet outlet = (stream, text) -> {};
  private volatile Thread typing;
  private String explained = ""; // as the other JVM begins

  /** Starts the JVM in a folder; the flags: are displays, and the JVM's own words, looked at? */
  RemoteExecution(List<String> jvmOptions, Path folder, boolean shows) throws IOException {
    jvm =
        new ChildJvm(
            folder,
            shows ? System.err::print : text -> {},
            jvmOptions,
            ExecutionServer.class,
            shows ? new String[] {ExecutionServer.SHOWS} : new String[0]);
    requests = new DataOutputStream(new BufferedOutputStream(jvm.process().getOutputStream()));
    Thread reader = new Thread(this::readReplies, "remote-execution");
    reader.setDaemon(true);
    reader.start();
  }

  /** The JVM, for its time and its end. */
  ProcessHandle jvm() {
    return jvm.process().toHandle();
  }

  /** The exit status of the JVM; empty while it runs. */
  OptionalInt exitStatus() {
    Process process = jvm.process();
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Waits until the JVM is there, or has ended instead. */
  void awaitStart() throws IOException {
    try {
      begun.await();
      if (!jvm.process().isAlive()) {
        throw new IOException("the JVM of the cells did not start: " + jvm.awaitEnd());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where what is printed and displayed goes from now on, and questions to the reader. */
  void attach(Outlet newOutlet) {
    stopTyping();
    outlet = newOutlet;
  }

  /** Refuses to go on when the JVM has ended. */
  void requireAlive() {
    if (!jvm.process().isAlive()) {
      try {
        throw new RemoteKernel.DeadKernelException(jvm.awaitEnd());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void readReplies() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(jvm.process().getInputStream()))) {
      while (true) {
        Reply reply =
            ExecutionMessages.readKind(Reply.values(), in, text -> outlet.stream("stdout", text));
        Object content = ExecutionMessages.readContent(in);
        switch (reply) {
          case READY -> begun.countDown();
          case STDOUT -> outlet.stream("stdout", (String) content);
          case STDERR -> outlet.stream("stderr", (String) content);
          case DISPLAY -> outlet.display(MimeBundle.ofJson((String) content));
          case UPDATE -> outlet.update(MimeBundle.ofJson((String) content));
          case INPUT -> letReaderType();
          case VALUE -> answers.add(new Answer(content, null));
          case THROWN ->
              answers.add(new Answer(null, ExecutionMessages.exception((Object[]) content)));
        }
      }
    } catch (IOException | RuntimeException | StackOverflowError e) { // no answer, or none of ours
      end(e);
    }
  }

  private void letReaderType() {
    if (typing == null || !typing.isAlive()) {
      typing = new Thread(this::sendTyped, "cell-input"); // whoever types may take his time
      typing.setDaemon(true);
      typing.start();
    }
  }

  private void sendTyped() {
    try {
      tell(Request.INPUT, outlet.input(), null);
    } catch (CancellationException e) {
      // nobody waits for it any more
    } catch (RuntimeException e) {
      tell(Request.INPUT, null, e.getMessage());
    }
  }

  // the stream ended, with the JVM, or cannot be read
  private void end(Throwable e) {
    try {
      if (!jvm.process().waitFor(1, TimeUnit.SECONDS)) {
        jvm.process().destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
    }
    answers.add(new Answer(null, new EngineTerminationException("the JVM of the cells: " + e)));
    begun.countDown();
  }

  private Object ask(Request request, Object... content) throws ExecutionControlException {
    tell(request, content);
    try {
      Answer answer = answers.take();
      if (answer.thrown() instanceof EngineTerminationException) {
        answers.add(answer); // for whoever asks next
      }
      if (answer.thrown() != null) {
        throw answer.thrown();
      }
      return answer.value();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineTerminationException("interrupted");
    }
  }

  private void tell(Request request, Object... content) {
    try {
      ExecutionMessages.send(request, content, requests);
    } catch (IOException e) {
      // the JVM has ended; the next answer says so
    }
  }

  @Override
  public void begin() {
    tell(Request.BEGIN);
  }

  @Override
  public void explain(String lines) {
    if (!lines.equals(explained)) { // after every statement, and seldom something new
      explained = lines;
      tell(Request.EXPLAIN, lines);
    }
  }

  @Override
  public void interrupt() {
    stopTyping();
    tell(Request.INTERRUPT);
  }

  /** Waits for its end too: what comes of it must not reach the cell after that. */
  private void stopTyping() {
    Thread waiting = typing;
    if (waiting != null) {
      waiting.interrupt();
      try {
        waiting.join(MS_TO_STOP_TYPING);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ExecutionControlException {
    ask(
        Request.LOAD,
        Stream.of(classes)
            .flatMap(each -> Stream.<Object>of(each.name(), each.bytecodes()))
            .toArray());
  }

  @Override
  public Object run(String className, String method) throws ExecutionControlException {
    return ask(Request.INVOKE, className, method);
  }

  @Override
  public boolean note(String className, String variable, boolean takesOver)
      throws ExecutionControlException {
    return Boolean.TRUE.equals(ask(Request.VARIABLE, className, variable, takesOver));
  }

  @Override
  public void addToClasspath(String path) throws ExecutionControlException {
    ask(Request.CLASS_PATH, path);
  }

  /** How the last value shows itself, if it can. */
  Optional<MimeBundle> shown() throws CellException {
    try {
      return Optional.ofNullable((String) ask(Request.SHOW)).map(MimeBundle::ofJson);
    } catch (UserException e) {
      throw new CellException(CellError.of(e.causeExceptionClass(), e.getMessage()));
    } catch (ExecutionControlException e) {
      throw new CellException(CellError.of(e.getClass().getSimpleName(), e.getMessage()));
    }
  }

  /** Has the JVM forget what it ran, as a new one would know nothing of it; whether it could. */
  boolean forget() {
    try {
      attach((stream, text) -> {});
      explained = "";
      return Boolean.TRUE.equals(ask(Request.FORGET));
    } catch (ExecutionControlException e) {
      return false; // it has ended
    }
  }

  /** Ends the JVM, and waits for that. */
  @Override
  public void close() {
    try {
      requests.close();
    } catch (IOException e) {
      // it has ended already
    }
    try {
      if (!jvm.process().waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        jvm.process().destroyForcibly();
      }
    } catch (InterruptedException e) {
      jvm.process().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
