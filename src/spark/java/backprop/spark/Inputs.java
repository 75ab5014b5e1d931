package backprop.spark;

import backprop.data.Scaler;
import backprop.file.AtomicFile;
import backprop.file.FileFormatException;
import backprop.file.Json;
import backprop.text.Text;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the inputs and outputs of a network are: its own numbers mean nothing without.
 *
 * @param features in their order
 * @param outputs classes or targets, in their order
 * @param scaler of the features
 */
record Inputs(List<String> features, List<String> outputs, Scaler scaler) {
  static Path file(Path network) {
    return network.resolveSibling(network.getFileName() + ".inputs.json");
  }

  JsonObject toJson() {
    JsonArray inputs = new JsonArray();
    for (int i = 0; i < features.size(); i++) {
      JsonObject feature = new JsonObject();
      feature.addProperty("feature", features.get(i));
      feature.add("shift", Json.number(scaler.shift().get(i, 0)));
      feature.add("scale", Json.number(scaler.scale().get(i, 0)));
      inputs.add(feature);
    }
    JsonArray names = new JsonArray();
    outputs.forEach(names::add);
    JsonObject json = new JsonObject();
    json.add("inputs", inputs);
    json.add("outputs", names);
    return json;
  }

  static Inputs of(JsonObject json) {
    List<String> features = new ArrayList<>();
    JsonArray inputs = Json.array(json, "inputs");
    double[] shift = new double[inputs.size()];
    double[] scale = new double[inputs.size()];
    for (JsonElement input : inputs) {
      JsonObject feature = input.getAsJsonObject();
      shift[features.size()] = Json.toDouble(Json.get(feature, "shift"));
      scale[features.size()] = Json.toDouble(Json.get(feature, "scale"));
      features.add(Json.text(feature, "feature"));
    }
    List<String> outputs = new ArrayList<>();
    Json.array(json, "outputs").forEach(name -> outputs.add(name.getAsString()));
    return new Inputs(features, outputs, Scaler.of(shift, scale));
  }

  void save(Path network) throws IOException {
    AtomicFile.write(file(network), Json.write(toJson()).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws FileFormatException if the columns of the table are others, or in another order
   */
  void requireThoseOf(Table table, Path network) throws FileFormatException {
    require("features", features, table.features(), table, network);
    require("outputs", outputs, table.outputs(), table, network);
  }

  private static void require(
      String what, List<String> known, List<String> found, Table table, Path network)
      throws FileFormatException {
    if (known.equals(found)) {
      return;
    }
    int i = 0;
    while (i < Math.min(known.size(), found.size()) && known.get(i).equals(found.get(i))) {
      i++;
    }
    throw new FileFormatException(
        Text.format(
            "%s was trained on %d %s, of which number %d is %s; %s has %d, and there it is %s. They must be the same, in the same order",
            network,
            known.size(),
            what,
            i + 1,
            i < known.size() ? "'" + known.get(i) + "'" : "missing",
            table.path(),
            found.size(),
            i < found.size() ? "'" + found.get(i) + "'" : "missing"));
  }
}
