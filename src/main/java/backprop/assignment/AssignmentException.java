package backprop.assignment;

import java.io.IOException;

/** A file that is no assignment, or no submission; the message says which and why. */
public final class AssignmentException extends IOException {
  private static final long serialVersionUID = 1;

  public AssignmentException(String message) {
    super(message);
  }
}
