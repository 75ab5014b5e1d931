package backprop.jshell;

import backprop.text.Text;

/** A magic cannot be applied; the message is one sentence for the reader. */
final class MagicException extends Exception {
  private static final long serialVersionUID = 1;

  /** The sentence, as {@link Text#format} writes it. */
  MagicException(String format, Object... arguments) {
    super(Text.format(format, arguments));
  }
}
