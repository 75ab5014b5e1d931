package backprop.experiment;

import backprop.file.Json;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a trial gave. It holds nothing of the machine or of the time: equal trials have equal
 * results.
 *
 * @param data SHA-256 of the examples: shapes and numbers of X and Y, training part and held-out
 *     part
 * @param parameters SHA-256 of the trained parameters, {@code Fingerprint.of}
 * @param measured measure ↦ number
 * @param stopped why training ended before its last epoch; empty if it did not
 */
public record Result(String data, String parameters, Map<String, Double> measured, String stopped) {
  public Result {
    measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
  }

  public JsonObject toJson() {
    JsonObject numbers = new JsonObject();
    measured.forEach((name, number) -> numbers.add(name, Json.number(number)));
    JsonObject json = new JsonObject();
    json.addProperty("data sha256", data);
    json.addProperty("parameters sha256", parameters);
    json.add("measured", numbers);
    if (!stopped.isEmpty()) {
      json.addProperty("stopped", stopped);
    }
    return json;
  }

  public static Result read(JsonObject json) {
    Map<String, Double> measured = new LinkedHashMap<>();
    Json.object(json, "measured")
        .entrySet()
        .forEach(entry -> measured.put(entry.getKey(), Json.toDouble(entry.getValue())));
    String data = Json.text(json, "data sha256");
    String parameters = Json.text(json, "parameters sha256");
    String stopped = json.has("stopped") ? Json.text(json, "stopped") : "";
    return new Result(data, parameters, measured, stopped);
  }
}
