package backprop.assignment.grade;

import backprop.assignment.AssignmentException;
import backprop.file.AtomicFile;
import backprop.text.Numbers;
import backprop.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

  private static final String BEFORE_FORMULA = "((?:^|[,;|\\t\\r\\n])[\\s\"]*)";

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
    String text = text(Files.readAllBytes(file)).replaceFirst("^\uFEFF?(\"?sep=.\"?\\R)?", "");
    String header = text.lines().findFirst().orElse("");
    String separator =
        Stream.of(",", ";", "\t")
            .max(Comparator.comparingInt(each -> header.split(each, -1).length))
            .orElseThrow();
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      if (!parser.getHeaderNames().contains(STUDENT)) {
        throw new AssignmentException(file + " is not a gradebook: it has no column " + STUDENT);
      }
      for (CSVRecord row : parser) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.toMap().forEach((column, cell) -> cells.put(column, unguarded(cell)));
        gradebook.rows.put(cells.get(STUDENT), cells);
      }
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new AssignmentException(file + " is not a gradebook: " + e.getMessage());
    }
    return gradebook;
  }

  // UTF-8 or, as spreadsheets save, UTF-16 with its mark or Latin-1
  private static String text(byte[] bytes) {
    if (bytes.length > 1 && (bytes[0] & bytes[1]) == (byte) 0xFE) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
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
    try {
      double points = Double.parseDouble(text.replace(',', '.'));
      if (points >= 0 && points <= answer.points()) {
        return points;
      }
    } catch (NumberFormatException e) {
      // no number
    }
    return null;
  }

  /**
   * Looks through what a person wrote.
   *
   * @throws AssignmentException if points are not a number from 0 to the maximum
   */
  void requirePoints(Graded graded) throws AssignmentException {
    for (Submission.Written answer : graded.written()) {
      String text = cell(graded, answer.id());
      if (!text.isBlank() && written(graded, answer) == null) {
        throw new AssignmentException(
            Text.format(
                "%s: %s of %s is %s, but must be a number from 0 to %s",
                file, answer.id(), graded.student(), text, Numbers.points(answer.points())));
      }
    }
  }

  /** What a person wrote to the student. */
  String comment(Graded graded) {
    return cell(graded, COMMENT);
  }

  /** The points of all cells; null while a written answer has none. */
  Double total(Graded graded) {
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
   * Writes the table. Rows and columns that a person added stay, and so does what cannot be read.
   *
   * @param all every graded submission, of one assignment
   */
  void write(List<Graded> all) throws IOException {
    Map<String, Map<String, String>> table = new LinkedHashMap<>();
    Set<String> header = new LinkedHashSet<>(List.of(STUDENT));
    for (Graded graded : all) {
      table.put(graded.student(), row(graded));
      graded.tests().forEach(test -> header.add(test.id()));
      graded.written().forEach(answer -> header.add(answer.id()));
    }
    header.addAll(List.of(TOTAL, MAXIMUM, COMMENT, REMARKS));
    rows.forEach(table::putIfAbsent);
    table.values().forEach(row -> header.addAll(row.keySet()));
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(header);
      for (Map<String, String> row : table.values()) {
        csv.printRecord(header.stream().map(column -> guarded(row.getOrDefault(column, ""))));
      }
    }
    AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
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
