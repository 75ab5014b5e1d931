package backprop.file;

import backprop.matrix.Matrix;
import backprop.text.Text;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** How a network stands in a file: {@link NetworkJson} or {@link Npz}. */
interface Form {
  /** The form that a file's extension stands for. */
  static Form of(Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(".json")) {
      return new NetworkJson();
    }
    if (name.endsWith(".npz")) {
      return new Npz();
    }
    throw Text.illegal("%s: the name must end in .json or .npz, which decides the format", file);
  }

  /** Whether an array has one dimension: all but W1, W2, … */
  static boolean isVector(String name) {
    return !name.startsWith("W");
  }

  /** The bytes of a file. */
  byte[] write(JsonObject header, Map<String, Matrix> parameters, String checksum);

  /** Opens a file for reading, which must be of this form. */
  Contents open(Path file) throws IOException;

  /** An open file. Its methods throw {@link IllegalArgumentException} for what does not fit. */
  interface Contents extends AutoCloseable {
    JsonObject header();

    /** The array of this name and shape; one of a single dimension is a matrix of n × 1. */
    Matrix array(String name, int... shape) throws IOException;

    /** The names of all arrays. */
    Set<String> names();

    @Override
    void close() throws IOException;
  }
}
