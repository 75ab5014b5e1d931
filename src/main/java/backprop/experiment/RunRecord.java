package backprop.experiment;

import backprop.file.AtomicFile;
import backprop.file.Build;
import backprop.file.FileFormatException;
import backprop.file.Json;
import backprop.matrix.Sha256;
import backprop.text.Text;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What was run and what came out, with everything that another machine needs to run it again: JSON
 * with the description of each run (data, network, initialisation, training, seed), SHA-256 of its
 * data and of its final parameters, the version and commit of the library, the JDK, and the
 * results, the first factor slowest and the seed fastest. It holds no time and no path but those of
 * the data, so equal runs have equal records; one that was changed is not intact.
 */
public record RunRecord(
    String study,
    Build library,
    String java,
    Map<String, List<Object>> factors,
    List<Long> seeds,
    List<Results.Run> runs,
    boolean intact) {
  static final String FORMAT = "backprop record 1";

  public RunRecord {
    seeds = List.copyOf(seeds);
    runs = List.copyOf(runs);
  }

  /** The record of results that this library has just computed. */
  static RunRecord of(Results results) {
    List<Results.Run> rows = results.rows();
    Map<String, List<Object>> factors = new LinkedHashMap<>();
    for (String factor : rows.get(0).setting().levels().keySet()) {
      factors.put(
          factor, rows.stream().map(row -> row.setting().levels().get(factor)).distinct().toList());
    }
    List<Long> seeds = rows.stream().map(row -> row.setting().seed()).distinct().toList();
    return new RunRecord(
        results.study(), Build.current(), currentJava(), factors, seeds, rows, true);
  }

  static String currentJava() {
    return Text.format(
        "%s, %s %s",
        Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** Writes the record whole or not at all. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, Json.write(toJson()));
  }

  JsonObject toJson() {
    JsonObject by = new JsonObject();
    by.addProperty("version", library.version());
    by.addProperty("commit", library.commit());
    JsonObject varied = new JsonObject();
    factors.forEach(
        (factor, levels) -> varied.add(factor, Json.array(levels.stream().map(Setting::toJson))));
    JsonArray runArray = new JsonArray();
    for (Results.Run row : runs) {
      JsonObject run = row.trial().toJson();
      run.add("result", row.result().toJson());
      runArray.add(run);
    }
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("study", study);
    json.add("library", by);
    json.addProperty("java", java);
    json.add("factors", varied);
    json.add("seeds", Json.array(seeds.stream().map(JsonPrimitive::new)));
    json.add("runs", runArray);
    json.addProperty("sha256", new Sha256().add(Json.canonical(json)).hex());
    return json;
  }

  /**
   * Reads a record. One that was changed after it was written is read too, and says so.
   *
   * @throws FileFormatException if the file is not a record, was cut off, or describes what this
   *     library cannot run, such as a reader's own data
   * @throws IOException if it cannot be read
   */
  public static RunRecord read(Path file) throws IOException {
    return read(file, RunRecord::read);
  }

  /**
   * What a record says of itself, even if this library cannot run what it describes, with the
   * number of its runs and the SHA-256 that stands in the file.
   */
  public record Heading(String study, Build library, String java, int runs, String sha256) {
    /**
     * Reads the heading of a record.
     *
     * @throws FileFormatException if the file is not a record, or was cut off
     * @throws IOException if it cannot be read
     */
    public static Heading read(Path file) throws IOException {
      return RunRecord.read(file, Heading::read);
    }

    private static Heading read(JsonObject json) {
      if (!FORMAT.equals(Json.text(json, "format"))) {
        throw Text.illegal("the format is %s, but must be \"%s\"", json.get("format"), FORMAT);
      }
      JsonObject by = Json.object(json, "library");
      return new Heading(
          Json.text(json, "study"),
          new Build(Json.text(by, "version"), Json.text(by, "commit")),
          Json.text(json, "java"),
          Json.array(json, "runs").size(),
          Json.text(json, "sha256"));
    }
  }

  private static <T> T read(Path file, Function<JsonObject, T> reading) throws IOException {
    JsonObject json = Json.read(file);
    try {
      return reading.apply(json);
    } catch (IllegalArgumentException
        | ArithmeticException
        | IllegalStateException
        | UnsupportedOperationException
        | JsonParseException e) {
      throw new FileFormatException(e, "%s: %s", file, e.getMessage());
    }
  }

  private static RunRecord read(JsonObject json) {
    Heading heading = Heading.read(json);
    JsonObject rest = json.deepCopy();
    rest.remove("sha256");
    boolean intact = new Sha256().add(Json.canonical(rest)).hex().equals(heading.sha256());
    Map<String, List<Object>> factors = new LinkedHashMap<>();
    JsonObject varied = Json.object(json, "factors");
    for (Map.Entry<String, JsonElement> entry : varied.entrySet()) {
      List<Object> levels = new ArrayList<>();
      Json.array(varied, entry.getKey()).forEach(level -> levels.add(Setting.level(level)));
      factors.put(entry.getKey(), levels);
    }
    List<Long> seeds = new ArrayList<>();
    Json.array(json, "seeds").forEach(seed -> seeds.add(seed.getAsLong()));
    List<Results.Run> runs = runs(Json.array(json, "runs"));
    return new RunRecord(
        heading.study(), heading.library(), heading.java(), factors, seeds, runs, intact);
  }

  private static List<Results.Run> runs(JsonArray array) {
    List<Results.Run> runs = new ArrayList<>();
    for (JsonElement element : array) {
      try {
        JsonObject run = element.getAsJsonObject();
        runs.add(new Results.Run(Trial.read(run), Result.read(Json.object(run, "result"))));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            Text.format("run %d: %s", runs.size() + 1, e.getMessage()), e);
      }
    }
    Text.refuseIf(runs.isEmpty(), "there are no runs");
    return runs;
  }
}
