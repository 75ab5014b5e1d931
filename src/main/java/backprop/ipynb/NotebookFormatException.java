package backprop.ipynb;

import backprop.text.Text;
import java.io.IOException;

/** A file is no notebook of nbformat 4: the message names it, and what it holds. */
public final class NotebookFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /** The sentence, as {@link Text#format} writes it. */
  public NotebookFormatException(String format, Object... arguments) {
    super(Text.format(format, arguments));
  }
}
