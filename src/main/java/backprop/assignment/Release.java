package backprop.assignment;

import backprop.file.AtomicFile;
import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The students' version of an assignment: no solutions, no hidden tests, no outputs. nbgrader marks
 * the regions of a cell with lines that contain {@code BEGIN SOLUTION} and {@code END SOLUTION},
 * {@code BEGIN HIDDEN TESTS} and {@code END HIDDEN TESTS}, {@code BEGIN MARK SCHEME} and {@code END
 * MARK SCHEME}.
 */
public final class Release {
  static final String SOLUTION = "SOLUTION";
  static final String HIDDEN = "HIDDEN TESTS";
  private static final String MARK_SCHEME = "MARK SCHEME";

  private Release() {}

  /** The notebook that students get. */
  public static Notebook notebook(Assignment assignment) throws AssignmentException {
    Notebook released = assignment.source().copy();
    for (Cell cell : released.cells()) {
      Item item = Item.of(cell);
      cell.json().addProperty("source", source(item));
      if (cell.isCode()) {
        cell.clear();
      }
      lock(item);
    }
    return released;
  }

  /** The text of a cell as students get it. */
  public static String source(Item item) throws AssignmentException {
    String text = item.cell().source();
    return switch (item.kind()) {
      case ANSWER -> replace(text, SOLUTION, Assignment.STUB);
      case TESTS -> replace(text, HIDDEN, null).stripTrailing();
      case WRITTEN ->
          has(text, SOLUTION)
              ? replace(replace(text, MARK_SCHEME, null), SOLUTION, Assignment.TEXT_STUB)
              : Assignment.TEXT_STUB;
      case GIVEN, PLAIN -> text;
    };
  }

  static boolean has(String source, String kind) {
    return source.contains("BEGIN " + kind);
  }

  /** The text with a line, indented as it was, for each region of a kind; null removes it. */
  private static String replace(String source, String kind, String by) throws AssignmentException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : source.split("\n", -1)) {
      if (line.contains("BEGIN " + kind)) {
        AssignmentException.unless(!inside, "BEGIN %s within a region of its kind", kind);
        inside = true;
        if (by != null) {
          lines.add(line.substring(0, line.length() - line.stripLeading().length()) + by);
        }
      } else if (line.contains("END " + kind)) {
        AssignmentException.unless(inside, "END %s without a BEGIN", kind);
        inside = false;
      } else if (!inside) {
        lines.add(line);
      }
    }
    AssignmentException.unless(!inside, "BEGIN %s without an END", kind);
    return String.join("\n", lines);
  }

  /** The assignment with the tests that students have, and no others. */
  public static Assignment withoutHiddenTests(Assignment assignment) throws AssignmentException {
    Notebook visible = assignment.source().copy();
    for (Cell cell : visible.cells()) {
      Item item = Item.of(cell);
      if (item.kind() == Item.Kind.TESTS) {
        cell.json().addProperty("source", source(item));
      }
    }
    return assignment.with(visible);
  }

  // as nbgrader does: answers cannot be deleted, what is given cannot be edited either
  private static void lock(Item item) {
    if (item.kind() == Item.Kind.PLAIN) {
      return;
    }
    JsonObject metadata = item.cell().json().getAsJsonObject("metadata");
    metadata.addProperty("deletable", false);
    if (item.kind() == Item.Kind.GIVEN || item.kind() == Item.Kind.TESTS) {
      metadata.addProperty("editable", false);
    }
  }

  /** Writes the students' version, and what else the assignment's folder holds, into a folder. */
  public static Path write(Assignment assignment, Path folder) throws IOException {
    Path own = folder.resolve(assignment.name());
    Path file = own.resolve(assignment.name() + Assignment.EXTENSION);
    if (file.toAbsolutePath().normalize().equals(assignment.file().normalize())) {
      throw new AssignmentException(
          "%s is the assignment with its solutions: name another folder", file);
    }
    for (Path other : otherFiles(assignment)) {
      AtomicFile.write(own.resolve(other.getFileName()), Files.readAllBytes(other));
    }
    notebook(assignment).write(file);
    return file;
  }

  /** The files that come with an assignment, such as tables; no notebooks. */
  public static List<Path> otherFiles(Assignment assignment) throws IOException {
    if (!assignment.file().getParent().endsWith(assignment.name())) {
      return List.of(); // not a folder of its own
    }
    try (Stream<Path> files = Files.list(assignment.file().getParent())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(Assignment.EXTENSION))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }
}
