package backprop.file;

import backprop.matrix.Matrix;
import backprop.text.Text;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** A network as JSON. */
final class NetworkJson implements Form {
  @Override
  public byte[] write(JsonObject header, Map<String, Matrix> parameters, String checksum) {
    JsonObject arrays = new JsonObject();
    parameters.forEach(
        (name, matrix) -> {
          JsonArray rows = new JsonArray();
          for (int i = 0; i < matrix.rows(); i++) {
            JsonArray row = Json.array(Arrays.stream(matrix.row(i)).mapToObj(Json::number));
            rows.add(Form.isVector(name) ? row.get(0) : row);
          }
          arrays.add(name, rows);
        });
    JsonObject json = header.deepCopy();
    json.add("parameters", arrays);
    json.addProperty("sha256", checksum);
    return Json.write(json).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Contents open(Path file) throws IOException {
    JsonObject json = Json.read(file);
    return new JsonContents(json, Json.object(json, "parameters"));
  }

  private record JsonContents(JsonObject header, JsonObject parameters) implements Contents {
    @Override
    public Matrix array(String name, int... shape) {
      JsonElement json = Json.get(parameters, name);
      if (shape.length == 1) {
        return Matrix.columnOf(numbers(name, json, shape[0]));
      }
      JsonArray array = array(name, json, shape[0]);
      double[][] numbers = new double[shape[0]][];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = numbers(name + "[" + i + "]", array.get(i), shape[1]);
      }
      return Matrix.of(numbers);
    }

    @Override
    public Set<String> names() {
      return parameters.keySet();
    }

    @Override
    public void close() {}

    private static double[] numbers(String name, JsonElement json, int count) {
      JsonArray array = array(name, json, count);
      double[] numbers = new double[count];
      for (int j = 0; j < count; j++) {
        numbers[j] = Json.toDouble(array.get(j));
        if (!Double.isFinite(numbers[j])) {
          throw Text.illegal("%s[%d] is %s, but must be a finite number", name, j, array.get(j));
        }
      }
      return numbers;
    }

    private static JsonArray array(String name, JsonElement json, int size) {
      if (!(json instanceof JsonArray array) || array.size() != size) {
        throw Text.illegal(
            "%s has %s entries, but must have %d",
            name, json instanceof JsonArray other ? other.size() : "no", size);
      }
      return array;
    }
  }
}
