package backprop.spark;

import backprop.data.Scaler;
import backprop.file.AtomicFile;
import backprop.file.FileFormatException;
import backprop.file.Json;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The inputs and outputs of a network, in order: its own numbers mean nothing without. */
record Inputs(List<Input> inputs, List<String> outputs) {
  /** The network sees (x − shift) / scale. */
  record Input(String feature, double shift, double scale) {}

  static Inputs of(List<String> features, List<String> outputs, Scaler scaler) {
    return new Inputs(
        IntStream.range(0, features.size())
            .mapToObj(
                i -> new Input(features.get(i), scaler.shift().get(i, 0), scaler.scale().get(i, 0)))
            .toList(),
        outputs);
  }

  static Inputs of(JsonObject json) {
    return new Gson().fromJson(json, Inputs.class);
  }

  JsonElement toJson() {
    return new Gson().toJsonTree(this);
  }

  static Path file(Path network) {
    return network.resolveSibling(network.getFileName() + ".inputs.json");
  }

  void save(Path network) throws IOException {
    AtomicFile.write(file(network), Json.write(toJson()).getBytes(StandardCharsets.UTF_8));
  }

  Scaler scaler() {
    return Scaler.of(
        inputs.stream().mapToDouble(Input::shift).toArray(),
        inputs.stream().mapToDouble(Input::scale).toArray());
  }

  void requireThoseOf(Table table, Path network) throws FileFormatException {
    List<String> features = inputs.stream().map(Input::feature).toList();
    require("features", features, table.features(), table, network);
    require("outputs", outputs, table.outputs(), table, network);
  }

  private static void require(
      String what, List<String> known, List<String> found, Table table, Path network)
      throws FileFormatException {
    int i = Arrays.mismatch(known.toArray(), found.toArray());
    if (i < 0) {
      return;
    }
    String there = name(found, i);
    throw new FileFormatException(
        "%s was trained on %d %s, of which number %d is %s; %s has %d, and there it is %s. They must be the same, in the same order",
        network, known.size(), what, i + 1, name(known, i), table.path(), found.size(), there);
  }

  private static String name(List<String> names, int i) {
    return i < names.size() ? "'" + names.get(i) + "'" : "missing";
  }
}
