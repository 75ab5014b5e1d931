package backprop.assignment.course;

import backprop.assignment.AssignmentException;
import backprop.assignment.grade.Gradebook;
import backprop.assignment.grade.Sheet;
import backprop.text.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * When each student handed in, where that is known from a table, by student, name or number, and
 * what it costs; nothing is late if {@code due} is null.
 */
public record Lateness(DueDate due, Map<String, Instant> listed) {
  /** Columns of the gradebook. */
  static final String SUBMITTED = "submitted";

  static final String FILE = "file";

  /** A column of the gradebook that no page of feedback shows. */
  public static final String TEACHER = "for the teacher";

  private static final String MOODLE = "Last modified (submission)";

  /** Moodle's two English forms: Monday, 1 June 2026, 2:14 PM and Monday, June 1, 2026, 2:14 PM. */
  private static final DateTimeFormatter MOODLE_TIME =
      DateTimeFormatter.ofPattern(
          "[EEEE, d MMMM yyyy, h:mm a][EEEE, MMMM d, yyyy, h:mm a]", Locale.ENGLISH);

  /**
   * Reads the times of submission.
   *
   * @param due null if nothing is late
   * @param table with the columns {@code student} and {@code submitted}, or Moodle's grading
   *     worksheet, whose times are in the zone of the due date; null if there is none
   * @throws AssignmentException if a time cannot be read
   */
  public static Lateness of(DueDate due, Path table) throws IOException {
    Map<String, Instant> listed = new HashMap<>();
    if (due == null || table == null) {
      return new Lateness(due, listed);
    }
    boolean moodle = Sheet.read(table).header().contains(MOODLE);
    String column = moodle ? MOODLE : SUBMITTED;
    Sheet sheet = moodle ? Sheet.read(table) : Sheet.read(table, Gradebook.STUDENT, SUBMITTED);
    String id = moodle ? sheet.header().get(0) : Gradebook.STUDENT;
    for (Map<String, String> row : sheet.rows()) {
      String student = moodle ? LmsGrades.ofParticipant(row.get(id)) : row.get(id).strip();
      String text = row.get(column).strip();
      if (!text.isEmpty() && !text.equals("-")) {
        String what = table + ": " + column + " of " + row.get(id);
        listed.put(
            student,
            moodle
                ? moodleTime(what, text, due.due().getZone())
                : DueDate.time(what, text).toInstant());
      }
    }
    return new Lateness(due, listed);
  }

  private static Instant moodleTime(String what, String text, ZoneId zone)
      throws AssignmentException {
    try {
      String plain = text.replaceAll("[\u202F\u00A0]", " ");
      return LocalDateTime.parse(plain, MOODLE_TIME).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new AssignmentException(
          "%s is %s, but must be in English: Monday, 1 June 2026, 2:14 PM", what, text);
    }
  }

  /** What a student's row gets; the remark is for the teacher alone, and may be empty. */
  public Map<String, String> columns(HandedIn handedIn, String student, String remark) {
    HandedIn.Upload entry = handedIn.entry(student);
    DownloadName name = entry.name();
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(FILE, entry.file());
    columns.put(TEACHER, remark);
    if (due == null) {
      return columns;
    }
    Instant time =
        listed.getOrDefault(student, listed.getOrDefault(name.number(), listed.get(name.name())));
    boolean fromFile = time == null && entry.time() != null && name.number().isEmpty();
    time = fromFile ? entry.time() : time;
    if (time != null) {
      columns.put(SUBMITTED, shown(time) + (fromFile ? " (the file's time)" : ""));
      columns.put(Gradebook.LATE, Numbers.points(due.percentOff(time)));
    } else {
      columns.put(SUBMITTED, "");
      columns.put(Gradebook.LATE, "0");
      String why = name.late() == null ? "nobody says when it came" : "Canvas says LATE, not when";
      String known = why + ": nothing is taken off; list the time with --submitted";
      String both = (known + "; " + remark).replaceFirst("; $", "");
      columns.put(TEACHER, Boolean.FALSE.equals(name.late()) ? remark : both);
    }
    return columns;
  }

  private String shown(Instant time) {
    ZonedDateTime there = time.atZone(due.due().getZone()).truncatedTo(ChronoUnit.SECONDS);
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(there);
  }
}
