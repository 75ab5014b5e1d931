package backprop.assignment;

import backprop.kernel.Session;
import java.util.List;
import java.util.Map;

/**
 * What the JVM that runs a submission is told, and what it reports; both as JSON, a line each.
 *
 * @param secret which begins every line of the report: what a submission prints is not a report
 * @param folder where the assignment is
 * @param skipped steps not to run, because they ended the JVM before
 */
record Job(
    String secret,
    String folder,
    List<Step> steps,
    ProtectedNames names,
    Limits limits,
    Map<Integer, String> skipped) {

  /**
   * One line of the report: a step starts, or has ended.
   *
   * @param step its number; −1 at the very end
   * @param outcome null when it starts
   */
  record Report(int step, StepOutcome outcome) {}

  /**
   * How a step ended.
   *
   * @param number the value of its last expression, if that was a number
   * @param error null if it did not fail
   * @param printed to standard output
   */
  record StepOutcome(Double number, Session.Error error, String printed, Session.Limit limit) {}
}
