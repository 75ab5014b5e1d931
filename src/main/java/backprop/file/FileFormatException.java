package backprop.file;

import backprop.text.Text;
import java.io.IOException;

/** A file does not hold what it should: it is cut off, was changed, or is something else. */
public final class FileFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The sentence, as {@link Text#format} writes it. */
  public FileFormatException(String format, Object... arguments) {
    super(Text.format(format, arguments));
  }

  public FileFormatException(Throwable cause, String format, Object... arguments) {
    super(Text.format(format, arguments), cause);
  }
}
