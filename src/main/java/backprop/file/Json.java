package backprop.file;

import backprop.text.Decimal;
import backprop.text.Text;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * JSON, read strictly and written so that people can read it: what fits into a line stands in one,
 * and numbers keep every bit ({@link Decimal}).
 *
 * <p>A part of an object that is missing or of another kind is refused, an {@code
 * IllegalArgumentException} that names its key.
 *
 * <p>A notebook's kernel brings a Gson of its own, an old one in IJava: nothing newer than 2.8.5 is
 * called here.
 */
public final class Json {
  private static final int WIDTH = 150;

  /** What a byte of a file takes once it is read, at most. */
  private static final int BYTES_IN_MEMORY = 10;

  private Json() {}

  // ------------------------------------------------------------------ reading

  /**
   * Reads a file that holds one JSON object.
   *
   * @throws FileFormatException if it does not, for instance because it was cut off
   * @throws IOException if it cannot be read
   */
  public static JsonObject read(Path file) throws IOException {
    try {
      long most = Runtime.getRuntime().maxMemory() / BYTES_IN_MEMORY;
      if (Files.size(file) > most) {
        throw new FileFormatException(
            "%s: %d MB are too much for the memory of this JVM, which reads at most %d MB: give it more by -Xmx",
            file, Files.size(file) >> 20, most >> 20);
      }
      return parse(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new FileFormatException(e, "%s: there is no such file", file);
    } catch (CharacterCodingException e) {
      throw new FileFormatException(e, "%s: not text in UTF-8, so not JSON", file);
    }
  }

  /**
   * Reads one JSON object.
   *
   * @param name what is read, for messages
   * @throws FileFormatException if the text is something else
   */
  public static JsonObject parse(String text, String name) throws FileFormatException {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      JsonElement json = new Gson().getAdapter(JsonElement.class).read(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT || !json.isJsonObject()) {
        throw new FileFormatException("%s: it must be one JSON object {…}", name);
      }
      return json.getAsJsonObject();
    } catch (FileFormatException e) {
      throw e;
    } catch (IOException | JsonParseException | StackOverflowError e) {
      String reason = text.isBlank() ? "it is empty" : String.valueOf(e.getMessage());
      throw new FileFormatException(
          e, "%s: not JSON, or cut off: %s", name, reason.lines().findFirst().orElse(""));
    }
  }

  /** A number that was written with {@link #number}. */
  public static double toDouble(JsonElement json) {
    try {
      return Double.parseDouble(json.getAsJsonPrimitive().getAsString());
    } catch (NumberFormatException | IllegalStateException e) {
      throw new IllegalArgumentException(json + " must be a number", e);
    }
  }

  /**
   * A part of an object.
   *
   * @throws IllegalArgumentException if it is missing
   */
  public static JsonElement get(JsonObject object, String key) {
    JsonElement value = object.get(key);
    Text.refuseIf(value == null, "\"%s\" is missing", key);
    return value;
  }

  public static String text(JsonObject object, String key) {
    if (get(object, key) instanceof JsonPrimitive value && value.isString()) {
      return value.getAsString();
    }
    throw wrong(object, key, "a text");
  }

  public static long whole(JsonObject object, String key) {
    try {
      return Long.parseLong(get(object, key).getAsString());
    } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
      throw wrong(object, key, "a whole number");
    }
  }

  /**
   * A whole number of an object that an int can hold.
   *
   * @throws IllegalArgumentException if it is missing, or no whole number
   * @throws ArithmeticException if it is too large
   */
  public static int integer(JsonObject object, String key) {
    return Math.toIntExact(whole(object, key));
  }

  /**
   * Yes or no of an object; no if it is missing.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static boolean flag(JsonObject object, String key) {
    if (!object.has(key)) {
      return false;
    }
    if (object.get(key) instanceof JsonPrimitive value && value.isBoolean()) {
      return value.getAsBoolean();
    }
    throw wrong(object, key, "true or false");
  }

  public static JsonObject object(JsonObject object, String key) {
    if (get(object, key) instanceof JsonObject value) {
      return value;
    }
    throw wrong(object, key, "an object {…}");
  }

  public static JsonArray array(JsonObject object, String key) {
    if (get(object, key) instanceof JsonArray value) {
      return value;
    }
    throw wrong(object, key, "an array […]");
  }

  public static List<String> texts(JsonObject object, String key) {
    List<String> texts = new ArrayList<>();
    array(object, key).forEach(text -> texts.add(text.getAsString()));
    return texts;
  }

  private static IllegalArgumentException wrong(JsonObject object, String key, String expected) {
    return Text.illegal("\"%s\" is %s, but must be %s", key, object.get(key), expected);
  }

  // ------------------------------------------------------------------ writing

  /** A number with every bit; NaN and ±∞ become the texts "NaN", "Infinity" and "-Infinity". */
  public static JsonPrimitive number(double number) {
    if (!Double.isFinite(number)) {
      return new JsonPrimitive(Decimal.of(number));
    }
    return number == 0 && 1 / number < 0
        ? new JsonPrimitive(number)
        : new JsonPrimitive(new BigDecimal(Decimal.of(number)));
  }

  public static JsonArray array(List<String> texts) {
    return array(texts.stream().map(JsonPrimitive::new));
  }

  public static JsonArray array(Stream<? extends JsonElement> elements) {
    JsonArray array = new JsonArray();
    elements.forEach(array::add);
    return array;
  }

  /** The text of a file, with a line end. */
  public static String write(JsonElement json) {
    return write(json, 0, 0) + "\n";
  }

  /** Without a space or a line end, keys sorted: equal objects have equal texts. */
  public static String canonical(JsonElement json) {
    return sorted(json).toString();
  }

  /** A copy in which the keys of every object are in order. */
  public static JsonElement sorted(JsonElement json) {
    if (json instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(element -> copy.add(sorted(element)));
      return copy;
    }
    if (json instanceof JsonObject object) {
      JsonObject copy = new JsonObject();
      object.keySet().stream().sorted().forEach(key -> copy.add(key, sorted(object.get(key))));
      return copy;
    }
    return json;
  }

  /**
   * @param column where the element begins, with what stands before it in the line
   */
  private static String write(JsonElement json, int depth, int column) {
    String line = json.toString();
    boolean fits = column + line.length() <= WIDTH && !holdsObject(json);
    if (json.isJsonPrimitive() || json.isJsonNull() || fits || isVector(json)) {
      return line;
    }
    Stream<String> parts =
        json instanceof JsonArray array
            ? elements(array).map(element -> write(element, depth + 1, depth + 1))
            : json.getAsJsonObject().entrySet().stream().map(entry -> write(entry, depth + 1));
    String end = "\n" + " ".repeat(depth);
    return parts.collect(
        Collectors.joining(
            "," + end + " ", line.charAt(0) + end + " ", end + line.charAt(line.length() - 1)));
  }

  private static String write(Map.Entry<String, JsonElement> entry, int depth) {
    String key = new JsonPrimitive(entry.getKey()) + ": ";
    return key + write(entry.getValue(), depth, depth + key.length());
  }

  private static boolean holdsObject(JsonElement json) {
    return json instanceof JsonObject object
        && object.entrySet().stream().anyMatch(entry -> entry.getValue().isJsonObject());
  }

  /** An array of numbers or texts stays in its line, however long: a row of a matrix. */
  private static boolean isVector(JsonElement json) {
    return json instanceof JsonArray array
        && elements(array).allMatch(JsonElement::isJsonPrimitive);
  }

  private static Stream<JsonElement> elements(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
