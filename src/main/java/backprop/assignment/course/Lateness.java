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
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * When each student handed in, where that is known from, and what it costs.
 *
 * @param due null if nothing is late
 * @param listed by student, name or number: from a table
 */
public record Lateness(DueDate due, Map<String, Instant> listed) {
  /** Columns of the gradebook. */
  static final String SUBMITTED = "submitted";

  static final String FILE = "file";

  /** A column of the gradebook that no page of feedback shows. */
  public static final String TEACHER = "for the teacher";

  private static final String MOODLE = "Last modified (submission)";

  /** Moodle's two English forms: Wednesday, 10 June 2026, 2:14 PM; Wednesday, June 10, 2026, … */
  private static final List<DateTimeFormatter> MOODLE_TIMES =
      List.of(moodle("EEEE, d MMMM yyyy, h:mm a"), moodle("EEEE, MMMM d, yyyy, h:mm a"));

  private static DateTimeFormatter moodle(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }

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
    String plain = text.replace('\u202F', ' ').replace('\u00A0', ' ');
    for (DateTimeFormatter format : MOODLE_TIMES) {
      try {
        return LocalDateTime.parse(plain, format).atZone(zone).toInstant();
      } catch (DateTimeException e) {
        // the other form, perhaps
      }
    }
    throw new AssignmentException(
        what
            + " is "
            + text
            + ", but must be as Moodle writes it in English: Wednesday, 10 June 2026, 2:14 PM");
  }

  /** What is written into a student's row. */
  public Map<String, String> columns(HandedIn handedIn, String student) {
    HandedIn.Upload entry = handedIn.entry(student);
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(FILE, entry.file());
    if (due == null) {
      return columns;
    }
    DownloadName name = entry.name();
    Instant time = listed.get(student);
    time = time == null ? listed.get(name.number()) : time;
    time = time == null ? listed.get(name.name()) : time;
    boolean fromFile = time == null && entry.time() != null && name.number().isEmpty();
    time = fromFile ? entry.time() : time;
    double off = time == null ? 0 : due.percentOff(time);
    columns.put(
        SUBMITTED, time == null ? "" : shown(time) + (fromFile ? " (the file's time)" : ""));
    columns.put(Gradebook.LATE, Numbers.points(off));
    if (time == null && name.late() != Boolean.FALSE) {
      columns.put(
          TEACHER,
          (name.late() != null
                  ? "Canvas says LATE, but not when"
                  : "when it was handed in is not known")
              + ": nothing is taken off; list the time with --submitted");
    }
    return columns;
  }

  private String shown(Instant time) {
    ZonedDateTime there = time.atZone(due.due().getZone()).truncatedTo(ChronoUnit.SECONDS);
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(there);
  }
}
