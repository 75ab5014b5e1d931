package backprop.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of text: a title, columns of numbers (aligned to the right) and of words (to the left),
 * and notes below. It is its own plain text; a notebook makes HTML of the same parts.
 *
 * <pre>{@code
 * new TextTable("network 2-3-1").numbers("layer", "W").words("activation")
 *     .row("1", "3×2", "tanh")
 *     .row("2", "1×3", "sigmoid")
 * }</pre>
 */
public final class TextTable {
  /** A column, of words or of numbers; all titles are empty in a table without a head. */
  public record Column(String title, boolean words) {}

  private final String title;
  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** A table without columns, under a title of one line or several. */
  public TextTable(String title) {
    this.title = title;
  }

  /** Adds columns that are aligned to the right. */
  public TextTable numbers(String... titles) {
    return add(false, titles);
  }

  /** Adds columns that are aligned to the left. */
  public TextTable words(String... titles) {
    return add(true, titles);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if there is not one cell for each column
   */
  public TextTable row(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw Text.illegal(
          "a row of %d cells in '%s'; columns: %d", cells.size(), title, columns.size());
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if there is not one cell for each column
   */
  public TextTable row(String... cells) {
    return row(List.of(cells));
  }

  /** Adds rows, given column by column; each column has equally many cells. */
  public TextTable rowsOf(List<List<String>> columns) {
    for (int i = 0; !columns.isEmpty() && i < columns.get(0).size(); i++) {
      int row = i;
      row(columns.stream().map(column -> column.get(row)).toList());
    }
    return this;
  }

  /** Adds a note of how many rows or the like were left out, if any were. */
  public TextTable more(int count, String what) {
    return count > 0 ? note("… " + count + " more " + what) : this;
  }

  /** Adds a line below the rows: what was left out. */
  public TextTable note(String note) {
    notes.add(note);
    return this;
  }

  public String title() {
    return title;
  }

  public List<Column> columns() {
    return List.copyOf(columns);
  }

  public List<List<String>> rows() {
    return List.copyOf(rows);
  }

  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** Whether a column has a title. */
  public boolean hasHead() {
    return columns.stream().anyMatch(column -> !column.title().isEmpty());
  }

  /** Title, aligned rows and notes in plain text. */
  @Override
  public String toString() {
    List<List<String>> lines = new ArrayList<>();
    if (hasHead()) {
      lines.add(columns.stream().map(Column::title).toList());
    }
    lines.addAll(rows);
    StringBuilder text = new StringBuilder(title);
    for (List<String> line : lines) {
      text.append('\n').append(aligned(line, widths(lines)));
    }
    notes.forEach(note -> text.append("\n  ").append(note));
    return text.toString();
  }

  private TextTable add(boolean words, String... titles) {
    Stream.of(titles).map(each -> new Column(each, words)).forEach(columns::add);
    return this;
  }

  private int[] widths(List<List<String>> lines) {
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int j = 0; j < widths.length; j++) {
        widths[j] = Math.max(widths[j], line.get(j).length());
      }
    }
    return widths;
  }

  private String aligned(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int j = 0; j < widths.length; j++) {
      String space = " ".repeat(widths[j] - cells.get(j).length());
      boolean words = columns.get(j).words();
      line.append("  ").append(words ? "" : space).append(cells.get(j)).append(words ? space : "");
    }
    return line.toString().stripTrailing();
  }
}
