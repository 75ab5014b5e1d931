package backprop.assignment.course;

import backprop.assignment.AssignmentException;
import backprop.assignment.grade.Gradebook;
import backprop.assignment.grade.GradingReport;
import backprop.assignment.grade.Sheet;
import backprop.file.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Grades and feedback as Moodle and Canvas import them: the table that the teacher downloaded
 * there, filled in, and an archive of the pages of feedback.
 *
 * @param report the folder of grades
 * @param rows of its gradebook, by the number that the platform gives a student
 */
public record LmsGrades(GradingReport report, Map<String, Map<String, String>> rows) {
  private static final String POSSIBLE = "Points Possible";

  /** Reads a folder of grades, in which some student must have a platform's number. */
  public static LmsGrades of(Path folder) throws IOException {
    GradingReport report = new GradingReport(folder);
    report.read(); // or says that it is no such folder
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (Map<String, String> row : Gradebook.rows(report.gradebook())) {
      rows.put(ofStudent(row.get(Gradebook.STUDENT)), row);
    }
    rows.remove("");
    if (rows.isEmpty()) {
      throw new AssignmentException(
          "%s has no student with a number, as in Ann Lee_12345: grade the zip of submissions that Moodle or Canvas gives",
          report.gradebook());
    }
    return new LmsGrades(report, rows);
  }

  // 12345 of Ann Lee_12345
  private static String ofStudent(String student) {
    return student.replaceFirst("(?s)^(?:.*_(\\d+)|.*)$", "$1");
  }

  /** 12345 of "Participant 12345", as Moodle has it in each language. */
  static String ofParticipant(String text) {
    return text.strip().replaceFirst("(?s)^.*?(\\d*)$", "$1");
  }

  /**
   * Fills in Moodle's grading worksheet (its mod/assign/feedback/offline/importgradeslib.php says
   * what is read), whose maximum must be the assignment's, packs the pages as feedback files
   * (feedback/file/importziplib.php), and returns how many students have points there.
   */
  public int moodle(Path worksheet) throws IOException {
    Sheet sheet = Sheet.read(worksheet, "Grade", "Last modified (grade)");
    String maximum = column(worksheet, sheet, "Maximum Grade");
    int filled = 0;
    for (Map<String, String> row : sheet.rows()) {
      Map<String, String> own = rows.get(ofParticipant(row.get(sheet.header().get(0))));
      if (own != null && !own.get(Gradebook.TOTAL).isEmpty()) {
        requireMaximum(worksheet, row.get(maximum), own.get(Gradebook.MAXIMUM));
        row.put("Grade", own.get(Gradebook.TOTAL));
        String comment = own.get(Gradebook.COMMENT);
        row.computeIfPresent("Feedback comments", (c, old) -> comment.isBlank() ? old : comment);
        filled++;
      }
    }
    AtomicFile.write(report.folder().resolve("moodle-grades.csv"), sheet.bytes());
    pack("moodle-feedback.zip", student -> student + "_assignsubmission_file_/feedback.html");
    return filled;
  }

  /**
   * Fills in the column of Canvas's exported gradebook whose title begins so (its
   * lib/gradebook_importer.rb says what is read), packs the pages for "upload submissions", under
   * the names of what was handed in, and returns how many students have points there.
   */
  public int canvas(Path exported, String title) throws IOException {
    Sheet sheet = Sheet.read(exported, "Student", "ID", "Section");
    String column = column(exported, sheet, title);
    int filled = 0;
    for (Map<String, String> row : sheet.rows()) {
      Map<String, String> own = rows.get(row.get("ID").strip());
      if (row.get("Student").contains(POSSIBLE)) {
        requireMaximum(
            exported, row.get(column), rows.values().iterator().next().get(Gradebook.MAXIMUM));
      } else if (own != null && !own.get(Gradebook.TOTAL).isEmpty()) {
        row.put(column, own.get(Gradebook.TOTAL));
        filled++;
      }
    }
    int students = sheet.header().indexOf("Section") + 1; // Canvas wants few columns beside them
    List<String> header = new ArrayList<>(sheet.header().subList(0, students));
    header.add(column);
    Path file = report.folder().resolve("canvas-grades.csv");
    AtomicFile.write(file, new Sheet(header, sheet.rows()).bytes());
    pack("canvas-comments.zip", student -> canvasName(rows.get(ofStudent(student))));
    return filled;
  }

  private static String canvasName(Map<String, String> row) {
    return row.getOrDefault(Lateness.FILE, "").replaceFirst("(\\.\\w+)?$", ".html");
  }

  private static String column(Path file, Sheet sheet, String title) throws AssignmentException {
    List<String> found =
        sheet.header().stream()
            .filter(c -> c.toLowerCase(Locale.ROOT).startsWith(title.toLowerCase(Locale.ROOT)))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new AssignmentException(
        "%s has %s columns that begin with %s, but must have one: %s",
        file, found.size(), title, String.join(", ", found.isEmpty() ? sheet.header() : found));
  }

  private static void requireMaximum(Path file, String theirs, String ours)
      throws AssignmentException {
    double maximum = Double.parseDouble(theirs.isBlank() ? ours : theirs.replace(',', '.').strip());
    if (maximum != Double.parseDouble(ours)) {
      throw new AssignmentException(
          "%s says that there are %s points, but the assignment has %s: change it there",
          file, theirs, ours);
    }
  }

  private void pack(String name, UnaryOperator<String> fileOf) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, Path> page : report.pages(report.read()).entrySet()) {
        if (!ofStudent(page.getKey()).isEmpty()) {
          zip.putNextEntry(new ZipEntry(fileOf.apply(page.getKey())));
          Files.copy(page.getValue(), zip);
        }
      }
    }
    AtomicFile.write(report.folder().resolve(name), bytes.toByteArray());
  }
}
