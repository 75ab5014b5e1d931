package backprop.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the text of a table into rows of cells, without blanks around them: a quoted cell may hold
 * separators, line ends and, written twice, quotes. Written out because a large table is often the
 * first thing a JVM reads: Commons CSV takes three times as long there.
 */
final class CsvRows {
  private final String text;
  private final char separator;
  private final char quote;
  private int at; // of the next character

  CsvRows(String text, char separator, char quote) {
    this.text = text;
    this.separator = separator;
    this.quote = quote;
  }

  /** The next rows with anything in them, adds them to {@code rows} until there are so many. */
  void addTo(List<String[]> rows, int most) {
    List<String> cells = new ArrayList<>();
    while (rows.size() < most && at < text.length()) {
      int start = at;
      boolean open = true;
      while (open) {
        cells.add(cell(start));
        open = at < text.length() && text.charAt(at++) == separator;
      }
      String[] row = cells.toArray(String[]::new);
      if (!isEmpty(row)) {
        rows.add(row);
      }
      cells.clear();
    }
  }

  static boolean isEmpty(String[] cells) {
    return used(cells) == 0;
  }

  /** The number of cells up to the last one that is not empty. */
  static int used(String[] row) {
    int used = row.length;
    while (used > 0 && row[used - 1].isEmpty()) {
      used--;
    }
    return used;
  }

  /** Leaves {@link #at} at the separator or line end behind the cell. */
  private String cell(int row) {
    skipBlanks();
    if (!isEnd() && text.charAt(at) == quote) {
      return quoted(row);
    }
    int from = at;
    while (!isEnd()) {
      at++;
    }
    return text.substring(from, at).strip();
  }

  private String quoted(int row) {
    StringBuilder cell = new StringBuilder();
    do { // once more for each quote written twice
      int close = text.indexOf(quote, at + 1);
      if (close < 0) {
        throw wrongQuote(row);
      }
      cell.append(text, at + 1, close).append(quote);
      at = close + 1;
    } while (at < text.length() && text.charAt(at) == quote);
    skipBlanks();
    if (!isEnd()) {
      throw wrongQuote(row);
    }
    return cell.substring(0, cell.length() - 1).strip();
  }

  /** For a quote that is not closed, or text after a closed one; the message is the row. */
  private IllegalArgumentException wrongQuote(int row) {
    return new IllegalArgumentException(text.substring(row).lines().findFirst().orElse(""));
  }

  private void skipBlanks() {
    while (!isEnd() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean isEnd() {
    if (at == text.length()) {
      return true;
    }
    char c = text.charAt(at);
    return c == separator || c == '\n' || c == '\r';
  }
}
