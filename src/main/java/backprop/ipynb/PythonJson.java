package backprop.ipynb;

import backprop.text.Text;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * JSON as Python's nbformat writes it: one space of indentation, sorted keys, non-ASCII characters
 * kept. Notebooks saved by Jupyter and by this project therefore differ only where their contents
 * do.
 */
public final class PythonJson {
  private final StringBuilder out = new StringBuilder();

  private PythonJson() {}

  public static String write(JsonElement json) {
    PythonJson writer = new PythonJson();
    writer.element(json, 0);
    return writer.out.append('\n').toString();
  }

  private void element(JsonElement json, int depth) {
    if (json.isJsonObject()) {
      object(json.getAsJsonObject(), depth);
    } else if (json.isJsonArray()) {
      array(json.getAsJsonArray(), depth);
    } else if (json instanceof JsonPrimitive value && value.isString()) {
      string(value.getAsString());
    } else {
      // A number keeps the characters it was read with: 4 stays 4, 1e5 stays 1e5.
      out.append(json.isJsonNull() ? "null" : json.getAsString());
    }
  }

  private void object(JsonObject json, int depth) {
    List<String> keys = new ArrayList<>(json.keySet());
    Collections.sort(keys);
    Iterator<String> left = keys.iterator();
    out.append('{');
    while (left.hasNext()) {
      String key = left.next();
      newLine(depth + 1);
      string(key);
      out.append(": ");
      element(json.get(key), depth + 1);
      out.append(left.hasNext() ? "," : "");
    }
    close('}', json.isEmpty(), depth);
  }

  private void array(JsonArray json, int depth) {
    Iterator<JsonElement> left = json.iterator();
    out.append('[');
    while (left.hasNext()) {
      newLine(depth + 1);
      element(left.next(), depth + 1);
      out.append(left.hasNext() ? "," : "");
    }
    close(']', json.isEmpty(), depth);
  }

  private void close(char bracket, boolean empty, int depth) {
    if (!empty) {
      newLine(depth);
    }
    out.append(bracket);
  }

  private void newLine(int depth) {
    out.append('\n').append(" ".repeat(depth));
  }

  private void string(String text) {
    out.append('"');
    text.chars().forEach(this::character);
    out.append('"');
  }

  private void character(int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        if (c < 0x20) {
          out.append(Text.format("\\u%04x", c));
        } else {
          out.append((char) c);
        }
      }
    }
  }
}
