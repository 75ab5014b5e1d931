package backprop.assignment.grade.jvm;

import backprop.jvm.ChildJvm;
import backprop.kernel.remote.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the steps of a submission. A step that ends its JVM, or has to be ended with it, is left out
 * of the next attempt, so that the other answers still count.
 */
public final class GradingProcess {
  private static final int MOST_ATTEMPTS = 12;
  private static final int GRACE_SECONDS = 5;
  private static final int OUT_OF_MEMORY_STATUS = 3;

  private final List<Step> steps;
  private final ProtectedNames names;
  private final Limits limits;
  private final Path folder; // where its JVM runs
  private final Path assignmentFolder;

  private final Map<Integer, Job.StepOutcome> outcomes = new HashMap<>();
  private final Map<Integer, String> skipped = new HashMap<>();
  private Integer running; // the step; null before the first
  private ChildJvm serving; // null for none
  private String killed; // why that was ended; null if it was not
  private boolean waited; // whether one was that had used less than half of its time
  private long begun;
  private Duration used;
  private boolean compilerDied; // and not the JVM in which the cells run

  public GradingProcess(
      List<Step> steps, ProtectedNames names, Limits limits, Path folder, Path assignmentFolder) {
    this.steps = steps;
    this.names = names;
    this.limits = limits;
    this.folder = folder;
    this.assignmentFolder = assignmentFolder;
  }

  /** Runs all steps, in as many attempts as it takes; a JVM that ends is not given back. */
  public void run(GradingJvms jvms) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.seconds());
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      Integer status = attempt(jvms.take(), jvms, deadline);
      if (status == null) {
        return;
      }
      skipped.put(running, killed != null ? killed : died(status));
      outcomes.remove(running);
      if (System.nanoTime() >= deadline) {
        return;
      }
    }
  }

  /** How a step ended; null if it did not. */
  public Job.StepOutcome outcome(int step) {
    return outcomes.get(step);
  }

  public String whyNot(int step) {
    return skipped.containsKey(step)
        ? skipped.get(step)
        : "it was not reached: " + String.join("; ", skipped.values());
  }

  /** Whether the clock ended it, which runs faster on a busy machine, and not its own work. */
  public boolean endedByClock() {
    return waited
        || outcomes.values().stream().anyMatch(each -> each.limit() == Session.Limit.CLOCK);
  }

  private String died(int status) {
    if (compilerDied) {
      return status == OUT_OF_MEMORY_STATUS
          ? "it is too large for the compiler"
          : "the compiler ended with it (status " + status + ")";
    }
    return status == OUT_OF_MEMORY_STATUS
        ? "it takes more than the " + limits.megabytes() + " MB of memory allowed"
        : "it ended the JVM (status " + status + ")";
  }

  /** Returns null if all steps ended, or the status with which a JVM did, after the first step. */
  private Integer attempt(ChildJvm jvm, GradingJvms jvms, long deadline)
      throws IOException, InterruptedException {
    running = null;
    begin(jvm);
    String tooLong = "the submission takes more than " + limits.seconds() + " s";
    Future<?> total = killAfter(deadline - System.nanoTime(), tooLong);
    Job.StepReport last = null;
    try {
      jvm.send(job(jvms.sharedClasses()));
      last = read(jvm);
    } finally {
      total.cancel(false);
      if (end() && last != null) {
        jvms.giveBack(jvm);
      } else {
        jvm.process().destroyForcibly();
      }
    }
    if (last == null && running == null) {
      throw new IOException("the JVM that grades did not start: " + jvm.awaitEnd());
    }
    compilerDied = last == null;
    return last == null ? (Integer) jvm.process().waitFor() : last.status();
  }

  private Job job(String sharedClasses) {
    String assignment = assignmentFolder.toString();
    return new Job(
        assignment, jvmOptions(sharedClasses), folder.toString(), steps, names, limits, skipped);
  }

  /** Returns the last report; null if the JVM has ended before. */
  private Job.StepReport read(ChildJvm jvm) throws IOException {
    Future<?> limit = null;
    try {
      Job.StepReport report = jvm.report(Job.StepReport.class);
      for (; report != null && report.step() != null; report = jvm.report(Job.StepReport.class)) {
        if (limit != null) {
          limit.cancel(false);
        }
        if (report.outcome() != null) {
          outcomes.put(report.step(), report.outcome());
        } else {
          running = report.step();
          int seconds = Session.WAITING * limits.cellSeconds() + GRACE_SECONDS;
          limit = killAfter(TimeUnit.SECONDS.toNanos(seconds), overtime(limits));
        }
      }
      return report;
    } finally {
      if (limit != null) {
        limit.cancel(false);
      }
    }
  }

  public static String overtime(Limits limits) {
    return "it takes more than " + limits.cellSeconds() + " s; an endless loop?";
  }

  private Future<?> killAfter(long nanos, String reason) {
    Executor later = CompletableFuture.delayedExecutor(Math.max(1, nanos), TimeUnit.NANOSECONDS);
    return CompletableFuture.runAsync(() -> kill(reason), later);
  }

  private synchronized void begin(ChildJvm jvm) {
    serving = jvm;
    killed = null;
    begun = System.nanoTime();
    used = cpuTime();
  }

  private Duration cpuTime() { // of the compiler's JVM, and of the one that it has run the cells
    ProcessHandle jvm = serving.process().toHandle();
    return Stream.concat(Stream.of(jvm), jvm.descendants())
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  // a clock may strike late: the JVM could be serving another submission by then
  private synchronized void kill(String reason) {
    if (serving != null) {
      killed = reason;
      waited |= 2 * cpuTime().minus(used).toNanos() < System.nanoTime() - begun;
      serving.process().destroyForcibly();
    }
  }

  /** Whether the JVM is still there for others. */
  private synchronized boolean end() {
    serving = null;
    return killed == null;
  }

  private List<String> jvmOptions(String sharedClasses) {
    return List.of(
        sharedClasses,
        "-Xmx" + limits.megabytes() + "m",
        "-XX:MaxMetaspaceSize=128m", // memory outside the heap
        "-XX:MaxDirectMemorySize=16m",
        "-XX:TieredStopAtLevel=1", // a submission does not live long enough for more
        "-XX:CompileThresholdScaling=5", // nor for what runs but a few hundred times
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        "-Xlog:disable",
        "-Dbackprop.threads=1",
        "-Djava.io.tmpdir=" + folder,
        "-Duser.home=" + folder);
  }
}
