package backprop.assignment;

import backprop.ipynb.Notebook;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small assignment for tests, and what students make of it. */
final class Sources {
  private final JsonArray cells = new JsonArray();

  /** A given cell, an answer, tests worth 3 points and a written answer worth 2. */
  static Sources square() {
    return new Sources()
        .cell("code", "int given() { return 1; }", "given", false, true, false, 0)
        .cell(
            "code",
            "int square(int x) {\n    // ### BEGIN SOLUTION\n    return x * x;\n    // ### END SOLUTION\n}",
            "answer",
            false,
            false,
            true,
            0)
        .cell(
            "code",
            "check(4, square(2));\n// ### BEGIN HIDDEN TESTS\ncheck(9, square(3));\n// ### END HIDDEN TESTS",
            "tests",
            true,
            true,
            false,
            3)
        .cell("markdown", "because", "written", true, false, true, 2);
  }

  Sources cell(
      String type,
      String source,
      String id,
      boolean grade,
      boolean locked,
      boolean solution,
      double points) {
    JsonObject about = new JsonObject();
    about.addProperty("schema_version", 3);
    about.addProperty("grade_id", id);
    about.addProperty("grade", grade);
    about.addProperty("locked", locked);
    about.addProperty("solution", solution);
    about.addProperty("task", false);
    if (grade) {
      about.addProperty("points", points);
    }
    JsonObject metadata = new JsonObject();
    metadata.add("nbgrader", about);
    return cell(type, source, metadata);
  }

  Sources cell(String type, String source, JsonObject metadata) {
    JsonObject cell = new JsonObject();
    cell.addProperty("cell_type", type);
    cell.addProperty("source", source);
    cell.add("metadata", metadata);
    if (type.equals("code")) {
      cell.add("outputs", new JsonArray());
    }
    cells.add(cell);
    return this;
  }

  JsonObject cell(int i) {
    return cells.get(i).getAsJsonObject();
  }

  JsonObject about(int i) {
    return cell(i).getAsJsonObject("metadata").getAsJsonObject("nbgrader");
  }

  void remove(int i) {
    cells.remove(i);
  }

  Notebook notebook() throws IOException {
    JsonObject notebook = new JsonObject();
    notebook.add("cells", cells);
    notebook.add("metadata", new JsonObject());
    notebook.addProperty("nbformat", 4);
    notebook.addProperty("nbformat_minor", 5);
    return Notebook.parse(notebook.toString(), "test.ipynb");
  }

  /** The assignment, in a folder of its name. */
  Assignment in(Path folder) throws IOException {
    Path file = folder.resolve("square").resolve("square.ipynb");
    Files.createDirectories(file.getParent());
    notebook().write(file);
    return Assignment.read(file.getParent());
  }
}
