package backprop.assignment.grade;

import backprop.assignment.AssignmentException;
import backprop.file.AtomicFile;
import backprop.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of grades, a row for each student: the points of every graded cell, the total, and
 * remarks. Points of written answers are empty until somebody writes them in, and so is the total;
 * what was written into those columns and into {@code comment} is kept when the file is written
 * again.
 */
public final class Gradebook {
  public static final String STUDENT = "student";
  public static final String TOTAL = "total";
  public static final String MAXIMUM = "maximum";
  public static final String COMMENT = "comment";
  private static final String REMARKS = "remarks";

  /** A column that grading fills and a person may change. */
  public static final String LATE = "late %";

  private static final String BEFORE_FORMULA = "((?:^|[,;|\\t\\r\\n])[\\s\"]*)";

  private final Path file;
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>(); // by student

  private Gradebook(Path file) {
    this.file = file;
  }

  /** A gradebook, with what its file holds already. */
  public static Gradebook open(Path file) throws IOException {
    Gradebook gradebook = new Gradebook(file);
    if (Files.exists(file)) {
      rows(file).forEach(row -> gradebook.rows.put(row.get(STUDENT), row));
    }
    return gradebook;
  }

  public static List<Map<String, String>> rows(Path file) throws IOException {
    List<Map<String, String>> rows = Sheet.read(file, STUDENT).rows();
    rows.forEach(row -> row.replaceAll((column, cell) -> unguarded(cell)));
    return rows;
  }

  /** Writes a column of its own into a student's row. */
  void put(String student, String column, String value) {
    rows.computeIfAbsent(student, name -> new LinkedHashMap<>(Map.of(STUDENT, name)))
        .put(column, value);
  }

  private String cell(Graded graded, String column) {
    return rows.getOrDefault(graded.student(), Map.of()).getOrDefault(column, "");
  }

  /** The points that a person gave a written answer; null if none yet, or none that can be. */
  Double written(Graded graded, Submission.Written answer) {
    String text = cell(graded, answer.id()).strip();
    if (text.isEmpty()) {
      return answer.answered() ? null : Double.valueOf(0);
    }
    double points = number(text, answer.points());
    return Double.isNaN(points) ? null : Double.valueOf(points);
  }

  /** Refuses what a person wrote if it is neither points up to the maximum nor a part of 100 %. */
  void requirePoints(Graded graded) throws AssignmentException {
    if (Double.isNaN(late(graded))) {
      throw new AssignmentException(
          "%s: %s of %s is %s, but must be a number from 0 to 100",
          file, LATE, graded.student(), cell(graded, LATE));
    }
    for (Submission.Written answer : graded.written()) {
      String text = cell(graded, answer.id());
      if (!text.isBlank() && written(graded, answer) == null) {
        throw new AssignmentException(
            "%s: %s of %s is %s, but must be a number from 0 to %s",
            file, answer.id(), graded.student(), text, Numbers.points(answer.points()));
      }
    }
  }

  /** What a person wrote to the student. */
  String comment(Graded graded) {
    return cell(graded, COMMENT);
  }

  /** The points of all cells, less what is taken off; null while a written answer has none. */
  public Double total(Graded graded) {
    double total = graded.points();
    for (Submission.Written answer : graded.written()) {
      Double points = written(graded, answer);
      if (points == null) {
        return null;
      }
      total += points;
    }
    double kept = 1 - late(graded) / 100;
    return Double.isNaN(kept) ? null : Double.valueOf(total * kept);
  }

  /** The percentage of the points that is taken off because the submission was late. */
  double late(Graded graded) {
    return percent(cell(graded, LATE));
  }

  /** A percentage as a person writes it: "20", "12,5 %"; 0 for none, NaN for what is none. */
  static double percent(String cell) {
    String text = cell.replace('%', ' ').strip();
    return text.isEmpty() ? 0 : number(text, 100);
  }

  /** A number from 0 to {@code most}; NaN for anything else. */
  private static double number(String text, double most) {
    try {
      double number = Double.parseDouble(text.replace(',', '.'));
      return number >= 0 && number <= most ? number : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  public static double maximum(Graded graded) {
    return graded.maximum()
        + graded.written().stream().mapToDouble(Submission.Written::points).sum();
  }

  /** Writes the table of all submissions; what a person added or nobody can read stays. */
  void write(List<Graded> all) throws IOException {
    Map<String, Map<String, String>> table = new LinkedHashMap<>();
    Set<String> header = new LinkedHashSet<>(List.of(STUDENT));
    for (Graded graded : all) {
      table.put(graded.student(), row(graded));
      graded.tests().forEach(test -> header.add(test.id()));
      graded.written().forEach(answer -> header.add(answer.id()));
    }
    header.addAll(List.of(TOTAL, MAXIMUM, COMMENT, REMARKS));
    rows.forEach((student, row) -> table.putIfAbsent(student, new LinkedHashMap<>(row)));
    table.values().forEach(row -> header.addAll(row.keySet()));
    table.values().forEach(row -> row.replaceAll((column, cell) -> guarded(cell)));
    AtomicFile.write(file, new Sheet(List.copyOf(header), List.copyOf(table.values())).bytes());
  }

  private Map<String, String> row(Graded graded) {
    Map<String, String> row =
        new LinkedHashMap<>(rows.getOrDefault(graded.student(), Map.of())); // columns of theirs
    row.put(STUDENT, graded.student());
    graded.tests().forEach(test -> row.put(test.id(), Numbers.points(test.points())));
    for (Submission.Written answer : graded.written()) {
      Double points = written(graded, answer);
      row.put(answer.id(), points == null ? cell(graded, answer.id()) : Numbers.points(points));
    }
    Double total = total(graded);
    row.put(TOTAL, total == null ? "" : Numbers.points(total));
    row.put(MAXIMUM, Numbers.points(maximum(graded)));
    List<String> remarks = new ArrayList<>();
    if (graded.failure() != null) {
      remarks.add(graded.failure());
    }
    remarks.addAll(graded.notes());
    remarks.addAll(graded.troubles());
    row.put(REMARKS, String.join("; ", remarks));
    return row;
  }

  // a spreadsheet takes what begins like this for a formula, after any of its separators
  private static String guarded(String text) {
    return text.replaceAll(BEFORE_FORMULA + "(?=[=+@'\uFF1D\uFF0B\uFF0D\uFF20-])", "$1'");
  }

  private static String unguarded(String text) {
    return text.replaceAll(BEFORE_FORMULA + "'", "$1");
  }
}
