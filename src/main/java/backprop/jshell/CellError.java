package backprop.jshell;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a cell failed, as Jupyter shows it: the exception's simple class name, its message, which may
 * be empty, the lines to show, and the line of the cell, counted from 1, or 0 when unknown.
 */
public record CellError(
    String name, String message, List<String> traceback, int line, String source) {
  /** An error that belongs to no line. */
  public static CellError of(String name, String message) {
    return new CellError(name, message, List.of(red(message)), 0, "");
  }

  static CellError interrupted() {
    return of("Interrupted", "interrupted");
  }

  /** The same error with more lines at the end. */
  CellError with(List<String> more) {
    List<String> lines = new ArrayList<>(traceback);
    lines.addAll(more);
    return new CellError(name, message, List.copyOf(lines), line, source);
  }

  static String red(String text) {
    return "\u001b[31m" + text + "\u001b[0m";
  }
}
