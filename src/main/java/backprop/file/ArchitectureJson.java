package backprop.file;

import backprop.activation.Activation;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.network.Architecture;
import backprop.text.Text;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A network's architecture as JSON, the form of which the package describes. */
public final class ArchitectureJson {
  private ArchitectureJson() {}

  /**
   * The JSON of an architecture.
   *
   * @throws IllegalArgumentException if {@link Names} has no name for a part
   */
  public static JsonObject write(Architecture architecture) {
    JsonArray layers = new JsonArray();
    for (Architecture.Units units : architecture.layers()) {
      JsonObject layer = new JsonObject();
      layer.addProperty("units", units.units());
      layer.addProperty("activation", Names.of(units.activation()));
      layer.addProperty("biases", units.biases());
      layers.add(layer);
    }
    JsonObject json = new JsonObject();
    json.addProperty("inputs", architecture.inputs());
    json.add("layers", layers);
    json.add("output", write(architecture.output()));
    return json;
  }

  private static JsonObject write(Output output) {
    JsonObject json = new JsonObject();
    json.addProperty("activation", Names.of(output.activation()));
    json.addProperty("loss", Names.of(output.loss()));
    json.addProperty("over examples", output.reduction().toString().toLowerCase(Locale.ROOT));
    if (!output.equals(Output.of(output.activation(), output.loss(), output.reduction()))) {
      json.addProperty("long way", true);
    }
    return json;
  }

  /**
   * The architecture of a JSON.
   *
   * @param names which know your own activations and losses
   * @throws IllegalArgumentException if a part is missing, unknown or of another kind
   */
  public static Architecture read(JsonObject json, Names names) {
    List<Architecture.Units> layers = new ArrayList<>();
    for (JsonElement element : Json.array(json, "layers")) {
      if (!(element instanceof JsonObject layer)) {
        throw Text.illegal("layer %d is %s, but must be an object {…}", layers.size() + 1, element);
      }
      int units = Json.integer(layer, "units");
      Activation activation = names.activation(Json.text(layer, "activation"));
      layers.add(new Architecture.Units(units, activation, Json.flag(layer, "biases")));
    }
    int inputs = Json.integer(json, "inputs");
    return new Architecture(inputs, layers, output(Json.object(json, "output"), names));
  }

  private static Output output(JsonObject json, Names names) {
    Activation activation = names.activation(Json.text(json, "activation"));
    var loss = names.loss(Json.text(json, "loss"));
    Reduction reduction = reduction(Json.text(json, "over examples"));
    return Json.flag(json, "long way")
        ? Output.longWay(activation, loss, reduction)
        : Output.of(activation, loss, reduction);
  }

  private static Reduction reduction(String text) {
    return switch (text) {
      case "sum" -> Reduction.SUM;
      case "mean" -> Reduction.MEAN;
      default -> throw Text.illegal("over examples: '%s' must be sum or mean", text);
    };
  }
}
