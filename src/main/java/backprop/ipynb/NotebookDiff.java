package backprop.ipynb;

import backprop.text.Numbers;
import backprop.text.ObjectText;
import backprop.text.Text;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the outputs of two executions of one notebook. Text must be equal, images must have
 * equal pixels (their encoding may differ between JDKs), and an error must say the same (how it is
 * laid out differs between kernels). What a cell of magics alone prints is not compared.
 */
public final class NotebookDiff {
  private static final int LONGEST_LINE = 160;

  /** The name that IJava gives to every exception of a cell; it keeps the message only of these. */
  private static final String IJAVA_EXCEPTION = "EvalException";

  /** What other kernels show of {@code printf} and {@code display}: a stream, an id. */
  private static final Pattern RETURNED =
      Pattern.compile(
          "\\{\"text/plain\":\\[?\"(java\\.io\\.PrintStream@\\w+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\"]?}");

  private static final Pattern NUMBER = Pattern.compile("[-−]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

  /** Is told of every figure that differs. */
  public interface Figures {
    /** Of a cell by its execution count, its figures counted from 1; returns what to add. */
    String differ(int cell, int index, byte[] expected, byte[] actual) throws IOException;
  }

  private final List<String> differences = new ArrayList<>();
  private final Figures figures;
  private String cell = "";
  private int count;
  private int figure;

  private NotebookDiff(Figures figures) {
    this.figures = figures;
  }

  /**
   * Lists the differences of a notebook as committed and as executed again, one line or a few for
   * each: the cell's number, what differs, what was expected and what came.
   */
  public static List<String> of(Notebook expected, Notebook actual) {
    return of(expected, actual, (cell, index, before, after) -> "");
  }

  /** The same; {@code figures} are told of each figure that differs. */
  public static List<String> of(Notebook expected, Notebook actual, Figures figures) {
    NotebookDiff diff = new NotebookDiff(figures);
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
    count = actual.executionCount();
    figure = 0;
    cell = "cell [" + count + "] (number " + position + " of the file)";
    if (expected.executionCount() != actual.executionCount()) {
      add("execution count", "[" + expected.executionCount() + "]", "[" + count + "]");
    }
    List<JsonObject> before = coalesced(ofTheNotebook(expected));
    List<JsonObject> after = coalesced(ofTheNotebook(actual));
    if (!kinds(before).equals(kinds(after))) {
      add("outputs", kinds(before).toString(), kinds(after).toString());
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      compare(before.get(i), after.get(i));
    }
  }

  /** A kernel may print the path that a magic added, or that it prefers another magic. */
  private static List<JsonObject> ofTheNotebook(Cell cell) {
    boolean magics = cell.source().lines().allMatch(line -> line.startsWith("%"));
    return cell.outputs().stream().filter(output -> !magics || !output.has("name")).toList();
  }

  /** Consecutive text of one stream is one output, however many messages brought it. */
  private static List<JsonObject> coalesced(List<JsonObject> outputs) {
    List<JsonObject> joined = new ArrayList<>();
    for (JsonObject output : outputs) {
      if (output.has("execution_count")
          && RETURNED.matcher(output.get("data").toString()).matches()) {
        continue;
      }
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
    int before = differences.size();
    Set<String> mimes = new TreeSet<>(Comparator.reverseOrder()); // text/plain before text/html
    mimes.addAll(expected.keySet());
    mimes.addAll(actual.keySet());
    for (String mime : mimes) {
      if (mime.equals("text/html") && differences.size() > before) {
        continue; // the text has said it
      }
      if (!expected.has(mime) || !actual.has(mime)) {
        add(mime, expected.has(mime) ? "it" : "none", actual.has(mime) ? "it" : "none");
      } else if (mime.equals(OutputImage.PNG) || mime.equals("image/jpeg")) {
        compareImages(mime, expected.get(mime), actual.get(mime));
      } else if (expected.get(mime).isJsonObject()) {
        compareText(mime, expected.get(mime).toString(), actual.get(mime).toString());
      } else {
        compareText(mime, expected.get(mime), actual.get(mime));
      }
    }
  }

  private void compareImages(String mime, JsonElement expected, JsonElement actual) {
    figure++;
    try {
      byte[] before = OutputImage.decode(expected);
      byte[] after = OutputImage.decode(actual);
      String difference = PixelDiff.of(before, after);
      if (!difference.isEmpty()) {
        differences.add(
            cell + ", " + mime + ": " + difference + figures.differ(count, figure, before, after));
      }
    } catch (IOException | IllegalArgumentException e) {
      differences.add(cell + ", " + mime + ": cannot be decoded: " + e.getMessage());
    }
  }

  private void compareText(String what, JsonElement expected, JsonElement actual) {
    compareText(
        what,
        ObjectText.withoutIdentities(MultiLine.join(expected)),
        ObjectText.withoutIdentities(MultiLine.join(actual)));
  }

  private void compareText(String what, String expected, String actual) {
    if (expected.equals(actual) || ObjectText.isIdentity(expected)) {
      return;
    }
    String[] before = expected.split("\n", -1);
    String[] after = actual.split("\n", -1);
    int line = 0;
    while (line < before.length && line < after.length && before[line].equals(after[line])) {
      line++;
    }
    String more = numbers(lineOf(before, line), lineOf(after, line)) + others(before, after, line);
    add(what + ", line " + (line + 1), lineOf(before, line), lineOf(after, line) + more);
  }

  /** By how much the first number differs, if the lines differ in numbers only. */
  private static String numbers(String expected, String actual) {
    if (!NUMBER.matcher(expected).replaceAll("#").equals(NUMBER.matcher(actual).replaceAll("#"))) {
      return "";
    }
    Matcher before = NUMBER.matcher(expected);
    Matcher after = NUMBER.matcher(actual);
    for (int i = 1; before.find() && after.find(); i++) {
      if (!before.group().equals(after.group())) {
        double difference = number(after.group()) - number(before.group());
        String way = difference > 0 ? "larger" : "smaller";
        return Text.format(
            "\n    number %d of the line is %s, not %s: %s by %.3g",
            i, after.group(), before.group(), way, Math.abs(difference));
      }
    }
    return "";
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace('−', '-'));
  }

  private static String others(String[] before, String[] after, int first) {
    int others = 0;
    for (int i = first + 1; i < Math.max(before.length, after.length); i++) {
      others += lineOf(before, i).equals(lineOf(after, i)) ? 0 : 1;
    }
    return others == 0 ? "" : "\n    and " + Numbers.count(others, "more line");
  }

  private static String lineOf(String[] lines, int line) {
    return line < lines.length
        ? "\"" + Text.cut(lines[line], LONGEST_LINE) + "\""
        : "(no such line)";
  }

  private void add(String what, String expected, String actual) {
    differences.add(
        cell + ", " + what + ":\n    expected " + expected + "\n    but was  " + actual);
  }
}
