package backprop.experiment;

import backprop.data.CsvFormat;
import backprop.data.Examples;
import backprop.data.Scaler;
import backprop.data.Split;
import backprop.file.Json;
import backprop.text.Text;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A CSV file in a format, divided at random with a seed: stratified if the one target is a class.
 * If it is standardised, each feature gets mean 0 and standard deviation 1 over the training part.
 */
public record TableData(
    Path csv,
    CsvFormat format,
    boolean classes,
    List<String> targets,
    int heldOut,
    long seed,
    boolean standardised)
    implements Data {
  public TableData {
    Objects.requireNonNull(csv, "csv");
    Objects.requireNonNull(format, "format");
    targets = List.copyOf(targets);
  }

  /** This file, divided. */
  public TableData heldOut(int examples, long seed) {
    return new TableData(csv, format, classes, targets, examples, seed, standardised);
  }

  /** This file with standardised features. */
  public TableData asStandardised() {
    return new TableData(csv, format, classes, targets, heldOut, seed, true);
  }

  @Override
  public Split split(List<Path> folders) {
    Path file = find(folders);
    Examples all =
        classes
            ? Examples.classification(file, format, targets.get(0))
            : Examples.regression(file, format, targets.toArray(String[]::new));
    Split split = classes ? Split.stratified(all, heldOut, seed) : Split.random(all, heldOut, seed);
    if (!standardised) {
      return split;
    }
    Scaler scaler = Scaler.standard(split.training().X());
    return new Split(scaler.apply(split.training()), scaler.apply(split.heldOut()));
  }

  private Path find(List<Path> folders) {
    return folders.stream()
        .map(folder -> folder.resolve(csv))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> Text.illegal("there is no file %s in %s", csv, absolute(folders)));
  }

  private static List<Path> absolute(List<Path> folders) {
    return folders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("table", csv.toString().replace('\\', '/'));
    JsonObject options = new JsonObject();
    format.options().forEach((option, values) -> options.add(option, Json.array(values)));
    if (options.size() > 0) { // the records of older studies have none
      json.add("format", options);
    }
    json.add(classes ? "classes" : "targets", Json.array(targets));
    json.addProperty("held out", heldOut);
    json.addProperty("split seed", seed);
    json.addProperty("standardised", standardised);
    return json;
  }

  static TableData read(JsonObject json) {
    boolean classes = json.has("classes");
    Map<String, List<String>> options = new TreeMap<>();
    if (json.has("format")) {
      JsonObject format = Json.object(json, "format");
      format.keySet().forEach(option -> options.put(option, Json.texts(format, option)));
    }
    return new TableData(
        Path.of(Json.text(json, "table")),
        new CsvFormat(options),
        classes,
        Json.texts(json, classes ? "classes" : "targets"),
        Json.integer(json, "held out"),
        Json.whole(json, "split seed"),
        Json.flag(json, "standardised"));
  }
}
