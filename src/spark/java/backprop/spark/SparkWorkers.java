package backprop.spark;

import backprop.data.Examples;
import backprop.data.Split;
import backprop.experiment.Data;
import backprop.experiment.Result;
import backprop.experiment.Samples;
import backprop.experiment.Trial;
import backprop.experiment.Workers;
import backprop.file.FileFormatException;
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
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Runs the trials of a study on Spark: {@code experiment.run(folder, new SparkWorkers(context))}. A
 * trial travels as the JSON of its description, its examples as numbers, so that the other machines
 * need no file; results come back one by one, and the study keeps them as it keeps those of
 * threads. So many trials are given to Spark at once; more than there are processors wait there.
 */
public record SparkWorkers(JavaSparkContext context, int atOnce) implements Workers {
  private static final int USUALLY_AT_ONCE = 64;

  /** At least 64 trials at once, and two for each processor that Spark has now. */
  public SparkWorkers(JavaSparkContext context) {
    this(context, Math.max(USUALLY_AT_ONCE, 2 * context.defaultParallelism()));
  }

  /** The examples of a trial as Spark can send them: X and Y to train on, then those held out. */
  private record Shipped(
      double[][][] numbers, ArrayList<String> features, ArrayList<String> classes)
      implements Serializable {
    static Shipped of(Split split) {
      Examples part = split.training();
      double[][][] numbers =
          Stream.of(part.X(), part.Y(), split.heldOut().X(), split.heldOut().Y())
              .map(Matrix::toArrays)
              .toArray(double[][][]::new);
      return new Shipped(
          numbers, new ArrayList<>(part.features()), new ArrayList<>(part.classes()));
    }

    Data data() {
      return Data.of("sent", new Split(examples(0), examples(2)));
    }

    private Examples examples(int at) {
      return new Examples(Matrix.of(numbers[at]), Matrix.of(numbers[at + 1]), features, classes);
    }
  }

  /** What came of a trial: its result as JSON, or why it failed. */
  private record Outcome(String result, String failure) implements Serializable {}

  @Override
  public void run(List<Trial> trials, Samples samples, BiConsumer<Trial, Result> finished)
      throws InterruptedException {
    trials.forEach(SparkWorkers::description);
    Map<Data, Broadcast<Shipped>> sent = new HashMap<>();
    String group = "backprop study " + UUID.randomUUID();
    try {
      for (Trial trial : trials) {
        sent.computeIfAbsent(
            trial.data(), which -> context.broadcast(Shipped.of(samples.split(which))));
      }
      Workers.threads(atOnce, (trial, ours) -> run(group, trial, sent.get(trial.data())))
          .run(trials, samples, finished);
    } finally {
      context.cancelJobGroup(group);
      sent.values().forEach(Broadcast::unpersist); // a job yet to be cancelled may still name it
    }
  }

  /** A trial as text; refuses what only this program can compute. */
  private static String description(Trial trial) {
    JsonObject json = trial.toJson();
    Trial.read(json, trial.data());
    return json.toString();
  }

  /** One trial, as one Spark job of one task. */
  private Result run(String group, Trial trial, Broadcast<Shipped> data) {
    context.setJobGroup(group, "a trial", true);
    List<String> one = List.of(description(trial));
    Outcome outcome = context.parallelize(one, 1).map(text -> outcome(text, data)).first();
    if (outcome.failure() != null) {
      throw new IllegalStateException(outcome.failure());
    }
    try {
      return Result.read(Json.parse(outcome.result(), "the result of a trial"));
    } catch (FileFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  /** On the other machine. A trial that fails would fail again: Spark does not hear of it. */
  private static Outcome outcome(String description, Broadcast<Shipped> data) throws IOException {
    Threads.use(1); // the other processors have trials of their own
    Trial trial = Trial.read(Json.parse(description, "a trial"), data.value().data());
    try {
      return new Outcome(trial.run(new Samples()).toJson().toString(), null);
    } catch (CancellationException e) {
      throw e; // the task was killed
    } catch (RuntimeException e) {
      return new Outcome(null, e.getMessage());
    }
  }
}
