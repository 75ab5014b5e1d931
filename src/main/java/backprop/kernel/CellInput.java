package backprop.kernel;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** {@code System.in} of a cell: asks the front end for a line whenever the last one is used up. */
public final class CellInput extends InputStream {
  private final Supplier<String> ask;
  private byte[] line = {};
  private int at;

  public CellInput(Supplier<String> ask) {
    this.ask = ask;
  }

  @Override
  public synchronized int read() {
    if (at == line.length) {
      line = ask.get().getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    return line.length == 0 ? -1 : line[at++] & 0xFF;
  }

  @Override
  public synchronized int read(byte[] into, int from, int length) {
    if (length == 0) {
      return 0;
    }
    int first = read();
    if (first < 0) {
      return -1;
    }
    into[from] = (byte) first;
    int more = Math.min(available(), length - 1); // a second line would have to be asked for
    System.arraycopy(line, at, into, from + 1, more);
    at += more;
    return more + 1;
  }

  @Override
  public synchronized int available() {
    return line.length - at;
  }
}
