package backprop.spark;

import backprop.data.Examples;
import backprop.data.Split;
import backprop.experiment.Data;
import backprop.experiment.Result;
import backprop.experiment.Samples;
import backprop.experiment.Trial;
import backprop.experiment.Workers;
import backprop.file.Json;
import backprop.matrix.Matrix;
import backprop.matrix.Threads;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Runs the trials of a study on Spark: {@code experiment.run(folder, new SparkWorkers(context))}. A
 * trial travels as the JSON of its description, its examples as numbers, so that the other machines
 * need no file; results come back one by one, and the study keeps them as it keeps those of
 * threads.
 *
 * @param context where they run
 * @param atOnce how many trials Spark is given at once; more than there are processors wait there
 */
public record SparkWorkers(JavaSparkContext context, int atOnce) implements Workers {
  private static final int USUALLY_AT_ONCE = 64;

  /**
   * @throws IllegalArgumentException if atOnce is less than 1
   */
  public SparkWorkers {
    Objects.requireNonNull(context, "context");
    if (atOnce < 1) {
      throw new IllegalArgumentException("trials at once: " + atOnce + ", at least 1 was expected");
    }
  }

  /** At least 64 trials at once, and two for each processor that Spark has now. */
  public SparkWorkers(JavaSparkContext context) {
    this(context, Math.max(USUALLY_AT_ONCE, 2 * context.defaultParallelism()));
  }

  /** The examples of a trial as Spark can send them. */
  private record Shipped(Part training, Part heldOut) implements Serializable {
    static Shipped of(Split split) {
      return new Shipped(Part.of(split.training()), Part.of(split.heldOut()));
    }

    Data data() {
      return Data.of("sent", new Split(training.examples(), heldOut.examples()));
    }
  }

  private record Part(
      double[][] X, double[][] Y, int m, ArrayList<String> features, ArrayList<String> classes)
      implements Serializable {
    static Part of(Examples part) {
      return new Part(
          part.X().toArrays(),
          part.Y().toArrays(),
          part.X().columns(),
          new ArrayList<>(part.features()),
          new ArrayList<>(part.classes()));
    }

    Examples examples() {
      return new Examples(Matrix.of(X), Matrix.of(Y), features, classes);
    }
  }

  /** What came of a trial: its result as JSON, or why it failed. */
  private record Outcome(String result, String failure) implements Serializable {}

  private record Done(Trial trial, Result result) {}

  @Override
  public void run(List<Trial> trials, Samples samples, BiConsumer<Trial, Result> finished)
      throws InterruptedException {
    Map<Data, Broadcast<Shipped>> sent = new HashMap<>();
    String group = "backprop study " + UUID.randomUUID();
    ExecutorService pool = Executors.newFixedThreadPool(atOnce, SparkWorkers::daemon);
    try {
      CompletionService<Done> done = new ExecutorCompletionService<>(pool);
      for (Trial trial : trials) {
        String description = description(trial);
        Broadcast<Shipped> data =
            sent.computeIfAbsent(
                trial.data(), which -> context.broadcast(Shipped.of(samples.split(which))));
        done.submit(() -> new Done(trial, run(group, description, data)));
      }
      for (int i = 0; i < trials.size(); i++) {
        Done next = done.take().get();
        finished.accept(next.trial(), next.result());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    } finally {
      pool.shutdownNow();
      context.cancelJobGroup(group);
      sent.values().forEach(Broadcast::destroy);
    }
  }

  /** A trial as text; refuses what only this program can compute. */
  private static String description(Trial trial) {
    JsonObject json = trial.toJson();
    Trial.read(json, trial.data());
    return Json.compact(json);
  }

  /** One trial, as one Spark job of one task. */
  private Result run(String group, String description, Broadcast<Shipped> data) throws IOException {
    context.setJobGroup(group, "a trial", true);
    Outcome outcome =
        context.parallelize(List.of(description), 1).map(text -> outcome(text, data)).first();
    if (outcome.failure() != null) {
      throw new IllegalStateException(outcome.failure());
    }
    return Result.read(Json.parse(outcome.result(), "the result of a trial"));
  }

  /** On the other machine. A trial that fails would fail again: Spark does not hear of it. */
  private static Outcome outcome(String description, Broadcast<Shipped> data) throws IOException {
    Threads.use(1); // the other processors have trials of their own
    Trial trial = Trial.read(Json.parse(description, "a trial"), data.value().data());
    try {
      return new Outcome(Json.compact(trial.run(new Samples()).toJson()), null);
    } catch (CancellationException e) {
      throw e; // the task was killed
    } catch (RuntimeException e) {
      return new Outcome(null, trial.setting() + ": " + e.getMessage());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "study");
    thread.setDaemon(true);
    return thread;
  }
}
