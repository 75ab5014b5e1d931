package backprop.assignment;

import java.util.ArrayList;
import java.util.List;

/**
 * The regions of a cell, which nbgrader marks with lines that contain {@code BEGIN SOLUTION} and
 * {@code END SOLUTION}, {@code BEGIN HIDDEN TESTS} and {@code END HIDDEN TESTS}, {@code BEGIN MARK
 * SCHEME} and {@code END MARK SCHEME}.
 */
final class SolutionRegions {
  static final String SOLUTION = "SOLUTION";
  static final String HIDDEN = "HIDDEN TESTS";
  static final String MARK_SCHEME = "MARK SCHEME";

  private SolutionRegions() {}

  static boolean has(String source, String kind) {
    return source.contains("BEGIN " + kind);
  }

  /** The text with a line, indented as it was, for each region of a kind; null removes it. */
  static String replace(String source, String kind, String by) throws AssignmentException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : source.split("\n", -1)) {
      if (line.contains("BEGIN " + kind)) {
        require(!inside, "BEGIN " + kind + " within a region of its kind");
        inside = true;
        if (by != null) {
          lines.add(line.substring(0, line.length() - line.stripLeading().length()) + by);
        }
      } else if (line.contains("END " + kind)) {
        require(inside, "END " + kind + " without a BEGIN");
        inside = false;
      } else if (!inside) {
        lines.add(line);
      }
    }
    require(!inside, "BEGIN " + kind + " without an END");
    return String.join("\n", lines);
  }

  private static void require(boolean condition, String problem) throws AssignmentException {
    if (!condition) {
      throw new AssignmentException("%s", problem);
    }
  }
}
