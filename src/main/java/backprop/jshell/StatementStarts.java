package backprop.jshell;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the lines of a cell on which a statement may start. A line that starts with {@code %} is a
 * magic only there: inside a text block, a comment or an expression (where {@code %} is the
 * remainder) it is Java.
 */
final class StatementStarts {
  private final String cell;
  private int at;
  private char last = ';'; // the last character that is neither space nor comment
  private final List<Integer> lines = new ArrayList<>();

  StatementStarts(String cell) {
    this.cell = cell;
  }

  /** The offsets at which such lines start. */
  List<Integer> lines() {
    lineStart();
    while (at < cell.length()) {
      step();
    }
    return lines;
  }

  private void step() {
    if (cell.startsWith("//", at)) {
      skipTo("\n", 0);
    } else if (cell.startsWith("/*", at)) {
      at += 2;
      skipTo("*/", 2);
    } else if (cell.startsWith("\"\"\"", at)) {
      at += 3;
      skipTo("\"\"\"", 3);
      last = '"';
    } else if (cell.charAt(at) == '"' || cell.charAt(at) == '\'') {
      last = cell.charAt(at++);
      skipTo(String.valueOf(last), 1);
    } else if (cell.charAt(at) == '\n') {
      at++;
      lineStart();
    } else {
      last = Character.isWhitespace(cell.charAt(at)) ? last : cell.charAt(at);
      at++;
    }
  }

  private void lineStart() {
    if (last != ';' && last != '}') {
      return;
    }
    lines.add(at);
    if (CellPart.MAGIC.matcher(cell.substring(at).split("\n", 2)[0]).matches()) {
      skipTo("\n", 0);
    }
  }

  /**
   * Moves behind the next {@code end}, or to the end of the cell; a backslash hides the character
   * after it.
   */
  private void skipTo(String end, int length) {
    while (at < cell.length() && !cell.startsWith(end, at)) {
      at += cell.charAt(at) == '\\' && length > 0 ? 2 : 1;
    }
    at = Math.min(at + length, cell.length());
  }
}
