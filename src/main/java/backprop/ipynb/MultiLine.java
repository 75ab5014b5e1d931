package backprop.ipynb;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notebook text, which the file holds as a list of lines or as one string. */
public final class MultiLine {
  // the line ends of Python's str.splitlines, which nbformat splits with
  private static final Pattern LINE =
      Pattern.compile(
          "[^\\n\\r\\x0b\\f\\x1c-\\x1e\\x85\\u2028\\u2029]*(\\r\\n|[\\n\\r\\x0b\\f\\x1c-\\x1e\\x85\\u2028\\u2029]|$)");

  private MultiLine() {}

  public static String join(JsonElement text) {
    if (text == null || text.isJsonNull()) {
      return "";
    }
    if (!text.isJsonArray()) {
      return text.getAsString();
    }
    StringBuilder joined = new StringBuilder();
    text.getAsJsonArray().forEach(line -> joined.append(line.getAsString()));
    return joined.toString();
  }

  public static JsonArray split(String text) {
    JsonArray lines = new JsonArray();
    Matcher line = LINE.matcher(text);
    while (line.find() && !line.group().isEmpty()) {
      lines.add(line.group());
    }
    return lines;
  }

  /** Splits the strings that nbformat splits, in place, when they are not split yet. */
  static void normalise(JsonObject cell) {
    splitAt(cell, "source");
    for (Map.Entry<String, JsonElement> file : entries(cell.get("attachments"))) {
      splitBundle(file.getValue());
    }
    if (cell.get("outputs") instanceof JsonArray outputs) {
      for (JsonElement output : outputs) {
        splitAt(output.getAsJsonObject(), "text");
        splitBundle(output.getAsJsonObject().get("data"));
      }
    }
  }

  private static void splitBundle(JsonElement bundle) {
    for (Map.Entry<String, JsonElement> part : entries(bundle)) {
      String mime = part.getKey();
      if (mime.startsWith("text/")
          || List.of("application/javascript", "image/svg+xml").contains(mime)) {
        splitAt(bundle.getAsJsonObject(), mime);
      } else if (mime.startsWith("image/")) {
        part.setValue(new JsonPrimitive(join(part.getValue()))); // once split by older versions
      }
    }
  }

  private static void splitAt(JsonObject json, String key) {
    JsonElement text = json.get(key);
    if (text != null && text.isJsonPrimitive()) {
      json.add(key, split(text.getAsString()));
    }
  }

  private static List<Map.Entry<String, JsonElement>> entries(JsonElement json) {
    return json instanceof JsonObject object ? List.copyOf(object.entrySet()) : List.of();
  }
}
