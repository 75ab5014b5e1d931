package backprop.kernel;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.function.Supplier;

/** {@code System.in} of a cell: asks the front end for a line whenever the last one is used up. */
public final class CellInput extends SequenceInputStream {
  public CellInput(Supplier<String> ask) {
    super(
        new Enumeration<InputStream>() {
          private boolean begun; // a sequence takes its first part before anybody reads

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
        });
  }

  @Override
  public void close() {} // a sequence would ask for all lines that are still to come
}
