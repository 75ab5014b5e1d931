package backprop.assignment.grade;

import backprop.assignment.Assignment;
import backprop.assignment.AssignmentException;
import backprop.assignment.Item;
import backprop.assignment.Release;
import backprop.assignment.grade.jvm.Step;
import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.text.Text;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a student handed in, put together with the assignment: the answers and added cells are the
 * student's; what is given, and every test, is the author's, whatever became of them.
 *
 * @param steps the cells to run, in the assignment's order
 * @param written the answers that a person grades
 * @param notes what was restored
 */
public record Submission(List<Step> steps, List<Written> written, List<String> notes) {
  private static final long LARGEST_FILE = 20_000_000;
  private static final int MOST_VALUES = 2_000_000; // each takes fifty times its text in memory

  /** A written answer, and whether it differs from what was released. */
  public record Written(String id, String text, boolean answered, double points) {}

  public static Submission read(Path file, Assignment assignment) throws IOException {
    Notebook notebook = notebook(file);
    try {
      return of(notebook, assignment);
    } catch (RuntimeException e) { // a source that is a number
      throw new AssignmentException("%s is not a notebook", file.getFileName());
    }
  }

  /** Reads a student's file, unless it is too large; one at a time, for memory's sake. */
  static synchronized Notebook notebook(Path file) throws IOException {
    if (Files.isSymbolicLink(file) || !Files.isRegularFile(file)) {
      throw new AssignmentException("%s is not a file", file.getFileName());
    }
    if (Files.size(file) > LARGEST_FILE) {
      throw new AssignmentException(
          "%s has %d bytes, more than the %d that a submission may have",
          file.getFileName(), Files.size(file), LARGEST_FILE);
    }
    String name = file.getFileName().toString();
    try {
      String json = Files.readString(file);
      if (json.chars().filter(c -> c == ',' || c == '[' || c == '{').count() > MOST_VALUES) {
        throw new AssignmentException("%s holds too many values for a notebook", name);
      }
      return Notebook.parse(json, name);
    } catch (CharacterCodingException e) {
      throw new AssignmentException("%s is not UTF-8 text, so not a notebook", name);
    } catch (RuntimeException | StackOverflowError e) {
      // JSON that is well-formed but no notebook: a source that is a number, a thousand brackets
      throw new AssignmentException("%s is not a notebook: %s", name, e.getClass().getSimpleName());
    }
  }

  /** Puts a student's notebook together with the assignment. */
  public static Submission of(Notebook notebook, Assignment assignment) throws AssignmentException {
    return new Merge(assignment, notebook).submission();
  }

  /** How many cells of a notebook are cells of an assignment. */
  static int shared(Notebook notebook, Assignment assignment) {
    return theirs(notebook, assignment).size();
  }

  // which cell is which; the last one of an id counts
  private static Map<String, Cell> theirs(Notebook notebook, Assignment assignment) {
    List<String> ids = assignment.items().stream().map(Item::id).toList();
    Map<String, Cell> theirs = new HashMap<>();
    for (Cell cell : notebook.cells()) {
      String id = idOf(cell);
      if (!id.isEmpty() && ids.contains(id)) {
        theirs.put(id, cell);
      }
    }
    return theirs;
  }

  /** A cell's {@code grade_id}, or what is left of it where the metadata is lost: the cell's id. */
  private static String idOf(Cell cell) {
    String id = Item.of(cell).id();
    return id.isEmpty() && cell.json().get("id") instanceof JsonPrimitive own
        ? own.getAsString()
        : id;
  }

  private static final class Merge {
    private final Assignment assignment;
    private final Map<String, Cell> theirs;
    private final Map<String, List<Step>> added = new HashMap<>(); // by the id of the cell before
    private final List<Step> steps = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Merge(Assignment assignment, Notebook notebook) throws AssignmentException {
      this.assignment = assignment;
      theirs = theirs(notebook, assignment);
      sort(notebook);
      AssignmentException.unless(
          !theirs.isEmpty(), "none of its cells is a cell of %s", assignment.name());
      addSteps("");
      for (Item item : assignment.items()) {
        if (!item.id().isEmpty()) {
          add(item);
          addSteps(item.id());
        }
      }
    }

    Submission submission() {
      return new Submission(List.copyOf(steps), List.copyOf(written), List.copyOf(notes));
    }

    // what the student added after which cell
    private void sort(Notebook notebook) {
      String before = "";
      for (Cell cell : notebook.cells()) {
        String id = idOf(cell);
        if (theirs.get(id) == cell) {
          before = id;
        } else if (cell.isExecutable()) {
          String place = before.isEmpty() ? "added first" : "added after " + before;
          Step step = new Step(place, Item.Kind.PLAIN, cell.source(), 0);
          added.computeIfAbsent(before, b -> new ArrayList<>()).add(step);
        }
      }
    }

    private static List<String> lines(String source) { // Windows ends them otherwise
      return source.strip().lines().toList();
    }

    private void addSteps(String id) {
      steps.addAll(added.getOrDefault(id, List.of()));
    }

    private void add(Item item) throws AssignmentException {
      String released = Release.source(item);
      String own = theirs.containsKey(item.id()) ? theirs.get(item.id()).source() : null;
      switch (item.kind()) {
        case ANSWER -> {
          if (own == null) {
            notes.add("the answer cell " + item.id() + " is missing");
          }
          steps.add(new Step(item.id(), item.kind(), own == null ? released : own, 0));
        }
        case WRITTEN -> {
          boolean answered = own != null && !own.isBlank() && !own.strip().equals(released.strip());
          written.add(new Written(item.id(), own == null ? "" : own, answered, item.points()));
        }
        case TESTS, GIVEN -> {
          if (own == null || !lines(own).equals(lines(released))) {
            String what = item.kind() == Item.Kind.TESTS ? "the test cell" : "the given cell";
            String fate = own == null ? "deleted" : "changed";
            notes.add(Text.format("%s %s was %s, and is restored", what, item.id(), fate));
          }
          if (item.cell().isExecutable()) {
            steps.add(new Step(item.id(), item.kind(), item.cell().source(), item.points()));
          }
        }
        case PLAIN -> {}
      }
    }
  }
}
