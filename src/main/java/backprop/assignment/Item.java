package backprop.assignment;

import backprop.ipynb.Cell;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * A cell of an assignment, with what nbgrader's metadata (schema 3) says about it: its {@code
 * grade_id}, empty for a cell that is just text, and its points.
 */
public record Item(Cell cell, String id, Kind kind, double points) {
  /** nbgrader's kinds of cells. */
  public enum Kind {
    /** Text, or a cell that a student added. */
    PLAIN,
    /** Read-only code or text. */
    GIVEN,
    /** Code that the student writes; the tests grade it. */
    ANSWER,
    /** Tests, which give points. */
    TESTS,
    /** An answer that a person grades. */
    WRITTEN
  }

  public static Item of(Cell cell) {
    JsonObject about = about(cell);
    String id = about == null ? "" : text(about.get("grade_id"));
    if (id.isEmpty()) {
      return new Item(cell, "", Kind.PLAIN, 0);
    }
    boolean grade = isTrue(about, "grade");
    boolean solution = isTrue(about, "solution");
    Kind kind;
    if (grade && solution || isTrue(about, "task")) {
      kind = Kind.WRITTEN;
    } else if (grade) {
      kind = Kind.TESTS;
    } else {
      kind = solution ? Kind.ANSWER : isTrue(about, "locked") ? Kind.GIVEN : Kind.PLAIN;
    }
    return new Item(cell, id, kind, grade ? number(about.get("points")) : 0);
  }

  /** The nbgrader metadata, or null. */
  static JsonObject about(Cell cell) {
    return cell.json().get("metadata") instanceof JsonObject metadata
            && metadata.get("nbgrader") instanceof JsonObject about
        ? about
        : null;
  }

  private static boolean isTrue(JsonObject json, String key) {
    return new JsonPrimitive(true).equals(json.get(key));
  }

  private static String text(JsonElement json) {
    return json instanceof JsonPrimitive value && value.isString() ? value.getAsString() : "";
  }

  private static double number(JsonElement json) {
    return json instanceof JsonPrimitive value && value.isNumber()
        ? value.getAsDouble()
        : Double.NaN;
  }
}
