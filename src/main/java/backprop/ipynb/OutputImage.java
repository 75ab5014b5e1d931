package backprop.ipynb;

import backprop.text.Text;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An image in a notebook's outputs, by the execution count of its cell and its place among the
 * figures there, from 1; its extension is {@code png} or {@code svg}.
 */
public record OutputImage(int cell, int index, String extension, byte[] bytes) {
  public static final String PNG = "image/png";
  static final String SVG = "image/svg+xml";

  /** The figures of a notebook in order. */
  public static List<OutputImage> of(Notebook notebook) {
    List<OutputImage> figures = new ArrayList<>();
    for (Cell cell : notebook.cells()) {
      int before = figures.size();
      for (JsonObject output : cell.outputs()) {
        if (output.get("data") instanceof JsonObject data && (data.has(PNG) || data.has(SVG))) {
          figures.add(of(cell.executionCount(), figures.size() - before + 1, data));
        }
      }
    }
    return figures;
  }

  private static OutputImage of(int cell, int index, JsonObject data) {
    return data.has(PNG)
        ? new OutputImage(cell, index, "png", decode(data.get(PNG)))
        : new OutputImage(
            cell, index, "svg", MultiLine.join(data.get(SVG)).getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] decode(JsonElement base64) {
    return Base64.getMimeDecoder()
        .decode(MultiLine.join(base64)); // MIME: front ends may break the lines
  }

  /** The name of its file: the notebook's, the cell, the index. */
  public String fileName(String notebook) {
    return Text.format("%s-cell%02d-%d.%s", notebook, cell, index, extension);
  }
}
