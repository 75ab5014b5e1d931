package backprop.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The records of the studies that a notebook ran, as the foot of its page names them. */
final class Records {
  private static final String FORMAT = "backprop record";
  private static final int DEPTH = 2; // the folder itself, and folders in it

  private Records() {}

  /**
   * The records in a folder, or in folders directly below it, of studies that the notebook names.
   *
   * @return a line on each, by a label
   * @throws IOException if the folder cannot be listed
   */
  static Map<String, String> of(Notebook notebook, Path folder) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    for (Path file : jsonFiles(folder)) {
      JsonObject record = read(file);
      String study = text(record, "study");
      boolean ran =
          text(record, "format").startsWith(FORMAT)
              && !study.isEmpty()
              && notebook.cells().stream()
                  .anyMatch(cell -> cell.isCode() && cell.source().contains('"' + study + '"'));
      if (ran) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        lines.put("Record of " + study, name + ": " + line(record));
      }
    }
    return lines;
  }

  private static String line(JsonObject record) {
    int runs = record.get("runs") instanceof JsonArray array ? array.size() : 0;
    String library = "backprop";
    if (record.get("library") instanceof JsonObject by) {
      library += " " + text(by, "version") + ", commit " + text(by, "commit");
    }
    return "%s runs by %s, on Java %s; SHA-256 %s"
        .formatted(runs, library, text(record, "java"), text(record, "sha256"));
  }

  private static List<Path> jsonFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  // other people's files are none of our business
  private static JsonObject read(Path file) {
    try {
      return JsonParser.parseString(Files.readString(file)) instanceof JsonObject json
          ? json
          : new JsonObject();
    } catch (IOException | JsonParseException e) {
      return new JsonObject();
    }
  }

  private static String text(JsonObject json, String key) {
    JsonElement value = json.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
