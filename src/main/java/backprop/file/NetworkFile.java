package backprop.file;

import backprop.data.Scaler;
import backprop.matrix.Matrix;
import backprop.matrix.Sha256;
import backprop.network.Architecture;
import backprop.network.Layer;
import backprop.network.Network;
import backprop.text.Text;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Saves a network and gets it back, to the last bit: as JSON, or as NumPy's {@code .npz}. The
 * package describes both forms.
 *
 * <pre>{@code
 * NetworkFile.save(net, Path.of("digits.npz"));        // numpy.load("digits.npz")["W1"]
 * Network same = NetworkFile.load(Path.of("digits.npz"));
 * }</pre>
 *
 * <p>A file is written whole or not at all, and carries a checksum: one that was cut off, changed
 * or made by something else is refused with the reason, before there is a network.
 */
public final class NetworkFile {
  static final String FORMAT = "backprop network 1";
  static final String MODEL_FORMAT = "backprop model 1";

  private NetworkFile() {}

  /**
   * Saves a network.
   *
   * @param file ends in {@code .json} or {@code .npz}, which says the form; its folder is created
   *     if it does not exist
   * @throws IllegalArgumentException if the file's name ends otherwise, a parameter is NaN or
   *     infinite, or an activation or loss of your own has the name of one of the library's
   * @throws IOException if the file cannot be written; an older one is still there
   */
  public static void save(Network net, Path file) throws IOException {
    write(header(FORMAT, net), parameters(net), file);
  }

  static void save(Model model, Path file) throws IOException {
    Map<String, Matrix> arrays = parameters(model.network());
    arrays.put("shift", model.scaler().shift());
    arrays.put("scale", model.scaler().scale());
    JsonObject header = header(MODEL_FORMAT, model.network());
    header.add("classes", Json.array(model.classes()));
    write(header, arrays, file);
  }

  private static JsonObject header(String format, Network net) {
    JsonObject header = new JsonObject();
    header.addProperty("format", format);
    header.add("architecture", ArchitectureJson.write(Architecture.of(net)));
    return header;
  }

  private static void write(JsonObject header, Map<String, Matrix> arrays, Path file)
      throws IOException {
    Form form = Form.of(file);
    arrays.forEach((name, matrix) -> matrix.requireFinite(name));
    AtomicFile.write(file, form.write(header, arrays, checksum(header, arrays)));
  }

  /**
   * The network of a file.
   *
   * @throws FileFormatException if the file is not a network, was cut off or changed, or uses an
   *     activation or a loss that is not the library's
   * @throws IOException if the file cannot be read
   */
  public static Network load(Path file) throws IOException {
    return load(file, Names.ofTheLibrary());
  }

  /** {@link #load(Path)} for a network with activations or losses of your own, which names know. */
  public static Network load(Path file, Names names) throws IOException {
    return load(file, FORMAT, names, Loaded::network);
  }

  static Model loadModel(Path file, Names names) throws IOException {
    return load(file, MODEL_FORMAT, names, Loaded::model);
  }

  private static <T> T load(Path file, String format, Names names, Function<Loaded, T> result)
      throws IOException {
    Form form = Form.of(file);
    try (Form.Contents contents = form.open(file)) {
      return result.apply(load(contents, format, names));
    } catch (IllegalArgumentException
        | ArithmeticException
        | IllegalStateException
        | UnsupportedOperationException
        | JsonParseException e) {
      throw new FileFormatException(e, "%s: %s", file, e.getMessage());
    }
  }

  /** What a file holds, checked. */
  private record Loaded(JsonObject header, Map<String, Matrix> arrays, Network network) {
    Model model() {
      double[] shift = arrays.get("shift").toArray();
      Scaler scaler = Scaler.of(shift, arrays.get("scale").toArray());
      return new Model(network, scaler, Json.texts(header, "classes"));
    }
  }

  private static Loaded load(Form.Contents contents, String format, Names names)
      throws IOException {
    JsonObject header = contents.header();
    requireFormat(format, header);
    Architecture architecture = ArchitectureJson.read(Json.object(header, "architecture"), names);
    Map<String, Matrix> arrays = new LinkedHashMap<>();
    List<Layer> layers = new ArrayList<>();
    int inputs = architecture.inputs();
    for (Architecture.Units layer : architecture.layers()) {
      int l = layers.size() + 1;
      int units = layer.units();
      arrays.put("W" + l, contents.array("W" + l, units, inputs));
      if (layer.biases()) {
        arrays.put("b" + l, contents.array("b" + l, units));
      }
      Matrix b = arrays.getOrDefault("b" + l, Matrix.zeros(units, 0));
      layers.add(new Layer(arrays.get("W" + l), b, layer.activation()));
      inputs = units;
    }
    if (format.equals(MODEL_FORMAT)) {
      arrays.put("shift", contents.array("shift", architecture.inputs()));
      arrays.put("scale", contents.array("scale", architecture.inputs()));
    }
    for (String name : contents.names()) {
      if (!arrays.containsKey(name)) {
        throw Text.illegal("\"%s\" is unknown: only %s belong there", name, arrays.keySet());
      }
    }
    requireChecksum(Json.text(header, "sha256"), checksum(header, arrays));
    return new Loaded(header, arrays, new Network(layers, architecture.output()));
  }

  private static void requireFormat(String format, JsonObject header) {
    String written = Json.text(header, "format");
    if (!written.equals(format)) {
      String way =
          written.equals(FORMAT)
              ? ": load it with NetworkFile.load"
              : written.equals(MODEL_FORMAT) ? ": load it with Model.load" : "";
      throw Text.illegal("the format is \"%s\", but must be \"%s\"%s", written, format, way);
    }
  }

  private static void requireChecksum(String written, String computed) {
    if (!computed.equals(written)) {
      throw Text.illegal(
          "the file was changed after it was written: its SHA-256 is %s, its contents have %s",
          written, computed);
    }
  }

  /** W1, b1, W2, b2, … in this order; a layer without biases has no b. */
  private static Map<String, Matrix> parameters(Network net) {
    Map<String, Matrix> parameters = new LinkedHashMap<>();
    for (int l = 1; l <= net.depth(); l++) {
      parameters.put("W" + l, net.W(l));
      if (net.layer(l).hasBiases()) {
        parameters.put("b" + l, net.b(l));
      }
    }
    return parameters;
  }

  private static String checksum(JsonObject header, Map<String, Matrix> arrays) {
    Sha256 digest = new Sha256().add(Json.canonical(header.get("architecture")));
    if (header.has("classes")) {
      digest.add(Json.canonical(header.get("classes")));
    }
    arrays.values().forEach(digest::add);
    return digest.hex();
  }
}
