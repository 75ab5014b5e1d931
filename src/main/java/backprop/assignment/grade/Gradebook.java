package backprop.assignment.grade;

import backprop.assignment.AssignmentException;
import backprop.file.AtomicFile;
import backprop.text.Numbers;
import backprop.text.Text;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * The table of grades, a row for each student: the points of every graded cell, the total, and
 * remarks. Points of written answers are empty until somebody writes them in, and so is the total;
 * what was written into those columns and into {@code comment} is kept when the file is written
 * again.
 */
final class Gradebook {
  private static final String STUDENT = "student";
  private static final String TOTAL = "total";
  private static final String MAXIMUM = "maximum";
  private static final String COMMENT = "comment";
  private static final String REMARKS = "remarks";

  private final Path file;
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>(); // by student

  private Gradebook(Path file) {
    this.file = file;
  }

  /**
   * A gradebook, with what its file holds already.
   *
   * @throws IOException if the file is not a gradebook
   */
  static Gradebook open(Path file) throws IOException {
    Gradebook gradebook = new Gradebook(file);
    if (!Files.exists(file)) {
      return gradebook;
    }
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = format.parse(new StringReader(Files.readString(file)))) {
      if (!parser.getHeaderNames().contains(STUDENT)) {
        throw new AssignmentException(file + " is not a gradebook: it has no column " + STUDENT);
      }
      for (CSVRecord row : parser) {
        gradebook.rows.put(unguarded(row.get(STUDENT)), row.toMap());
      }
    }
    return gradebook;
  }

  /**
   * The points that a person gave a written answer; null if none yet.
   *
   * @throws AssignmentException if it is not a number from 0 to the maximum
   */
  Double written(Graded graded, Submission.Written answer) throws AssignmentException {
    String text =
        rows.getOrDefault(graded.student(), Map.of()).getOrDefault(answer.id(), "").strip();
    if (text.isEmpty()) {
      return answer.answered() ? null : Double.valueOf(0);
    }
    try {
      double points = Double.parseDouble(text.replace(',', '.'));
      if (points >= 0 && points <= answer.points()) {
        return points;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new AssignmentException(
        Text.format(
            "%s: %s of %s is %s, but must be a number from 0 to %s",
            file, answer.id(), graded.student(), text, Numbers.points(answer.points())));
  }

  /** What a person wrote to the student. */
  String comment(Graded graded) {
    return unguarded(rows.getOrDefault(graded.student(), Map.of()).getOrDefault(COMMENT, ""));
  }

  /** The points of all cells; null while a written answer has none. */
  Double total(Graded graded) throws AssignmentException {
    double total = graded.points();
    for (Submission.Written answer : graded.written()) {
      Double points = written(graded, answer);
      if (points == null) {
        return null;
      }
      total += points;
    }
    return total;
  }

  static double maximum(Graded graded) {
    return graded.maximum()
        + graded.written().stream().mapToDouble(Submission.Written::points).sum();
  }

  /**
   * Writes the table.
   *
   * @param all every graded submission, of one assignment
   */
  void write(List<Graded> all) throws IOException {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(header(all.get(0)));
      for (Graded graded : all) {
        csv.printRecord(row(graded));
      }
    }
    AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> header(Graded first) {
    List<String> names = new ArrayList<>(List.of(STUDENT));
    first.tests().forEach(test -> names.add(test.id()));
    first.written().forEach(answer -> names.add(answer.id()));
    names.addAll(List.of(TOTAL, MAXIMUM, COMMENT, REMARKS));
    return names;
  }

  private List<String> row(Graded graded) throws AssignmentException {
    List<String> row = new ArrayList<>(List.of(guarded(graded.student())));
    graded.tests().forEach(test -> row.add(Numbers.points(test.points())));
    for (Submission.Written answer : graded.written()) {
      row.add(text(written(graded, answer)));
    }
    row.add(text(total(graded)));
    row.add(Numbers.points(maximum(graded)));
    row.add(guarded(comment(graded)));
    List<String> remarks = new ArrayList<>();
    if (graded.failure() != null) {
      remarks.add(graded.failure());
    }
    remarks.addAll(graded.notes());
    remarks.addAll(graded.troubles());
    row.add(guarded(String.join("; ", remarks)));
    return row;
  }

  private static String text(Double points) {
    return points == null ? "" : Numbers.points(points);
  }

  // a spreadsheet takes what begins like this for a formula
  private static String guarded(String text) {
    return !text.isEmpty() && "=+-@\t\r'".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String unguarded(String text) {
    return text.startsWith("'") ? text.substring(1) : text;
  }
}
