package backprop.file;

import java.io.IOException;

/** A file does not hold what it should: it is cut off, was changed, or is something else. */
public final class FileFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public FileFormatException(String message) {
    super(message);
  }

  public FileFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
