package backprop.spark;

import backprop.text.Numbers;
import backprop.text.TerminalLine;
import backprop.text.Text;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.jdk.javaapi.CollectionConverters;

/** Says how long work goes on, by phase: a bar on a terminal, a line now and then in a log. */
final class Phases extends SparkListener {
  /** Says nothing. */
  static final Phases SILENT = new Phases(null);

  private static final long LOG_MILLIS = 5000;
  private static final long TERMINAL_MILLIS = 250;
  private static final double FIRST = 0.02; // share from which the time left can be guessed

  private final PrintWriter out;
  private final boolean isWatched = TerminalLine.isWatched();
  private final AtomicInteger tasks = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();

  private Phases(PrintWriter out) {
    this.out = out;
  }

  static Phases of(SparkContext context, PrintWriter out) {
    Phases phases = new Phases(out);
    context.addSparkListener(phases);
    return phases;
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    CollectionConverters.asJava(job.stageInfos())
        .forEach(stage -> tasks.addAndGet(stage.numTasks()));
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    done.addAndGet(task.taskInfo().successful() ? 1 : 0);
  }

  /** A phase that is one job, of which the tasks that have ended are a share. */
  <T> T during(String phase, Supplier<String> standing, Supplier<T> work) {
    tasks.set(0);
    done.set(0);
    return during(phase, standing, () -> (double) done.get() / Math.max(1, tasks.get()), work);
  }

  /** Says how much has been done, in words and as a share. */
  <T> T during(String phase, Supplier<String> standing, DoubleSupplier share, Supplier<T> work) {
    if (out == null) {
      return work.get();
    }
    long start = System.nanoTime();
    Thread teller = new Thread(() -> tell(phase, standing, share, start), "phases");
    teller.setDaemon(true);
    teller.start();
    try {
      T result = work.get();
      end(teller);
      say("%s: %s in %s", phase, standing.get(), Numbers.duration(seconds(start)));
      return result;
    } finally {
      end(teller);
    }
  }

  private void end(Thread teller) {
    teller.interrupt();
    try {
      teller.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (isWatched) {
      TerminalLine.clear();
    }
  }

  private void tell(String phase, Supplier<String> standing, DoubleSupplier share, long start) {
    try {
      while (true) {
        Thread.sleep(isWatched ? TERMINAL_MILLIS : LOG_MILLIS);
        double part = Math.min(1, share.getAsDouble());
        double left = seconds(start) * (1 - part) / part;
        String rest = part < FIRST ? "" : ", about " + Numbers.duration(left) + " left";
        String line = Text.format("%s: %s, %.0f %%%s", phase, standing.get(), 100 * part, rest);
        if (isWatched) {
          TerminalLine.show(part, 1, line);
        } else {
          say("%s", line);
        }
      }
    } catch (InterruptedException e) {
      // the phase has ended
    }
  }

  /** A line, in place of the bar. */
  synchronized void say(String format, Object... values) {
    if (out != null) {
      if (isWatched) {
        TerminalLine.clear();
      }
      out.println(Text.format(format, values));
      out.flush();
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
