package backprop.experiment;

import backprop.file.ArchitectureJson;
import backprop.file.Build;
import backprop.file.Json;
import backprop.file.Names;
import backprop.matrix.Sha256;
import backprop.network.Architecture;
import backprop.network.Fingerprint;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.text.Text;
import backprop.train.History;
import backprop.train.Trainer;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * One training of a study, with everything that decides its result, the seed of the initial
 * parameters in its setting too: a pure function, which gives the same bits wherever and whenever
 * it runs. {@link #toJson} and {@link #read} carry it to another machine.
 */
public record Trial(
    Setting setting,
    Data data,
    Architecture architecture,
    Initialisation initialisation,
    Trainer training,
    List<Measure> measures) {
  public Trial {
    measures = List.copyOf(measures);
  }

  /**
   * Trains and measures.
   *
   * @throws CancellationException if the thread was interrupted: there is no result
   */
  public Result run(Samples samples) {
    Samples.Sample sample = samples.of(data);
    Network net = architecture.initialised(initialisation, setting.seed());
    History history =
        training.train(net, sample.split().training().X(), sample.split().training().Y());
    if (history.interrupted()) {
      throw new CancellationException("interrupted");
    }
    Map<String, Double> measured = new LinkedHashMap<>();
    for (Measure measure : measures) {
      measured.put(measure.name(), measure.function().applyAsDouble(net, sample.split()));
    }
    return new Result(sample.sha256(), Fingerprint.of(net), measured, history.stopped().orElse(""));
  }

  /**
   * Tells trials apart that could differ in their result: the SHA-256 of the description, of the
   * examples and of the library's version and commit.
   */
  String key(Samples samples) {
    return new Sha256()
        .add(Json.canonical(toJson()) + "\n")
        .add(samples.of(data).sha256() + "\n")
        .add(Build.current().toString())
        .hex();
  }

  /**
   * The description as JSON.
   *
   * @throws IllegalArgumentException if a part of it is a reader's own lambda, which no file can
   *     hold
   */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.add("setting", setting.levelsToJson());
    json.addProperty("seed", setting.seed());
    json.add("data", data.toJson());
    json.add("network", ArchitectureJson.write(architecture));
    json.addProperty("initialisation", TrainingJson.write(initialisation));
    json.add("training", TrainingJson.write(training));
    json.add("measures", Json.array(measures.stream().map(Measure::name).toList()));
    return json;
  }

  /**
   * The trial of a description.
   *
   * @throws IllegalArgumentException if it is none, or something in it is not the library's
   */
  public static Trial read(JsonObject json) {
    return read(json, Data.read(Json.object(json, "data")));
  }

  /**
   * The trial of a description, on examples that are here already.
   *
   * @param data whatever the description says of them is not read
   * @throws IllegalArgumentException likewise, or if the memory is too small for it
   */
  public static Trial read(JsonObject json, Data data) {
    List<Measure> measures = Json.texts(json, "measures").stream().map(Measure::named).toList();
    Architecture architecture =
        ArchitectureJson.read(Json.object(json, "network"), Names.ofTheLibrary());
    double numbers =
        architecture.parameterCount() + (data instanceof Simulation drawn ? drawn.numbers() : 0);
    if (Double.BYTES * numbers > Runtime.getRuntime().maxMemory()) {
      throw Text.illegal(
          "the network and its examples are %.0f numbers, more than the memory of this JVM can hold: give it more by -Xmx",
          numbers);
    }
    return new Trial(
        Setting.read(Json.object(json, "setting"), Json.whole(json, "seed")),
        data,
        architecture,
        TrainingJson.initialisation(Json.text(json, "initialisation")),
        TrainingJson.read(Json.object(json, "training")),
        measures);
  }
}
