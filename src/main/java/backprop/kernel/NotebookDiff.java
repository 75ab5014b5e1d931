package backprop.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the outputs of two executions of one notebook. Text must be equal, images must have
 * equal pixels (their encoding may differ between JDKs), and an error must say the same (how it is
 * laid out differs between kernels).
 */
public final class NotebookDiff {
  private static final int LONGEST_LINE = 160;

  /** The name that IJava gives to every exception of a cell; it keeps the message only of these. */
  private static final String IJAVA_EXCEPTION = "EvalException";

  private final List<String> differences = new ArrayList<>();
  private String cell = "";

  private NotebookDiff() {}

  /**
   * Lists the differences, one line or a few for each: the cell's number, what differs, what was
   * expected and what came.
   *
   * @param expected the notebook as committed
   * @param actual the same notebook, executed again
   */
  public static List<String> of(Notebook expected, Notebook actual) {
    NotebookDiff diff = new NotebookDiff();
    List<Cell> before = expected.cells();
    List<Cell> after = actual.cells();
    if (before.size() != after.size()) {
      return List.of("expected " + before.size() + " cells but there are " + after.size());
    }
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).isCode()) {
        diff.compare(before.get(i), after.get(i), i + 1);
      }
    }
    return diff.differences;
  }

  private void compare(Cell expected, Cell actual, int position) {
    cell = "cell [" + actual.executionCount() + "] (number " + position + " of the file)";
    if (expected.executionCount() != actual.executionCount()) {
      add(
          "execution count",
          "[" + expected.executionCount() + "]",
          "[" + actual.executionCount() + "]");
    }
    List<JsonObject> before = coalesced(expected.outputs());
    List<JsonObject> after = coalesced(actual.outputs());
    if (!kinds(before).equals(kinds(after))) {
      add("outputs", kinds(before).toString(), kinds(after).toString());
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      compare(before.get(i), after.get(i));
    }
  }

  /** Consecutive text of one stream is one output, however many messages brought it. */
  private static List<JsonObject> coalesced(List<JsonObject> outputs) {
    List<JsonObject> joined = new ArrayList<>();
    for (JsonObject output : outputs) {
      JsonObject last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (output.has("name") && last != null && output.get("name").equals(last.get("name"))) {
        last.addProperty(
            "text", MultiLine.join(last.get("text")) + MultiLine.join(output.get("text")));
      } else {
        joined.add(output.deepCopy());
      }
    }
    return joined;
  }

  private static List<String> kinds(List<JsonObject> outputs) {
    return outputs.stream()
        .map(output -> MultiLine.join(output.get(output.has("name") ? "name" : "output_type")))
        .toList();
  }

  private void compare(JsonObject expected, JsonObject actual) {
    switch (MultiLine.join(expected.get("output_type"))) {
      case "stream" ->
          compareText(
              MultiLine.join(expected.get("name")), expected.get("text"), actual.get("text"));
      case "error" -> compareErrors(expected, actual);
      default -> compareData(expected.getAsJsonObject("data"), actual.getAsJsonObject("data"));
    }
  }

  private void compareErrors(JsonObject expected, JsonObject actual) {
    String name = MultiLine.join(expected.get("ename"));
    String message = MultiLine.join(expected.get("evalue"));
    boolean same = name.equals(MultiLine.join(actual.get("ename")));
    if (same && !message.isEmpty() || name.equals(IJAVA_EXCEPTION) && !message.equals("null")) {
      compareText("error", expected.get("evalue"), actual.get("evalue"));
    }
  }

  private void compareData(JsonObject expected, JsonObject actual) {
    Set<String> mimes = new TreeSet<>(expected.keySet());
    mimes.addAll(actual.keySet());
    for (String mime : mimes) {
      if (!expected.has(mime) || !actual.has(mime)) {
        add(mime, expected.has(mime) ? "it" : "none", actual.has(mime) ? "it" : "none");
      } else if (mime.equals(Figure.PNG) || mime.equals("image/jpeg")) {
        compareImages(mime, expected.get(mime), actual.get(mime));
      } else if (expected.get(mime).isJsonObject()) {
        compareText(mime, expected.get(mime).toString(), actual.get(mime).toString());
      } else {
        compareText(mime, expected.get(mime), actual.get(mime));
      }
    }
  }

  private void compareImages(String mime, JsonElement expected, JsonElement actual) {
    try {
      String difference = PixelDiff.of(Figure.decode(expected), Figure.decode(actual));
      if (!difference.isEmpty()) {
        differences.add(cell + ", " + mime + ": " + difference);
      }
    } catch (IOException | IllegalArgumentException e) {
      differences.add(cell + ", " + mime + ": cannot be decoded: " + e.getMessage());
    }
  }

  private void compareText(String what, JsonElement expected, JsonElement actual) {
    compareText(what, MultiLine.join(expected), MultiLine.join(actual));
  }

  private void compareText(String what, String expected, String actual) {
    if (expected.equals(actual)) {
      return;
    }
    String[] before = expected.split("\n", -1);
    String[] after = actual.split("\n", -1);
    int line = 0;
    while (line < before.length && line < after.length && before[line].equals(after[line])) {
      line++;
    }
    add(what + ", line " + (line + 1), lineOf(before, line), lineOf(after, line));
  }

  private static String lineOf(String[] lines, int line) {
    if (line == lines.length) {
      return "(no such line)";
    }
    String text = lines[line];
    return "\""
        + (text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…")
        + "\"";
  }

  private void add(String what, String expected, String actual) {
    differences.add(
        cell + ", " + what + ":\n    expected " + expected + "\n    but was  " + actual);
  }
}
