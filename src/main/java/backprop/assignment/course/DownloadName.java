package backprop.assignment.course;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file or folder in a download of submissions says.
 *
 * <p>Moodle: {@code Ann Lee_12345_assignsubmission_file_}, a folder or the beginning of a file's
 * name (mod/assign/feedback/file/importziplib.php). Canvas: {@code leeann_LATE_12345_67890_x.ipynb}
 * with the numbers of the student and of the file (lib/content_zipper.rb).
 *
 * @param student who it is: {@code Ann Lee_12345}, or the whole name where it is of no platform
 * @param name the student's name
 * @param number the participant's or user's number; empty if there is none
 * @param late whether Canvas says that it is late; null where no name says that
 */
record DownloadName(String student, String name, String number, Boolean late) {
  private static final Pattern MOODLE =
      Pattern.compile("([^_]+)_(\\d+)_assignsubmission_[a-z]+(?:_.*)?");
  private static final Pattern CANVAS = Pattern.compile("(.+?)_(LATE_)?(\\d+)_\\d+_.+");

  static DownloadName of(String text) {
    Matcher moodle = MOODLE.matcher(text);
    if (moodle.matches()) {
      return of(moodle.group(1), moodle.group(2), null);
    }
    Matcher canvas = CANVAS.matcher(text);
    return canvas.matches()
        ? of(canvas.group(1), canvas.group(3), canvas.group(2) != null)
        : new DownloadName(text, text, "", null);
  }

  private static DownloadName of(String name, String number, Boolean late) {
    return new DownloadName(name + "_" + number, name, number, late);
  }
}
