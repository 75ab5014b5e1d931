package backprop.assignment;

import backprop.ipynb.Notebook;
import backprop.run.Project;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An assignment as its author keeps it: a notebook, whose name is that without {@code .ipynb}, with
 * solutions, hidden tests and points, in nbgrader's source format.
 */
public record Assignment(String name, Path file, Notebook source, List<Item> items) {
  public static final String EXTENSION = ".ipynb";

  /** What stands where a student's code belongs; {@code nbgrader_config.py} has the same line. */
  public static final String STUB =
      "throw new UnsupportedOperationException(\"your code is missing here\");";

  /** What stands where a student's text belongs: nbgrader's own words. */
  static final String TEXT_STUB = "YOUR ANSWER HERE";

  /** Reads and checks an assignment: the notebook, or of a folder the one that has its name. */
  static Assignment read(Path path) throws IOException {
    Path file = path;
    if (Files.isDirectory(path)) {
      file = path.resolve(path.toAbsolutePath().normalize().getFileName() + EXTENSION);
    }
    Notebook notebook = Notebook.read(file);
    String fileName = file.getFileName().toString();
    String name = fileName.substring(0, fileName.length() - EXTENSION.length());
    List<Item> items = notebook.cells().stream().map(Item::of).toList();
    Assignment assignment = new Assignment(name, file.toAbsolutePath(), notebook, items);
    assignment.requireValid();
    return assignment;
  }

  /** The same with other cells: some tests less, other numbers. */
  Assignment with(Notebook cells) {
    return new Assignment(name, file, cells, cells.cells().stream().map(Item::of).toList());
  }

  /** The assignments of a folder (there must be one), or the one at the path; null for ours. */
  public static List<Assignment> readAll(Path path) throws IOException {
    Path folder = path != null ? path : Project.notebooks().resolve("assignments");
    if (!Files.isDirectory(folder) || isAssignmentFolder(folder)) {
      return List.of(read(folder));
    }
    List<Assignment> found = new ArrayList<>();
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path each : inside.filter(Assignment::isAssignmentFolder).sorted().toList()) {
        found.add(read(each));
      }
    }
    if (found.isEmpty()) {
      throw new AssignmentException(
          "%s holds no assignment: an assignment is a folder with a notebook of the same name",
          folder);
    }
    return found;
  }

  private static boolean isAssignmentFolder(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name != null && Files.isRegularFile(folder.resolve(name + EXTENSION));
  }

  public List<Item> items(Item.Kind kind) {
    return items.stream().filter(item -> item.kind() == kind).toList();
  }

  private void requireValid() throws AssignmentException {
    Set<String> ids = new HashSet<>();
    for (Item item : items) {
      JsonObject about = Item.about(item.cell());
      if (about == null) {
        continue;
      }
      require(!item.id().isEmpty(), "a cell has nbgrader metadata but no grade_id");
      require(ids.add(item.id()), "two cells have the grade_id " + item.id());
      boolean schema3 =
          about.has("schema_version") && about.get("schema_version").getAsString().equals("3");
      require(schema3, item.id() + ": its schema_version must be 3");
      boolean graded = item.kind() == Item.Kind.TESTS || item.kind() == Item.Kind.WRITTEN;
      require(!graded || item.points() >= 0, item.id() + ": points are missing or negative");
      requireKind(item);
    }
    require(!items(Item.Kind.TESTS).isEmpty(), "there is no test cell with points");
  }

  private void requireKind(Item item) throws AssignmentException {
    boolean code = item.cell().isCode();
    boolean solution = Release.has(item.cell().source(), Release.SOLUTION);
    boolean hidden = Release.has(item.cell().source(), Release.HIDDEN);
    switch (item.kind()) {
      case TESTS -> require(code, item.id() + ": tests must stand in a code cell");
      case ANSWER -> {
        require(code, item.id() + ": an answer that no person grades must be code");
        require(solution, item.id() + ": no BEGIN SOLUTION");
      }
      case WRITTEN -> {}
      case GIVEN, PLAIN ->
          require(!solution && !hidden, item.id() + ": a region outside a cell of its kind");
    }
    try {
      Release.source(item);
    } catch (AssignmentException e) {
      throw new AssignmentException("%s: cell %s: %s", file, item.id(), e.getMessage());
    }
  }

  private void require(boolean condition, String problem) throws AssignmentException {
    AssignmentException.unless(condition, "%s: %s", file, problem);
  }

  @Override
  public String toString() {
    return name;
  }
}
