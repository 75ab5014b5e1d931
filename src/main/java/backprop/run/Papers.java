package backprop.run;

import backprop.exercise.Question;
import backprop.exercise.Words;
import backprop.file.Build;
import backprop.file.FileFormatException;
import backprop.ipynb.Cell;
import backprop.ipynb.MultiLine;
import backprop.ipynb.Notebook;
import backprop.matrix.Sha256;
import backprop.report.Paper;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notebook files as {@link Paper}s: what a page shows of them, and where they come from. */
public final class Papers {
  private Papers() {}

  /**
   * Reads a notebook for its page; its text names files of the folder. The Java that made the
   * outputs is null for the one that the notebook names.
   */
  public static Paper read(Path file, Path folder, String java) throws IOException {
    Notebook notebook = Notebook.readJava(file);
    List<Paper.Block> blocks = new ArrayList<>();
    for (int i = 0; i < notebook.cells().size(); i++) {
      try {
        Cell cell = notebook.cells().get(i);
        if (cell.isCode()) {
          blocks.add(program(cell));
          Words.folded(cell.source())
              .ifPresent(words -> blocks.add(new Paper.Prose(words, Map.of())));
        } else if (cell.isMarkdown()) {
          blocks.add(new Paper.Prose(cell.source(), attachments(cell)));
        }
      } catch (IllegalStateException | NumberFormatException | UnsupportedOperationException e) {
        throw new FileFormatException(
            "%s: cell %s does not follow nbformat 4: %s", file, i + 1, e.getMessage());
      }
    }
    return new Paper(name(file), folder, blocks, provenance(file, folder, notebook, java));
  }

  /** The name of a notebook's page and figures. */
  public static String name(Path notebook) {
    return notebook.getFileName().toString().replaceFirst("\\.ipynb$", "");
  }

  private static Map<String, String> provenance(
      Path file, Path folder, Notebook notebook, String java) throws IOException {
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("Cite as", Build.current().citation());
    provenance.put("Notebook", file.getFileName().toString());
    provenance.put("SHA-256", new Sha256().add(Files.readString(file)).hex());
    provenance.put("Executed", executed(notebook, java != null ? java : notebook.language()));
    provenance.put("Page by", "backprop " + Build.current());
    provenance.putAll(Records.of(notebook, folder));
    return provenance;
  }

  private static String executed(Notebook notebook, String java) {
    List<Cell> all = notebook.cells().stream().filter(Cell::isExecutable).toList();
    long done = all.stream().filter(cell -> cell.executionCount() > 0).count();
    String by = java.isEmpty() ? "" : ", on Java " + java;
    return done == 0 ? "not executed" : done + " of " + all.size() + " cells" + by;
  }

  private static Paper.Program program(Cell cell) {
    List<Paper.CellResult> results = cell.outputs().stream().map(Papers::result).toList();
    String live =
        Question.in(cell.source()).map(it -> "answer?of=" + it.number()).orElse(cell.live());
    return new Paper.Program(cell.executionCount(), cell.source(), results, live);
  }

  private static Paper.CellResult result(JsonObject output) {
    return switch (MultiLine.join(output.get("output_type"))) {
      case "stream" ->
          new Paper.Printed(
              "stderr".equals(MultiLine.join(output.get("name"))),
              MultiLine.join(output.get("text")));
      case "error" -> new Paper.Failed(failure(output));
      default -> shown(output);
    };
  }

  private static String failure(JsonObject error) {
    List<String> lines = new ArrayList<>();
    if (error.get("traceback") instanceof JsonArray traceback) {
      traceback.forEach(line -> lines.add(MultiLine.join(line)));
    }
    return lines.isEmpty()
        ? MultiLine.join(error.get("ename")) + ": " + MultiLine.join(error.get("evalue"))
        : String.join("\n", lines);
  }

  private static Map<String, Map<String, String>> attachments(Cell cell) {
    Map<String, Map<String, String>> attachments = new LinkedHashMap<>();
    if (cell.json().get("attachments") instanceof JsonObject files) {
      files.entrySet().forEach(file -> attachments.put(file.getKey(), forms(file.getValue())));
    }
    return attachments;
  }

  /** Text by MIME type; JSON, which is not text, as it stands. */
  private static Map<String, String> forms(JsonElement data) {
    Map<String, String> forms = new LinkedHashMap<>();
    if (data instanceof JsonObject bundle) {
      for (Map.Entry<String, JsonElement> form : bundle.entrySet()) {
        boolean json = form.getValue().isJsonObject();
        forms.put(
            form.getKey(), json ? form.getValue().toString() : MultiLine.join(form.getValue()));
      }
    }
    return forms;
  }

  private static Paper.Shown shown(JsonObject output) {
    int width = 0;
    String description = "";
    if (output.get("metadata") instanceof JsonObject types) {
      for (Map.Entry<String, JsonElement> type : types.entrySet()) {
        if (type.getValue() instanceof JsonObject picture) {
          boolean sized = picture.get("width") instanceof JsonPrimitive w && w.isNumber();
          width = sized ? picture.get("width").getAsInt() : width;
          boolean told = picture.get("alt") instanceof JsonPrimitive;
          description = told ? picture.get("alt").getAsString() : description;
        }
      }
    }
    return new Paper.Shown(forms(output.get("data")), width, description);
  }
}
