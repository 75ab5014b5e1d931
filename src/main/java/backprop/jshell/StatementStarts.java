package backprop.jshell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Finds the lines of a cell on which a statement may start. A line that starts with {@code %} is a
 * magic only there: inside a text block, a comment or an expression (where {@code %} is the
 * remainder) it is Java. No parser of Java can say so, as the cell is not Java before its magics
 * are cut out.
 */
final class StatementStarts {
  private final String cell;
  private final Matcher notCode;
  private int at;
  private char last = ';'; // the last character that is neither space nor comment
  private final List<Integer> lines = new ArrayList<>();

  StatementStarts(String cell) {
    this.cell = cell;
    notCode = NotCode.PATTERN.matcher(cell);
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
    if (notCode.region(at, cell.length()).lookingAt()) {
      last = cell.charAt(at) == '/' ? last : '"';
      at = notCode.end();
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
      at = cell.indexOf('\n', at) < 0 ? cell.length() : cell.indexOf('\n', at);
    }
  }
}
