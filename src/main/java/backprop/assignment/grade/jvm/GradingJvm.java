package backprop.assignment.grade.jvm;

import backprop.jvm.ChildJvm;
import com.google.gson.JsonSyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A {@link GradingChild} that runs. */
final class GradingJvm {
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx512m", // for the compiler and what it compiles
          "-XX:TieredStopAtLevel=1", // to optimise the compiler takes longer than a course does
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "-Xlog:disable",
          CompletionIndex.JVM_OPTION);

  private final Process process;
  private final OutputStream jobs;
  private final BufferedReader reports;

  /**
   * Starts one.
   *
   * @param folder where it runs
   * @throws IOException if it cannot be started
   */
  GradingJvm(Path folder) throws IOException {
    process =
        new ProcessBuilder(ChildJvm.command(OPTIONS, GradingChild.class))
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    jobs = process.getOutputStream();
    reports =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  void send(Job job) {
    try {
      jobs.write((Job.JSON.toJson(job) + "\n").getBytes(StandardCharsets.UTF_8));
      jobs.flush();
    } catch (IOException e) {
      // it has ended already; its status says more
    }
  }

  /**
   * The next report; null if it has ended.
   *
   * @throws IOException if the report cannot be read
   */
  Job.Report report() throws IOException {
    String line = reports.readLine();
    try {
      return line == null ? null : Job.JSON.fromJson(line, Job.Report.class);
    } catch (JsonSyntaxException e) {
      throw new IOException("unreadable report of the JVM that grades: " + line, e);
    }
  }

  /** Ends it at once. */
  void kill() {
    process.destroyForcibly();
  }

  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }
}
