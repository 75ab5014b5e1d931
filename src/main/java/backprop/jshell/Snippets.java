package backprop.jshell;

import java.util.HashMap;
import java.util.Map;
import jdk.jshell.Snippet;

/** In which cell, from which line on, each snippet stands: JShell counts lines within a snippet. */
final class Snippets {
  /** A line, counted from 1, of the cell with this execution count. */
  record CellLine(int cell, int line, String source) {
    @Override
    public String toString() {
      return "cell " + cell + ", line " + line + ":    " + source.strip();
    }
  }

  private record Start(int cell, int line, String[] lines) {}

  private final Map<String, Start> starts = new HashMap<>();

  /** Notes that {@code snippet} was found in the text of a cell, at or after {@code offset}. */
  void add(Snippet snippet, int cellNumber, String cell, int offset) {
    int found = cell.indexOf(snippet.source().strip(), offset);
    int at = found >= 0 ? found : offset;
    Start start = new Start(cellNumber, ErrorReport.lineOf(cell, at), cell.split("\n", -1));
    starts.put(snippet.id(), start);
  }

  /** The place of a line of a snippet, or null for a snippet that no reader wrote. */
  CellLine place(String snippetId, int lineInSnippet) {
    Start start = starts.get(snippetId);
    if (start == null) {
      return null;
    }
    int line = Math.min(Math.max(start.line() + lineInSnippet - 1, 1), start.lines().length);
    return new CellLine(start.cell(), line, start.lines()[line - 1]);
  }
}
