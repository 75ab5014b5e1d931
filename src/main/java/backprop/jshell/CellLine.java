package backprop.jshell;

/**
 * A line of a cell.
 *
 * @param cell the cell's execution count
 * @param line counted from 1
 */
record CellLine(int cell, int line, String source) {
  @Override
  public String toString() {
    return "cell " + cell + ", line " + line + ":    " + source.strip();
  }
}
