package backprop.assignment;

import backprop.kernel.ChildJvm;
import backprop.kernel.Session;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonSyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs the steps of a submission in a JVM of its own. A step that ends the JVM, or has to be ended
 * with it, is left out of the next attempt, so that the other answers still count.
 */
final class GradingProcess {
  private static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();
  private static final int MOST_ATTEMPTS = 12;
  private static final int GRACE_SECONDS = 5;
  private static final int OUT_OF_MEMORY_STATUS = 3;

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "grading-time-limit");
            thread.setDaemon(true);
            return thread;
          });

  private final List<Step> steps;
  private final ProtectedNames names;
  private final Limits limits;
  private final Path folder; // where the child runs
  private final Path assignmentFolder;
  private final ClassArchive archive;

  private final Map<Integer, Job.StepOutcome> outcomes = new HashMap<>();
  private final Map<Integer, String> skipped = new HashMap<>();
  private volatile String killed; // why the JVM was ended; null if it was not
  private int running;
  private boolean ended;

  GradingProcess(
      List<Step> steps,
      ProtectedNames names,
      Limits limits,
      Path folder,
      Path assignmentFolder,
      ClassArchive archive) {
    this.steps = steps;
    this.names = names;
    this.limits = limits;
    this.folder = folder;
    this.assignmentFolder = assignmentFolder;
    this.archive = archive;
  }

  /**
   * Runs all steps, in as many JVMs as it takes.
   *
   * @throws IOException if no JVM can be started
   * @throws InterruptedException if this thread is interrupted; the child ends too
   */
  void run() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.seconds());
    for (int attempt = 1; attempt <= MOST_ATTEMPTS && !ended; attempt++) {
      int status = runOnce(deadline);
      if (ended) {
        return;
      }
      if (running < 0) {
        throw new IOException("the JVM that grades did not start: status " + status);
      }
      String reason = killed != null ? killed : died(status);
      skipped.put(running, reason);
      outcomes.remove(running);
      if (System.nanoTime() >= deadline) {
        return;
      }
    }
  }

  /** How a step ended; null if it did not. */
  Job.StepOutcome outcome(int step) {
    return outcomes.get(step);
  }

  /** Why a step has no outcome. */
  String whyNot(int step) {
    return skipped.containsKey(step)
        ? skipped.get(step)
        : "it was not reached: " + String.join("; ", skipped.values());
  }

  private String died(int status) {
    return status == OUT_OF_MEMORY_STATUS
        ? "it takes more than the " + limits.megabytes() + " MB of memory that there are"
        : "it ended the JVM (status " + status + ")";
  }

  private int runOnce(long deadline) throws IOException, InterruptedException {
    killed = null;
    running = -1;
    String secret = secret();
    Process child =
        new ProcessBuilder(command())
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long left = Math.max(1, deadline - System.nanoTime());
    ScheduledFuture<?> total =
        kill(child, left, "the submission takes more than " + limits.seconds() + " s");
    try {
      send(new Job(secret, assignmentFolder.toString(), steps, names, limits, skipped), child);
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
        read(lines, secret, child);
      }
      return child.waitFor();
    } finally {
      total.cancel(false);
      child.destroyForcibly();
    }
  }

  private static void send(Job job, Process child) {
    try (OutputStream out = child.getOutputStream()) {
      out.write((GSON.toJson(job) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // the child has ended already; its status says more
    }
  }

  private void read(BufferedReader lines, String secret, Process child) throws IOException {
    ScheduledFuture<?> limit = null;
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith(secret)) {
          continue; // a submission that got past System.out
        }
        Job.Report report = GSON.fromJson(line.substring(secret.length()), Job.Report.class);
        if (limit != null) {
          limit.cancel(false);
        }
        if (report.step() < 0) {
          ended = true;
        } else if (report.outcome() != null) {
          outcomes.put(report.step(), report.outcome());
        } else {
          running = report.step();
          long time =
              TimeUnit.SECONDS.toNanos(
                  (long) Session.WAITING * limits.cellSeconds() + GRACE_SECONDS);
          limit = kill(child, time, overtime(limits));
        }
      }
    } catch (JsonSyntaxException e) {
      throw new IOException("unreadable report of the JVM that grades", e);
    } finally {
      if (limit != null) {
        limit.cancel(false);
      }
    }
  }

  static String overtime(Limits limits) {
    return "it takes more than " + limits.cellSeconds() + " s; an endless loop?";
  }

  private ScheduledFuture<?> kill(Process child, long nanos, String reason) {
    return CLOCK.schedule(
        () -> {
          killed = reason;
          child.destroyForcibly();
        },
        nanos,
        TimeUnit.NANOSECONDS);
  }

  private static String secret() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private List<String> command() {
    List<String> options = new ArrayList<>(archive.jvmOptions());
    options.addAll(
        List.of(
            "-Xmx" + limits.megabytes() + "m",
            "-Xms" + limits.megabytes() + "m",
            "-Xmn" + limits.megabytes() / 2 + "m", // most of what JShell makes is short-lived
            "-XX:TieredStopAtLevel=1", // a submission does not live long enough for more, and
            "-XX:CompileThresholdScaling=2", // compiling takes a third of the time as it is:
            "-XX:C1InlineStackLimit=2", // later and with less inlining, a fourteenth is saved
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Xlog:disable",
            "-Dbackprop.threads=1",
            "-Djava.io.tmpdir=" + folder,
            "-Duser.home=" + folder,
            CompletionIndex.JVM_OPTION));
    return ChildJvm.command(options, GradingChild.class);
  }
}
