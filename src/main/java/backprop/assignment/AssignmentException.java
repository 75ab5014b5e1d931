package backprop.assignment;

import backprop.text.Text;
import java.io.IOException;

/** A file that is not an assignment, or not a submission; the message says which and why. */
public final class AssignmentException extends IOException {
  private static final long serialVersionUID = 1;

  /** The sentence, as {@link Text#format} writes it. */
  public AssignmentException(String format, Object... arguments) {
    super(Text.format(format, arguments));
  }

  /** Refuses the file unless this holds, for the reason as {@link Text#format} writes it. */
  public static void unless(boolean holds, String reason, Object... arguments)
      throws AssignmentException {
    if (!holds) {
      throw new AssignmentException(reason, arguments);
    }
  }
}
