/**
 * The JVMs in which students' cells run while they are graded, and what they may do there: {@code
 * GradingProcess} gives a {@link backprop.assignment.grade.jvm.Job} to a {@code GradingChild},
 * whose cells are under a {@code Sandbox}.
 *
 * <p>It imports {@code assignment}, {@code kernel.remote}, {@code jshell} and {@code jvm}. Begin
 * with {@code GradingProcess}, then {@code Sandbox}.
 */
package backprop.assignment.grade.jvm;
