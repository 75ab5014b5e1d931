package backprop.kernel;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.function.Supplier;

/** {@code System.in} of a cell: asks the front end for a line whenever the last one is used up. */
public final class CellInput implements Enumeration<InputStream> {
  private final Supplier<String> ask;
  private boolean begun; // a sequence takes its first part before anybody reads

  private CellInput(Supplier<String> ask) {
    this.ask = ask;
  }

  public static InputStream of(Supplier<String> ask) {
    return new SequenceInputStream(new CellInput(ask));
  }

  @Override
  public boolean hasMoreElements() {
    return true;
  }

  @Override
  public InputStream nextElement() {
    String line = begun ? ask.get() : "";
    begun = true;
    return new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8));
  }
}
