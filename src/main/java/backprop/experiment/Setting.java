package backprop.experiment;

import backprop.file.Json;
import backprop.text.Decimal;
import backprop.text.Text;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One level of each factor that a study varies, and a seed.
 *
 * @param levels factor ↦ an {@code Integer}, a {@code Double} or a {@code String}, in the order of
 *     the study
 * @param seed of the initial parameters, and of what else the study draws from it
 */
public record Setting(Map<String, Object> levels, long seed) {
  public Setting {
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
  }

  /**
   * The level of a factor as a whole number.
   *
   * @throws IllegalArgumentException if there is no such factor, or its level is something else
   */
  public int integer(String factor) {
    if (level(factor) instanceof Integer whole) {
      return whole;
    }
    throw wrong(factor, "a whole number");
  }

  /**
   * The level of a factor as a number.
   *
   * @throws IllegalArgumentException likewise
   */
  public double number(String factor) {
    if (level(factor) instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(factor, "a number");
  }

  /**
   * The level of a factor as text: 2 is "2".
   *
   * @throws IllegalArgumentException if there is no such factor
   */
  public String text(String factor) {
    return text(level(factor));
  }

  static String text(Object level) {
    return level instanceof Double number ? Decimal.of(number) : level.toString();
  }

  private Object level(String factor) {
    Object level = levels.get(factor);
    Text.refuseIf(
        level == null, "nothing called '%s' varies; the factors are %s", factor, levels.keySet());
    return level;
  }

  /** The levels of these factors; refuses what does not vary. */
  List<Object> levels(List<String> factors) {
    return factors.stream().map(this::level).toList();
  }

  private IllegalArgumentException wrong(String factor, String expected) {
    return Text.illegal("'%s' is %s, not %s", factor, levels.get(factor), expected);
  }

  JsonObject levelsToJson() {
    JsonObject json = new JsonObject();
    levels.forEach((factor, level) -> json.add(factor, toJson(level)));
    return json;
  }

  static JsonPrimitive toJson(Object level) {
    return level instanceof Double number
        ? Json.number(number)
        : level instanceof Integer whole
            ? new JsonPrimitive(whole)
            : new JsonPrimitive((String) level);
  }

  /** A whole number comes back as one, even if it was written from a {@code Double}. */
  static Object level(JsonElement json) {
    if (!(json instanceof JsonPrimitive value) || !value.isString() && !value.isNumber()) {
      throw Text.illegal("level %s: it must be a number or a text", json);
    }
    String text = value.getAsString();
    if (value.isString()) {
      return text;
    }
    return text.matches("-?\\d{1,9}") ? (Object) Integer.valueOf(text) : Double.valueOf(text);
  }

  static Setting read(JsonObject levels, long seed) {
    Map<String, Object> read = new LinkedHashMap<>();
    levels.entrySet().forEach(entry -> read.put(entry.getKey(), level(entry.getValue())));
    return new Setting(read, seed);
  }

  /** "units = 2, weight decay = 0.1, seed 3". */
  @Override
  public String toString() {
    String text =
        levels.entrySet().stream()
            .map(entry -> entry.getKey() + " = " + text(entry.getValue()))
            .collect(Collectors.joining(", "));
    return text + (text.isEmpty() ? "" : ", ") + "seed " + seed;
  }
}
