package backprop.file;

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

  private NetworkFile() {}

  /**
   * Saves a network.
   *
   * @param file ends in {@code .json} or {@code .npz}, which says the form; its folder is created
   *     when there is none
   * @throws IllegalArgumentException if the file's name ends otherwise, a parameter is NaN or
   *     infinite, or an activation or loss of the reader's own has the name of one of the library's
   * @throws IOException if the file cannot be written; an older one is still there
   */
  public static void save(Network net, Path file) throws IOException {
    Form form = Form.of(file);
    Map<String, Matrix> parameters = parameters(net);
    parameters.forEach((name, matrix) -> matrix.requireFinite(name));
    JsonObject header = new JsonObject();
    header.addProperty("format", FORMAT);
    JsonObject architecture = ArchitectureJson.write(Architecture.of(net));
    header.add("architecture", architecture);
    String checksum = checksum(architecture, parameters);
    AtomicFile.write(file, form.write(header, parameters, checksum));
  }

  /**
   * The network of a file.
   *
   * @throws FileFormatException if the file is no network, was cut off or changed, or uses an
   *     activation or a loss that is not the library's
   * @throws IOException if the file cannot be read
   */
  public static Network load(Path file) throws IOException {
    return load(file, Names.ofTheLibrary());
  }

  /**
   * The same for a network with activations or losses of the reader's own.
   *
   * @param names those of the reader's own
   */
  public static Network load(Path file, Names names) throws IOException {
    Form form = Form.of(file);
    try {
      return load(form, file, names);
    } catch (IllegalArgumentException
        | ArithmeticException
        | IllegalStateException
        | JsonParseException e) {
      throw new FileFormatException(file + ": " + e.getMessage(), e);
    }
  }

  private static Network load(Form form, Path file, Names names) throws IOException {
    try (Form.Contents contents = form.open(file)) {
      JsonObject header = contents.header();
      if (!FORMAT.equals(Json.text(header, "format"))) {
        throw new IllegalArgumentException(
            Text.format("the format is %s, \"%s\" was expected", header.get("format"), FORMAT));
      }
      JsonObject json = Json.object(header, "architecture");
      Architecture architecture = ArchitectureJson.read(json, names);
      Map<String, Matrix> parameters = new LinkedHashMap<>();
      List<Layer> layers = new ArrayList<>();
      int previous = architecture.inputs();
      for (int l = 1; l <= architecture.layers().size(); l++) {
        Architecture.Units units = architecture.layers().get(l - 1);
        Matrix W = contents.weights("W" + l, units.units(), previous);
        parameters.put("W" + l, W);
        Matrix b = Matrix.zeros(units.units(), 0);
        if (units.biases()) {
          b = contents.biases("b" + l, units.units());
          parameters.put("b" + l, b);
        }
        layers.add(new Layer(W, b, units.activation()));
        previous = units.units();
      }
      contents.requireNothingBut(parameters.keySet());
      requireChecksum(Json.text(header, "sha256"), checksum(json, parameters));
      return new Network(layers, architecture.output());
    }
  }

  private static void requireChecksum(String written, String computed) {
    if (!computed.equals(written)) {
      throw new IllegalArgumentException(
          Text.format(
              "the file was changed after it was written: its SHA-256 is %s, its contents have %s",
              written, computed));
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

  private static String checksum(JsonObject architecture, Map<String, Matrix> parameters) {
    Sha256 digest = new Sha256().add(Json.canonical(architecture));
    parameters.values().forEach(digest::add);
    return digest.hex();
  }
}
