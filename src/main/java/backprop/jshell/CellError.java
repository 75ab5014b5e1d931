package backprop.jshell;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a cell failed, as Jupyter shows it.
 *
 * @param name the exception's simple class name
 * @param message its message, empty when it has none
 * @param traceback the lines to show, the message first
 * @param line the line of the cell that failed, counted from 1; 0 when unknown
 * @param source that line's text; empty when unknown
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
