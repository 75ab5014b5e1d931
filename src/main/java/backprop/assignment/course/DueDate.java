package backprop.assignment.course;

import backprop.assignment.AssignmentException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an assignment is due, and what a late submission costs.
 *
 * @param due with its zone
 * @param grace how much later is not late yet
 * @param percent of the points that are taken off, for each {@code per} begun since {@code due}
 * @param per null where it is taken off once
 */
public record DueDate(ZonedDateTime due, Duration grace, double percent, Duration per) {
  private static final Pattern PENALTY = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)%(?:/(day|hour))?");

  /**
   * Reads a rule as it is typed.
   *
   * @param due as {@code 2027-01-31T23:59+01:00} or {@code 2027-01-31T23:59+01:00[Europe/Berlin]}
   * @param grace as {@code 15m}, {@code 2h} or {@code 1d}
   * @param penalty as {@code 10%/day}, {@code 1%/hour} or {@code 25%}
   * @throws AssignmentException that says which of them is wrong
   */
  public static DueDate of(String due, String grace, String penalty) throws AssignmentException {
    ZonedDateTime time = time("--due", due);
    require(grace.matches("\\d{1,6}[mhd]"), "--grace", grace, "15m, 2h or 1d");
    String later = (grace.endsWith("d") ? "P" : "PT") + grace.toUpperCase(Locale.ROOT);
    Matcher rule = PENALTY.matcher(penalty);
    require(rule.matches(), "--penalty", penalty, "10%/day, 1%/hour or 25%");
    double percent = Double.parseDouble(rule.group(1));
    require(percent <= 100, "--penalty", penalty, "at most 100%");
    Duration per = "day".equals(rule.group(2)) ? Duration.ofDays(1) : Duration.ofHours(1);
    return new DueDate(time, Duration.parse(later), percent, rule.group(2) == null ? null : per);
  }

  /** A time that says where it holds; {@code what} it is stands in the message. */
  static ZonedDateTime time(String what, String text) throws AssignmentException {
    try {
      return ZonedDateTime.parse(text.strip().replaceFirst("(?<=\\d) (?=\\d)", "T"));
    } catch (DateTimeException e) {
      require(false, what, text, "a time with its zone, such as 2027-01-31T23:59+01:00");
      throw new IllegalStateException(e);
    }
  }

  private static void require(boolean condition, String what, String value, String expected)
      throws AssignmentException {
    AssignmentException.unless(condition, "%s is %s, but must be %s", what, value, expected);
  }

  /** The percentage of the points that a submission loses: 0 up to the end of the grace. */
  public double percentOff(Instant submitted) {
    Duration late = Duration.between(due.toInstant(), submitted);
    if (late.compareTo(grace) <= 0) {
      return 0;
    }
    long begun = per == null ? 1 : late.minusNanos(1).dividedBy(per) + 1;
    return Math.min(100, percent * begun);
  }
}
