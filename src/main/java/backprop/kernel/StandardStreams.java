package backprop.kernel;

import java.io.InputStream;
import java.io.PrintStream;

/** {@code System.out}, {@code System.err} and {@code System.in}, to be put back after a cell. */
public final class StandardStreams {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final InputStream in = System.in;

  /** Points the streams at a cell, and returns what they were. */
  public static StandardStreams replace(
      PrintStream cellOut, PrintStream cellErr, InputStream cellIn) {
    StandardStreams before = new StandardStreams();
    System.setOut(cellOut);
    System.setErr(cellErr);
    System.setIn(cellIn);
    return before;
  }

  void restore() {
    System.setOut(out);
    System.setErr(err);
    System.setIn(in);
  }
}
