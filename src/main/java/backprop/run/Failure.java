package backprop.run;

/**
 * Why a notebook stopped.
 *
 * @param cell the number Jupyter shows beside the failed cell, {@code [n]}
 * @param line the failed line of the cell, counted from 1; 0 when unknown
 * @param source that line; empty when unknown
 * @param name the exception's simple class name
 */
public record Failure(int cell, int line, String source, String name, String message) {
  @Override
  public String toString() {
    String where =
        "cell [" + cell + "]" + (line > 0 ? ", line " + line + ": " + source.strip() : "");
    return where + System.lineSeparator() + "    " + name + ": " + message;
  }
}
