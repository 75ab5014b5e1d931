package backprop.assignment.grade.jvm;

import backprop.jshell.CellError;
import backprop.kernel.remote.Session;
import java.util.List;
import java.util.Map;

/**
 * What a {@link GradingChild} is told of a submission, and what it reports.
 *
 * @param folder where the assignment is
 * @param jvmOptions of the JVM in which the submission's cells run
 * @param workingFolder where that JVM runs
 * @param skipped steps not to run, because they ended the JVM before
 */
public record Job(
    String folder,
    List<String> jvmOptions,
    String workingFolder,
    List<Step> steps,
    ProtectedNames names,
    Limits limits,
    Map<Integer, String> skipped) {
  /**
   * What is reported: a step starts, or has ended, or all of them have.
   *
   * @param step its number; null at the very end
   * @param outcome null when it starts
   * @param status at the very end, if a step has ended the JVM in which the cells run: with what
   */
  record StepReport(Integer step, StepOutcome outcome, Integer status) {}

  /**
   * How a step ended.
   *
   * @param number the value of its last expression, if that was a number
   * @param error null if it did not fail
   * @param printed to standard output
   */
  public record StepOutcome(Double number, CellError error, String printed, Session.Limit limit) {}
}
