package backprop.ipynb;

import backprop.text.Text;
import java.io.IOException;

/**
 * A file that is not a notebook of nbformat 4; the message names the file, what it holds and what
 * was expected.
 */
public final class NotebookFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /** The sentence, as {@link Text#format} writes it. */
  public NotebookFormatException(String format, Object... arguments) {
    super(Text.format(format, arguments));
  }
}
