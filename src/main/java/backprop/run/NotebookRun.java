package backprop.run;

/**
 * What became of a notebook: how many cells were executed, how many images they show, and why it
 * stopped, null when it ran to its end.
 */
public record NotebookRun(int cells, int figures, double seconds, Failure failure) {
  /**
   * Why a notebook stopped: the number that Jupyter shows beside the cell, the line of the cell,
   * counted from 1, and its text, 0 and empty when unknown, and the exception's simple class name.
   */
  public record Failure(int cell, int line, String source, String name, String message) {
    @Override
    public String toString() {
      String where =
          "cell [" + cell + "]" + (line > 0 ? ", line " + line + ": " + source.strip() : "");
      return where + System.lineSeparator() + "    " + name + ": " + message;
    }
  }

  public boolean failed() {
    return failure != null;
  }
}
