package backprop.run;

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
