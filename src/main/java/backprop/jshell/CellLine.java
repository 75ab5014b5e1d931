package backprop.jshell;

/** A line, counted from 1, of the cell with this execution count. */
record CellLine(int cell, int line, String source) {
  @Override
  public String toString() {
    return "cell " + cell + ", line " + line + ":    " + source.strip();
  }
}
