package backprop.jvm;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The JVM that started this one, a {@link ChildJvm}; when it ends, this one ends too. */
public final class ParentJvm {
  private final BufferedReader messages =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private final PrintStream reports =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  /** The other end; when the parent has ended, {@code last} is done before this one ends too. */
  public ParentJvm(Runnable last) {
    ParentProcess.endWith(ProcessHandle.current().parent(), last);
    System.setOut(System.err); // what anybody prints is not a report
  }

  /** Waits for the next message; null if there are none to come. */
  public <T> T receive(Class<T> type) throws IOException {
    String line = messages.readLine();
    return line == null ? null : ChildJvm.JSON.fromJson(line, type);
  }

  public void report(Object report) {
    reports.println(ChildJvm.MARK + ChildJvm.JSON.toJson(report));
  }
}
