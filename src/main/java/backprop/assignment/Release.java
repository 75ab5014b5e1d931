package backprop.assignment;

import backprop.file.AtomicFile;
import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The students' version of an assignment: no solutions, no hidden tests, no outputs. */
public final class Release {
  private Release() {}

  /** The notebook that students get. */
  public static Notebook notebook(Assignment assignment) throws AssignmentException {
    Notebook released = assignment.source().copy();
    for (Cell cell : released.cells()) {
      Item item = Item.of(cell);
      cell.json().addProperty("source", source(item));
      if (cell.isCode()) {
        cell.json().add("outputs", new JsonArray());
        cell.json().add("execution_count", JsonNull.INSTANCE);
      }
      lock(item);
    }
    return released;
  }

  /** The text of a cell as students get it. */
  public static String source(Item item) throws AssignmentException {
    String text = item.cell().source();
    return switch (item.kind()) {
      case ANSWER -> SolutionRegions.replace(text, SolutionRegions.SOLUTION, Assignment.STUB);
      case TESTS -> SolutionRegions.replace(text, SolutionRegions.HIDDEN, null).stripTrailing();
      case WRITTEN ->
          SolutionRegions.has(text, SolutionRegions.SOLUTION)
              ? SolutionRegions.replace(
                  SolutionRegions.replace(text, SolutionRegions.MARK_SCHEME, null),
                  SolutionRegions.SOLUTION,
                  Assignment.TEXT_STUB)
              : Assignment.TEXT_STUB;
      case GIVEN, PLAIN -> text;
    };
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
