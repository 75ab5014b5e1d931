package backprop.exercise;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An answer is tried in a thread of its own, since it may go on for ever. What it prints is kept
 * until it is judged: a thread that is stopped while a kernel sends takes the kernel with it.
 */
final class Attempt {
  private static final int SECONDS = 10; // for all cases
  private static final int MOST_PRINTED = 20_000; // bytes

  private Attempt() {}

  private static final class Printed extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, Math.min(length, Math.max(0, MOST_PRINTED - count)));
    }
  }

  static Judgement of(Problem<?> problem, Answer mine) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    PrintStream out = System.out;
    Printed printed = new Printed();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      return Judgement.of(problem, given -> at(mine, given, end));
    } finally {
      System.setOut(out);
      out.print(printed.toString(StandardCharsets.UTF_8));
      if (printed.size() >= MOST_PRINTED) {
        out.println("\n… (what your answer printed after that is left out)");
      }
    }
  }

  @SuppressWarnings({"deprecation", "removal"})
  static Object at(Answer mine, Object[] given, long end) {
    FutureTask<Object> answer = new FutureTask<>(() -> mine.at(given));
    Thread thread = new Thread(answer, "answer");
    thread.setDaemon(true);
    thread.start();
    try {
      return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (TimeoutException e) {
      throw new CancellationException("has not ended after " + SECONDS + " seconds");
    } catch (InterruptedException e) {
      throw new CancellationException("was interrupted");
    } finally {
      try {
        thread.setPriority(Thread.MIN_PRIORITY); // from JDK 20 on it may go on
        thread.stop();
      } catch (UnsupportedOperationException | NoSuchMethodError e) {
        thread.interrupt();
      }
    }
  }
}
