package backprop.ipynb;

import backprop.file.AtomicFile;
import backprop.file.FileFormatException;
import backprop.file.Json;
import backprop.text.Text;
import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonIOException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A notebook of nbformat 4. It is held as the JSON that was read, so that everything this project
 * does not understand (other people's metadata, cell ids) is written back; a notebook that Jupyter
 * saved comes back byte for byte.
 */
public final class Notebook {
  /** As Python's nbformat writes: indented by one blank, characters beyond ASCII kept. */
  private static final Gson GSON =
      new GsonBuilder()
          .setFormattingStyle(FormattingStyle.PRETTY.withIndent(" "))
          .disableHtmlEscaping()
          .serializeNulls()
          .create();

  private static final Pattern WHERE = Pattern.compile("line (\\d+) column (\\d+)");

  private final JsonObject json;
  private final List<Cell> cells = new ArrayList<>();

  private Notebook(JsonObject json) {
    this.json = json;
    json.getAsJsonArray("cells").forEach(cell -> cells.add(new Cell(cell.getAsJsonObject())));
  }

  /** Reads a notebook file of nbformat 4. */
  public static Notebook read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileFormatException(
          "%s%s; expected a notebook (.ipynb)",
          file, Files.exists(file) ? " is not a file" : " does not exist");
    }
    try {
      return parse(Files.readString(file), file.toString());
    } catch (CharacterCodingException e) {
      throw new FileFormatException("%s is not UTF-8 text, so not a notebook", file);
    }
  }

  /** As {@link #read}, for a notebook that does not name another language than Java. */
  public static Notebook readJava(Path file) throws IOException {
    Notebook notebook = read(file);
    String language =
        notebook.metadata("kernelspec", "language") + notebook.metadata("language_info", "name");
    String kernel = notebook.kernelName().isEmpty() ? language : notebook.kernelName();
    if (language.isEmpty() ? kernel.startsWith("python") : !language.matches("(?i)(java)+")) {
      throw new FileFormatException(
          "%s: this is a %s notebook; expected one of Java", file, kernel);
    }
    return notebook;
  }

  /** Reads a notebook from its JSON text; {@code name} stands in messages. */
  public static Notebook parse(String text, String name) throws FileFormatException {
    JsonElement json = parseJson(text, name);
    if (!(json instanceof JsonObject notebook)
        || !(notebook.get("nbformat") instanceof JsonPrimitive format)) {
      throw new FileFormatException("%s is not a notebook: it has no \"nbformat\" number", name);
    }
    if (!format.getAsString().equals("4")) {
      throw new FileFormatException(
          "%s has nbformat %s; save it again as nbformat 4 (jupyter nbconvert --to notebook --nbformat 4)",
          name, format.getAsString());
    }
    if (!(notebook.get("cells") instanceof JsonArray cells) || cells.isEmpty()) {
      throw new FileFormatException("%s has no cells", name);
    }
    for (JsonElement cell : cells) {
      if (!(cell instanceof JsonObject part) || !part.has("cell_type") || !part.has("source")) {
        throw new FileFormatException(
            "%s: a cell has no \"cell_type\" or no \"source\": %s",
            name, Text.cut(cell.toString(), 60));
      }
    }
    return new Notebook(notebook);
  }

  private static JsonElement parseJson(String text, String name) throws FileFormatException {
    if (text.isBlank()) {
      throw new FileFormatException("%s is not valid JSON: it is empty", name);
    }
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement json = JsonParser.parseReader(reader);
      reader.peek(); // throws when there is more
      return json;
    } catch (JsonParseException | IOException e) {
      throw new FileFormatException("%s is not valid JSON%s", name, where(e));
    }
  }

  private static String where(Exception e) {
    Throwable cause = e instanceof JsonIOException || e.getCause() == null ? e : e.getCause();
    Matcher at = WHERE.matcher(String.valueOf(cause.getMessage()));
    if (!at.find()) {
      return "";
    }
    boolean early = cause.getMessage().startsWith("End of input");
    String how = early ? ": it ends too early, in line %s, column %s" : ": line %s, column %s";
    return Text.format(how, at.group(1), at.group(2));
  }

  public List<Cell> cells() {
    return List.copyOf(cells);
  }

  /** The name of the kernel that the notebook asks for, or an empty string. */
  public String kernelName() {
    return metadata("kernelspec", "name");
  }

  /** The version of Java that executed it last, as far as it says; else an empty string. */
  public String language() {
    return metadata("language_info", "version");
  }

  private String metadata(String part, String key) {
    return json.get("metadata") instanceof JsonObject metadata
            && metadata.get(part) instanceof JsonObject object
        ? MultiLine.join(object.get(key))
        : "";
  }

  /** A notebook of its own: executing it leaves this one as it is. */
  public Notebook copy() {
    return new Notebook(json.deepCopy());
  }

  /** The text of the file, as Python's nbformat writes it. */
  public String toJson() {
    cells.forEach(cell -> MultiLine.normalise(cell.json()));
    return GSON.toJson(Json.sorted(json)) + "\n";
  }

  /** Writes the notebook as UTF-8 with LF line ends, whole or not at all. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, toJson());
  }
}
