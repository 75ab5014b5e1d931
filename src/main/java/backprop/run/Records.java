package backprop.run;

import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.text.Text;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The records of the studies that a notebook ran, as the foot of its page names them. */
final class Records {
  private static final String FORMAT = "backprop record";
  private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]+)\"");

  private Records() {}

  /**
   * The records in a folder, in folders directly below it, or in {@code ../target/records}, of
   * studies that the notebook names.
   *
   * @return a line on each, by a label
   */
  static Map<String, String> of(Notebook notebook, Path folder) {
    Set<String> named = new HashSet<>();
    for (Cell cell : notebook.cells()) {
      if (cell.isCode()) {
        LITERAL.matcher(cell.source()).results().forEach(name -> named.add(bare(name.group(1))));
      }
    }
    List<Path> places = new ArrayList<>(List.of(folder));
    files(folder).stream().filter(Files::isDirectory).forEach(places::add);
    places.add(folder.resolveSibling("target").resolve("records")); // where our own notebooks write
    Map<String, String> lines = new LinkedHashMap<>();
    for (Path place : places) {
      for (Path file : files(place)) {
        String name = file.getFileName().toString();
        if (name.endsWith(".json") && named.contains(bare(name.replaceFirst("\\.json$", "")))) {
          JsonObject record = read(file);
          if (text(record, "format").startsWith(FORMAT)) {
            String way = folder.relativize(file).toString().replace('\\', '/');
            lines.put("Record of " + text(record, "study"), way + ": " + line(record));
          }
        }
      }
    }
    return lines;
  }

  // a study's file has its name, without what a file name cannot have
  private static String bare(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  private static String line(JsonObject record) {
    int runs = record.get("runs") instanceof JsonArray array ? array.size() : 0;
    String library = "backprop";
    if (record.get("library") instanceof JsonObject by) {
      library += " " + text(by, "version") + ", commit " + text(by, "commit");
    }
    return Text.format(
        "%s runs by %s, on Java %s; SHA-256 %s",
        runs, library, text(record, "java"), text(record, "sha256"));
  }

  // what cannot be listed holds no record of ours
  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      return List.of();
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
