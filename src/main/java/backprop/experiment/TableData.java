package backprop.experiment;

import backprop.data.Examples;
import backprop.data.Scaler;
import backprop.data.Split;
import backprop.file.Json;
import backprop.text.Text;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A CSV file, divided by chance: stratified for classes, at random for numbers.
 *
 * @param csv the file
 * @param classes whether the one target is a class
 * @param targets the columns to predict
 * @param heldOut the number of held-out examples
 * @param seed of the division
 * @param standardised whether each feature gets mean 0 and standard deviation 1 over the training
 *     part
 */
public record TableData(
    Path csv, boolean classes, List<String> targets, int heldOut, long seed, boolean standardised)
    implements Data {
  public TableData {
    Objects.requireNonNull(csv, "csv");
    targets = List.copyOf(targets);
  }

  /** This file, divided. */
  public TableData heldOut(int examples, long seed) {
    return new TableData(csv, classes, targets, examples, seed, standardised);
  }

  /** This file with standardised features. */
  public TableData asStandardised() {
    return new TableData(csv, classes, targets, heldOut, seed, true);
  }

  @Override
  public Split split(List<Path> folders) {
    Path file = find(folders);
    Examples all =
        classes
            ? Examples.classification(file, targets.get(0))
            : Examples.regression(file, targets.toArray(String[]::new));
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
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Text.format("there is no file %s in %s", csv, absolute(folders))));
  }

  private static List<Path> absolute(List<Path> folders) {
    return folders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
  }

  @Override
  public JsonObject toJson() {
    JsonArray names = new JsonArray();
    targets.forEach(names::add);
    JsonObject json = new JsonObject();
    json.addProperty("table", csv.toString().replace('\\', '/'));
    json.add(classes ? "classes" : "targets", names);
    json.addProperty("held out", heldOut);
    json.addProperty("split seed", seed);
    json.addProperty("standardised", standardised);
    return json;
  }

  static TableData read(JsonObject json) {
    boolean classes = json.has("classes");
    List<String> targets = new ArrayList<>();
    for (JsonElement name : Json.array(json, classes ? "classes" : "targets")) {
      targets.add(name.getAsString());
    }
    return new TableData(
        Path.of(Json.text(json, "table")),
        classes,
        targets,
        Math.toIntExact(Json.whole(json, "held out")),
        Json.whole(json, "split seed"),
        Json.flag(json, "standardised"));
  }
}
