package backprop.assignment;

import java.io.IOException;

/** A file that is not an assignment, or not a submission; the message says which and why. */
public final class AssignmentException extends IOException {
  private static final long serialVersionUID = 1;

  public AssignmentException(String message) {
    super(message);
  }
}
