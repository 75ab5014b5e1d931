package backprop.jshell;

/** A magic cannot be applied; the message is one sentence for the reader. */
final class MagicException extends Exception {
  private static final long serialVersionUID = 1;

  MagicException(String message) {
    super(message);
  }
}
